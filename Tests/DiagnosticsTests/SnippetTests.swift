import Diagnostics
import TestSupport
import Testing

@Suite("Snippets")
struct SnippetTests {
  private func snippet(
    _ marked: String, note: String? = nil, redacting redacted: String? = nil, width: Int = 100
  ) -> String {
    let text = MarkedText(marked)
    let source = SourceFile(path: "x.yaml", text: text.text)
    var options = Snippet.Options()
    options.width = width
    let redactions = redacted.flatMap { text.text.range(of: $0, in: source) }.map { [$0] } ?? []
    return Snippet(
      of: source, lines: LineTable(source),
      marking: SourceRange(text.offset("①"), text.offset("②")), note: note, redactions: redactions,
      options: options
    ).text
  }

  @Test("underline the place, with a line of context above and below")
  func context() {
    #expect(
      snippet("a: 1\nb: 2\nimage: ①nginx:latest②\nc: 3\nd: 4\n", note: "moves") == """
        2 | b: 2
        3 | image: nginx:latest
          |        ^^^^^^^^^^^^ moves
        4 | c: 3

        """)
  }

  @Test("underline the first line of a range of several")
  func severalLines() {
    #expect(
      snippet("①a:\n  b: 1\n  c: 2\n②d: 3\n") == """
        1 | a:
          | ^^
        2 |   b: 1

        """)
  }

  @Test("show an empty place by one caret, at the end of the text too")
  func emptyPlace() {
    #expect(snippet("a: ①②\n") == "1 | a:\n  |    ^\n")
    #expect(snippet("①②") == "1 |\n  | ^\n")
  }

  @Test("line up with tabs, wide and combining characters before the place")
  func widths() {
    #expect(snippet("\ta: ①b②\n") == "1 |     a: b\n  |        ^\n")
    #expect(snippet("日本: ①é②x\n") == "1 | 日本: éx\n  |       ^\n")
    #expect(snippet("e\u{301}: ①b②\n") == "1 | e\u{301}: b\n  |    ^\n")
  }

  @Test("never show a redacted text, whether it is marked or beside the mark")
  func redaction() {
    #expect(
      snippet("password: ①\"hunter2\"② # x\n", redacting: "\"hunter2\"")
        == "1 | password: (sensitive) # x\n  |           ^^^^^^^^^^^\n")
    #expect(
      snippet("①name②: hunter2\n", redacting: "hunter2")
        == "1 | name: (sensitive)\n  | ^^^^\n")
    #expect(
      snippet("①key②: |\n  one\n  two\n", redacting: "|\n  one\n  two")
        == "1 | key: (sensitive)\n  | ^^^\n2 | (sensitive)\n")
  }

  @Test("replace control characters, escape sequences and bidirectional overrides")
  func controlCharacters() {
    let text = snippet("a: ①\u{1B}[31mred\u{202E}\u{9B}②\n", note: "\u{1B}[0m")
    #expect(text == "1 | a: \u{FFFD}[31mred\u{FFFD}\u{FFFD}\n  |    ^^^^^^^^^^ \u{FFFD}[0m\n")
  }

  @Test("show only what is around the place in a long line")
  func longLine() {
    let filler = String(repeating: "x", count: 500_000)
    let text = snippet("{\(filler)①here②\(filler)}", width: 30)
    #expect(
      text == "1 | …xxxxxxxxxxherexxxxxxxxxxxxxxxx…\n  |            ^^^^\n")
  }

  @Test("never show the middle of a redacted text in a long line")
  func longRedaction() {
    let secret = String(repeating: "s", count: 10_000)
    let text = snippet("a: ①\(secret)② b", redacting: secret, width: 30)
    #expect(text == "1 | a: (sensitive)…\n  |    ^^^^^^^^^^^\n")
  }

  @Test("say which pieces are what")
  func styles() {
    let source = SourceFile(path: "x", text: "a: b c")
    let snippet = Snippet(
      of: source, lines: LineTable(source), marking: SourceRange(3, 4), note: "n")
    #expect(
      snippet.lines == [
        [
          .init(style: .gutter, text: "1 | "), .init(style: .source, text: "a: "),
          .init(style: .marked, text: "b"), .init(style: .source, text: " c"),
        ],
        [
          .init(style: .gutter, text: "  | "), .init(style: .underline, text: "   ^"),
          .init(style: .note, text: " n"),
        ],
      ])
  }
}

extension String {
  fileprivate func range(of text: String, in source: SourceFile) -> SourceRange? {
    let bytes = Array(text.utf8)
    let starts = 0...(source.bytes.count - bytes.count)
    guard let start = starts.first(where: { source.bytes[$0...].starts(with: bytes) })
    else { return nil }
    return SourceRange(start, start + bytes.count)
  }
}
