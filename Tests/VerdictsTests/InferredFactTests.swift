import ArchitectureGraph
import Diagnostics
import Documents
import Policies
import Testing
import Verdicts

@Suite("A finding that rests on what follows from an inferred edge says so")
struct InferredFactTests {
  /// One edge of a network that is only likely, and what a policy reads of it.
  struct Question: Sendable, CustomTestStringConvertible {
    let weak: String
    let kind: Kind
    /// The lines of the policy's `spec` that judge.
    let spec: String
    let certainties: [Provenance]
    var testDescription: String { "\(weak): \(spec)" }

    init(_ weak: String, _ kind: Kind, _ expression: String, _ certainty: Provenance) {
      self.init(weak, kind, spec: "validations: [{expression: \"\(expression)\"}]", [certainty])
    }

    init(_ weak: String, _ kind: Kind, spec: String, _ certainties: [Provenance]) {
      self.weak = weak
      self.kind = kind
      self.spec = spec
      self.certainties = certainties
    }
  }

  static let questions = [
    Question("none", .subnet, "node.tier != 'public'", .exact),
    Question("none", .instance, "node.exposure != 'internet'", .exact),
    Question("association", .subnet, "node.tier != 'public'", .inferred),
    Question("association", .subnet, "!has(node.pathFromInternet)", .inferred),
    Question("association", .vpc, "node.tiers.all(t, t.name != 'public')", .inferred),
    Question("association", .instance, "node.exposure != 'internet'", .inferred),
    Question("association", .instance, "node.exposedPorts.size() == 0", .inferred),
    Question("association", .instance, "node.zones.size() == 0", .exact),
    Question("association", .securityGroup, "node.ingress.size() == 0", .exact),
    Question("route", .subnet, "node.tier != 'public'", .inferred),
    Question("route", .routeTable, "node.routes.all(r, !r.isDefault)", .inferred),
    Question("placement", .instance, "node.exposure != 'internet'", .inferred),
    Question("placement", .instance, "node.zones.size() == 0", .inferred),
    Question("placement", .subnet, "node.tier != 'public'", .exact),
    Question("membership", .instance, "node.exposure != 'internet'", .inferred),
    Question("membership", .instance, "node.zones.size() == 0", .exact),
    Question("owner", .securityGroup, "node.ingress.all(r, r.transport != 'tcp')", .inferred),
    Question("owner", .instance, "node.exposure != 'internet'", .inferred),
    Question("peer", .securityGroup, "node.ingress.all(r, r.groups.size() == 0)", .inferred),
    Question("peer", .securityGroup, "node.ingress.all(r, r.transport != 'tcp')", .exact),
    Question(
      "association", .instance,
      spec: "validations: [{expression: '!node.hasPublicIP', evidence: node.pathFromInternet}]",
      [.inferred]),
    Question(
      "placement", .instance,
      spec: "forEach: {as: s, in: node.subnets}\n  validations: [{expression: s.name == ''}]",
      [.inferred, .inferred]),
    Question(
      "placement", .instance,
      spec: "variables: [{name: n, expression: node.subnets.size()}]\n"
        + "  validations: [{expression: variables.n == 0}, {expression: variables.n == 1}]",
      [.inferred, .inferred]),
  ]

  @Test("and not where that edge does not matter", arguments: questions)
  func certainty(_ question: Question) throws {
    let (graph, nodes) = try Self.network(weak: question.weak)
    let text = """
      apiVersion: archlint/v1
      kind: Policy
      metadata: {id: tests/read, title: A test}
      spec:
        severity: low
        why: For a test.
        match: {kinds: [\(question.kind.rawValue)]}
        \(question.spec)
        remediation: None.
      """
    let file = Policy.read(ParsedSource(parsing: Array(text.utf8), path: "p"), path: "p")
    let policy = try #require(file.policies.first, "\(file.diagnostics.map(\.line))")
    let compiled = try PolicyCompiler(schema: Schema()).compile(policy, for: question.kind).get()
    let judge = Judge(graph, unlocated: [])
    judge.judge(try #require(nodes[question.kind]), by: compiled)
    #expect(judge.findings.map(\.certainty) == question.certainties)
    #expect(judge.findings.allSatisfy { $0.verdict == .fail })
  }

  /// An instance that the internet reaches in one of its two subnets, and a group beside its own; the
  /// edge called `weak` is inferred.
  private static func network(weak: String) throws -> (Graph, [Kind: NodeID]) {
    var builder = GraphBuilder(schema: Schema())
    let known = { (edge: String) -> Provenance in edge == weak ? .inferred : .exact }
    var nodes: [Kind: NodeID] = [:]
    for kind in [Kind.vpc, .internetGateway, .routeTable, .subnet, .securityGroup, .instance] {
      nodes[kind] = builder.add(
        kind, address: kind.rawValue, type: "t", name: kind.rawValue, scope: "", object: nil)
    }
    let node = { (kind: Kind) throws -> NodeID in try #require(nodes[kind]) }
    let other = builder.add(
      .securityGroup, address: "other", type: "t", name: "other", scope: "", object: nil)
    let inner = builder.add(
      .subnet, address: "inner", type: "t", name: "inner", scope: "", object: nil)
    let (vpc, table, subnet) = (try node(.vpc), try node(.routeTable), try node(.subnet))
    let (group, instance) = (try node(.securityGroup), try node(.instance))
    for zoned in [subnet, inner] { builder.set(zoned, "zone", .string("a")) }
    builder.set(instance, "hasPublicIP", .bool(true))
    builder.connect(subnet, .placedIn, .node(vpc))
    builder.connect(inner, .placedIn, .node(vpc))
    builder.connect(table, .attachedTo, .node(vpc))
    builder.connect(try node(.internetGateway), .attachedTo, .node(vpc))
    builder.connect(subnet, .attachedTo, .node(table), provenance: known("association"))
    builder.connect(instance, .placedIn, .node(subnet), provenance: known("placement"))
    builder.connect(instance, .placedIn, .node(inner))
    builder.connect(instance, .attachedTo, .node(group), provenance: known("membership"))
    builder.route(
      in: .node(table), destination: Prefix("0.0.0.0/0").map { .known($0) },
      to: .end(.node(try node(.internetGateway))), provenance: known("route"), place: Place(table))
    builder.rule(
      of: KnownEnd(.node(group), known("owner")),
      Traffic(
        .ingress, prefixes: [.known(try #require(Prefix("0.0.0.0/0")))],
        transport: .known("tcp"), ports: .known(PortRange(443, 443))),
      groups: [KnownEnd(.node(other), known("peer"))], place: Place(group))
    return (builder.finish(), nodes)
  }
}
