internal import ArchitectureGraph
internal import Documents

/// What stands at a VPC's border: gateways of every sort, endpoints.
enum Gateways {
  static let families: [String: Family] = [
    "aws_internet_gateway": Family(.internetGateway, readInternetGateway),
    "aws_internet_gateway_attachment": Family(.resource, readInternetGatewayAttachment),
    "aws_egress_only_internet_gateway": Family(.egressOnlyGateway, readInternetGateway),
    "aws_vpn_gateway": Family(.resource, readInternetGateway),
    "aws_nat_gateway": Family(.natGateway, readNATGateway),
    "aws_vpc_endpoint": Family(.vpcEndpoint, readEndpoint),
    "aws_vpc_endpoint_route_table_association": Family(.resource, readEndpointTable),
    "aws_vpc_endpoint_subnet_association": Family(.resource, readEndpointSubnet),
    "aws_vpc_endpoint_security_group_association": Family(.resource, readEndpointGroup),
  ]

  private static func readInternetGateway(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["vpc_id"], .vpc)
  }

  private static func readInternetGatewayAttachment(_ part: Part, _ graph: inout Contribution) {
    graph.associate(
      part["internet_gateway_id"], .internetGateway, .attachedTo, part["vpc_id"], .vpc)
  }

  private static func readNATGateway(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["subnet_id"], .subnet)
    graph.connect(part.node, .uses, part["allocation_id"], .elasticIP)
    let isPublic = part["connectivity_type"].knownText.map { $0 != "private" }
    graph.set(part, "isPublic", isPublic.fact)
  }

  private static func readEndpoint(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["vpc_id"], .vpc)
    graph.connect(part.node, .placedIn, part["subnet_ids"], .subnet, .many)
    graph.connectGroups(
      part, "security_group_ids", withDefault: part.value?["subnet_ids"] != nil)
    if part.value?["subnet_ids"] != nil {
      graph.set(part, "placement", .place(part["subnet_ids"].place))
    }
    graph.set(part, "service", part["service_name"].text)
    for table in graph.ties(part["route_table_ids"], .routeTable, .many) {
      route(to: part, in: table, &graph)
    }
  }

  /// A gateway endpoint puts a route for the service's prefix list into its tables.
  private static func route(to part: Part, in table: Tie, _ graph: inout Contribution) {
    graph.builder.route(
      in: table.end, destination: nil, prefixList: part.text("service_name") ?? part.address,
      to: .end(.node(part.node)), provenance: table.provenance, place: table.place)
  }

  private static func readEndpointTable(_ part: Part, _ graph: inout Contribution) {
    guard let endpoint = graph.ties(part["vpc_endpoint_id"], .vpcEndpoint).first else { return }
    let service = graph.part(at: endpoint.end)?.text("service_name")
    for table in graph.ties(part["route_table_id"], .routeTable) {
      graph.builder.route(
        in: table.end, destination: nil, prefixList: service ?? part.address,
        to: .end(endpoint.end), provenance: table.provenance.through(endpoint.provenance),
        place: part.place)
    }
  }

  private static func readEndpointSubnet(_ part: Part, _ graph: inout Contribution) {
    graph.associate(part["vpc_endpoint_id"], .vpcEndpoint, .placedIn, part["subnet_id"], .subnet)
  }

  private static func readEndpointGroup(_ part: Part, _ graph: inout Contribution) {
    graph.associate(
      part["vpc_endpoint_id"], .vpcEndpoint, .attachedTo, part["security_group_id"],
      .securityGroup)
  }
}
