internal import ArchitectureGraph
internal import Documents

/// Route tables, their routes, and which subnets they are for.
enum RouteTables {
  static let families: [String: Family] = [
    "aws_route_table": Family(.routeTable, readTable),
    "aws_default_route_table": Family(.routeTable, readDefaultTable),
    "aws_route": Family(.resource, readRoute),
    "aws_route_table_association": Family(.resource, readAssociation),
    "aws_main_route_table_association": Family(.resource, readMainAssociation),
  ]

  private static let targets: [(argument: String, target: Target)] = [
    ("gateway_id", .internetGateway), ("nat_gateway_id", .natGateway),
    ("transit_gateway_id", .transitGateway), ("vpc_peering_connection_id", .peering),
    ("vpc_endpoint_id", .vpcEndpoint), ("network_interface_id", .networkInterface),
    ("egress_only_gateway_id", .egressOnlyGateway), ("instance_id", .instance),
    ("carrier_gateway_id", Target(.resource, "aws_ec2_carrier_gateway")),
    ("local_gateway_id", Target(.resource, "aws_ec2_local_gateway")),
    ("core_network_arn", Target(.resource, "aws_networkmanager_core_network", by: "arn")),
  ]

  private static func readTable(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["vpc_id"], .vpc)
    if graph.builder.fact(part.node, "isMain") == nil { graph.set(part, "isMain", .bool(false)) }
    readInlineRoutes(part, &graph)
  }

  private static func readDefaultTable(_ part: Part, _ graph: inout Contribution) {
    graph.connectToOwner(part, by: "default_route_table_id", kind: .routeTable, .attachedTo)
    graph.set(part, "isMain", .bool(true))
    readInlineRoutes(part, &graph)
  }

  private static func readInlineRoutes(_ part: Part, _ graph: inout Contribution) {
    if let value = part.value?["route"], value.kind == .unknown {
      let unknown = part["route"].unknown()
      graph.builder.route(
        in: .node(part.node), destination: .unknown(unknown), to: .end(.unknown(unknown, [])),
        place: part["route"].place)
    }
    for route in part.parts("route") where !route.isUnknown {
      add(route, in: .node(part.node), ["cidr_block", "ipv6_cidr_block"], &graph)
    }
  }

  private static func readRoute(_ part: Part, _ graph: inout Contribution) {
    for table in graph.ties(part["route_table_id"], .routeTable) {
      add(
        part, in: table.end, ["destination_cidr_block", "destination_ipv6_cidr_block"],
        provenance: table.provenance, &graph)
    }
  }

  private static func add(
    _ part: Part, in table: End, _ destinations: [String],
    provenance: Provenance = .exact, _ graph: inout Contribution
  ) {
    let (end, known) = target(of: part, &graph)
    let provenance = known == .exact ? provenance : known
    let place = part.path.isEmpty ? part.place : Place(part.node, part.value)
    for name in destinations {
      guard let destination = graph.prefix(part[name]) else { continue }
      graph.builder.route(
        in: table, destination: destination, to: end, provenance: provenance, place: place)
    }
    let lists = graph.prefixes(ofLists: part["destination_prefix_list_id"], .one)
    for prefix in lists.prefixes {
      graph.builder.route(
        in: table, destination: prefix, to: end, provenance: provenance, place: place)
    }
    for list in lists.ids {
      graph.builder.route(
        in: table, destination: nil, prefixList: list, to: end, provenance: provenance,
        place: place)
    }
  }

  /// Where a route leads.
  private static func target(of part: Part, _ graph: inout Contribution) -> (
    RouteTarget, Provenance
  ) {
    for (argument, target) in targets {
      guard let value = part.value?[argument], !value.equals("") else { continue }
      if argument == "gateway_id" {
        if value.equals("local") { return (.local, .exact) }
        return graph.gateway(part[argument])
      }
      if let tie = graph.ties(part[argument], target).first {
        let accepted = graph.accepted(by: tie)
        return (.end(accepted.end), accepted.provenance)
      }
    }
    return (.blackHole, .exact)
  }

  private static func readAssociation(_ part: Part, _ graph: inout Contribution) {
    graph.associate(part["subnet_id"], .subnet, .attachedTo, part["route_table_id"], .routeTable)
    graph.associate(
      part["gateway_id"], .internetGateway, .attachedTo, part["route_table_id"], .routeTable)
  }

  private static func readMainAssociation(_ part: Part, _ graph: inout Contribution) {
    for table in graph.ties(part["route_table_id"], .routeTable) {
      if let main = graph.part(at: table.end) { graph.set(main, "isMain", .bool(true)) }
    }
  }
}

extension Contribution {
  /// What `gateway_id` of a route leads to: an internet gateway, or a virtual private one.
  fileprivate mutating func gateway(_ slot: Slot) -> (RouteTarget, Provenance) {
    if let id = slot.value?.string {
      let target: Target =
        if id.hasPrefix("igw-") {
          .internetGateway
        } else if id.hasPrefix("vpce-") {
          .vpcEndpoint
        } else {
          .vpnGateway
        }
      return (.end(.named(target.name(for: id), target.kind)), .exact)
    }
    let target = Target(.internetGateway, "aws_internet_gateway", "aws_vpn_gateway")
    guard let tie = ties(slot, target).first else { return (.blackHole, .exact) }
    if case .unknown(let unknown, _) = tie.end {
      return (.end(.unknown(unknown, [.internetGateway, .resource])), .unknown)
    }
    return (.end(tie.end), tie.provenance)
  }

  /// The peering that the end of `tie` accepts, where it is an accepter; else that end itself.
  fileprivate mutating func accepted(by tie: Tie) -> KnownEnd {
    guard let accepter = part(at: tie.end), accepter.type == "aws_vpc_peering_connection_accepter",
      let peering = ties(accepter["vpc_peering_connection_id"], .peering).first
    else { return tie.known }
    return KnownEnd(peering.end, peering.provenance.through(tie.provenance))
  }
}
