extension Graph {
  /// Marks the subnets that hold a database or cache.
  mutating func deriveOccupants() {
    var holding: Set<NodeID> = []
    var surely: Set<NodeID> = []
    for kind in [Kind.database, .cache] {
      for node in nodes(of: kind) {
        for member in targets(.placedIn, .subnet, of: node).members {
          holding.insert(member.node)
          if member.edge.provenance != .inferred { surely.insert(member.node) }
        }
      }
    }
    for subnet in nodes(of: .subnet) {
      let isHolding = holding.contains(subnet)
      set(
        subnet, "holdsDatabase", .bool(isHolding), isInferred: isHolding && !surely.contains(subnet)
      )
    }
  }

  /// Sets the zones of everything that is placed in subnets.
  mutating func deriveZones() {
    for node in nodes where node.kind != .subnet && has("zones", node.id) {
      guard fact(node.id, "zones") == nil else { continue }
      let ends =
        node.kind == .vpc
        ? sources(.placedIn, .subnet, of: node.id) : targets(.placedIn, .subnet, of: node.id)
      set(
        node.id, "zones", zones(of: ends.nodes, rest: ends.rest), isInferred: ends.isInferred)
    }
  }

  /// The zones of `subnets`, sorted; open where a zone, or a subnet, is not known.
  private func zones(of subnets: [NodeID], rest: [Unknown]) -> Fact {
    var known: Set<String> = []
    var rest = rest
    for subnet in subnets {
      switch fact(subnet, "zone") {
      case .string(let zone)?: known.insert(zone)
      case .unknown(let unknowns)?: rest += unknowns
      default: rest.append(absence(of: subnet))
      }
    }
    return .list(known.sorted().map { .string($0) }, rest: rest)
  }

  /// Sets every VPC's tiers.
  mutating func deriveTiers() {
    for vpc in nodes(of: .vpc) {
      let ends = sources(.placedIn, .subnet, of: vpc)
      var tiers: [String: [NodeID]] = [:]
      var rest = ends.rest
      for subnet in ends.nodes {
        switch fact(subnet, "tier") {
        case .string(let tier)?: tiers[tier, default: []].append(subnet)
        case .unknown(let unknowns)?: rest += unknowns
        default: rest.append(absence(of: subnet))
        }
        if isTrue(subnet, "holdsDatabase") { tiers["database", default: []].append(subnet) }
      }
      let records = ["public", "private", "isolated", "database"].compactMap { name -> Fact? in
        guard let subnets = tiers[name] else { return nil }
        let fields: [String: Fact] = [
          "name": .string(name), "subnets": .list(subnets.map { .node($0) }, rest: rest),
          "zones": zones(of: subnets, rest: rest),
        ]
        let isInferred =
          ends.isInferred
          || subnets.contains {
            self.isInferred($0, name == "database" ? "holdsDatabase" : "tier")
          }
        return record(.tier, fields, at: Place(vpc), isInferred: isInferred)
      }
      set(vpc, "tiers", .list(records, rest: rest))
    }
  }

  /// Finds the bastions: instances called so, and those in a public subnet through whose group
  /// others let SSH or RDP in.
  mutating func deriveBastions() {
    var gates: Set<NodeID> = []
    for edge in edges where edge.kind == .allowsFrom && edge.from != edge.to {
      guard let to = edge.to, self[to].kind == .securityGroup,
        let ports = edge.traffic?.ports.value, ports != .all,
        ports.contains(22) || ports.contains(3389)
      else { continue }
      gates.insert(to)
    }
    var guarding: Set<NodeID> = []
    for instance in nodes(of: .instance) {
      let groups = targets(.attachedTo, .securityGroup, of: instance).nodes
      let isGate = groups.contains { gates.contains($0) }
      let isPublic = targets(.placedIn, .subnet, of: instance).nodes.contains {
        string($0, "tier") == "public"
      }
      let isBastion = isTrue(instance, "isBastion") || (isGate && isPublic)
      set(instance, "isBastion", .bool(isBastion))
      if isBastion { guarding.formUnion(groups) }
    }
    for group in nodes(of: .securityGroup) {
      set(group, "guardsBastion", .bool(guarding.contains(group)))
    }
  }
}
