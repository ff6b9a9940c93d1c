import Diagnostics
import Testing

@Suite("Line tables")
struct LineTableTests {
  @Test(
    "say an offset as line and column",
    arguments: [
      ("", 0, 1, 1), ("abc", 2, 1, 3), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1),
      ("é\nüx", 5, 2, 2), ("a\n", 2, 2, 1),
    ])
  func position(text: String, offset: Int, line: Int, column: Int) {
    let table = LineTable(SourceFile(path: "x", text: text))
    #expect(table.position(at: offset) == Position(line: line, column: column))
  }
}
