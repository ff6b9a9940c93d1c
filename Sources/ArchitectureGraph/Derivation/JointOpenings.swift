internal import Documents

/// Which rules of one group are open to the whole internet: alone, or by their share in a set of rules
/// for the same ports that together speak of every address (`0.0.0.0/1` with `128.0.0.0/1`).
struct JointOpenings {
  /// For what a rule lets in, addresses apart.
  private struct Purpose: Hashable {
    let direction: Traffic.Direction
    let transport: String
    let ports: PortRange
  }

  private let rules: [Rule]
  private let owner: NodeID
  /// By purpose: the rules that together speak of every address; none where they do not.
  private var wholes: [Purpose: [Rule]] = [:]

  /// The `rules` of `owner`.
  init(_ rules: [Rule], of owner: NodeID) {
    self.rules = rules
    self.owner = owner
  }

  /// Whether the whole internet may pass by `rule`, one of the group's.
  ///
  /// - Complexity: O(rules) for each purpose that there is, up to ``ReachLimit/groupRules``; only where
  ///   rules do make up the whole, for each rule.
  mutating func isOpenToWorld(_ rule: Rule, in graph: Graph) -> Truth {
    if rule.prefixes.contains(where: \.isEverything) { return .yes }
    if rule.prefixes.contains(where: { !$0.isPrivate }) {
      guard rules.count <= ReachLimit.groupRules else {
        return .unknown([graph.tooMuch(owner, "rule")])
      }
      let whole = whole(of: rule)
      let others = whole.filter { $0.place != rule.place || $0.prefixes != rule.prefixes }
      // A named network beside rules that are open to everyone is as narrow as before.
      if !whole.isEmpty, !Prefix.coverEverything(others.flatMap(\.prefixes)) { return .yes }
    }
    let unknowns = rule.unknowns(in: graph)
    return unknowns.isEmpty ? .no : .unknown(unknowns)
  }

  /// The rules, not open to everyone themselves, that let in all that `rule` does and together speak of
  /// every address; none where they do not.
  private mutating func whole(of rule: Rule) -> [Rule] {
    guard let transport = rule.traffic.transport.value, let ports = rule.traffic.ports.value else {
      return []
    }
    let purpose = Purpose(direction: rule.traffic.direction, transport: transport, ports: ports)
    if let known = wholes[purpose] { return known }
    let partners = rules.filter {
      $0.traffic.direction == purpose.direction && $0.traffic.action == .allow && $0.covers(rule)
        && !$0.prefixes.contains(where: \.isEverything)
    }
    let whole = Prefix.coverEverything(partners.flatMap(\.prefixes)) ? partners : []
    wholes[purpose] = whole
    return whole
  }
}
