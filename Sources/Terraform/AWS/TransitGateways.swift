internal import ArchitectureGraph
internal import Documents

/// Transit gateways: attachments of VPCs, and the gateways' own route tables.
///
/// A gateway's table is a route table like any other: attachments are associated with it, and its
/// routes lead to attachments.
enum TransitGateways {
  static let families: [String: Family] = [
    "aws_ec2_transit_gateway": Family(.transitGateway, readGateway),
    "aws_ec2_transit_gateway_vpc_attachment": Family(.resource, readAttachment),
    "aws_ec2_transit_gateway_route_table": Family(.routeTable, readTable),
    "aws_ec2_transit_gateway_route_table_association": Family(.resource, readAssociation),
    "aws_ec2_transit_gateway_route_table_propagation": Family(.resource, readPropagation),
    "aws_ec2_transit_gateway_route": Family(.resource, readRoute),
  ]

  private static func readGateway(_ part: Part, _ graph: inout Contribution) {
    let support = part.text("security_group_referencing_support") ?? "disable"
    graph.set(part, "sharesGroups", .bool(support == "enable"))
  }

  private static func readTable(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["transit_gateway_id"], .transitGateway)
    graph.set(part, "isMain", .bool(false))
  }

  private static func readAttachment(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["transit_gateway_id"], .transitGateway)
    graph.connect(part.node, .attachedTo, part["vpc_id"], .vpc)
    graph.connect(part.node, .placedIn, part["subnet_ids"], .subnet, .many)
    for tie in graph.ties(part["transit_gateway_id"], .transitGateway) {
      guard let gateway = graph.part(at: tie.end) else {
        connectUnknown(part, &graph)
        continue
      }
      let table = Candidates.Implied(
        resource: gateway.number, attribute: "association_default_route_table_id")
      if isOn("association", part, gateway) {
        let node = graph.node(of: table, .routeTable)
        graph.builder.connect(
          part.node, .attachedTo, .node(node), provenance: tie.provenance, place: tie.place)
      }
      if isOn("propagation", part, gateway) {
        let node = graph.node(of: table, .routeTable)
        propagate(part, into: KnownEnd(.node(node), tie.provenance), part.place, &graph)
      }
    }
  }

  /// Whether attachments are joined to the gateway's default table: unless either says no.
  private static func isOn(_ what: String, _ part: Part, _ gateway: Part) -> Bool {
    let own = part.value?["transit_gateway_default_route_table_\(what)"]?.bool ?? true
    return own && gateway.text("default_route_table_\(what)") != "disable"
  }

  /// A gateway that is not in the inputs has tables that nobody knows.
  private static func connectUnknown(_ part: Part, _ graph: inout Contribution) {
    graph.builder.connect(
      part.node, .attachedTo,
      .unknown(part["transit_gateway_id"].unknown(.notInInputs), [.routeTable]),
      provenance: .unknown, place: part["transit_gateway_id"].place)
  }

  private static func readAssociation(_ part: Part, _ graph: inout Contribution) {
    graph.associate(
      part["transit_gateway_attachment_id"], .transitAttachment, .attachedTo,
      part["transit_gateway_route_table_id"], .transitTable)
  }

  private static func readPropagation(_ part: Part, _ graph: inout Contribution) {
    for table in graph.ties(part["transit_gateway_route_table_id"], .transitTable) {
      for tie in graph.ties(part["transit_gateway_attachment_id"], .transitAttachment) {
        guard let attachment = graph.part(at: tie.end) else {
          let unknown = part["transit_gateway_attachment_id"].unknown(.notInInputs)
          graph.builder.route(
            in: table.end, destination: .unknown(unknown), to: .end(tie.end),
            provenance: tie.provenance, place: part.place)
          continue
        }
        let way = table.provenance.through(tie.provenance)
        propagate(attachment, into: KnownEnd(table.end, way), part.place, &graph)
      }
    }
  }

  /// Puts routes for all of a VPC's address ranges into `table`.
  private static func propagate(
    _ attachment: Part, into table: KnownEnd, _ place: Place, _ graph: inout Contribution
  ) {
    for tie in graph.ties(attachment["vpc_id"], .vpc) {
      var ranges: [Known<Prefix>] = []
      if let vpc = graph.part(at: tie.end) {
        ranges = [graph.prefix(vpc["cidr_block"]) ?? .unknown(vpc["cidr_block"].unknown())]
        ranges += graph.gathered.furtherRanges[vpc.node] ?? []
      } else {
        ranges = [.unknown(attachment["vpc_id"].unknown(.notInInputs))]
      }
      for range in ranges {
        graph.builder.route(
          in: table.end, destination: range, to: .end(.node(attachment.node)),
          provenance: tie.provenance.through(table.provenance), place: place)
      }
    }
  }

  private static func readRoute(_ part: Part, _ graph: inout Contribution) {
    for table in graph.ties(part["transit_gateway_route_table_id"], .transitTable) {
      guard let destination = graph.prefix(part["destination_cidr_block"]) else { continue }
      var target = RouteTarget.blackHole
      var provenance = table.provenance
      if part.value?["blackhole"]?.bool != true,
        let tie = graph.ties(part["transit_gateway_attachment_id"], .transitAttachment).first
      {
        target = .end(tie.end)
        provenance = tie.provenance.through(provenance)
      }
      graph.builder.route(
        in: table.end, destination: destination, to: target, provenance: provenance,
        place: part.place)
    }
  }
}
