internal import Documents

/// What joins the network where a way starts to the one where it ends.
enum Crossing: Sendable, Hashable {
  /// Nothing: the two are one, or nothing joins them.
  case none
  case peering(NodeID)
  case transitGateway(NodeID)
}

extension Graph {
  /// What the routes at `start` offer to get to `end` by.
  func crossings(from start: Site, to end: Site) -> [Crossing] {
    guard start.vpc == nil || end.vpc == nil || start.vpc != end.vpc,
      case .node(let table, _, _)? = network.tables[start.subnet]
    else { return [.none] }
    var found: [Crossing] = []
    for route in (network.routes[table] ?? []).prefix(ReachLimit.routes) {
      guard let target = route.target.end?.node else { continue }
      let crossing: Crossing
      switch self[target].kind {
      case .peering: crossing = .peering(target)
      case .transitGateway: crossing = .transitGateway(target)
      default: continue
      }
      if !found.contains(crossing) { found.append(crossing) }
    }
    return found.isEmpty ? [.none] : found
  }

  /// Whether rules for `direction` may name groups of the other side of `crossing`; across a transit
  /// gateway those for what goes out never may.
  func passesGroups(_ crossing: Crossing, _ direction: Traffic.Direction) -> Truth {
    switch crossing {
    case .none: .yes
    case .peering(let node): Truth(fact(node, "sharesGroups"), ifMissing: .yes)
    case .transitGateway(let node):
      direction == .egress ? .no : Truth(fact(node, "sharesGroups"), ifMissing: .no)
    }
  }

  /// The gates between two subnets: routes there and back, and what joins their networks.
  func gates(of crossing: Crossing, from start: Site, to end: Site, _ flow: Flow) -> [Gate] {
    switch crossing {
    case .peering(let peering):
      let hop = Hop(peering, edge: .routesTo)
      return [
        routeGate(start, flow.destination, .destination, to: peering, hops: [hop]),
        joinGate(peering, start, end), activeGate(peering),
        routeGate(end, flow.source, .source, to: peering, hops: []),
      ]
    case .transitGateway(let gateway):
      let hop = Hop(gateway, edge: .routesTo)
      return [
        routeGate(start, flow.destination, .destination, to: gateway, hops: [hop]),
        zoneGate(gateway, start), zoneGate(gateway, end),
        transitGate(gateway, start, end, flow.destination, .destination),
        transitGate(gateway, end, start, flow.source, .source),
        routeGate(end, flow.source, .source, to: gateway, hops: []),
      ]
    case .none where start.vpc != nil && start.vpc == end.vpc:
      return [
        localGate(start, flow.destination, .destination), localGate(end, flow.source, .source),
      ]
    case .none: return [separateGate(start, end)]
    }
  }

  /// Two networks that nothing joins.
  private func separateGate(_ start: Site, _ end: Site) -> Gate {
    guard start.vpc != nil, end.vpc != nil else {
      let unknowns = [start, end].filter { $0.vpc == nil }.map {
        Unknown(address: self[$0.subnet].address, attribute: "vpc", reason: .notInInputs)
      }
      return Gate(
        side: .destination, passage: .maybe(.ipv4, unknowns),
        cut: Cut(start.subnet, "is in a VPC that is not known"))
    }
    let to = end.vpc.map { self[$0].address } ?? ""
    switch network.tables[start.subnet] {
    case .unknown(let unknowns)?:
      return Gate(
        side: .destination, passage: .maybe(.ipv4, unknowns),
        cut: Cut(start.subnet, "has a route table that is not known"))
    case .node(let table, _, _)?:
      let rest = (network.routesRest[table] ?? []) + unknownTargets(of: table)
      return Gate(
        side: .destination, passage: rest.isEmpty ? .none : .maybe(.ipv4, rest),
        cut: Cut(table, "has no route to \(to)", at: Place(table)))
    case .implicit?, nil:
      return Gate(
        side: .destination, passage: .none,
        cut: Cut(start.subnet, "has no route to \(to)", at: Place(start.subnet)))
    }
  }

  private func unknownTargets(of table: NodeID) -> [Unknown] {
    (network.routes[table] ?? []).compactMap { route in
      guard case .unknown(let unknown, let kinds)? = route.target.end,
        kinds.allows(.peering) || kinds.allows(.transitGateway)
      else { return nil }
      return unknown
    }
  }

  /// Inside of one VPC the local route holds, unless a more specific one leads through an appliance.
  private func localGate(_ site: Site, _ others: Flow.End, _ side: Gate.Side) -> Gate {
    let cut = Cut(site.subnet, "sends this through an appliance", at: Place(site.subnet))
    guard case .node(let table, _, _)? = network.tables[site.subnet] else {
      return Gate(side: side, passage: .everything(.ipv4), cut: cut)
    }
    var diverted = AddressSet.none
    var unknowns: [Unknown] = []
    let own = site.vpc.map { prefixes(of: $0) } ?? []
    for (prefix, route) in byLength(network.routes[table] ?? [], .ipv4) {
      guard own.contains(where: { $0.length < prefix.length && $0.contains(prefix) }),
        let target = route.target.end
      else { continue }
      diverted = diverted.union(AddressSet([prefix], .ipv4))
      switch target {
      case .node(let node, _): unknowns.append(absence(of: node))
      case .unknown(let unknown, _): unknowns.append(unknown)
      }
    }
    let all = AddressSet.everything(.ipv4)
    let isTouched = !others.whole.intersection(diverted).isEmpty
    return Gate(
      side: side,
      passage: Passage(
        certain: isTouched ? all.subtracting(diverted) : all, possible: all,
        unknowns: isTouched ? unknowns : []),
      cut: cut)
  }

  /// The address ranges of a VPC, as far as they are known.
  private func prefixes(of vpc: NodeID) -> [Prefix] {
    guard case .list(let texts, _)? = fact(vpc, "cidrs") else { return [] }
    return texts.compactMap { text in
      if case .string(let text) = text { Prefix(text) } else { nil }
    }
  }

  /// Whether the routes at `site` lead what is for `others` to `target`.
  private func routeGate(
    _ site: Site, _ others: Flow.End, _ side: Gate.Side, to target: NodeID, hops: [Hop]
  ) -> Gate {
    let back = side == .source
    switch network.tables[site.subnet] {
    case .unknown(let unknowns)?:
      return Gate(
        side: side, passage: .maybe(.ipv4, unknowns), hops: hops,
        cut: Cut(site.subnet, "has a route table that is not known"))
    case .implicit?, nil:
      return Gate(
        side: side, passage: .none,
        cut: Cut(
          site.subnet, "has no route \(back ? "back " : "")to \(self[target].address)",
          at: Place(site.subnet)))
    case .node(let table, let provenance, let place)?:
      let local = site.vpc.map { prefixes(of: $0) } ?? []
      let (passage, route) = lookUp(others, in: table, local: local, target)
      var way: [Hop] = []
      if !hops.isEmpty {
        way = [Hop(table, edge: .attachedTo, provenance: provenance, place: place)] + hops
        if let route {
          way[1] = Hop(target, edge: .routesTo, place: route.place, note: route.note)
        }
      }
      return Gate(
        side: side, passage: passage, hops: way,
        cut: Cut(
          table,
          "has no route \(back ? "back " : "")to \(words(others)) by \(self[target].address)",
          at: Place(table)))
    }
  }

  private func words(_ end: Flow.End) -> String {
    guard let range = end.whole.ranges.first, end.whole.ranges.count == 1 else { return "there" }
    return Prefix(covering: range)?.description ?? "there"
  }

  /// For which of `others` the routes of `table` lead to `target`: the longest prefix decides.
  func lookUp(
    _ others: Flow.End, in table: NodeID, local: [Prefix], _ target: NodeID
  ) -> (Passage, Route?) {
    let routes = Array((network.routes[table] ?? []).prefix(ReachLimit.routes))
    let rest = network.routesRest[table] ?? []
    var passage = Passage(
      certain: .none, possible: rest.isEmpty ? .none : others.whole, unknowns: rest)
    var chosen: Route?
    var left = others.whole
    var locals = local.sorted { $0.length > $1.length }[...]
    for (prefix, route) in byLength(routes, .ipv4) {
      while let own = locals.first, own.length >= prefix.length {
        left = left.subtracting(AddressSet([own], .ipv4))
        locals = locals.dropFirst()
      }
      let part = left.intersection(AddressSet([prefix], .ipv4))
      guard !part.isEmpty else { continue }
      left = left.subtracting(part)
      switch route.target.end {
      case .node(let node, _)? where node == target:
        passage.formUnion(.only(part))
        chosen = chosen ?? route
      case .unknown(let unknown, let kinds)? where kinds.allows(self[target].kind):
        passage.formUnion(Passage(certain: .none, possible: part, unknowns: [unknown]))
      default: continue
      }
    }
    for route in routes where route.target.end?.node == target {
      guard case .unknown(let unknown)? = route.destination else { continue }
      passage.formUnion(Passage(certain: .none, possible: others.whole, unknowns: [unknown]))
    }
    return (passage, chosen)
  }
}

extension Prefix {
  /// The prefix that is exactly `range` of IPv4 addresses, if there is one.
  init?(covering range: ClosedRange<UInt128>) {
    let size = range.upperBound - range.lowerBound + 1
    guard range.upperBound <= UInt128(UInt32.max), size & (size - 1) == 0,
      range.lowerBound % size == 0
    else { return nil }
    let bytes = (0..<4).map { String(UInt8(truncatingIfNeeded: range.lowerBound >> (24 - 8 * $0))) }
    self.init("\(bytes.joined(separator: "."))/\(32 - size.trailingZeroBitCount)")
  }
}
