internal import Documents

/// The route table that is in force somewhere.
enum TableInForce: Sendable {
  case node(NodeID, Provenance, Place?)
  /// The VPC's implicit main table, which holds nothing but the VPC's own addresses.
  case implicit
  case unknown([Unknown])
}

extension Graph {
  /// Sets every subnet's route table, default route, tier and way in from the internet.
  mutating func deriveSubnets() {
    var mains: [NodeID: TableInForce] = [:]
    for subnet in nodes(of: .subnet) {
      let table = tableInForce(for: subnet, &mains)
      network.tables[subnet] = table
      switch table {
      case .implicit: set(subnet, "tier", .string("isolated"))
      case .unknown(let unknowns):
        set(subnet, "tier", .unknown(unknowns))
        set(subnet, "routeTable", .unknown(unknowns))
      case .node(let table, let provenance, let place):
        set(subnet, "routeTable", .node(table), isInferred: provenance == .inferred)
        deriveTier(of: subnet, table: table, provenance: provenance, place: place)
      }
    }
  }

  private func tableInForce(
    for subnet: NodeID, _ mains: inout [NodeID: TableInForce]
  ) -> TableInForce {
    if self[subnet].isExternal { return .unknown([absence(of: subnet)]) }
    let own = targets(.attachedTo, .routeTable, of: subnet)
    if let member = own.members.first {
      return .node(member.node, member.edge.provenance, member.edge.place)
    }
    guard own.rest.isEmpty else { return .unknown(own.rest) }
    let vpcs = targets(.placedIn, .vpc, of: subnet)
    guard let vpc = vpcs.nodes.first else {
      let unknown = Unknown(
        address: self[subnet].address, attribute: "vpc_id", reason: .notInInputs)
      return .unknown(vpcs.rest.isEmpty ? [unknown] : vpcs.rest)
    }
    if let known = mains[vpc] { return known }
    let table = mainTable(of: vpc)
    mains[vpc] = table
    return table
  }

  /// The table in force for a VPC's subnets without one of their own.
  private func mainTable(of vpc: NodeID) -> TableInForce {
    let tables = sources(.attachedTo, .routeTable, of: vpc)
    let mains = tables.members.filter { fact($0.node, "isMain") == .bool(true) }
    if let main = mains.first { return .node(main.node, main.edge.provenance, main.edge.place) }
    let undecided = tables.nodes.compactMap { table -> [Unknown]? in
      guard case .unknown(let unknowns)? = fact(table, "isMain") else { return nil }
      return unknowns
    }
    let rest = undecided.flatMap { $0 } + absences(of: vpc)
    return rest.isEmpty ? .implicit : .unknown(rest)
  }

  private mutating func deriveTier(
    of subnet: NodeID, table: NodeID, provenance: Provenance, place: Place?
  ) {
    let routes = network.routes[table] ?? []
    let leadsOut = leadsOut(routes, of: table)
    let isTableInferred = provenance == .inferred
    if let main = routes.first(where: \.isDefault) {
      set(subnet, "defaultRoute", main.record, isInferred: isTableInferred)
    } else if case .unknown(let unknowns) = leadsOut {
      set(subnet, "defaultRoute", .unknown(unknowns))
    }
    learnInternetRoutes(of: table)
    let access = AddressFamily.allCases.map { family in internetRoutes(of: table, family) }
    guard access.contains(where: { !$0.passage.certain.isEmpty }) else {
      let unknowns = access.flatMap { $0.passage.possible.isEmpty ? [] : $0.passage.unknowns }
      set(
        subnet, "tier", innerTier(leadsOut, unlessPublic: unknowns),
        isInferred: isTableInferred || routes.contains { $0.isDefault && $0.isInferred })
      return
    }
    let ways = access.filter { !$0.hops.isEmpty }
    let areWaysInferred = !ways.isEmpty && ways.allSatisfy { Path($0.hops).isInferred }
    set(subnet, "tier", .string("public"), isInferred: isTableInferred || areWaysInferred)
    guard let first = ways.first else { return }
    var hops = [Hop(internet)] + first.hops
    hops[hops.count - 1].isOnlyWay = ways.count == 1 && first.routeCount == 1
    hops.append(Hop(subnet, edge: .attachedTo, provenance: provenance, place: place))
    set(subnet, "pathFromInternet", .path(Path(hops)))
  }

  /// The tier of a subnet that is not known to be public; `doubts` say why it may be all the same.
  private func innerTier(_ leadsOut: Truth, unlessPublic doubts: [Unknown]) -> Fact {
    var doubts = doubts
    if case .unknown(let unknowns) = leadsOut { doubts += unknowns }
    guard doubts.isEmpty else { return .unknown(doubts.uniqued) }
    if case .yes = leadsOut { return .string("private") }
    return .string("isolated")
  }

  /// Whether what no other route is for leaves the VPC.
  private func leadsOut(_ routes: [Route], of table: NodeID) -> Truth {
    let leading = routes.filter { $0.target.end != nil }
    if leading.contains(where: \.isDefault) { return .yes }
    let unknowns = leading.compactMap { route -> Unknown? in
      if case .unknown(let unknown)? = route.destination { unknown } else { nil }
    }
    let rest = unknowns + (network.routesRest[table] ?? [])
    return rest.isEmpty ? .no : .unknown(rest)
  }
}
