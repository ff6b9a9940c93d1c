/// What is asked of a way: over which protocol, and to which port.
package struct Question: Sendable, Hashable {
  /// `tcp` or `udp`; nil for whatever rules speak of.
  package var transport: String?
  /// The port; nil for any.
  package var port: Int?

  /// A question about `port` over `transport`.
  package init(transport: String? = nil, port: Int? = nil) {
    self.transport = transport
    self.port = port
  }
}

/// A protocol and ports that a thing may be asked on, and the rules that are for them.
struct Candidate: Sendable {
  let transport: String
  let ports: PortRange
  let rules: GroupRules

  func asked(_ family: AddressFamily, _ ports: PortRange) -> Asked {
    Asked(family: family, transport: transport, ports: ports)
  }
}

/// On which ports a thing answers.
struct Listening: Sendable {
  /// Protocol and ports; a nil protocol is any.
  var ports: [(transport: String?, ports: PortRange)]
  /// Why it may answer on others, too.
  var rest: [Unknown] = []

  static let anything = Listening(ports: [(nil, .all)])
}

extension Graph {
  /// On which ports `node` answers; all of them where that is not said.
  func listening(of node: NodeID) -> Listening {
    if let port = port(of: node) { return Listening(ports: [(nil, port)]) }
    guard self[node].kind == .loadBalancer else { return .anything }
    let listeners = sources(.attachedTo, .listener, of: node)
    var found = Listening(ports: [], rest: listeners.rest)
    for listener in listeners.nodes {
      guard let port = port(of: listener) else {
        if case .unknown(let unknowns)? = fact(listener, "port") { found.rest += unknowns }
        continue
      }
      found.ports.append((transport(of: listener), port))
    }
    return found.ports.isEmpty && !found.rest.isEmpty
      ? Listening(ports: [(nil, .all)], rest: found.rest) : found
  }

  /// The fact `port`, where it is known.
  func port(of node: NodeID) -> PortRange? {
    guard case .int(let port)? = fact(node, "port"), (0...65_535).contains(port) else {
      return nil
    }
    return PortRange(Int(port), Int(port))
  }

  /// What a listener's protocol is carried by; nil for both.
  private func transport(of listener: NodeID) -> String? {
    switch string(listener, "transport") {
    case "UDP", "QUIC"?: "udp"
    case "TCP_UDP"?, "TCP_QUIC"?, nil: nil
    default: "tcp"
    }
  }

  /// What can be asked of `node`: for each rule that is about the question and that `isWanted`, its
  /// protocol and ports, as far as the thing answers on them.
  ///
  /// By `mode` each rule is tried by itself, or with all others for its ports.
  func candidates(
    for node: NodeID, _ question: Question, _ rules: GroupRules, _ mode: RuleMode
  ) -> [Candidate] {
    let bases = bases(of: node, question)
    guard rules.isGuarded || self[node].kind != .loadBalancer else {
      return bases.map {
        Candidate(transport: $0.transport ?? "tcp", ports: $0.ports, rules: rules)
      }
    }
    var found: [Candidate] = []
    var seen: Set<Asked> = []
    for owned in rules.rules where found.count < ReachLimit.ways {
      for base in bases {
        guard let transport = common(owned.rule, base.transport, question) else { continue }
        let ports = owned.rule.traffic.ports.value ?? base.ports
        guard let open = ports.intersection(base.ports) else { continue }
        if mode == .together,
          !seen.insert(Asked(family: .ipv4, transport: transport, ports: open)).inserted
        {
          continue
        }
        var own = rules
        if mode == .alone { own.rules = [owned] }
        found.append(Candidate(transport: transport, ports: open, rules: own))
      }
    }
    let isOpen = found.isEmpty || !rules.rest.isEmpty
    return found
      + (isOpen
        ? bases.map {
          Candidate(transport: $0.transport ?? "tcp", ports: $0.ports, rules: rules)
        } : [])
  }

  /// How rules are tried.
  enum RuleMode { case alone, together }

  private func bases(of node: NodeID, _ question: Question) -> [(
    transport: String?, ports: PortRange
  )] {
    let asked = question.port.map { PortRange($0, $0) } ?? .all
    return listening(of: node).ports.compactMap { listening in
      guard let ports = listening.ports.intersection(asked) else { return nil }
      if let own = listening.transport, let transport = question.transport, own != transport {
        return nil
      }
      return (question.transport ?? listening.transport, ports)
    }
  }

  /// The protocol that rule, listener and question have in common; nil where there is none.
  private func common(_ rule: Rule, _ base: String?, _ question: Question) -> String? {
    guard let transport = rule.traffic.transport.value else { return base ?? "tcp" }
    guard transport != "all", let base else {
      return transport == "all" ? base ?? "all" : transport
    }
    return transport == base ? base : nil
  }

  /// What to say where a thing does not answer on what is asked; nil where it does, or may.
  func deafness(of node: NodeID, _ question: Question) -> Reach? {
    guard bases(of: node, question).isEmpty else { return nil }
    let listening = listening(of: node)
    guard listening.rest.isEmpty else { return Reach(unknowns: listening.rest) }
    let texts = listening.ports.map { $0.ports.description }
    let reason =
      texts.isEmpty ? "has no listener" : "answers on \(texts.joined(separator: ", ")) only"
    return Reach(cuts: [Cut(node, reason, at: Place(node))])
  }
}
