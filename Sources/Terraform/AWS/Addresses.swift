internal import ArchitectureGraph
internal import Documents

/// The addresses that a thing is given in its own block.
enum Addresses {
  /// Sets the private addresses of `part`, where the argument `name` fixes them.
  static func setFixed(_ part: Part, from name: String, _ graph: inout Contribution) {
    guard let value = part.value?[name], value.kind != .unknown else { return }
    let texts = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
    if !texts.isEmpty { graph.set(part, "privateIPs", .strings(texts)) }
  }

  /// Sets whether `part` has an IPv6 address, where it says so itself.
  static func setIPv6(_ part: Part, _ graph: inout Contribution) {
    for name in ["ipv6_address_count", "ipv6_addresses"] {
      guard let value = part.value?[name] else { continue }
      if value.kind == .unknown {
        graph.set(part, "hasIPv6Address", .unknown([part[name].unknown()]))
      } else {
        let count = value.int ?? Int64(value.count)
        graph.set(part, "hasIPv6Address", .bool(count > 0))
        if count > 0 { return }
      }
    }
  }
}

/// Blocks of public access, which shut a whole region's VPCs to the internet, and their exclusions.
enum PublicAccessBlocks {
  /// Says of every subnet that a block concerns whether what comes in from the internet is shut out.
  static func finish(_ graph: inout Contribution) {
    guard let block = graph.gathered.blocks.first else { return }
    let mode = block["internet_gateway_block_mode"].knownText
    if mode.value == "off" { return }
    let exclusions = exclusions(&graph)
    for part in graph.parts.compactMap({ $0 }) {
      switch part.type {
      case "aws_vpc", "aws_default_vpc":
        graph.builder.connect(
          block.node, .protects, .node(part.node), place: block["internet_gateway_block_mode"].place
        )
      case "aws_subnet", "aws_default_subnet":
        let vpc = graph.ties(part["vpc_id"], .vpc).first.flatMap { graph.node(at: $0.end) }
        let own = [part.node, vpc].compactMap { $0 }.flatMap { exclusions.modes[$0] ?? [] }
        graph.set(part, "publicAccessBlocked", blocked(mode, own, exclusions.rest))
      default: continue
      }
    }
  }

  /// What is shut in a subnet for which the exclusions `own` hold.
  ///
  /// Both modes shut what comes in, and what goes out from an address of one's own; one of them shuts
  /// gateways that only lead out, too.
  private static func blocked(
    _ mode: Known<String>, _ own: [String], _ rest: [Unknown]
  ) -> Fact {
    if own.contains("allow-bidirectional") { return .list([]) }
    guard case .known(let mode) = mode else {
      if case .unknown(let unknown) = mode { return .list([], rest: [unknown] + rest) }
      return .list([])
    }
    var shut = own.contains("allow-egress") ? ["in"] : ["in", "out"]
    if mode == "block-bidirectional", !own.contains("allow-egress") { shut.append("nat") }
    return rest.isEmpty ? .strings(shut) : .list([], rest: rest)
  }

  /// The modes of the exclusions, by the VPC or subnet that they are for.
  private static func exclusions(_ graph: inout Contribution) -> (
    modes: [NodeID: [String]], rest: [Unknown]
  ) {
    var modes: [NodeID: [String]] = [:]
    var rest: [Unknown] = []
    for part in graph.gathered.exclusions {
      let ties =
        graph.ties(part["vpc_id"], .vpc) + graph.ties(part["subnet_id"], .subnet)
      switch part["internet_gateway_exclusion_mode"].knownText {
      case .unknown(let unknown): rest.append(unknown)
      case .known(let mode):
        for tie in ties {
          if let node = graph.node(at: tie.end) { modes[node, default: []].append(mode) }
          if case .unknown(let unknown, _) = tie.end { rest.append(unknown) }
        }
      }
    }
    return (modes, rest)
  }
}
