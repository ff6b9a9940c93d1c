import Diagnostics
import Testing

@Suite("Line tables")
struct LineTableTests {
  @Test(
    "say an offset as line and column",
    arguments: [
      ("", 0, 1, 1), ("abc", 2, 1, 3), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1),
      ("é\nüx", 5, 2, 2), ("a\n", 2, 2, 1), ("a\r\n", 2, 1, 3), ("a\n\r\nb", 4, 3, 1),
      ("abc", 99, 1, 4), ("a\r\rb", 3, 3, 1),
    ])
  func position(text: String, offset: Int, line: Int, column: Int) {
    let table = LineTable(SourceFile(path: "x", text: text))
    #expect(table.position(at: offset) == Position(line: line, column: column))
  }

  @Test(
    "count the columns of a long line in characters", arguments: [0, 1, 1023, 1024, 5000, 9999])
  func longLine(characters: Int) {
    let text = "first\n" + String(repeating: "é", count: 10_000)
    let table = LineTable(SourceFile(path: "x", text: text))
    #expect(table.position(at: 6 + 2 * characters) == Position(line: 2, column: characters + 1))
  }

  @Test(
    "give a line's bytes without its ending",
    arguments: [("a\r\nbc\n", 1, 0, 1), ("a\r\nbc\n", 2, 3, 5), ("a\n", 2, 2, 2), ("a", 9, 1, 1)])
  func range(text: String, line: Int, start: Int, end: Int) {
    let table = LineTable(SourceFile(path: "x", text: text))
    #expect(table.range(ofLine: line) == SourceRange(start, end))
  }

  @Test("give a range as a location, the end exclusive")
  func location() {
    let table = LineTable(SourceFile(path: "x", text: "é: 1\nb: 2\n"))
    #expect(
      table.location(of: SourceRange(4, 9), path: "x")
        == Location(path: "x", line: 1, column: 4, endLine: 2, endColumn: 4))
  }
}
