/// What joins networks: peerings, and transit gateways with their attachments and route tables.
extension Graph {
  /// Whether `peering` joins the two networks; peerings do not lead on to a third.
  func joinGate(_ peering: NodeID, _ start: Site, _ end: Site) -> Gate {
    let joined = targets(.attachedTo, .vpc, of: peering)
    let missing = [start.vpc, end.vpc].compactMap { $0 }.filter { !joined.nodes.contains($0) }
    let truth: Truth =
      missing.isEmpty ? .yes : joined.rest.isEmpty ? .no : .unknown(joined.rest)
    let names = missing.map { self[$0].address }.joined(separator: ", ")
    return Gate(
      side: .destination, passage: Passage(truth, .ipv4),
      cut: Cut(peering, "does not lead to \(names)", at: Place(peering)))
  }

  /// Whether `peering` was accepted.
  func activeGate(_ peering: NodeID) -> Gate {
    let truth = Truth(
      fact(peering, "isActive"), ifMissing: .unknown([absence(of: peering)]))
    return Gate(
      side: .destination, passage: Passage(truth, .ipv4),
      cut: Cut(peering, "is not accepted", at: Place(peering)))
  }

  /// Whether `gateway` hands what comes from the network of `start` on to that of `end`: its route
  /// table for the one's attachment must have a route to the other's.
  func transitGate(
    _ gateway: NodeID, _ start: Site, _ end: Site, _ others: Flow.End, _ side: Gate.Side
  ) -> Gate {
    let attachments = sources(.attachedTo, nil, of: gateway)
    guard let near = attachment(of: start.vpc, among: attachments) else {
      return unattached(start, gateway, attachments.rest, side)
    }
    guard let far = attachment(of: end.vpc, among: attachments) else {
      return unattached(end, gateway, attachments.rest, side)
    }
    let tables = targets(.attachedTo, .routeTable, of: near)
    guard let table = tables.nodes.first else {
      return Gate(
        side: side, passage: tables.rest.isEmpty ? .none : .maybe(.ipv4, tables.rest),
        cut: Cut(near, "is associated with no route table of the gateway", at: Place(near)))
    }
    let (passage, route) = lookUp(others, in: table, local: [], far)
    let hops =
      side == .destination
      ? [
        Hop(table, edge: .attachedTo),
        Hop(far, edge: .routesTo, place: route?.place, note: route?.note),
      ]
      : []
    return Gate(
      side: side, passage: passage, hops: hops,
      cut: Cut(table, "has no route to \(self[far].address)", at: blackHole(others, table)))
  }

  /// Whether `gateway` has a foot in the zone of `site`: without one nothing there gets to it.
  func zoneGate(_ gateway: NodeID, _ site: Site) -> Gate {
    let cut = Cut(
      gateway, "has no attachment in the zone of \(self[site.subnet].address)", at: Place(gateway))
    guard let near = attachment(of: site.vpc, among: sources(.attachedTo, nil, of: gateway)) else {
      return Gate(side: .destination, passage: .everything(.ipv4), cut: cut)
    }
    let subnets = targets(.placedIn, .subnet, of: near)
    let zones = subnets.nodes.map { self.fact($0, "zone") ?? .unknown([absence(of: $0)]) }
    let own = fact(site.subnet, "zone") ?? .unknown([absence(of: site.subnet)])
    var unknowns = subnets.rest
    for case .unknown(let more) in zones + [own] { unknowns += more }
    var truth: Truth = unknowns.isEmpty ? .no : .unknown(unknowns)
    if subnets.nodes.contains(site.subnet) { truth = .yes }
    if case .string = own, zones.contains(own) { truth = .yes }
    return Gate(side: .destination, passage: Passage(truth, .ipv4), cut: cut)
  }

  /// The route that drops what is for `others`, where there is one; else the table.
  private func blackHole(_ others: Flow.End, _ table: NodeID) -> Place {
    let hole = byLength(network.routes[table] ?? [], .ipv4).first { prefix, route in
      guard case .blackHole = route.target else { return false }
      return !AddressSet([prefix], .ipv4).intersection(others.whole).isEmpty
    }
    return hole?.1.place ?? Place(table)
  }

  private func attachment(of vpc: NodeID?, among attachments: Ends) -> NodeID? {
    attachments.nodes.first { node in
      targets(.attachedTo, .vpc, of: node).nodes.contains { $0 == vpc }
    }
  }

  private func unattached(
    _ site: Site, _ gateway: NodeID, _ rest: [Unknown], _ side: Gate.Side
  ) -> Gate {
    let vpc = site.vpc.map { self[$0].address } ?? self[site.subnet].address
    return Gate(
      side: side, passage: rest.isEmpty ? .none : .maybe(.ipv4, rest),
      cut: Cut(gateway, "has no attachment to \(vpc)", at: Place(gateway)))
  }
}
