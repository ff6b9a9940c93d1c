internal import Documents

/// A rule whose ends are joined, as the derivations use it.
struct Rule: Sendable {
  let traffic: Traffic
  let groups: [Joined]
  let place: Place
  /// How it is known that the rule is its owner's.
  let provenance: Provenance

  /// The addresses it is known to speak of.
  var prefixes: [Prefix] { traffic.prefixes.compactMap(\.value) }

  /// Why it is not known whom it speaks of.
  func unknowns(in graph: Graph) -> [Unknown] {
    traffic.prefixes.compactMap { prefix -> Unknown? in
      guard case .unknown(let unknown) = prefix else { return nil }
      return unknown
    }
      + traffic.prefixLists.map {
        Unknown(address: $0, attribute: "entries", reason: .notInInputs)
      }
  }

  /// Whether it is known to let in all that `other` lets in, addresses apart.
  func covers(_ other: Rule) -> Bool {
    guard let transport = traffic.transport.value, let ports = traffic.ports.value,
      let otherTransport = other.traffic.transport.value,
      let otherPorts = other.traffic.ports.value
    else { return false }
    return (transport == "all" || transport == otherTransport)
      && ports.lower <= otherPorts.lower && otherPorts.upper <= ports.upper
  }
}

extension Graph {
  /// Sets `ingress` and `egress` of every security group and network ACL.
  mutating func deriveRules(_ joined: [JoinedRule]) {
    var scoped = ScopedUnknowns()
    var descriptions: [NodeID: [String?]] = [:]
    for rule in joined {
      switch rule.owner {
      case .node(let owner, let provenance):
        let made = Rule(
          traffic: rule.declared.traffic, groups: rule.groups, place: rule.declared.place,
          provenance: provenance)
        network.rules[owner, default: []].append(made)
        descriptions[owner, default: []].append(rule.declared.description)
      case .unknown(let unknown, _):
        scoped.add(unknown, scope: self[rule.declared.place.node].scope)
      }
    }
    for owner in nodes(of: .securityGroup) + nodes(of: .networkACL) {
      let loose = self[owner].kind == .securityGroup ? scoped[self[owner].scope] : []
      let rest = loose + absences(of: owner)
      if !rest.isEmpty { network.rulesRest[owner] = rest }
      let rules = network.rules[owner] ?? []
      var openings = JointOpenings(rules, of: owner)
      var facts: [Traffic.Direction: [Fact]] = [:]
      for (rule, description) in zip(rules, descriptions[owner] ?? []) {
        facts[rule.traffic.direction, default: []].append(
          ruleRecord(rule, &openings, description))
      }
      set(owner, "ingress", .list(facts[.ingress] ?? [], rest: rest))
      set(owner, "egress", .list(facts[.egress] ?? [], rest: rest))
    }
  }

  private mutating func ruleRecord(
    _ rule: Rule, _ openings: inout JointOpenings, _ description: String?
  ) -> Fact {
    let unknowns = rule.unknowns(in: self)
    let known = rule.prefixes
    var fields: [String: Fact] = [
      "action": .string(rule.traffic.action.rawValue),
      "prefixes": .list(known.map { .string($0.description) }, rest: unknowns),
      "publicPrefixes": .list(
        known.filter { !$0.isPrivate }.map { .string($0.description) }, rest: unknowns),
      "world": openings.isOpenToWorld(rule, in: self).fact,
      "address": .string(self[rule.place.node].address),
    ]
    fields["groups"] = groupsFact(rule)
    fields["description"] = description.map { .string($0) }
    switch rule.traffic.transport {
    case .known(let transport): fields["transport"] = .string(transport)
    case .unknown(let unknown): fields["transport"] = .unknown([unknown])
    }
    switch rule.traffic.ports {
    case .known(let ports):
      fields["fromPort"] = .int(Int64(ports.lower))
      fields["toPort"] = .int(Int64(ports.upper))
    case .unknown(let unknown):
      fields["fromPort"] = .unknown([unknown])
      fields["toPort"] = .unknown([unknown])
    }
    let isGroupInferred = rule.groups.contains { $0.isInferred }
    return record(
      .rule, fields, at: rule.place, isInferred: rule.provenance == .inferred,
      inferred: isGroupInferred ? ["groups"] : [])
  }

  private func groupsFact(_ rule: Rule) -> Fact {
    var nodes: [Fact] = []
    var rest: [Unknown] = []
    for group in rule.groups {
      switch group {
      case .node(let node, _):
        if self[node].kind == .securityGroup { nodes.append(.node(node)) }
      case .unknown(let unknown, _): rest.append(unknown)
      }
    }
    return .list(nodes, rest: rest)
  }
}
