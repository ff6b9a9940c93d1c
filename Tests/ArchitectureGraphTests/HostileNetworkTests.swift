import Documents
import Testing

@testable import ArchitectureGraph

/// Networks that nobody builds: more of everything than a provider allows, or things in a circle.
@Suite("Hostile networks")
struct HostileNetworkTests {
  private func add(_ kind: Kind, _ name: String, to builder: inout GraphBuilder) -> NodeID {
    builder.add(kind, address: name, type: "t", name: name, scope: "s", object: nil)
  }

  /// An instance in a public subnet, whose group lets SSH in.
  private func network() -> (builder: GraphBuilder, table: NodeID, group: NodeID, web: NodeID) {
    var builder = GraphBuilder(schema: Schema())
    let vpc = add(.vpc, "vpc", to: &builder)
    let gateway = add(.internetGateway, "igw", to: &builder)
    let table = add(.routeTable, "table", to: &builder)
    let subnet = add(.subnet, "subnet", to: &builder)
    let group = add(.securityGroup, "group", to: &builder)
    let web = add(.instance, "web", to: &builder)
    builder.connect(gateway, .attachedTo, .node(vpc))
    builder.connect(table, .attachedTo, .node(vpc))
    builder.connect(subnet, .placedIn, .node(vpc))
    builder.connect(subnet, .attachedTo, .node(table))
    builder.connect(web, .placedIn, .node(subnet))
    builder.connect(web, .attachedTo, .node(group))
    builder.set(web, "hasPublicIP", .bool(true))
    builder.route(
      in: .node(table), destination: .known(.everyIPv4), to: .end(.node(gateway)),
      place: Place(table))
    builder.rule(
      of: KnownEnd(.node(group)), Traffic(.ingress, prefixes: [.known(.everyIPv4)]),
      place: Place(group))
    return (builder, table, group, web)
  }

  @Test("with more rules than a group can have are undecided, not open and not endless")
  func manyRules() {
    var (builder, _, group, web) = network()
    for port in 0..<(ReachLimit.groupRules + 1) {
      builder.rule(
        of: KnownEnd(.node(group)),
        Traffic(
          .ingress, prefixes: [.known(.everyIPv4)], transport: .known("tcp"),
          ports: .known(PortRange(port, port))), place: Place(group))
    }
    let graph = builder.finish()
    let reach = graph.reach(
      from: graph.internet, to: web, Question(transport: "tcp", port: 22))
    #expect(reach.answer == .undecidable)
    #expect(
      reach.unknowns == [Unknown(address: "web", attribute: "securityGroups", reason: .error)])
  }

  @Test("with more routes than a table can have are undecided")
  func manyRoutes() {
    var (builder, table, _, web) = network()
    let hole = add(.natGateway, "nat", to: &builder)
    for number in 0...ReachLimit.routes {
      let prefix = Prefix("203.\(number / 256).\(number % 256).0/24")
      builder.route(
        in: .node(table), destination: prefix.map { .known($0) }, to: .end(.node(hole)),
        place: Place(table))
    }
    let graph = builder.finish()
    let reach = graph.reach(from: graph.internet, to: web, Question())
    #expect(reach.answer == .undecidable)
    #expect(reach.unknowns.map(\.reason) == [.error])
  }

  @Test("with balancers that hand over to each other in a circle come to an end")
  func circle() {
    var (builder, _, _, web) = network()
    let balancers = ["one", "two"].map { add(.loadBalancer, $0, to: &builder) }
    for (number, balancer) in balancers.enumerated() {
      let listener = add(.listener, "listener\(number)", to: &builder)
      let targets = add(.targetGroup, "targets\(number)", to: &builder)
      builder.set(listener, "port", .int(80))
      builder.connect(listener, .attachedTo, .node(balancer))
      builder.connect(listener, .routesTo, .node(targets))
      builder.connect(targets, .targets, .node(balancers[1 - number]))
      builder.connect(targets, .targets, .node(web))
      builder.connect(targets, .targets, .node(web))
    }
    let graph = builder.finish()
    let reach = graph.reach(
      from: graph.internet, to: balancers[0], Question(transport: "tcp", port: 80))
    #expect(reach.answer != .reachable)
  }

  @Test("where a route table is its own target lead nowhere")
  func selfRoute() {
    var (builder, table, _, web) = network()
    builder.route(
      in: .node(table), destination: Prefix("198.51.100.0/24").map { .known($0) },
      to: .end(.node(table)), place: Place(table))
    let graph = builder.finish()
    #expect(graph.reach(from: graph.internet, to: web, Question()).answer == .reachable)
    #expect(graph.reach(from: web, to: graph.internet, Question()).answer != .reachable)
  }
}
