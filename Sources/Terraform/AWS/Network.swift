internal import ArchitectureGraph
internal import Documents

/// VPCs and subnets.
enum Network {
  static let families: [String: Family] = [
    "aws_vpc": Family(.vpc, readVPC), "aws_default_vpc": Family(.vpc, readVPC),
    "aws_vpc_ipv4_cidr_block_association": Family(.resource),
    "aws_subnet": Family(.subnet, readSubnet),
    "aws_default_subnet": Family(.subnet, readSubnet),
    "aws_flow_log": Family(.flowLog, readFlowLog),
    "aws_vpc_peering_connection": Family(.peering, readPeering),
    "aws_vpc_peering_connection_accepter": Family(.resource, readAccepter),
    "aws_vpc_block_public_access_options": Family(.resource),
    "aws_vpc_block_public_access_exclusion": Family(.resource),
  ]

  private static func readVPC(_ part: Part, _ graph: inout Contribution) {
    let cidr = part["cidr_block"]
    switch cidr.value {
    case let value? where value.kind == .string:
      let more = graph.gathered.furtherRanges[part.node] ?? []
      let unknowns = more.compactMap { range -> Unknown? in
        if case .unknown(let unknown) = range { unknown } else { nil }
      }
      let known = more.compactMap(\.value).map { Fact.string($0.description) }
      graph.set(part, "cidrs", .list([.string(value.string ?? "")] + known, rest: unknowns))
    case nil where part.type == "aws_default_vpc":
      graph.set(part, "cidrs", .strings(["172.31.0.0/16"]))
    default: graph.set(part, "cidrs", .list([], rest: [cidr.unknown(.afterApply)]))
    }
    graph.set(part, "isDefault", .bool(part.type == "aws_default_vpc"))
  }

  private static func readSubnet(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["vpc_id"], .vpc)
    if let cidr = part["cidr_block"].value {
      graph.set(
        part, "cidr",
        cidr.string.map { .string($0) } ?? .unknown([part["cidr_block"].unknown()]))
    }
    let zone = part.text("availability_zone") ?? part.text("availability_zone_id")
    graph.set(
      part, "zone", zone.map { .string($0) } ?? .unknown([part["availability_zone"].unknown()]))
    graph.set(part, "mapPublicIP", part["map_public_ip_on_launch"].bool)
    graph.set(part, "assignsIPv6", part["assign_ipv6_address_on_creation"].bool)
  }

  private static func readFlowLog(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "trafficType", part["traffic_type"].text)
    graph.connect(part.node, .targets, part["vpc_id"], .vpc)
    graph.connect(part.node, .targets, part["subnet_id"], .subnet)
    graph.connect(part.node, .targets, part["eni_id"], .networkInterface)
    graph.connect(part.node, .uses, part["iam_role_arn"], .role)
    graph.connect(part.node, .notifies, part["log_group_name"], .logGroup)
    let isBucket = part.text("log_destination_type") == "s3"
    let destination: Target = isBucket ? .bucket : .logGroup
    graph.connect(part.node, .notifies, part["log_destination"], destination)
  }

  private static func readPeering(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["vpc_id"], .vpc)
    graph.connect(part.node, .attachedTo, part["peer_vpc_id"], .vpc)
    graph.set(part, "isActive", isActive(part, graph))
    // Across regions a rule can't name the other side's groups.
    let region = part["peer_region"]
    graph.set(
      part, "sharesGroups",
      region.value?.kind == .unknown ? .unknown([region.unknown()]) : .bool(region.value == nil))
  }

  /// Whether a peering was accepted: by the same account, by an accepter of the plan, or as the state
  /// says.
  private static func isActive(_ part: Part, _ graph: Contribution) -> Fact {
    if graph.gathered.acceptedPeerings.contains(part.node) { return .bool(true) }
    if part.text("accept_status") == "active" { return .bool(true) }
    if part["auto_accept"].value?.bool == true { return .bool(true) }
    return .unknown([
      Unknown(address: part.address, attribute: "accept_status", reason: .afterApply)
    ])
  }

  private static func readAccepter(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["vpc_peering_connection_id"], .peering)
  }
}
