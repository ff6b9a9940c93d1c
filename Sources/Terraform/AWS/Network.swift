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
  ]

  private static func readVPC(_ part: Part, _ graph: inout Contribution) {
    let cidr = part["cidr_block"]
    switch cidr.value {
    case let value? where value.kind == .string:
      graph.set(part, "cidrs", .strings([value.string ?? ""]))
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
  }
}
