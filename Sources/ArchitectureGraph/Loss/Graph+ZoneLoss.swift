internal import Documents

extension Graph {
  /// What is lost when the availability zone `zone` is.
  ///
  /// - Complexity: O(nodes + edges).
  package func loss(of zone: String) -> ZoneLoss {
    let subnets = nodes(of: .subnet).filter { !self[$0].isExternal }
    var zones: Set<String> = []
    var unknowns: [Unknown] = []
    for subnet in subnets {
      if let zone = string(subnet, "zone") { zones.insert(zone) }
      if case .unknown(let reasons)? = fact(subnet, "zone") { unknowns += reasons }
    }
    var items = nodes(of: .vpc).flatMap { tierLosses(of: $0, zone) }
    for node in nodes where !node.isExternal { items += losses(of: node, zone) }
    items += subnets.compactMap { wayOutLoss(of: $0, zone) }
    let order = ZoneLoss.Effect.allCases
    let sorted = order.flatMap { effect in items.filter { $0.effect == effect } }
    return ZoneLoss(
      zone: zone, subnets: subnets.filter { string($0, "zone") == zone },
      subnetCount: subnets.count,
      items: sorted.filter(\.doubts.isEmpty) + sorted.filter { !$0.doubts.isEmpty },
      zones: zones.sorted(), unknowns: unknowns.uniqued)
  }

  private func tierLosses(of vpc: NodeID, _ zone: String) -> [ZoneLoss.Item] {
    guard case .list(let tiers, _)? = fact(vpc, "tiers") else { return [] }
    var items: [ZoneLoss.Item] = []
    for case .record(let record) in tiers {
      guard case .string(let tier)? = self[record]["name"],
        let standing = Standing(self[record]["zones"], without: zone)
      else { continue }
      let loss = item(
        vpc, tier: tier, standing, gone: "has its last subnet of the \(tier) tier there",
        oneLeft: "has its \(tier) tier in one zone afterwards")
      if let loss { items.append(loss) }
    }
    return items
  }

  private func item(
    _ node: NodeID, tier: String? = nil, _ standing: Standing, gone: String, oneLeft: String
  ) -> ZoneLoss.Item? {
    let effect: ZoneLoss.Effect
    var doubts: [Unknown] = []
    switch standing {
    case .nowhere: effect = .gone
    case .perhapsNowhere(let unknowns): (effect, doubts) = (.gone, unknowns.uniqued)
    case .elsewhere(isLast: true): effect = .oneZoneLeft
    case .elsewhere(isLast: false): return nil
    }
    return ZoneLoss.Item(
      node: node, tier: tier, effect: effect, reason: effect == .gone ? gone : oneLeft,
      doubts: doubts, place: placement(of: node))
  }

  private func placement(of node: NodeID) -> Place? {
    guard has("placement", node), case .place(let place)? = fact(node, "placement") else {
      return nil
    }
    return place
  }

  // MARK: Things

  private func losses(of node: Node, _ zone: String) -> [ZoneLoss.Item] {
    guard node.kind != .vpc, node.kind != .subnet, has("zones", node.id),
      let standing = Standing(fact(node.id, "zones"), without: zone)
    else { return [] }
    let own = item(
      node.id, standing, gone: "stands in that zone only", oneLeft: "stands in one zone afterwards")
    if let own, own.effect == .gone { return [own] }
    let cutOff = serving(node).flatMap { emptied(node.id, $0, zone) }
    return [singleLoss(of: node, zone) ?? own, cutOff].compactMap { $0 }
  }

  /// The loss of a thing that may stand in several zones, and is in one of them at a time.
  private func singleLoss(of node: Node, _ zone: String) -> ZoneLoss.Item? {
    guard node.kind == .database || node.kind == .cache,
      case .list(let zones, _)? = fact(node.id, "zones"), zones.contains(.string(zone)),
      !isMember(node.id)
    else { return nil }
    let doubts: [Unknown]
    switch fact(node.id, "isHighlyAvailable") {
    case .bool(true)?: return nil
    case .unknown(let unknowns)?: doubts = unknowns
    default:
      doubts = [Unknown(address: node.address, attribute: "zone", reason: .afterApply)]
    }
    return ZoneLoss.Item(
      node: node.id, tier: nil, effect: .gone,
      reason: "has no copy in another zone, and may run in this one", doubts: doubts,
      place: placement(of: node.id))
  }

  /// Whether a database or cache is a member of another, which speaks for it.
  private func isMember(_ node: NodeID) -> Bool {
    !targets(.placedIn, .database, of: node).members.isEmpty
      || !targets(.placedIn, .cache, of: node).members.isEmpty
  }

  /// What does the work of `node`, and how to say that none of it is left; nil where it does its own.
  private func serving(_ node: Node) -> (ends: Ends, reason: String)? {
    switch node.kind {
    case .kubernetesCluster:
      return (sources(.placedIn, .nodeGroup, of: node.id), "has no node left")
    case .loadBalancer:
      var found = targets(.targets, nil, of: node.id)
      for listener in sources(.attachedTo, .listener, of: node.id).nodes {
        for group in targets(.routesTo, .targetGroup, of: listener).nodes {
          for ends in [targets(.targets, nil, of: group), sources(.attachedTo, nil, of: group)] {
            found.members += ends.members
            found.rest += ends.rest
          }
        }
      }
      return (found, "has no target left")
    default: return nil
    }
  }

  private func emptied(
    _ node: NodeID, _ serving: (ends: Ends, reason: String), _ zone: String
  ) -> ZoneLoss.Item? {
    guard !serving.ends.members.isEmpty else { return nil }
    var doubts = serving.ends.rest
    for end in serving.ends.nodes {
      switch has("zones", end) ? Standing(fact(end, "zones"), without: zone) : nil {
      case .nowhere?: continue
      case .perhapsNowhere(let unknowns)?: doubts += unknowns
      case .elsewhere?, nil: return nil
      }
    }
    return ZoneLoss.Item(
      node: node, tier: nil, effect: .cutOff, reason: serving.reason, doubts: doubts.uniqued,
      place: nil)
  }

  // MARK: Ways out

  /// The loss of a subnet's way out, where it leads through a NAT gateway in the zone.
  private func wayOutLoss(of subnet: NodeID, _ zone: String) -> ZoneLoss.Item? {
    var doubts: [Unknown] = []
    switch fact(subnet, "zone") {
    case .string(zone)?: return nil
    case .unknown(let unknowns)?: doubts = unknowns
    default: break
    }
    guard case .node(let table, _, _)? = network.tables[subnet],
      let route = network.routes[table]?.first(where: \.isDefault),
      case .node(let gateway, _)? = route.target.end, self[gateway].kind == .natGateway
    else { return nil }
    switch Standing(fact(gateway, "zones"), without: zone) {
    case .nowhere?: break
    case .perhapsNowhere(let unknowns)?: doubts += unknowns
    case .elsewhere?, nil: return nil
    }
    return ZoneLoss.Item(
      node: subnet, tier: nil, effect: .cutOff,
      reason: "has its way out through \(self[gateway].address), which stands there",
      doubts: doubts.uniqued, place: route.place)
  }
}
