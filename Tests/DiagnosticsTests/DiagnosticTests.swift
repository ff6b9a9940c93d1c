import Diagnostics
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("read on one line as compilers write them")
  func line() {
    let place = Position(line: 3, column: 5)
    #expect(
      Diagnostic(path: "a.yaml", position: place, message: "no such key", help: "add it").line
        == "a.yaml:3:5: error: no such key; add it")
    #expect(Diagnostic(.warning, path: "a.yaml", message: "old").line == "a.yaml: warning: old")
    #expect(
      Diagnostic(path: "", message: "nothing to scan").line == "archlint: error: nothing to scan")
  }

  @Test("bring nothing to a terminal that could steer it")
  func controlCharacters() {
    #expect(
      Diagnostic(path: "\u{1B}[31m.yaml", message: "a\nb\u{202E}").line
        == "\u{FFFD}[31m.yaml: error: a\u{FFFD}b\u{FFFD}")
  }

  @Test(
    "leave printable text as it is",
    arguments: ["", "plain", "grüße 日本 😀", "👩\u{200D}💻", "e\u{301}", "a\u{A0}b"])
  func printable(text: String) {
    #expect(text.printable == text)
  }

  @Test(
    "replace what is not printable",
    arguments: [
      "\u{0}", "\u{7}", "\t", "\n", "\u{7F}", "\u{9B}", "\u{2028}", "\u{2066}", "\u{FEFF}",
      "\u{200B}",
    ])
  func unprintable(text: String) {
    #expect(text.printable == "\u{FFFD}")
  }

  @Test("of a range know what lies within it")
  func ranges() {
    let range = SourceRange(2, 6)
    #expect(range.contains(SourceRange(2, 6)))
    #expect(range.contains(SourceRange(4, 4)))
    #expect(!range.contains(SourceRange(1, 3)))
    #expect(SourceRange(5, 3).isEmpty)
    #expect(SourceFile(path: "x", text: "abcdefgh").text(in: SourceRange(6, 100)) == "gh")
  }
}
