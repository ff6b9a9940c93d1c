internal import ArchitectureGraph
internal import Documents

/// Network ACLs and their rules.
enum NetworkACLs {
  static let families: [String: Family] = [
    "aws_network_acl": Family(.networkACL, readList),
    "aws_default_network_acl": Family(.networkACL, readDefaultList),
    "aws_network_acl_rule": Family(.resource, readRule),
    "aws_network_acl_association": Family(.resource, readAssociation),
  ]

  private static func readList(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["vpc_id"], .vpc)
    graph.set(part, "isDefault", .bool(false))
    readContents(part, &graph)
  }

  private static func readDefaultList(_ part: Part, _ graph: inout Contribution) {
    graph.connectToOwner(part, by: "default_network_acl_id", kind: .networkACL, .placedIn)
    graph.set(part, "isDefault", .bool(true))
    readContents(part, &graph)
  }

  private static func readContents(_ part: Part, _ graph: inout Contribution) {
    for tie in graph.ties(part["subnet_ids"], .subnet, .many) {
      graph.builder.connect(
        tie.end, .attachedTo, .node(part.node), provenance: tie.provenance, place: tie.place)
    }
    for direction in [Traffic.Direction.ingress, .egress] {
      for rule in part.parts(direction.rawValue) {
        add(
          rule, direction, to: KnownEnd(.node(part.node)), number: "rule_no", action: "action",
          &graph)
      }
    }
  }

  private static func readRule(_ part: Part, _ graph: inout Contribution) {
    let isEgress = part.value?["egress"]?.bool ?? false
    for list in graph.ties(part["network_acl_id"], .networkACL) {
      add(
        part, isEgress ? .egress : .ingress, to: list.known, number: "rule_number",
        action: "rule_action", &graph)
    }
  }

  private static func add(
    _ part: Part, _ direction: Traffic.Direction, to list: KnownEnd, number: String, action: String,
    _ graph: inout Contribution
  ) {
    var traffic = Traffic(
      direction, action: part.text(action)?.lowercased() == "deny" ? .deny : .allow)
    traffic.prefixes = ["cidr_block", "ipv6_cidr_block"].compactMap { graph.prefix(part[$0]) }
    let transport = Transport(part["protocol"])
    traffic.transport = transport.name
    if part.member(action)?.kind == .unknown {
      // What may deny decides nothing, as does what may be about something else.
      traffic.transport = .unknown(part[action].unknown())
    }
    traffic.ports = transport.ports(part["from_port"], part["to_port"])
    traffic.priority = part[number].value?.int.map { Int($0) }
    let place = part.path.isEmpty ? part.place : Place(part.node, part.value)
    graph.builder.rule(of: list, traffic, place: place)
  }

  private static func readAssociation(_ part: Part, _ graph: inout Contribution) {
    graph.associate(part["subnet_id"], .subnet, .attachedTo, part["network_acl_id"], .networkACL)
  }
}

/// A rule's protocol, in the words of the graph.
struct Transport {
  /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `all`.
  let name: Known<String>

  private static let numbers = ["1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6", "-1": "all"]

  /// The protocol that `slot` says; all, where nobody set it.
  init(_ slot: Slot) {
    guard let value = slot.value else {
      name = .known("all")
      return
    }
    let text = value.string ?? value.int.map(String.init)
    name =
      text.map { .known(Self.numbers[$0] ?? $0.lowercased()) } ?? .unknown(slot.unknown())
  }

  /// The ports from one to another; all where the protocol has none.
  func ports(_ from: Slot, _ to: Slot) -> Known<PortRange> {
    if let name = name.value, name != "tcp", name != "udp" { return .known(.all) }
    for slot in [from, to] where slot.value?.kind == .unknown { return .unknown(slot.unknown()) }
    guard let lower = from.value.flatMap(Self.port), let upper = to.value.flatMap(Self.port),
      lower >= 0, upper >= 0
    else { return .known(.all) }
    return .known(PortRange(lower, upper))
  }

  private static func port(_ value: Value) -> Int? {
    value.int.map { Int($0) } ?? value.string.flatMap { Int($0) }
  }
}
