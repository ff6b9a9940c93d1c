import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Limits")
struct LimitTests {
  private func messages(_ text: String, path: String = "x.yaml", limits: Limits = .standard)
    -> [String]
  {
    ParsedSource(parsing: Array(text.utf8), path: path, limits: limits).diagnostics.map(\.message)
  }

  /// So many times the same text, and as many others after it.
  struct Nesting: Sendable, CustomTestStringConvertible {
    let open: String
    var close = ""
    var count = 100_000
    var testDescription: String { "\(count) times \(open.debugDescription)" }
    var text: String {
      String(repeating: open, count: count) + String(repeating: close, count: count)
    }
  }

  static let nestings = [
    Nesting(open: "[", close: "]"), Nesting(open: "["), Nesting(open: "{\"a\":"),
    Nesting(open: "- "), Nesting(open: "[\n"), Nesting(open: "{a: "),
  ]

  @Test("refuse what is nested too deeply, at once", arguments: nestings)
  func depth(nesting: Nesting) {
    #expect(messages(nesting.text) == ["nested more than 1000 levels deep"])
    #expect(messages("a:\n  \(nesting.text)") == ["nested more than 1000 levels deep"])
  }

  @Test(
    "say one thing of what is nested as no document can be",
    arguments: [
      Nesting(open: "[? "), Nesting(open: "[{"), Nesting(open: "? "), Nesting(open: "!!a &b "),
      Nesting(open: "a: "), Nesting(open: "}"), Nesting(open: "\""), Nesting(open: "*a "),
    ])
  func nonsense(nesting: Nesting) {
    #expect(messages("a: \(nesting.text)").count == 1)
  }

  @Test("allow as many levels as they say, and aliases no more", arguments: ["x.json", "x.yaml"])
  func exactDepth(path: String) {
    var limits = Limits()
    limits.depth = 5
    #expect(messages("[[[[[1]]]]]", path: path, limits: limits) == [])
    #expect(
      messages("[[[[[[1]]]]]]", path: path, limits: limits) == ["nested more than 5 levels deep"])
    #expect(messages("- &a [[[1]]]\n- [*a]\n", limits: limits) == [])
    #expect(
      messages("- &a [[[1]]]\n- [[*a]]\n", limits: limits) == ["nested more than 5 levels deep"])
  }

  private static func bomb(_ levels: Int) -> String {
    let names = (0...levels).map { "a\($0)" }
    let lines = zip(names, names.dropFirst()).map { inner, outer in
      "\(outer): &\(outer) [\(Array(repeating: "*\(inner)", count: 10).joined(separator: ", "))]\n"
    }
    return "a0: &a0 x\n" + lines.joined()
  }

  @Test("stop aliases that explode, and read on with the next document")
  func bombs() {
    let parsed = ParsedSource(parsing: Array("\(Self.bomb(9))---\nok: 1\n".utf8), path: "x.yaml")
    #expect(
      parsed.diagnostics.map(\.message) == ["aliases add more than 1000000 values to this document"]
    )
    #expect(parsed.documents.map(\.outline) == ["{ok: ?1}"])
    #expect(ParsedSource(parsing: Array(Self.bomb(4).utf8), path: "x.yaml").documents.count == 1)
  }

  @Test("count merges and long texts, too")
  func otherBombs() {
    var limits = Limits()
    limits.aliasNodes = 1000
    let merges = "a: &a {x: 1}\n" + (1..<600).map { "b\($0): {<<: *a}\n" }.joined()
    #expect(messages(merges, limits: limits).count == 1)
    let texts =
      "a: &a \(String(repeating: "x", count: 6400))\nb: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
    #expect(messages(texts, limits: limits).count == 1)
    limits.aliasNodes = 2000
    #expect(messages(texts, limits: limits) == [])
  }

  @Test("bound what all bombs of an input may cost together")
  func manyBombs() {
    var limits = Limits()
    limits.aliasNodes = 100
    let bombs = (0..<50).map { _ in
      "a: &a [1, 2, 3]\nb: [\(Array(repeating: "*a", count: 24).joined(separator: ", "))]\n"
    }
    let parsed = ParsedSource(
      parsing: Array(bombs.joined(separator: "---\n").utf8), path: "x.yaml", limits: limits)
    #expect(parsed.documents.count == 10)
    #expect(parsed.diagnostics.count == 40)
  }

  @Test("bound bytes, values and documents")
  func amounts() {
    var limits = Limits()
    limits.bytes = 1 << 20
    #expect(
      messages(String(repeating: "#", count: 1 << 20 | 1), limits: limits) == ["larger than 1 MiB"])
    limits.nodes = 10
    #expect(
      messages("[1,2,3,4,5,6,7,8,9,10,11]", path: "x.json", limits: limits) == [
        "holds more than 10 values"
      ])
    #expect(
      messages("[1,2,3,4,5,6,7,8,9,10,11, x]", limits: limits) == ["holds more than 10 values"])
    limits.documents = 2
    #expect(
      messages("a\n---\nb\n---\nc\n---\nd\n", limits: limits) == ["holds more than 2 documents"])
    #expect(messages("{}{}{}", path: "x.json", limits: limits) == ["holds more than 2 documents"])
  }

  @Test("keep libyaml from what takes it quadratic time: directives in their thousands")
  func directives() {
    let tags = (0..<5000).map { "%TAG !t\($0)! tag:x,2000:\n" }.joined()
    #expect(messages("\(tags)---\na: 1\n---\nb: 2\n") == ["holds more than 100 directives"])
  }
}
