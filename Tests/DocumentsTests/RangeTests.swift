import Diagnostics
import Documents
import TestSupport
import Testing

/// That the range of a value, cut out of the source, is the value's own text.
@Suite("Ranges")
struct RangeTests {
  private static let yaml = """
    name: plain
    "quoted key": 'single'
    double: "a\\tb"
    list:
      - 1
      - [x, {y: z}]
    anchored: &a !t
      inner: é日
    block: |
      one
      two
    empty:
    after: end
    """

  /// Path from the root, text of the value in a file with LF.
  private static let expected: [(DocumentPath, String)] = [
    (DocumentPath([.key("name")]), "plain"), (DocumentPath([.key("quoted key")]), "'single'"),
    (DocumentPath([.key("double")]), "\"a\\tb\""),
    (DocumentPath([.key("list")]), "- 1\n  - [x, {y: z}]"),
    (DocumentPath([.key("list"), .index(0)]), "1"),
    (DocumentPath([.key("list"), .index(1)]), "[x, {y: z}]"),
    (DocumentPath([.key("list"), .index(1), .index(1)]), "{y: z}"),
    (DocumentPath([.key("list"), .index(1), .index(1), .key("y")]), "z"),
    (DocumentPath([.key("anchored")]), "inner: é日"),
    (DocumentPath([.key("anchored"), .key("inner")]), "é日"),
    (DocumentPath([.key("block")]), "|\n  one\n  two"), (DocumentPath([.key("empty")]), ""),
    (DocumentPath([.key("after")]), "end"),
  ]

  @Test(
    "hold each value's text, whatever the line ends and whatever stands before",
    arguments: ["\n", "\r\n", "\r"], ["", "# übergroß 日本 😀\n", "a: 1\n---\n", "\u{FEFF}"])
  func yaml(lineEnd: String, before: String) throws {
    let text = (before + Self.yaml).replacing("\n", with: lineEnd)
    let parsed = ParsedSource(parsing: Array(text.utf8), path: "x.yaml")
    #expect(parsed.diagnostics.isEmpty)
    let root = try #require(parsed.documents.last)
    for (path, expected) in Self.expected {
      let value = try #require(root.value(at: path), "\(path)")
      #expect(parsed.source.text(in: value.range) == expected.replacing("\n", with: lineEnd))
      #expect(value.path(from: root) == path)
    }
    let key = try #require(root["quoted key"]?.keyRange)
    #expect(parsed.source.text(in: key) == "\"quoted key\"")
  }

  @Test("hold each value's text in JSON")
  func json() throws {
    let text = "\n {\"ké\" : [ 1.5e3 , \"a\\n\" , {\"x\":null} , true ] }\n"
    let parsed = ParsedSource(parsing: Array(text.utf8), path: "x.json")
    let root = try #require(parsed.documents.first)
    let list = try #require(root["ké"])
    #expect(
      parsed.source.text(in: root.range) == "{\"ké\" : [ 1.5e3 , \"a\\n\" , {\"x\":null} , true ] }"
    )
    #expect(list.keyRange.map { parsed.source.text(in: $0) } == "\"ké\"")
    #expect(
      list.elements.map { parsed.source.text(in: $0.range) } == [
        "1.5e3", "\"a\\n\"", "{\"x\":null}", "true",
      ])
    #expect(parsed.source.text(in: list.range) == "[ 1.5e3 , \"a\\n\" , {\"x\":null} , true ]")
  }

  @Test("of an alias's values are those of what it means")
  func alias() throws {
    let parsed = ParsedSource(parsing: Array("a: &x {k: v}\nb: *x\n".utf8), path: "x.yaml")
    let copy = try #require(parsed.documents.first?["b"])
    #expect(parsed.source.text(in: copy.range) == "{k: v}")
    #expect(copy.keyRange.map { parsed.source.text(in: $0) } == "b")
  }
}
