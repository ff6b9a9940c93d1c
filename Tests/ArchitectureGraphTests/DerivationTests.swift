import ArchitectureGraph
import Diagnostics
import Documents
import Testing

/// A small network, made by hand.
private struct Network {
  var builder = GraphBuilder(schema: Schema())
  let vpc: NodeID
  let gateway: NodeID
  let table: NodeID
  let subnet: NodeID
  let group: NodeID
  let instance: NodeID

  init() {
    vpc = builder.add(.vpc, address: "vpc", type: "t", name: "vpc", scope: "s", object: nil)
    gateway = builder.add(
      .internetGateway, address: "igw", type: "t", name: "igw", scope: "s", object: nil)
    table = builder.add(
      .routeTable, address: "table", type: "t", name: "table", scope: "s", object: nil)
    subnet = builder.add(
      .subnet, address: "subnet", type: "t", name: "private", scope: "s", object: nil)
    group = builder.add(
      .securityGroup, address: "group", type: "t", name: "group", scope: "s", object: nil)
    instance = builder.add(
      .instance, address: "instance", type: "t", name: "web", scope: "s", object: nil)
    builder.set(subnet, "zone", .string("a"))
    builder.set(table, "isMain", .bool(false))
    builder.set(instance, "hasPublicIP", .bool(true))
    builder.connect(subnet, .placedIn, .node(vpc))
    builder.connect(table, .attachedTo, .node(vpc))
    builder.connect(gateway, .attachedTo, .node(vpc))
    builder.connect(instance, .placedIn, .node(subnet))
    builder.connect(instance, .attachedTo, .node(group))
  }

  mutating func route(_ prefix: String, to target: NodeID) {
    builder.route(
      in: .node(table), destination: Prefix(prefix).map { .known($0) }, to: .end(.node(target)),
      place: Place(table))
  }

  mutating func allow(_ prefixes: [String], _ ports: PortRange) {
    builder.rule(
      of: KnownEnd(.node(group)),
      Traffic(
        .ingress, prefixes: prefixes.compactMap { Prefix($0) }.map { .known($0) },
        transport: .known("tcp"), ports: .known(ports)), place: Place(group))
  }
}

private let exposures: [(isRouted: Bool, prefixes: [String], hasAddress: Bool, expected: String)] =
  [
    (true, ["0.0.0.0/0"], true, "internet"), (false, ["0.0.0.0/0"], true, "vpc"),
    (true, ["10.0.0.0/8"], true, "vpc"), (true, ["0.0.0.0/0"], false, "vpc"),
    (true, ["203.0.113.0/24"], true, "internet"),
  ]

@Suite("What follows from routes and rules")
struct DerivationTests {
  private func tier(_ network: Network) -> Fact? {
    network.builder.finish().fact(network.subnet, "tier")
  }

  @Test("a subnet with a route to an internet gateway is public, whatever it is called")
  func publicSubnet() {
    var network = Network()
    network.builder.connect(network.subnet, .attachedTo, .node(network.table))
    network.route("0.0.0.0/0", to: network.gateway)
    #expect(tier(network) == .string("public"))
    let graph = network.builder.finish()
    guard case .path(let path)? = graph.fact(network.subnet, "pathFromInternet") else {
      Issue.record("there is no path")
      return
    }
    #expect(path.hops.map { graph[$0.node].address } == ["internet", "igw", "table", "subnet"])
  }

  @Test("without an association the VPC's main table holds, and without one of these nothing")
  func mainTable() {
    var network = Network()
    network.route("0.0.0.0/0", to: network.gateway)
    #expect(tier(network) == .string("isolated"))
    network.builder.set(network.table, "isMain", .bool(true))
    #expect(tier(network) == .string("public"))
  }

  @Test("an association whose table is not known leaves the tier undecided")
  func unknownTable() {
    var network = Network()
    let unknown = Unknown(address: "a", attribute: "route_table_id", reason: .afterApply)
    network.builder.connect(
      network.subnet, .attachedTo, .unknown(unknown, [.routeTable]), place: Place(network.subnet))
    #expect(tier(network) == .unknown([unknown]))
  }

  @Test("a route through NAT makes a subnet private")
  func privateSubnet() {
    var network = Network()
    let nat = network.builder.add(
      .natGateway, address: "nat", type: "t", name: "nat", scope: "s", object: nil)
    network.builder.connect(network.subnet, .attachedTo, .node(network.table))
    network.route("0.0.0.0/0", to: nat)
    #expect(tier(network) == .string("private"))
  }

  @Test(
    "an instance is exposed where address, route and rule all allow it",
    arguments: exposures)
  func exposure(_ isRouted: Bool, _ prefixes: [String], _ hasAddress: Bool, _ expected: String) {
    var network = Network()
    network.builder.connect(network.subnet, .attachedTo, .node(network.table))
    if isRouted { network.route("0.0.0.0/0", to: network.gateway) }
    network.allow(prefixes, PortRange(22, 22))
    network.builder.set(network.instance, "hasPublicIP", .bool(hasAddress))
    let graph = network.builder.finish()
    #expect(graph.fact(network.instance, "exposure") == .string(expected))
  }

  @Test("two halves of the internet are the whole of it, for the ports that both open")
  func halves() {
    var network = Network()
    network.allow(["0.0.0.0/1"], PortRange(5432, 5432))
    network.allow(["128.0.0.0/1"], PortRange(5000, 6000))
    let graph = network.builder.finish()
    guard case .list(let rules, _)? = graph.fact(network.group, "ingress") else {
      Issue.record("there are no rules")
      return
    }
    let worlds = rules.compactMap { rule -> Fact? in
      guard case .record(let id) = rule else { return nil }
      return graph[id]["world"]
    }
    #expect(worlds == [.bool(true), .bool(false)])
  }

  @Test("references join within their scope first, else make a stub of what is not there")
  func joins() {
    var network = Network()
    let name = Name("id", "subnet-1")
    let far = network.builder.add(
      .subnet, address: "far", type: "t", name: "far", scope: "other", object: nil)
    network.builder.name(far, name)
    network.builder.connect(network.instance, .placedIn, .named(name, .subnet))
    network.builder.connect(network.instance, .placedIn, .named(Name("id", "subnet-9"), .subnet))
    let graph = network.builder.finish()
    let ends = graph.targets(.placedIn, .subnet, of: network.instance)
    #expect(ends.members.map { graph[$0.node].address } == ["subnet", "far", "subnet-9"])
    #expect(ends.members.map(\.edge.provenance) == [.exact, .exact, .external])
  }

  @Test("an edge without a known end opens the lists of everything that it may end at")
  func looseEnds() {
    var network = Network()
    let acl = network.builder.add(
      .webACL, address: "acl", type: "t", name: "acl", scope: "s", object: nil)
    let unknown = Unknown(address: "a", attribute: "resource_arn", reason: .afterApply)
    network.builder.connect(.node(acl), .protects, .unknown(unknown, [.loadBalancer]))
    let balancer = network.builder.add(
      .loadBalancer, address: "lb", type: "t", name: "lb", scope: "s", object: nil)
    let graph = network.builder.finish()
    #expect(graph.sources(.protects, .webACL, of: balancer).rest == [unknown])
    #expect(graph.sources(.protects, .webACL, of: network.instance).rest.isEmpty)
  }
}
