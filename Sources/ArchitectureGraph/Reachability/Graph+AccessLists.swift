/// The network ACL that is in force in a subnet.
enum ListInForce: Sendable {
  /// None that anybody declared: the default one lets everything pass.
  case everythingPasses
  case node(NodeID, Edge?)
  case unknown([Unknown])
}

extension Graph {
  /// The network ACL that is in force in `subnet`: its own, else its VPC's default one.
  func listInForce(in subnet: NodeID) -> ListInForce {
    let own = targets(.attachedTo, .networkACL, of: subnet)
    if let member = own.members.first {
      if self[member.node].isExternal { return .unknown([absence(of: member.node)]) }
      return .node(member.node, member.edge)
    }
    if !own.rest.isEmpty { return .unknown(own.rest) }
    for vpc in targets(.placedIn, .vpc, of: subnet).nodes {
      if let list = network.defaultLists[vpc] { return .node(list, nil) }
    }
    return .everythingPasses
  }

  /// The gates of a network ACL for a connection that comes into `subnet`, or goes out of it: there
  /// and, since such a list remembers nothing, back again on the client's port.
  ///
  /// - Complexity: O(rules of the list²) at worst, for the pieces of the client's ports.
  func listGates(
    of subnet: NodeID, _ direction: Traffic.Direction, _ asked: Asked, about side: Gate.Side
  ) -> [Gate] {
    let list: NodeID
    switch listInForce(in: subnet) {
    case .everythingPasses: return []
    case .unknown(let unknowns):
      let cut = Cut(subnet, "has a network ACL that is not known")
      return [Gate(side: side, passage: .maybe(asked.family, unknowns), cut: cut)]
    case .node(let node, _): list = node
    }
    let rules = network.rules[list] ?? []
    let rest = network.rulesRest[list] ?? []
    guard rules.count <= ReachLimit.listRules * 2, rest.isEmpty else {
      let unknowns = rest.isEmpty ? [tooMuch(list, "rule")] : rest
      return [
        Gate(
          side: side, passage: .maybe(asked.family, unknowns),
          cut: Cut(list, "has rules that are not known"))
      ]
    }
    let back: Traffic.Direction = direction == .ingress ? .egress : .ingress
    return [
      gate(list, direction, asked, side, isAnswer: .no),
      gate(list, back, asked.answer, side, isAnswer: .yes),
    ]
  }

  private enum IsAnswer { case yes, no }

  private func gate(
    _ list: NodeID, _ direction: Traffic.Direction, _ asked: Asked, _ side: Gate.Side,
    isAnswer: IsAnswer
  ) -> Gate {
    let rules = (network.rules[list] ?? []).filter { $0.traffic.direction == direction }
    let sorted = rules.sorted { ($0.traffic.priority ?? 0) < ($1.traffic.priority ?? 0) }
    var passage = Passage.none
    var first: Rule?
    // One port of those that a client may choose is enough for an answer to come back.
    let pieces =
      isAnswer == .yes
      ? asked.ports.split(by: rules.compactMap(\.traffic.ports.value)) : [asked.ports]
    for piece in pieces {
      let (open, rule) = decide(sorted, asked.on(piece), list)
      passage.formUnion(open)
      first = first ?? rule
    }
    let way = direction == .ingress ? "in" : "out"
    let reason =
      isAnswer == .yes
      ? "lets no answer \(way) again (\(asked.words))" : "lets no \(asked.words) \(way)"
    let place = blocker(sorted, asked)?.place ?? Place(list)
    var hops: [Hop] = []
    if isAnswer == .no, let first, self[list].object != nil {
      let number = first.traffic.priority.map { "rule \($0)" }
      hops = [Hop(list, edge: .allowsFrom, place: first.place, note: number)]
    }
    return Gate(side: side, passage: passage, hops: hops, cut: Cut(list, reason, at: place))
  }

  /// The first rule that denies all that is asked, if there is one.
  private func blocker(_ rules: [Rule], _ asked: Asked) -> Rule? {
    rules.first { rule in
      guard rule.traffic.action == .deny, case .yes = rule.match(asked) else { return false }
      return true
    }
  }

  /// What the rules, in order, let pass of `asked`, and the first that does; what none speaks of is
  /// denied.
  private func decide(_ rules: [Rule], _ asked: Asked, _ list: NodeID) -> (Passage, Rule?) {
    var open = Passage.none
    var first: Rule?
    var left = AddressSet.everything(asked.family)
    var perhapsLeft = left
    for rule in rules {
      let match = rule.match(asked)
      if case .no = match { continue }
      var matched = rule.passage(asked.family, in: self)
      if case .unknown(let unknowns) = match {
        matched.certain = .none
        matched.unknowns += unknowns
      }
      if rule.traffic.priority == nil { matched.certain = .none }
      if rule.traffic.action == .allow {
        let certain = left.intersection(matched.certain)
        if !certain.isEmpty, first == nil { first = rule }
        open.formUnion(
          Passage(certain: certain, possible: perhapsLeft.intersection(matched.possible)))
      }
      open.unknowns += matched.unknowns
      left = left.subtracting(matched.possible)
      perhapsLeft = perhapsLeft.subtracting(matched.certain)
    }
    return (open, first)
  }
}
