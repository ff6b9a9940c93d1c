/// A rule, and the security group that it is of.
struct OwnedRule: Sendable {
  let group: Ends.Member
  let rule: Rule
}

/// All the rules of a thing's security groups for one direction.
struct GroupRules: Sendable {
  var rules: [OwnedRule] = []
  /// Why there may be more.
  var rest: [Unknown] = []
  /// Whether it belongs to any group, or may.
  var isGuarded = false
}

/// Who is at the other end of a security group's rule.
struct Peer: Sendable {
  /// The thing; nil for the internet.
  let node: NodeID?
  /// The groups that it belongs to.
  let groups: Ends
  /// Whether rules that name its groups are for it, too: across a transit gateway they may not be.
  let isKnownByGroup: Truth

  static let internet = Peer(node: nil, groups: Ends(), isKnownByGroup: .no)
}

extension Graph {
  /// The rules of the security groups of `node` for `direction`.
  ///
  /// - Complexity: O(groups and their rules).
  func groupRules(of node: NodeID, _ direction: Traffic.Direction) -> GroupRules {
    let groups = targets(.attachedTo, .securityGroup, of: node)
    var found = GroupRules(rest: groups.rest)
    found.isGuarded = !groups.members.isEmpty || !groups.rest.isEmpty
    for member in groups.members {
      found.rest += network.rulesRest[member.node] ?? []
      for rule in network.rules[member.node] ?? []
      where rule.traffic.direction == direction && rule.traffic.action == .allow {
        found.rules.append(OwnedRule(group: member, rule: rule))
      }
    }
    if found.rules.count > ReachLimit.groupRules {
      found.rest.append(tooMuch(node, "securityGroups"))
      found.rules.removeAll()
    }
    return found
  }

  /// The gate of the security groups of `node`, whose rules are `rules`, for traffic from or to
  /// `peer`, whose addresses are those of `end`.
  func groupGate(
    of node: NodeID, _ rules: GroupRules, _ direction: Traffic.Direction, _ asked: Asked,
    peer: Peer, end: Flow.End
  ) -> Gate {
    var passage = Passage.none
    if !rules.rest.isEmpty { passage = .maybe(asked.family, rules.rest) }
    var first: OwnedRule?
    for owned in rules.rules {
      let match = owned.rule.match(asked)
      if case .no = match { continue }
      var open = self.passage(owned.rule, peer, asked.family)
      if case .unknown(let unknowns) = match {
        open = Passage(
          certain: .none, possible: open.possible, unknowns: open.unknowns + unknowns)
      }
      if first == nil, !open.certain.intersection(end.whole).isEmpty { first = owned }
      passage.formUnion(open)
    }
    let side: Gate.Side = direction == .ingress ? .source : .destination
    let hops = first.map { [hop($0, asked, end, peer, direction)] } ?? []
    return Gate(
      side: side, passage: passage, hops: hops, cut: cut(node, rules, direction, asked, peer))
  }

  /// Whom `rule` lets pass, where `peer` is at the other end.
  private func passage(_ rule: Rule, _ peer: Peer, _ family: AddressFamily) -> Passage {
    var open = rule.passage(family, in: self)
    guard let node = peer.node else { return open }
    for group in rule.groups {
      switch group {
      case .unknown(let unknown, _): open.formUnion(.maybe(family, [unknown]))
      case .node(let group, _) where group == node: open.formUnion(.everything(family))
      case .node(let group, _):
        if peer.groups.nodes.contains(group) {
          open.formUnion(Passage(peer.isKnownByGroup, family))
        } else if !peer.groups.rest.isEmpty, self[group].kind == .securityGroup {
          open.formUnion(.maybe(family, peer.groups.rest))
        }
      }
    }
    return open
  }

  private func hop(
    _ owned: OwnedRule, _ asked: Asked, _ end: Flow.End, _ peer: Peer,
    _ direction: Traffic.Direction
  ) -> Hop {
    let member = owned.group
    let named = owned.rule.groups.first { group in
      group.node.map { $0 == peer.node || peer.groups.nodes.contains($0) } ?? false
    }
    let prefix = owned.rule.words(end.whole, asked.family)
    let other =
      prefix ?? named?.node.map { self[$0].address } ?? peer.node.map { self[$0].address } ?? ""
    let transport = owned.rule.traffic.transport.value ?? asked.transport
    let ports = owned.rule.traffic.ports.value ?? asked.ports
    let note = "\(transport) \(ports) \(direction == .ingress ? "from" : "to") \(other)"
    var provenance = owned.rule.provenance
    if prefix == nil, case .node(_, let known)? = named { provenance = known.through(provenance) }
    provenance = provenance.through(member.edge.provenance)
    return Hop(
      member.node, edge: .allowsFrom, provenance: provenance, place: owned.rule.place, note: note)
  }

  private func cut(
    _ node: NodeID, _ rules: GroupRules, _ direction: Traffic.Direction, _ asked: Asked,
    _ peer: Peer
  ) -> Cut {
    let other = peer.node.map { self[$0].address } ?? "the internet"
    let what = "lets \(asked.words) \(direction == .ingress ? "in from" : "out to") \(other)"
    let groups = targets(.attachedTo, .securityGroup, of: node).nodes
    if groups.count == 1 { return Cut(groups[0], "has no rule that \(what)", at: Place(groups[0])) }
    return Cut(node, "has no security group with a rule that \(what)", at: Place(node))
  }
}
