import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Tree builders")
struct TreeBuilderTests {
  private func value(_ text: String, path: String = "x.json") throws -> Value {
    try #require(ParsedSource(parsing: Array(text.utf8), path: path).documents.first)
  }

  @Test("put values together under keys and in order")
  func building() {
    var builder = TreeBuilder(source: SourceFile(path: "x", text: ""))
    builder.beginMapping()
    builder.key("n")
    builder.int(-3)
    builder.key("u")
    builder.uint(.max)
    builder.key("list")
    builder.beginSequence()
    builder.string("s")
    builder.bool(true)
    builder.null()
    builder.double(0.5)
    builder.unknown(.afterApply)
    builder.endContainer()
    builder.endContainer()
    let tree = builder.finish()
    #expect(
      tree.value(at: 0).outline
        == "{n: -3, u: 18446744073709551615u, list: [\"s\", true, null, 0.5, unknown(after-apply)]}"
    )
  }

  @Test("copy values of other trees with their positions where the source is the same")
  func copying() throws {
    let original = try value("{\"a\": {\"b\": [1, \"\\u00e9\", \"x\"]}}")
    for path in ["x.json", "other"] {
      var builder = TreeBuilder(
        source: path == "x.json" ? original.tree.source : SourceFile(path: path, text: ""))
      builder.beginMapping()
      builder.key("copy")
      builder.copy(try #require(original["a"]))
      builder.key("more")
      builder.int(1)
      builder.endContainer()
      let copy = builder.finish().value(at: 0)
      #expect(copy.outline == "{copy: {b: [1, \"é\", \"x\"]}, more: 1}")
      let range = try #require(copy.descendant("copy", "b")).range
      #expect(
        range == (path == "x.json" ? original.descendant("a", "b")?.range : SourceRange(0, 0)))
    }
  }

  @Test("let the last of two values of a key win")
  func lastWins() {
    var builder = TreeBuilder(source: SourceFile(path: "x", text: ""))
    builder.beginMapping()
    for number in 1...3 {
      builder.key("a")
      builder.beginSequence()
      builder.int(Int64(number))
      builder.endContainer()
      builder.key("b\(number)")
      builder.null()
    }
    builder.endContainer()
    let root = builder.finish().value(at: 0)
    #expect(root.outline == "{b1: null, b2: null, a: [3], b3: null}")
    #expect(root.count == 4)
    #expect(root["a"]?[0]?.int == 3)
  }

  @Test("take back what a broken part had added")
  func rollBack() {
    var builder = TreeBuilder(source: SourceFile(path: "x", text: ""))
    builder.int(1)
    let mark = builder.nodeCount
    builder.beginMapping()
    builder.key("a")
    builder.beginSequence()
    builder.rollBack(to: mark)
    builder.int(2)
    let tree = builder.finish()
    #expect(tree.nodeCount == 2)
    #expect(tree.value(at: 1).outline == "2")
  }

  @Test("copy a finished part of their own, however often memory moves")
  func ownCopies() {
    var builder = TreeBuilder(source: SourceFile(path: "x", text: ""))
    builder.beginSequence()
    let first = builder.beginMapping()
    builder.key("k")
    builder.string("v")
    builder.endContainer()
    for _ in 0..<1000 { builder.copy(nodeAt: first) }
    builder.endContainer()
    let root = builder.finish().value(at: 0)
    #expect(root.count == 1001)
    #expect(root.elements.allSatisfy { $0["k"]?.equals("v") == true })
  }
}
