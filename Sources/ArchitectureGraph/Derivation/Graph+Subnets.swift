internal import Documents

/// Which route table is in force where, and where its routes lead.
struct SubnetRoutes: Sendable {
  /// The table in force.
  enum Table: Sendable {
    case node(NodeID, Provenance, Place?)
    /// The VPC's implicit main table, which holds nothing but the VPC's own addresses.
    case implicit
    case unknown([Unknown])
  }

  var table: [NodeID: Table] = [:]
}

extension Graph {
  /// Sets every subnet's route table, default route, tier and way in from the internet.
  mutating func deriveSubnets() -> SubnetRoutes {
    var result = SubnetRoutes()
    var mains: [NodeID: SubnetRoutes.Table] = [:]
    for subnet in nodes(of: .subnet) {
      let table = tableInForce(for: subnet, &mains)
      result.table[subnet] = table
      switch table {
      case .implicit: set(subnet, "tier", .string("isolated"))
      case .unknown(let unknowns):
        set(subnet, "tier", .unknown(unknowns))
        set(subnet, "routeTable", .unknown(unknowns))
      case .node(let table, let provenance, let place):
        set(subnet, "routeTable", .node(table))
        deriveTier(of: subnet, table: table, provenance: provenance, place: place)
      }
    }
    return result
  }

  private func tableInForce(
    for subnet: NodeID, _ mains: inout [NodeID: SubnetRoutes.Table]
  ) -> SubnetRoutes.Table {
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
  private func mainTable(of vpc: NodeID) -> SubnetRoutes.Table {
    let tables = sources(.attachedTo, .routeTable, of: vpc)
    let mains = tables.members.filter { fact($0.node, "isMain") == .bool(true) }
    if let main = mains.first { return .node(main.node, main.edge.provenance, main.edge.place) }
    let undecided = tables.nodes.compactMap { table -> [Unknown]? in
      guard case .unknown(let unknowns)? = fact(table, "isMain") else { return nil }
      return unknowns
    }
    let rest = undecided.flatMap { $0 } + (self[vpc].isExternal ? [absence(of: vpc)] : [])
    return rest.isEmpty ? .implicit : .unknown(rest)
  }

  private mutating func deriveTier(
    of subnet: NodeID, table: NodeID, provenance: Provenance, place: Place?
  ) {
    let routes = routeBook.routes[table] ?? []
    if let main = routes.first(where: \.isDefault) { set(subnet, "defaultRoute", main.record) }
    var unknowns = routeBook.rest[table] ?? []
    var leadsOut = false
    for route in routes {
      switch (route.isForPublicAddresses, route.target) {
      case (.no, _), (_, nil): continue
      case (.unknown(let more), _): unknowns += more
      case (.yes, .unknown(let unknown, let kinds)?):
        if kinds.isEmpty || kinds.contains(.internetGateway) { unknowns.append(unknown) }
        leadsOut = leadsOut || route.isDefault
      case (.yes, .node(let target, let targetProvenance)?):
        guard self[target].kind == .internetGateway else {
          leadsOut = leadsOut || route.isDefault
          continue
        }
        set(subnet, "tier", .string("public"))
        let path = Path([
          Hop(internet),
          Hop(target, edge: .routesTo, provenance: targetProvenance),
          Hop(
            table, edge: .routesTo, provenance: targetProvenance, place: route.place,
            note: route.destination?.value?.description),
          Hop(subnet, edge: .attachedTo, provenance: provenance, place: place),
        ])
        set(subnet, "pathFromInternet", .path(path))
        return
      }
    }
    let tier: Fact = .string(leadsOut ? "private" : "isolated")
    set(subnet, "tier", unknowns.isEmpty ? tier : .unknown(unknowns))
  }
}
