/// What a route or a rule says of traffic, in no provider's words.
package struct Traffic: Sendable, Hashable {
  /// Whether a rule speaks of traffic that comes in or goes out; routes are `egress`.
  package enum Direction: String, Sendable, Hashable {
    case ingress, egress
  }

  /// Whether the traffic passes.
  package enum Action: String, Sendable, Hashable {
    case allow, deny
  }

  /// In or out.
  package var direction: Direction
  /// Pass or not.
  package var action: Action
  /// The other side's addresses: where a route leads, whom a rule speaks of.
  ///
  /// Empty where the other side is a group (the edge's end).
  package var prefixes: [Known<Prefix>]
  /// Ids of prefix lists, of which the contents are not in the inputs.
  package var prefixLists: [String]
  /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `all`.
  package var transport: Known<String>
  /// The ports; all of them where the protocol has none or all are meant.
  package var ports: Known<PortRange>
  /// The order in which rules are tried, lowest first; nil where order means nothing.
  package var priority: Int?

  /// A rule or route; everything that is not said is "all, allowed".
  package init(
    _ direction: Direction, action: Action = .allow, prefixes: [Known<Prefix>] = [],
    prefixLists: [String] = [], transport: Known<String> = .known("all"),
    ports: Known<PortRange> = .known(.all), priority: Int? = nil
  ) {
    self.direction = direction
    self.action = action
    self.prefixes = prefixes
    self.prefixLists = prefixLists
    self.transport = transport
    self.ports = ports
    self.priority = priority
  }
}

/// Ports from one to another, both included.
package struct PortRange: Hashable, Sendable, CustomStringConvertible {
  /// The lowest port.
  package let lower: Int
  /// The highest port.
  package let upper: Int

  /// Every port.
  package static let all = PortRange(0, 65535)

  /// The ports `lower` to `upper`, both included.
  package init(_ lower: Int, _ upper: Int) {
    self.lower = min(lower, upper)
    self.upper = max(lower, upper)
  }

  /// Whether `port` is among them.
  package func contains(_ port: Int) -> Bool { lower <= port && port <= upper }

  /// The ports that are in both, if any.
  package func intersection(_ other: PortRange) -> PortRange? {
    let low = max(lower, other.lower)
    let high = min(upper, other.upper)
    return low <= high ? PortRange(low, high) : nil
  }

  package var description: String {
    self == .all ? "all ports" : lower == upper ? "port \(lower)" : "ports \(lower)-\(upper)"
  }
}
