import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("YAML")
struct YAMLTests {
  private func parse(_ text: String) -> ParsedSource {
    ParsedSource(parsing: Array(text.utf8), path: "x.yaml")
  }

  private func outlines(_ text: String) -> [String] {
    parse(text).resolved(as: .core).documents.map(\.outline)
  }

  @Test(
    "reads each style",
    arguments: [
      ("a: 1\nb:\n  - x\n  - y: z\n", "{a: 1, b: [\"x\", {y: \"z\"}]}"),
      ("a:\n- 1\n- 2\nb: 3\n", "{a: [1, 2], b: 3}"), ("- - 1\n  - 2\n- 3\n", "[[1, 2], 3]"),
      ("{a: [1, {b: c}], d}", "{a: [1, {b: \"c\"}], d: null}"), ("a:\nb:\n", "{a: null, b: null}"),
      ("a: |\n  one\n   two\n\nb: |-\n  x\n", "{a: \"one\n two\n\", b: \"x\"}"),
      ("a: >\n  one\n  two\n\n  three\n", "{a: \"one two\nthree\n\"}"),
      ("a: |+\n  x\n\nb: 1\n", "{a: \"x\n\n\", b: 1}"), ("a: one\n  two\n", "{a: \"one two\"}"),
      ("a: 'it''s'\nb: \"\\t\\u00e9\\x41\"\n", "{a: \"it's\", b: \"\té\u{41}\"}"),
      ("? a\n: 1\n", "{a: 1}"), ("? \"b\"\n", "{b: null}"), ("x", "\"x\""),
      ("--- x\n...\n", "\"x\""),
      ("a: b # c\n#d\n", "{a: \"b\"}"), ("a: b#c\n", "{a: \"b#c\"}"), ("a:\tb\n", "{a: \"b\"}"),
      ("1: a\n1.5: b\non: c\n~: d\n", "{1: \"a\", 1.5: \"b\", on: \"c\", ~: \"d\"}"),
      ("a: \"x\\\n  y\"\n", "{a: \"xy\"}"), ("[a: 1, b]", "[{a: 1}, \"b\"]"),
    ])
  func styles(text: String, outline: String) {
    #expect(parse(text).diagnostics.isEmpty)
    #expect(outlines(text) == [outline])
  }

  @Test(
    "reads the same with CR LF and with no line end at the end", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(lineEnd: String) {
    let text = ["a: 1", "b:", "  - é # c", "c: |", "  one", "  two", "d: x"].joined(
      separator: lineEnd)
    #expect(outlines(text) == ["{a: 1, b: [\"é\"], c: \"one\ntwo\n\", d: \"x\"}"])
  }

  @Test(
    "leaves out documents that hold nothing",
    arguments: ["", "\n \n", "# c\n", "---\n", "---\n---\n# c\n...\n", "...\n", "# c\n...\n---\n"])
  func nothing(text: String) {
    #expect(parse(text).diagnostics.isEmpty)
    #expect(parse(text).documents.isEmpty)
  }

  @Test("reads streams, with directives, end markers and bare documents")
  func streams() {
    #expect(
      outlines("a\n---\nb\n--- # c\nc\n...\n%YAML 1.2\n---\nd\n...\n# c\ne\n")
        == ["a", "b", "c", "d", "e"].map { "\"\($0)\"" })
    #expect(outlines("{a: 1}\n---\n{\"b\": 2}\n") == ["{a: 1}", "{b: 2}"])
    #expect(outlines("a: |\n  ---\n  b\n") == ["{a: \"---\nb\n\"}"])
  }

  @Test("copies what aliases mean, to the last anchor of that name")
  func aliases() {
    #expect(
      outlines("a: &x {k: [1]}\nb: *x\nc: [*x, *x]\n") == [
        "{a: {k: [1]}, b: {k: [1]}, c: [{k: [1]}, {k: [1]}]}"
      ])
    #expect(outlines("- &x 1\n- *x\n- &x 2\n- *x\n") == ["[1, 1, 2, 2]"])
    #expect(outlines("&k key: 1\nb: *k\n*k : 2\n") == ["{b: \"key\", key: 2}"])
    #expect(
      outlines("a: &x\n  b: &y c\nd: *y\ne: *x\n") == ["{a: {b: \"c\"}, d: \"c\", e: {b: \"c\"}}"])
    #expect(outlines("- !!map &a {b: 1}\n- *a\n") == ["[{b: 1}, {b: 1}]"])
  }

  @Test(
    "merges: explicit keys win over merged ones, and earlier merges over later",
    arguments: [
      ("<<: *b", "{x: 1, y: 2}"), ("y: 3\n  <<: *b", "{y: 3, x: 1}"),
      ("<<: *b\n  y: 3", "{x: 1, y: 3}"), ("<<: [*b, {y: 9, z: 4}]", "{x: 1, y: 2, z: 4}"),
      ("<<: {x: 8}\n  <<: *b", "{x: 8, y: 2}"), ("<<: *n", "{x: 1, y: 5}"),
      ("<<: {<<: *b, y: 7}\n  x: 0", "{y: 7, x: 0}"), ("\"<<\": *b", "{<<: {x: 1, y: 2}}"),
      ("<<: []\n  a: 1", "{a: 1}"), ("<<: {}\n  a: 1", "{a: 1}"),
    ])
  func merges(text: String, outline: String) {
    let parsed = parse("base: &b {x: 1, y: 2}\nnext: &n {<<: *b, y: 5}\nit:\n  \(text)\n").resolved(
      as: .core)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.duplicateKeys.isEmpty)
    #expect(parsed.documents.first?["it"]?.outline == outline)
    #expect(parsed.documents.first?["base"]?.outline == "{x: 1, y: 2}")
  }

  @Test("keeps an anchored value whole that was merged and overridden")
  func anchoredMerge() {
    #expect(
      outlines("a:\n  <<: &x {k: 1, l: 2}\n  k: 3\nb: *x\n") == [
        "{a: {l: 2, k: 3}, b: {k: 1, l: 2}}"
      ])
  }

  @Test("loads the other documents where some are broken, and places the errors rightly")
  func brokenDocuments() {
    let marked = MarkedText(
      "ok: 1\n---\na: ①[1, 2\n---\né: ②@\n---\r\nok: 2\r\n---\n③\tx: 1\n---\nok: 3\n")
    let parsed = parse(marked.text)
    #expect(parsed.documents.map(\.outline) == ["{ok: ?1}", "{ok: ?2}", "{ok: ?3}"])
    let table = LineTable(parsed.source)
    #expect(
      parsed.diagnostics.map(\.position) == "①②③".map { table.position(at: marked.offset($0)) })
  }

  static let sample =
    "a: &x {k: \"v\"}\nb:\n  - *x\n  - |\n    é\n    t\nc: 'q' # c\n---\n- ? d\n  : [1, !!str 2]\n"

  @Test(
    "gives every prefix documents or errors, at most one a document",
    arguments: Array(0...sample.utf8.count))
  func prefixes(length: Int) {
    let parsed = ParsedSource(parsing: Array(Self.sample.utf8.prefix(length)), path: "x.yaml")
    #expect(parsed.documents.count + parsed.diagnostics.count <= 2)
  }

  @Test("decides by content, whatever the name", arguments: ["x.yaml", "x.json", "-"])
  func format(path: String) {
    func format(_ text: String) -> ParsedSource.Format {
      ParsedSource(parsing: Array(text.utf8), path: path).format
    }
    #expect(format("{\"a\": 1}") == .json)
    #expect(format(" \n[1]") == .json)
    #expect(format("a: 1") == .yaml)
    #expect(format("{\"a\": 1") == .json)
    #expect(format("{\"a\": 1}\n---\n{\"b\": 2}\n") == .yaml)
  }

  @Test("reads YAML's flow style as YAML, but not in a file that is called JSON")
  func flowStyle() {
    #expect(parse("{a: b}").documents.map(\.outline) == ["{a: ?b}"])
    #expect(parse("{\"a\": b, }").documents.map(\.outline) == ["{a: ?b}"])
    let json = ParsedSource(parsing: Array("{a: b}".utf8), path: "x.json")
    #expect(
      json.diagnostics.map(\.line) == [
        "x.json:1:2: error: found 'a' where a key in double quotes or '}' must stand"
      ])
  }

  @Test("takes the characters that Unicode calls white space for what they are")
  func unicodeBreaks() {
    #expect(
      parse("a: \"x\u{2028}y\"\nb: \u{FEFF}z\n").documents.first?["b"]?.string?.hasSuffix("z")
        == true)
  }
}
