import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Duplicate keys")
struct DuplicateKeyTests {
  private struct Place: Equatable {
    let key: String
    let first: Int
    let last: Int
  }

  private func places(_ parsed: ParsedSource) -> [Place] {
    parsed.duplicateKeys.map {
      Place(key: $0.key, first: $0.first.lowerBound, last: $0.last.lowerBound)
    }
  }

  @Test(
    "load with the last one, in the last one's place, and are told",
    arguments: [
      ("①a: 1\nb: 2\n②a: 3\n", "{b: 2, a: 3}"), ("①a: 1\na: 2\n②a: 3\n", "{a: 3}"),
      ("{\"x\": {①\"a\": 1, ②\"a\": {\"c\": 2}}, \"y\": 3}", "{x: {a: {c: 2}}, y: 3}"),
      ("①a: {b: {c: [1, 2]}}\n②\"a\": {a: {a: 1}}\n", "{a: {a: {a: 1}}}"),
      ("- {①1: a, ②\"1\": b}\n- 2\n", "[{1: \"b\"}, 2]"),
      ("①a: &x {k: 1}\n②a: 2\nb: *x\n", "{a: 2, b: {k: 1}}"),
    ])
  func lastWins(text: String, outline: String) {
    let marked = MarkedText(text)
    let parsed = ParsedSource(parsing: marked.bytes, path: "x.yaml").resolved(as: .core)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.documents.map(\.outline) == [outline])
    #expect(places(parsed).map(\.first) == [marked.offset("①")])
    #expect(places(parsed).map(\.last) == [marked.offset("②")])
  }

  @Test("name the mapping as it is in the tree, also where others moved")
  func mapping() {
    let text =
      "---\na: {x: 1, x: 2}\na: {y: 1, y: 2}\n---\nb:\n  - {z: 1}\n  - {z: 1, z: 2, w: 3}\n"
    let parsed = ParsedSource(parsing: Array(text.utf8), path: "x.yaml").resolved(as: .core)
    #expect(parsed.duplicateKeys.map(\.key) == ["x", "a", "y", "z"])
    // The first one's mapping was overridden: what remains around it stands for it.
    #expect(
      parsed.duplicateKeys.map(\.mapping.outline) == [
        "{a: {y: 2}}", "{a: {y: 2}}", "{y: 2}", "{z: 2, w: 3}",
      ])
    #expect(parsed.documents.map(\.outline) == ["{a: {y: 2}}", "{b: [{z: 1}, {z: 2, w: 3}]}"])
  }

  @Test("are neither keys of different mappings nor ones that look alike")
  func different() {
    let text = "a: {a: {a: 1}, b: 1}\nb: {a: 1}\n\"e\\u0301\": 1\né: 2\n"
    let parsed = ParsedSource(parsing: Array(text.utf8), path: "x.yaml").resolved(as: .core)
    #expect(parsed.duplicateKeys.isEmpty)
    #expect(parsed.documents.first?.count == 4)
    #expect(parsed.documents.first?["é"]?.int == 2)
    #expect(parsed.documents.first?["e\u{301}"]?.int == 1)
  }

  @Test("of a broken document are not told")
  func brokenDocument() {
    let parsed = ParsedSource(parsing: Array("a: 1\na: 2\nb: [\n---\nc: 1\n".utf8), path: "x.yaml")
    #expect(parsed.duplicateKeys.isEmpty)
    #expect(parsed.documents.count == 1)
  }

  @Test("in their thousands cost no more than others")
  func many() {
    let text = "{" + (0..<20_000).map { "\"k\($0 / 2)\": [\($0)]" }.joined(separator: ", ") + "}"
    let parsed = ParsedSource(parsing: Array(text.utf8), path: "x.json")
    #expect(parsed.duplicateKeys.count == 10_000)
    #expect(parsed.documents.first?.count == 10_000)
    #expect(parsed.documents.first?["k9999"]?[0]?.int == 19_999)
  }
}
