internal import Documents

/// The way out to the internet: through a gateway with an address of one's own, or through NAT.
extension Graph {
  /// Whether `source` reaches the internet.
  ///
  /// - Complexity: O(subnets × (rules + routes)), each up to its limit.
  func reachInternet(from source: NodeID, _ question: Question) -> Reach {
    let (starts, rest) = sites(of: source)
    var ways = starts.flatMap { start in
      AddressFamily.allCases.map { wayOut(start, question, $0, to: .everyone(.everyPublic($0))) }
    }
    if !rest.isEmpty { ways.append(Reach(unknowns: rest)) }
    return Reach.any(of: ways)
  }

  /// Whether `source` reaches `target` at its public address, through the internet; nil where the
  /// target has none.
  func reachAround(from source: NodeID, to target: NodeID, _ question: Question) -> Reach? {
    let families = AddressFamily.allCases.filter { family in
      let subnets = targets(.placedIn, .subnet, of: target).nodes
      return isServed(target)
        || subnets.contains {
          !addressGate(of: target, in: $0, family).passage.possible.isEmpty
        }
    }
    guard !families.isEmpty else { return nil }
    let doubt = Unknown(
      address: self[source].address, attribute: "publicIP", reason: .afterApply)
    let address = Unknown(
      address: self[target].address, attribute: "publicIP", reason: .afterApply)
    var ways: [Reach] = []
    for family in families {
      for start in sites(of: source).0 {
        let out = wayOut(
          start, question, family, to: .one(of: .everyPublic(family), address))
        let comer = Comer(addresses: .one(doubt), hops: [Hop(internet, edge: .routesTo)])
        let into = reach(target, for: comer, question)
        ways.append(out.followed(by: into, over: []))
      }
    }
    return ways.isEmpty ? nil : Reach.any(of: ways)
  }

  private func isServed(_ node: NodeID) -> Bool {
    [.kubernetesCluster, .function, .cdn].contains(self[node].kind)
  }

  private func wayOut(
    _ start: Site, _ question: Question, _ family: AddressFamily, to destination: Flow.End
  ) -> Reach {
    let ports = question.port.map { PortRange($0, $0) } ?? PortRange(443, 443)
    let asked = Asked(family: family, transport: question.transport ?? "tcp", ports: ports)
    var flow = Flow(
      family, asked.transport, ports, from: .everyone(.everything(family)), to: destination,
      hops: [Hop(start.node)])
    let rules = groupRules(of: start.node, .egress)
    if rules.isGuarded {
      flow.pass(
        groupGate(of: start.node, rules, .egress, asked, peer: .internet, end: flow.destination))
    }
    flow.go([Hop(start.subnet, edge: .placedIn, provenance: placement(of: start))])
    for gate in listGates(of: start.subnet, .egress, asked, about: .destination) { flow.pass(gate) }
    let exits = exits(start, family)
    let ways = exits.map { exit in
      var own = flow
      own.pass(exit)
      own.go([Hop(internet, edge: .routesTo)])
      return own.reach
    }
    return Reach.any(of: ways)
  }

  /// The ways out of a subnet: one for each route that is for public addresses.
  private func exits(_ start: Site, _ family: AddressFamily) -> [Gate] {
    guard case .node(let table, _, _)? = network.tables[start.subnet] else {
      var passage = Passage.none
      if case .unknown(let unknowns)? = network.tables[start.subnet] {
        passage = .maybe(family, unknowns)
      }
      return [
        Gate(
          side: .destination, passage: passage,
          cut: Cut(start.subnet, "has no route to the internet", at: Place(start.subnet)))
      ]
    }
    var left = AddressSet.everyPublic(family)
    var gates: [Gate] = []
    for (prefix, route) in byLength(network.routes[table] ?? [], family) {
      let part = left.intersection(AddressSet([prefix], family))
      guard !part.isEmpty else { continue }
      left = left.subtracting(part)
      if let gate = exit(start, table, route, part, family) { gates.append(gate) }
    }
    guard gates.isEmpty else { return gates }
    return [
      Gate(
        side: .destination, passage: .none,
        cut: Cut(table, "has no route to the internet", at: Place(table)))
    ]
  }

  private func exit(
    _ start: Site, _ table: NodeID, _ route: Route, _ part: AddressSet, _ family: AddressFamily
  ) -> Gate? {
    let hops: [Hop]
    let truth: Truth
    let cut: Cut
    switch route.target.end {
    case .unknown(let unknown, _)?:
      (hops, truth) = ([], .unknown([unknown]))
      cut = Cut(table, "leads to something that is not known", at: route.place)
    case .node(let target, _)?:
      hops = [
        Hop(table, edge: .attachedTo),
        Hop(target, edge: .routesTo, place: route.place, note: route.note),
      ]
      truth = leadsOut(start, target, family)
      cut = shut(start, target, family, route)
    case nil: return nil
    }
    let open = Passage(truth, family)
    return Gate(
      side: .destination,
      passage: Passage(
        certain: open.certain.intersection(part), possible: open.possible.intersection(part),
        unknowns: open.unknowns), hops: hops, cut: cut)
  }

  /// What to say where `route` leads to `target` and that leads no further.
  private func shut(
    _ start: Site, _ target: NodeID, _ family: AddressFamily, _ route: Route
  ) -> Cut {
    let address = addressGate(of: start.node, in: start.subnet, family)
    let isGateway = self[target].kind == .internetGateway
    if isGateway, address.passage.possible.isEmpty { return address.cut }
    return Cut(target, "does not lead to the internet from here", at: route.place)
  }

  /// Whether `target`, to which a route leads, gets `start` to the internet.
  private func leadsOut(_ start: Site, _ target: NodeID, _ family: AddressFamily) -> Truth {
    switch self[target].kind {
    case .internetGateway:
      let open = addressGate(of: start.node, in: start.subnet, family).passage
      guard !open.possible.isEmpty else { return .no }
      let hasAddress: Truth = open.certain.isEmpty ? .unknown(open.unknowns) : .yes
      return hasAddress && isAttached(target) && isSpared(start.subnet, from: "out")
    case .egressOnlyGateway:
      return family == .ipv6 ? isSpared(start.subnet, from: "nat") : .no
    case .natGateway:
      guard family == .ipv4 else { return .no }
      let isPublic = Truth(fact(target, "isPublic"), ifMissing: .unknown([absence(of: target)]))
      let subnets = targets(.placedIn, .subnet, of: target)
      let routed = subnets.nodes.map { subnet -> Truth in
        let open = gatewayGate(of: subnet, family).passage
        let isOpen: Truth =
          open.possible.isEmpty ? .no : open.certain.isEmpty ? .unknown(open.unknowns) : .yes
        return isOpen && isSpared(subnet, from: "nat")
      }
      return isPublic
        && Truth.any(of: routed + (subnets.rest.isEmpty ? [] : [.unknown(subnets.rest)]))
    default: return .unknown([absence(of: target)])
    }
  }
}
