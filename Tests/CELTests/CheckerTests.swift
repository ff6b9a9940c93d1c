import CEL
import TestSupport
import Testing

/// What the checker infers, and what it says of mistakes.
@Suite("Checker")
struct CheckerTests {
  static let environment = Environment(
    libraries: [.everything],
    types: [
      ObjectType(
        "Node",
        fields: [
          "tier": ObjectField(.string), "subnets": ObjectField(.list(.object("Node"))),
          "count": ObjectField(.int), "labels": ObjectField(.map(.string, .string)),
        ])
    ],
    variables: [
      Variable("node", .object("Node")), Variable("object", .dyn),
      Variable("variables.acls", .list(.object("Node"))), Variable("params.limit", .double),
    ],
    functions: [edges])

  /// A function whose result follows from a literal argument.
  private static let edges = FunctionDeclaration(
    "targets",
    [
      Overload(
        "node_targets", .member, [.object("Node"), .string], .list(.dyn),
        refine: { site in
          guard case .string(let edge)? = site.literals[1] else {
            return .rejected("the edge must be a literal", argument: 1)
          }
          guard edge == "uses" else {
            return .rejected("no edge '\(edge)'; did you mean 'uses'?", argument: 1)
          }
          return .typed(.list(.object("Node")), nil)
        }, .binary { _, _ in .emptyList })
    ])

  @Test(
    "a mistake is at its place, in words, with a way out",
    arguments: [
      ("①nodee②.tier", "undeclared name 'nodee'; did you mean 'node'?"),
      ("node.①teir② == 'x'", "'Node' has no field 'teir'; did you mean 'tier'?"),
      ("node.subnets.all(s, s.①teer② == '')", "'Node' has no field 'teer'; did you mean 'tier'?"),
      (
        "①variables.aclz②.size()",
        "undeclared name 'variables.aclz'; did you mean 'variables.acls'?"
      ),
      (
        "①node.tier.startWith('a')②",
        "unknown function 'startWith' of string; did you mean 'startsWith'?"
      ),
      (
        "①node.count == 'a'②",
        "'==' can't be applied to int and string; make a string of the int: string(…)"
      ),
      (
        "node.count > 1.5 && ①node.count == 1.0②",
        "'==' can't be applied to int and double; "
          + "numbers of two types don't mix: write 1.0 for a double, 1u for a uint, or convert"
      ),
      (
        "①node.count + 1.0②",
        "'+' can't be applied to int and double; numbers of two types don't mix: write 1.0 for a double, 1u for a uint, or convert"
      ),
      ("node.tier == 'a' && ①node.count②", "'&&' needs bools, found int"),
      ("node.subnets.filter(s, ①s.tier②)", "'filter' needs a bool, found string"),
      ("①node.count②.map(x, x)", "only lists and maps can be gone over, not int"),
      ("node.count.①foo②", "a value of type int has no fields"),
      ("node.targets(①'usess'②).size()", "no edge 'usess'; did you mean 'uses'?"),
      ("node.targets('uses')[0].①tiers②", "'Node' has no field 'tiers'; did you mean 'tier'?"),
      ("①size(1, 2)②", "no function 'size' takes (int, int)"),
      ("{①1.5②: 1}", "a key is a string, int, uint or bool, not double"),
      (
        "①optional.off(1)②.hasValue()",
        "unknown function 'optional.off'; did you mean 'optional.of'?"
      ),
      ("①cel.bind(x, 1)②", "'cel.bind' takes 3 arguments"),
      ("①node.subnets.all(1)②", "'all' takes 2 or 3 arguments"),
      ("[?①1②]", "'?' needs an optional, found int"),
      ("①Node{tier: 'a'}②", "an object of type 'Node' can't be made in an expression"),
    ])
  func mistakes(_ marked: String, _ message: String) {
    let text = MarkedText(marked)
    do {
      _ = try CheckedExpression(checking: text.text, in: CheckerTests.environment)
      Issue.record("nothing is found wrong")
    } catch {
      let mistake = error.mistakes[0]
      let shown = [mistake.message, mistake.help].compactMap { $0 }.joined(separator: "; ")
      #expect(shown == message)
      #expect(mistake.range.lowerBound == text.offsets["①"])
      #expect(mistake.range.upperBound == text.offsets["②"])
    }
  }

  @Test("each mistake is reported")
  func several() {
    #expect {
      _ = try CheckedExpression(
        checking: "nodee.tier == '' || node.teir == '' || sise(node.subnets) > 0",
        in: CheckerTests.environment)
    } throws: { error in
      (error as? CompilationError)?.mistakes.map(\.message) == [
        "undeclared name 'nodee'", "'Node' has no field 'teir'", "unknown function 'sise'",
      ]
    }
  }

  @Test(
    "the type of an expression",
    arguments: [
      ("node.subnets.map(s, s.tier)", "list(string)"),
      ("node.subnets.filter(s, s.tier == '')", "list(Node)"),
      ("node.targets('uses')", "list(Node)"),
      ("object.a.b[0]", "dyn"),
      ("has(object.a) ? node.count : 0", "int"),
      ("node.labels.?a", "optional_type(string)"),
      ("node.labels.?a.orValue('x')", "string"),
      ("node.labels.transformMap(k, v, size(v))", "map(string, int)"),
      ("[1, 'a']", "list(dyn)"),
      ("{}", "map(dyn, dyn)"),
      ("cel.bind(x, node.count, [x, x])", "list(int)"),
      ("optional.of(1).optMap(v, string(v))", "optional_type(string)"),
      ("params.limit > 1", "bool"),
      ("node.subnets[0].count", "int"),
      ("type(1)", "type(int)"),
      ("type(node) == Node", "bool"),
    ])
  func types(_ expression: String, _ type: String) throws {
    let checked = try CheckedExpression(checking: expression, in: CheckerTests.environment)
    #expect(checked.type.description == type)
  }

  @Test("what an expression reads is listed")
  func references() throws {
    let checked = try CheckedExpression(
      checking: "node.subnets.all(s, s.tier == object.x) && variables.acls.size() > 0",
      in: CheckerTests.environment)
    #expect(checked.references.variables == ["node", "object", "variables.acls"])
    #expect(
      checked.references.fields == [
        FieldReference(type: "Node", field: "subnets"), FieldReference(type: "Node", field: "tier"),
      ])
    #expect(checked.references.functions == ["_&&_", "_==_", "_>_", "size"])
  }
}
