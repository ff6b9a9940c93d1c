import ArchitectureGraph
import Documents
import Testing

@testable import Terraform

@Suite("References")
struct ReferenceTests {
  @Test(
    "are told apart",
    arguments: [
      ("aws_vpc.a.id", .resource(label: "aws_vpc.a", key: nil, rest: [.name("id")])),
      ("data.aws_ami.a", .resource(label: "data.aws_ami.a", key: nil, rest: [])),
      (#"aws_vpc.a["k"]"#, .resource(label: "aws_vpc.a", key: .text("k"), rest: [])),
      ("module.m[0].out.x", .module(call: "m", key: .index(0), output: "out", rest: [.name("x")])),
      ("module.m", .module(call: "m", key: nil, output: nil, rest: [])),
      ("var.zones[0]", .variable("zones", rest: [.key(.index(0))])),
      ("local.x.y", .local("x", rest: [.name("y")])),
      ("each.value.id", .eachValue(rest: [.name("id")])),
      ("each.key", .ownKey), ("count.index", .ownKey), ("path.module", .known),
      ("terraform.workspace", .known),
    ] as [(String, Reference)])
  func kinds(_ text: String, _ reference: Reference) {
    #expect(Reference(text) == reference)
  }

  @Test("lose what is only the beginning of a longer one")
  func prefixes() throws {
    let json = #"{"references": ["aws_a.b[0].id", "aws_a.b[0]", "aws_a.b", "var.x", "aws_a.bc"]}"#
    let source = ParsedSource(parsing: Array(json.utf8), path: "x.json")
    let references = Reference.references(of: try #require(source.documents.first))
    #expect(
      references == [
        .resource(label: "aws_a.b", key: .index(0), rest: [.name("id")]),
        .variable("x", rest: []), .resource(label: "aws_a.bc", key: nil, rest: []),
      ])
  }

  struct Question: Sendable {
    let keys: [String]
    let references: [String]
    var key: String?
    let ends: [String]
  }

  static let questions = [
    Question(
      keys: [], references: ["aws_subnet.s.id", "aws_subnet.s"], ends: ["aws_subnet.s exact"]),
    Question(
      keys: ["0", "1"], references: ["aws_subnet.s[1].id", "aws_subnet.s[1]", "aws_subnet.s"],
      ends: ["aws_subnet.s[1] exact"]),
    Question(keys: ["0"], references: ["aws_subnet.s"], ends: ["aws_subnet.s[0] exact"]),
    Question(keys: ["0", "1"], references: ["aws_subnet.s"], ends: ["? unknown"]),
    Question(
      keys: ["0", "1"], references: ["aws_subnet.s", "count.index"], key: "1",
      ends: ["aws_subnet.s[1] exact"]),
    Question(
      keys: ["0", "1"], references: ["aws_subnet.s", "count.index"], key: "2",
      ends: ["aws_subnet.s[0] inferred"]),
    Question(
      keys: ["\"a\"", "\"b\""], references: ["aws_subnet.s", "each.key"], key: "\"b\"",
      ends: [#"aws_subnet.s["b"] exact"#]),
    Question(keys: [], references: ["local.subnet"], ends: ["aws_subnet.s exact"]),
    Question(keys: ["0", "1"], references: ["local.subnet"], ends: ["? unknown"]),
    Question(keys: [], references: ["aws_subnet.gone.id"], ends: []),
  ]

  @Test("lead to the instance they mean", arguments: questions)
  func instances(_ question: Question) throws {
    let graph = try graph(
      ofPlan: plan(
        keys: question.keys, references: question.references, key: question.key))
    let address = "aws_network_interface.n" + (question.key.map { "[\($0)]" } ?? "")
    #expect(try graph.ends(.placedIn, from: address) == question.ends)
  }

  @Test("go through a local where the sources are at hand")
  func locals() throws {
    var locals = TerraformLocals()
    locals.add("subnet", in: [], references: ["aws_subnet.s[1].id"])
    let graph = try graph(
      ofPlan: plan(keys: ["0", "1"], references: ["local.subnet"]), locals: locals)
    #expect(
      try graph.ends(.placedIn, from: "aws_network_interface.n") == ["aws_subnet.s[1] exact"])
  }

  @Test("that go in a circle come to an end")
  func circle() throws {
    var locals = TerraformLocals()
    locals.add("a", in: [], references: ["local.b"])
    locals.add("b", in: [], references: ["local.a"])
    let graph = try graph(ofPlan: plan(keys: ["0", "1"], references: ["local.a"]), locals: locals)
    #expect(try graph.ends(.placedIn, from: "aws_network_interface.n").count <= 1)
  }
}
