internal import Documents

/// One end of a way inside of networks: a thing in one of its subnets.
struct Site: Sendable {
  let node: NodeID
  let subnet: NodeID
  let vpc: NodeID?
}

/// The way from one thing to another through networks: its own, a peering, a transit gateway.
extension Graph {
  /// Whether `source` reaches `target` without leaving for the internet.
  ///
  /// `client` is who stands behind `source` where that is a balancer which keeps the client's address:
  /// then rules judge the client's addresses.
  /// - Complexity: O(pairs of subnets × (rules + routes)), each up to its limit.
  func reachInside(
    from source: NodeID, to target: NodeID, _ question: Question,
    client: (@Sendable (AddressFamily) -> Flow.End)? = nil
  ) -> Reach {
    if let deaf = deafness(of: target, question) ?? unservedInside(target, question) { return deaf }
    if let gateway = reachGatewayEndpoint(from: source, to: target, question) { return gateway }
    let (starts, startRest) = sites(of: source)
    let (ends, endRest) = sites(of: target)
    let candidates = candidates(for: target, question, groupRules(of: target, .ingress), .together)
    var ways: [Reach] = []
    for start in starts {
      for end in ends where ways.count < ReachLimit.ways {
        for candidate in candidates {
          ways += self.ways(from: start, to: end, candidate, client)
        }
      }
    }
    if !startRest.isEmpty || !endRest.isEmpty {
      ways.append(Reach(unknowns: startRest + endRest))
    }
    return Reach.any(of: ways)
  }

  /// Where `node` stands, and why it may stand elsewhere.
  func sites(of node: NodeID) -> ([Site], rest: [Unknown]) {
    let subnets = targets(.placedIn, .subnet, of: node)
    var rest = subnets.rest
    if subnets.members.count > ReachLimit.subnets { rest.append(tooMuch(node, "subnets")) }
    if subnets.members.isEmpty, rest.isEmpty {
      rest = [Unknown(address: self[node].address, attribute: "subnets", reason: .notInInputs)]
    }
    let sites = subnets.nodes.prefix(ReachLimit.subnets).map { subnet in
      Site(
        node: node, subnet: subnet, vpc: targets(.placedIn, .vpc, of: subnet).nodes.first)
    }
    return (sites, rest)
  }

  private func ways(
    from start: Site, to end: Site, _ candidate: Candidate,
    _ client: (@Sendable (AddressFamily) -> Flow.End)?
  ) -> [Reach] {
    let isNear = start.subnet == end.subnet
    let boundaries = isNear ? [] : listBoundaries(of: [start.subnet, end.subnet])
    let crossings = isNear ? [.none] : crossings(from: start, to: end)
    return candidate.ports.split(by: boundaries).flatMap { ports in
      crossings.map { crossing in
        let asked = candidate.asked(.ipv4, ports)
        var flow = Flow(
          .ipv4, candidate.transport, ports,
          from: client?(.ipv4) ?? addresses(of: start), to: addresses(of: end),
          hops: [Hop(start.node)])
        leave(start, for: end, crossing, asked, &flow)
        if !isNear {
          cross(crossing, start, end, asked, hasClient: client != nil ? .yes : .no, &flow)
        }
        arrive(end, from: start, crossing, candidate.rules, asked, &flow)
        return flow.reach
      }
    }
  }

  /// The groups of the thing where the way starts.
  private func leave(
    _ start: Site, for end: Site, _ crossing: Crossing, _ asked: Asked, _ flow: inout Flow
  ) {
    let rules = groupRules(of: start.node, .egress)
    if rules.isGuarded {
      let peer = Peer(
        node: end.node, groups: targets(.attachedTo, .securityGroup, of: end.node),
        isKnownByGroup: passesGroups(crossing, .egress))
      flow.pass(
        groupGate(of: start.node, rules, .egress, asked, peer: peer, end: flow.destination))
    }
    flow.go([Hop(start.subnet, edge: .placedIn, provenance: placement(of: start))])
  }

  /// Whether a client's own address is on the way.
  private enum HasClient { case yes, no }

  /// What lies between the two subnets: network ACLs, routes there and back, what joins networks.
  private func cross(
    _ crossing: Crossing, _ start: Site, _ end: Site, _ asked: Asked, hasClient: HasClient,
    _ flow: inout Flow
  ) {
    for gate in listGates(of: start.subnet, .egress, asked, about: .destination) { flow.pass(gate) }
    for gate in gates(of: crossing, from: start, to: end, flow) {
      // An answer to a client whose address was kept goes back the way of the balancer.
      if hasClient == .yes, gate.side == .source { continue }
      flow.pass(gate)
    }
    flow.go([Hop(end.subnet, edge: .routesTo)])
    for gate in listGates(of: end.subnet, .ingress, asked, about: .source) { flow.pass(gate) }
  }

  /// The groups of the thing where the way ends.
  private func arrive(
    _ end: Site, from start: Site, _ crossing: Crossing, _ rules: GroupRules, _ asked: Asked,
    _ flow: inout Flow
  ) {
    guard rules.isGuarded || self[end.node].kind != .loadBalancer else {
      return flow.go([Hop(end.node, edge: .placedIn, provenance: placement(of: end))])
    }
    let peer = Peer(
      node: start.node, groups: targets(.attachedTo, .securityGroup, of: start.node),
      isKnownByGroup: passesGroups(crossing, .ingress))
    flow.pass(groupGate(of: end.node, rules, .ingress, asked, peer: peer, end: flow.source))
    flow.go([Hop(end.node, edge: .attachedTo, provenance: placement(of: end))])
  }

  /// How it is known that a thing stands in its subnet.
  func placement(of site: Site) -> Provenance {
    provenance(of: .placedIn, from: site.node, to: site.subnet)
  }

  /// The addresses that a thing may have where it stands: its own, if they are fixed, else one of its
  /// subnet's.
  func addresses(of site: Site) -> Flow.End {
    let doubt = Unknown(
      address: self[site.node].address, attribute: "privateIPs", reason: .afterApply)
    if has("privateIPs", site.node),
      case .list(let fixed, let rest)? = fact(site.node, "privateIPs"),
      rest.isEmpty
    {
      let prefixes = fixed.compactMap { fact -> Prefix? in
        if case .string(let text) = fact { Prefix(text) } else { nil }
      }
      if !prefixes.isEmpty { return .one(of: AddressSet(prefixes, .ipv4), doubt) }
    }
    switch fact(site.subnet, "cidr") {
    case .string(let text)?:
      if let prefix = Prefix(text) { return .one(of: AddressSet([prefix], .ipv4), doubt) }
      return .one(of: .everything(.ipv4), doubt)
    case .unknown(let unknowns)?:
      return .one(of: .everything(.ipv4), unknowns.first ?? doubt)
    default: return .one(of: .everything(.ipv4), absence(of: site.subnet))
    }
  }

  /// Whether `source` reaches the gateway endpoint `target`, which stands in no subnet; nil where it
  /// is none.
  private func reachGatewayEndpoint(
    from source: NodeID, to target: NodeID, _ question: Question
  ) -> Reach? {
    guard self[target].kind == .vpcEndpoint,
      case let subnets = targets(.placedIn, .subnet, of: target),
      subnets.members.isEmpty, subnets.rest.isEmpty
    else { return nil }
    let (starts, rest) = sites(of: source)
    var ways = starts.map { start in
      let asked = Asked(
        family: .ipv4, transport: question.transport ?? "tcp",
        ports: question.port.map { PortRange($0, $0) } ?? PortRange(443, 443))
      var flow = Flow(
        .ipv4, asked.transport, asked.ports, from: addresses(of: start),
        to: .one(of: .everyPublic(.ipv4), absence(of: target)), hops: [Hop(source)])
      let rules = groupRules(of: source, .egress)
      if rules.isGuarded {
        let peer = Peer(node: target, groups: Ends(), isKnownByGroup: .yes)
        flow.pass(groupGate(of: source, rules, .egress, asked, peer: peer, end: flow.destination))
      }
      flow.go([Hop(start.subnet, edge: .placedIn, provenance: placement(of: start))])
      flow.pass(endpointGate(start.subnet, target))
      flow.go([Hop(target, edge: .routesTo)])
      return flow.reach
    }
    if !rest.isEmpty { ways.append(Reach(unknowns: rest)) }
    return Reach.any(of: ways)
  }

  private func endpointGate(_ subnet: NodeID, _ endpoint: NodeID) -> Gate {
    let table = network.tables[subnet] ?? .implicit
    switch table {
    case .unknown(let unknowns):
      return Gate(
        side: .destination, passage: .maybe(.ipv4, unknowns),
        cut: Cut(subnet, "has a route table that is not known"))
    case .implicit:
      return Gate(
        side: .destination, passage: .none,
        cut: Cut(subnet, "has no route to \(self[endpoint].address)", at: Place(subnet)))
    case .node(let table, _, _):
      let route = (network.routes[table] ?? []).first { $0.target.end?.node == endpoint }
      let rest = network.routesRest[table] ?? []
      let hops = route.map {
        [Hop(table, edge: .attachedTo, place: $0.place, note: $0.note)]
      }
      return Gate(
        side: .destination,
        passage: route != nil
          ? .everything(.ipv4) : rest.isEmpty ? .none : .maybe(.ipv4, rest),
        hops: hops ?? [],
        cut: Cut(table, "has no route to \(self[endpoint].address)", at: Place(table)))
    }
  }
}
