internal import Documents

/// Who comes from the internet.
struct Comer: Sendable {
  /// The public addresses that it may have.
  enum Addresses: Sendable {
    /// Everyone.
    case all
    /// One, of which nothing is known but what would tell.
    case one(Unknown)
  }

  let addresses: Addresses
  /// The way that it has gone.
  let hops: [Hop]

  func end(_ family: AddressFamily) -> Flow.End {
    switch addresses {
    case .all: .everyone(.everyPublic(family))
    case .one(let doubt): .one(of: .everyPublic(family), doubt)
    }
  }

  var mode: Graph.RuleMode {
    if case .all = addresses { .alone } else { .together }
  }
}

/// The way in from the internet: a public address, a gateway, a route back to it, the network ACL,
/// a security group. Each is a gate, and each can be told apart.
extension Graph {
  /// Whether the internet reaches `node` itself, without a balancer before it.
  ///
  /// - Complexity: O(subnets × rules × rules of the network ACLs), each up to its limit.
  func reachFromInternet(to node: NodeID, _ question: Question) -> Reach {
    reach(node, for: Comer(addresses: .all, hops: [Hop(internet)]), question)
  }

  /// Whether `comer`, who comes from the internet, reaches `node`.
  func reach(_ node: NodeID, for comer: Comer, _ question: Question) -> Reach {
    if let deaf = deafness(of: node, question) { return deaf }
    if let served = reachServed(node, for: comer, question) { return served }
    let rules = groupRules(of: node, .ingress)
    let candidates = candidates(for: node, question, publicOnly(rules), comer.mode)
    let subnets = targets(.placedIn, .subnet, of: node)
    var ways: [Reach] = []
    for subnet in subnets.nodes.prefix(ReachLimit.subnets) {
      ways += AddressFamily.allCases.flatMap { family in
        self.ways(into: node, in: subnet, for: comer, candidates, family)
      }
    }
    if let rest = strays(node, subnets) {
      ways += AddressFamily.allCases.map { stray(node, rest, for: comer, candidates, $0) }
    }
    return Reach.any(of: ways)
  }

  /// The rules that speak of public addresses, or may; all, where there is none of them.
  func publicOnly(_ rules: GroupRules) -> GroupRules {
    var open = rules
    open.rules = rules.rules.filter { owned in
      owned.rule.prefixes.contains { !$0.isPrivate } || !owned.rule.unknowns(in: self).isEmpty
    }
    return open.rules.isEmpty ? rules : open
  }

  /// Why `node` may stand in subnets that are not known; nil where all are.
  private func strays(_ node: NodeID, _ subnets: Ends) -> [Unknown]? {
    if subnets.members.count > ReachLimit.subnets { return [tooMuch(node, "subnets")] }
    if !subnets.rest.isEmpty { return subnets.rest }
    guard subnets.members.isEmpty else { return nil }
    return [Unknown(address: self[node].address, attribute: "subnets", reason: .notInInputs)]
  }

  private func ways(
    into node: NodeID, in subnet: NodeID, for comer: Comer, _ candidates: [Candidate],
    _ family: AddressFamily
  ) -> [Reach] {
    let fixed = [
      addressGate(of: node, in: subnet, family), blockGate(of: subnet, family),
      gatewayGate(of: subnet, family),
    ]
    let boundaries = listBoundaries(of: [subnet])
    return candidates.flatMap { candidate in
      candidate.ports.split(by: boundaries).map { ports in
        var flow = Flow(
          family, candidate.transport, ports, from: comer.end(family),
          to: .everyone(.everything(family)), hops: comer.hops)
        for gate in fixed { flow.pass(gate) }
        let asked = candidate.asked(family, ports)
        for gate in listGates(of: subnet, .ingress, asked, about: .source) { flow.pass(gate) }
        enter(node, in: subnet, candidate.rules, asked, &flow)
        return flow.reach
      }
    }
  }

  /// The last gate: the groups of `node`.
  private func enter(
    _ node: NodeID, in subnet: NodeID?, _ rules: GroupRules, _ asked: Asked, _ flow: inout Flow
  ) {
    let placed = provenance(of: .placedIn, from: node, to: subnet)
    guard rules.isGuarded || self[node].kind != .loadBalancer else {
      return flow.go([Hop(node, edge: .placedIn, provenance: placed)])
    }
    flow.pass(
      groupGate(of: node, rules, .ingress, asked, peer: .internet, end: flow.source))
    flow.go([Hop(node, edge: .attachedTo, provenance: placed)])
  }

  /// The way to `node` in a subnet that is not known.
  private func stray(
    _ node: NodeID, _ rest: [Unknown], for comer: Comer, _ candidates: [Candidate],
    _ family: AddressFamily
  ) -> Reach {
    Reach.any(
      of: candidates.map { candidate in
        var flow = Flow(
          family, candidate.transport, candidate.ports, from: comer.end(family),
          to: .everyone(.everything(family)), hops: comer.hops)
        flow.pass(addressGate(of: node, in: nil, family))
        flow.doubt(rest, at: Cut(node, "stands in subnets that are not known"))
        enter(node, in: nil, candidate.rules, candidate.asked(family, candidate.ports), &flow)
        return flow.reach
      })
  }

  /// Where the rules of the network ACLs of `subnets` begin and end.
  func listBoundaries(of subnets: [NodeID]) -> [PortRange] {
    subnets.flatMap { subnet -> [PortRange] in
      guard case .node(let list, _) = listInForce(in: subnet) else { return [] }
      let rules = (network.rules[list] ?? []).prefix(ReachLimit.listRules * 2)
      return rules.compactMap(\.traffic.ports.value)
    }
  }

  // MARK: Gates

  /// Whether `node` has an address that the internet can speak to.
  func addressGate(of node: NodeID, in subnet: NodeID?, _ family: AddressFamily) -> Gate {
    let truth =
      family == .ipv4 ? publicAddress(of: node, in: subnet) : addressOfIPv6(of: node, in: subnet)
    let reason = family == .ipv4 ? "has no public address" : "has no IPv6 address"
    var place = Place(node)
    if case .place(let declared)? = fact(node, "addressPlace") { place = declared }
    return Gate(
      side: .source, passage: Passage(truth, family), cut: Cut(node, reason, at: place))
  }

  /// Whether it has a public IPv4 address; in `subnet`, where that decides.
  func publicAddress(of node: NodeID, in subnet: NodeID?) -> Truth {
    for field in ["isInternetFacing", "publiclyAccessible", "endpointIsPublic"]
    where has(field, node) {
      return Truth(fact(node, field), ifMissing: .no)
    }
    guard has("hasPublicIP", node) else { return .no }
    if let own = fact(node, "hasPublicIP") { return Truth(own, ifMissing: .no) }
    guard let subnet else {
      return .unknown(
        [Unknown(address: self[node].address, attribute: "hasPublicIP", reason: .notInInputs)])
    }
    return Truth(fact(subnet, "mapPublicIP"), ifMissing: .unknown([absence(of: subnet)]))
  }

  private func addressOfIPv6(of node: NodeID, in subnet: NodeID?) -> Truth {
    var facing = Truth.yes
    for field in ["isInternetFacing", "publiclyAccessible"] where has(field, node) {
      facing = Truth(fact(node, field), ifMissing: .no)
    }
    guard has("hasIPv6Address", node) else { return .no }
    if let own = fact(node, "hasIPv6Address") { return facing && Truth(own, ifMissing: .no) }
    guard let subnet, has("hasPublicIP", node) else { return .no }
    return facing && Truth(fact(subnet, "assignsIPv6"), ifMissing: .no)
  }

  /// Whether the network shuts out what comes in from the internet, whatever routes and rules say.
  private func blockGate(of subnet: NodeID, _ family: AddressFamily) -> Gate {
    var blocker = subnet
    for vpc in targets(.placedIn, .vpc, of: subnet).nodes {
      blocker = network.blocks[vpc] ?? blocker
    }
    return Gate(
      side: .source, passage: Passage(isSpared(subnet, from: "in"), family),
      cut: Cut(
        blocker, "blocks what comes in from the internet to \(self[subnet].address)",
        at: Place(blocker)))
  }

  /// Whether no block of public access shuts `way` for what stands in `subnet`.
  func isSpared(_ subnet: NodeID, from way: String) -> Truth {
    guard case .list(let blocked, let rest)? = fact(subnet, "publicAccessBlocked") else {
      return .yes
    }
    if blocked.contains(.string(way)) { return .no }
    return rest.isEmpty ? .yes : .unknown(rest)
  }

  /// Whether `subnet` has a route to an internet gateway, for answers to whom.
  func gatewayGate(of subnet: NodeID, _ family: AddressFamily) -> Gate {
    switch network.tables[subnet] {
    case .node(let table, let provenance, let place)?:
      let routes = internetRoutes(of: table, family)
      let last = Hop(subnet, edge: .attachedTo, provenance: provenance, place: place)
      return Gate(
        side: .source, passage: routes.passage, hops: routes.hops + [last],
        cut: Cut(table, noGateway(table, family), at: Place(table)))
    case .unknown(let unknowns)?:
      return Gate(
        side: .source, passage: .maybe(family, unknowns), hops: [Hop(subnet, edge: .placedIn)],
        cut: Cut(subnet, "has a route table that is not known"))
    case .implicit?, nil:
      return Gate(
        side: .source, passage: .none,
        cut: Cut(
          subnet, "has no route to an internet gateway: it uses its VPC's main route table",
          at: Place(subnet)))
    }
  }

  private func noGateway(_ table: NodeID, _ family: AddressFamily) -> String {
    let everything = family == .ipv4 ? "0.0.0.0/0" : "::/0"
    let route = (network.routes[table] ?? []).first { $0.note == everything }
    guard let route else { return "has no \(family.rawValue) route to an internet gateway" }
    guard let target = route.target.end?.node else { return "sends \(everything) nowhere" }
    if self[target].kind == .internetGateway {
      return "sends \(everything) to \(self[target].address), which is attached to no VPC"
    }
    return "sends \(everything) to \(self[target].address), which lets nothing in"
  }
}
