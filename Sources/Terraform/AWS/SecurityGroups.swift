internal import ArchitectureGraph
internal import Documents

/// Security groups and their rules, wherever they are declared.
enum SecurityGroups {
  static let families: [String: Family] = [
    "aws_security_group": Family(.securityGroup, readGroup),
    "aws_default_security_group": Family(.securityGroup, readGroup),
    "aws_security_group_rule": Family(.resource, readRule),
    "aws_vpc_security_group_ingress_rule": Family(.resource) { readSingle($0, .ingress, &$1) },
    "aws_vpc_security_group_egress_rule": Family(.resource) { readSingle($0, .egress, &$1) },
    "aws_ec2_managed_prefix_list": Family(.resource),
    "aws_ec2_managed_prefix_list_entry": Family(.resource),
  ]

  private static func readGroup(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "isDefault", .bool(part.type == "aws_default_security_group"))
    if !graph.connect(part.node, .placedIn, part["vpc_id"], .vpc) {
      graph.builder.connect(
        part.node, .placedIn, .unknown(part["vpc_id"].unknown(.notInInputs), [.vpc]),
        provenance: .unknown, place: part["vpc_id"].place)
    }
    for direction in [Traffic.Direction.ingress, .egress] {
      if part.value?[direction.rawValue]?.kind == .unknown {
        addUnknown(part[direction.rawValue], direction, &graph)
      }
      for rule in part.parts(direction.rawValue) where !rule.isUnknown {
        addInline(rule, direction, &graph)
      }
    }
  }

  /// A group's rules that only apply will know: they may be anything.
  private static func addUnknown(
    _ slot: Slot, _ direction: Traffic.Direction, _ graph: inout Contribution
  ) {
    let unknown = slot.unknown()
    graph.builder.rule(
      of: KnownEnd(.node(slot.part.node)),
      Traffic(
        direction, prefixes: [.unknown(unknown)], transport: .unknown(unknown),
        ports: .unknown(unknown)),
      place: slot.place)
  }

  private static func addInline(
    _ rule: Part, _ direction: Traffic.Direction, _ graph: inout Contribution
  ) {
    var traffic = traffic(rule, direction, protocol: "protocol")
    let lists = graph.prefixes(ofLists: rule["prefix_list_ids"], .many)
    traffic.prefixes =
      graph.prefixes(rule["cidr_blocks"]) + graph.prefixes(rule["ipv6_cidr_blocks"])
      + lists.prefixes
    traffic.prefixLists = lists.ids
    var groups = graph.ties(rule["security_groups"], .securityGroup, .many).map(\.known)
    groups += lists.endpoints
    if rule.value?["self"]?.bool == true { groups.append(KnownEnd(.node(rule.node))) }
    graph.builder.rule(
      of: KnownEnd(.node(rule.node)), traffic, groups: groups,
      description: rule.text("description"),
      place: Place(rule.node, rule.value))
  }

  private static func readRule(_ part: Part, _ graph: inout Contribution) {
    let direction: Traffic.Direction = part.text("type") == "egress" ? .egress : .ingress
    var traffic = traffic(part, direction, protocol: "protocol")
    let lists = graph.prefixes(ofLists: part["prefix_list_ids"], .many)
    traffic.prefixes =
      graph.prefixes(part["cidr_blocks"]) + graph.prefixes(part["ipv6_cidr_blocks"])
      + lists.prefixes
    traffic.prefixLists = lists.ids
    let peers =
      graph.ties(part["source_security_group_id"], .securityGroup).map(\.known) + lists.endpoints
    let isSelf = part.value?["self"]?.bool == true
    for owner in graph.ties(part["security_group_id"], .securityGroup) {
      graph.builder.rule(
        of: owner.known, traffic, groups: isSelf ? peers + [owner.known] : peers,
        description: part.text("description"), place: part.place)
    }
  }

  private static func readSingle(
    _ part: Part, _ direction: Traffic.Direction, _ graph: inout Contribution
  ) {
    var traffic = traffic(part, direction, protocol: "ip_protocol")
    let lists = graph.prefixes(ofLists: part["prefix_list_id"], .one)
    traffic.prefixes =
      ["cidr_ipv4", "cidr_ipv6"].compactMap { graph.prefix(part[$0]) } + lists.prefixes
    traffic.prefixLists = lists.ids
    let peers =
      graph.ties(part["referenced_security_group_id"], .securityGroup).map(\.known)
      + lists.endpoints
    for owner in graph.ties(part["security_group_id"], .securityGroup) {
      graph.builder.rule(
        of: owner.known, traffic, groups: peers, description: part.text("description"),
        place: part.place)
    }
  }

  private static func traffic(
    _ part: Part, _ direction: Traffic.Direction, protocol name: String
  ) -> Traffic {
    let transport = Transport(part[name])
    return Traffic(
      direction, transport: transport.name,
      ports: transport.ports(part["from_port"], part["to_port"]))
  }
}

/// What AWS puts into the things that come with others.
enum ImpliedThings {
  /// Sets the facts of `node`, which came with a resource of the plan.
  static func describe(
    _ node: NodeID, _ kind: Kind, of thing: Candidates.Implied, _ graph: inout Contribution
  ) {
    guard let owner = graph.parts[thing.resource] else { return }
    switch kind {
    case .secret:
      graph.builder.set(node, "hasLiteralData", .bool(false))
      graph.builder.connect(owner.node, .uses, .node(node), place: owner.place)
    case .routeTable:
      graph.builder.connect(node, .attachedTo, .node(owner.node), place: owner.place)
      graph.builder.set(node, "isMain", .bool(owner.type != "aws_ec2_transit_gateway"))
    case .networkACL:
      graph.builder.connect(node, .placedIn, .node(owner.node), place: owner.place)
      graph.builder.set(node, "isDefault", .bool(true))
      addRules(of: node, at: owner, onlyToSelf: false, &graph)
    case .securityGroup:
      graph.builder.set(node, "isDefault", .bool(thing.attribute == "default_security_group_id"))
      if owner.type == "aws_eks_cluster" {
        for subnet in graph.ties(owner.part("vpc_config")?["subnet_ids"], .subnet, .many).prefix(1)
        {
          guard let part = graph.part(at: subnet.end) else { continue }
          graph.connect(node, .placedIn, part["vpc_id"], .vpc, through: subnet.provenance)
        }
      } else {
        graph.builder.connect(node, .placedIn, .node(owner.node), place: owner.place)
      }
      addRules(of: node, at: owner, onlyToSelf: true, &graph)
    default: return
    }
  }

  /// What AWS lets through as long as nobody says otherwise: all out, and all in, from members only
  /// where it is a group.
  private static func addRules(
    of node: NodeID, at owner: Part, onlyToSelf: Bool, _ graph: inout Contribution
  ) {
    let everyone: [Known<Prefix>] = [.known(.everyIPv4), .known(.everyIPv6)]
    graph.builder.rule(
      of: KnownEnd(.node(node)),
      Traffic(.ingress, prefixes: onlyToSelf ? [] : everyone, priority: onlyToSelf ? nil : 100),
      groups: onlyToSelf ? [KnownEnd(.node(node))] : [], place: owner.place)
    graph.builder.rule(
      of: KnownEnd(.node(node)),
      Traffic(.egress, prefixes: everyone, priority: onlyToSelf ? nil : 100), place: owner.place)
  }
}
