import Diagnostics
import Testing

@testable import Reporting

@Suite("An excerpt of a source")
struct SourceExcerptTests {
  private func excerpt(
    _ text: String, _ range: Range<Int>, hiding hidden: [Range<Int>] = [], width: Int = 80
  ) throws -> SourceExcerpt {
    let source = SourceFile(path: "x", text: text)
    return try #require(
      SourceExcerpt(
        source, lines: LineTable(source),
        range: SourceRange(range.lowerBound, range.upperBound),
        redactions: hidden.map { SourceRange($0.lowerBound, $0.upperBound) }, width: width))
  }

  @Test("has carets below what is meant")
  func carets() throws {
    let excerpt = try excerpt("a: 1\nbé: äx\n", 10..<12)
    #expect(excerpt.line == 2)
    #expect(excerpt.text == "bé: äx")
    #expect(excerpt.indentation + excerpt.carets == "    ^")
  }

  @Test("shows the first line of what spans several")
  func lines() throws {
    let excerpt = try excerpt("a {\n  b\n}\n", 0..<9)
    #expect(excerpt.text == "a {")
    #expect(excerpt.carets == "^^^")
  }

  @Test("masks what must not be printed, even in parts")
  func redactions() throws {
    let excerpt = try excerpt("p: secret # x\n", 3..<9, hiding: [3..<9])
    #expect(excerpt.text == "p: (sensitive) # x")
    #expect(excerpt.indentation + excerpt.carets == "   ^^^^^^^^^^^")
    let multiline = try self.excerpt("k: |\n  one\n  two\nx: 1\n", 11..<16, hiding: [3..<17])
    #expect(multiline.text == "(sensitive)")
  }

  @Test("cuts a long line around what is meant")
  func window() throws {
    let text = String(repeating: "ü", count: 500) + "HERE" + String(repeating: "y", count: 900)
    let excerpt = try excerpt(text, 1_000..<1_004, width: 60)
    #expect(excerpt.text.count <= 62)
    let start = excerpt.text.index(
      excerpt.text.startIndex, offsetBy: excerpt.indentation.count)
    #expect(excerpt.text[start...].hasPrefix("HERE"))
    #expect(excerpt.carets == "^^^^")
  }

  @Test("points at the end of a line where nothing is meant, and survives bytes that are no UTF-8")
  func edges() throws {
    #expect(try excerpt("ab\n", 2..<2).indentation == "  ")
    #expect(try excerpt("", 0..<0).carets == "^")
    let source = SourceFile(path: "x", bytes: [0xFF, 0x80, 0x61])
    let excerpt = SourceExcerpt(
      source, lines: LineTable(source), range: SourceRange(2, 3), redactions: [], width: 80)
    #expect(excerpt?.text.hasSuffix("a") == true)
    #expect(
      SourceExcerpt(
        source, lines: LineTable(source), range: SourceRange(9, 10), redactions: [], width: 80)
        == nil)
  }
}
