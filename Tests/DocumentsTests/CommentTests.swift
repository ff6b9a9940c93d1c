import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Comments")
struct CommentTests {
  private func comments(_ text: String) -> [String] {
    ParsedSource(parsing: Array(text.utf8), path: "x.yaml").comments.map {
      "\($0.line):\($0.column)\($0.standsAlone ? " alone" : ""):\($0.text)"
    }
  }

  @Test(
    "are found where they are, and only there",
    arguments: [
      ("# a\nb: 1 # c\n  # d\n", ["1:1 alone: a", "2:6: c", "3:3 alone: d"]),
      ("a: \"x # no\" # yes\n", ["1:13: yes"]), ("a: 'x\n  # no' # yes\n", ["2:9: yes"]),
      ("a: b#no\n", []), ("a: | # head\n  # no\n  x\n# yes\n", ["1:6: head", "4:1 alone: yes"]),
      ("a: >-\n  # no\nb: # yes\n  1\n", ["3:4: yes"]),
      ("a: [1, # x\n  2] # y\n", ["1:8: x", "2:6: y"]),
      ("a: &x#no b\nc: !t#no d\n", []), ("é: ü # ö\n", ["1:6: ö"]),
      ("a: 1\n---\n# x\n---\nb: 2 #y\n...\n# z", ["3:1 alone: x", "5:6:y", "7:1 alone: z"]),
      ("a: *b # broken\n---\nc: 1 # fine\n", ["3:6: fine"]), ("a: &x 1\nb: *x # c\n", ["2:7: c"]),
      ("a: 1 # x\r\nb: 2\r\n# y\r\n", ["1:6: x", "3:1 alone: y"]), ("# only", ["1:1 alone: only"]),
      ("%YAML 1.1 # v\n---\na: 1\n", ["1:11: v"]), ("a: one\n  two # x\n", ["2:7: x"]),
      ("- # a\n  b: 1\n", ["1:3: a"]), ("a: !!str # t\n  x\n", ["1:10: t"]),
    ])
  func places(text: String, expected: [String]) {
    #expect(comments(text) == expected)
  }

  @Test("have a range that holds them, line end left out")
  func range() {
    let parsed = ParsedSource(parsing: Array("é: 1 # a b \r\nc: 2\n".utf8), path: "x.yaml")
    #expect(parsed.comments.map { parsed.source.text(in: $0.range) } == ["# a b "])
  }

  @Test("are none in JSON")
  func json() {
    #expect(ParsedSource(parsing: Array("{\"a\": \"# no\"}".utf8), path: "x.json").comments.isEmpty)
  }
}
