/// The way through a balancer: to its listener, and from there to a target.
extension Graph {
  /// One way that a balancer hands over to a thing.
  private struct Handover {
    let balancer: NodeID
    /// The port that clients speak to; nil where it is not known.
    let listener: NodeID?
    let group: Hop?
    /// The port that the thing is spoken to on; nil where it is not known.
    let port: PortRange?
    /// Whether the thing sees the client's address instead of the balancer's.
    let keepsClient: Truth
  }

  /// The ways from `source` to `target` through balancers, of which at most `depth` stand one behind
  /// the other.
  func waysThroughBalancers(
    from source: NodeID, to target: NodeID, _ question: Question, depth: Int
  ) -> [Reach] {
    guard depth > 0 else { return [] }
    return handovers(to: target).prefix(ReachLimit.listRules).compactMap { handover in
      if let asked = question.port, let port = handover.port, !port.contains(asked) { return nil }
      var first = Question(transport: nil, port: nil)
      if let listener = handover.listener, let port = port(of: listener) {
        first.port = port.lower
      }
      let before = reach(from: source, to: handover.balancer, first, depth: depth - 1)
      var second = question
      second.port = question.port ?? handover.port?.lower
      let after = handOver(handover, to: target, second, from: source)
      return before.followed(by: after, over: handover.group.map { [$0] } ?? [])
    }
  }

  private func handOver(
    _ handover: Handover, to target: NodeID, _ question: Question, from source: NodeID
  ) -> Reach {
    if self[target].kind == .function {
      let hop = Hop(target, edge: .targets)
      let ports = question.port.map { PortRange($0, $0) } ?? .all
      return Reach(
        openings: [
          Opening(transport: "tcp", ports: ports, path: Path([Hop(handover.balancer), hop]))
        ])
    }
    let own = { self.reachInside(from: handover.balancer, to: target, question) }
    switch handover.keepsClient {
    case .no: return own()
    case .yes:
      return reachInside(
        from: handover.balancer, to: target, question, client: clients(source))
    case .unknown(let unknowns):
      let kept = reachInside(
        from: handover.balancer, to: target, question, client: clients(source))
      let other = own()
      return kept.answer == other.answer ? other : Reach(unknowns: unknowns)
    }
  }

  private func clients(_ source: NodeID) -> @Sendable (AddressFamily) -> Flow.End {
    if source == internet { return { .everyone(.everyPublic($0)) } }
    let end = sites(of: source).0.first.map { addresses(of: $0) }
    let doubt = absence(of: source)
    return { family in end ?? .one(of: .everything(family), doubt) }
  }

  private func handovers(to target: NodeID) -> [Handover] {
    var found: [Handover] = []
    let towards = edges(to: target).filter { $0.kind == .targets }
    let joined = edges(from: target).filter { $0.kind == .attachedTo }
    for (edge, other) in towards.map({ ($0, $0.from) }) + joined.map({ ($0, $0.to) }) {
      guard let other else { continue }
      switch self[other].kind {
      case .targetGroup: found += handovers(of: other, edge, target)
      case .loadBalancer: found += classic(other, edge)
      default: continue
      }
    }
    return found
  }

  private func handovers(of group: NodeID, _ edge: Edge, _ target: NodeID) -> [Handover] {
    let port = edge.traffic?.ports.value ?? port(of: group)
    let keeps = Truth(fact(group, "keepsClientAddress"), ifMissing: .no)
    return sources(.routesTo, .listener, of: group).members.flatMap { listener in
      targets(.attachedTo, .loadBalancer, of: listener.node).nodes.map { balancer in
        let note = self.port(of: listener.node).map { "listener on \($0)" }
        return Handover(
          balancer: balancer, listener: listener.node,
          group: Hop(
            group, edge: .routesTo, provenance: listener.edge.provenance,
            place: listener.edge.place, note: note),
          port: port, keepsClient: fact(balancer, "layer") == .int(4) ? keeps : .no)
      }
    }
  }

  /// A classic load balancer hands over without a target group.
  private func classic(_ balancer: NodeID, _ edge: Edge) -> [Handover] {
    sources(.attachedTo, .listener, of: balancer).nodes.map { listener in
      var port: PortRange?
      if case .int(let number)? = fact(listener, "targetPort"), (0...65_535).contains(number) {
        port = PortRange(Int(number), Int(number))
      }
      return Handover(
        balancer: balancer, listener: listener, group: nil, port: port, keepsClient: .no)
    }
  }
}

/// The front door: every question of reach comes in here.
extension Graph {
  /// Whether `source` reaches `target`: by which ways, or what cuts them, or what it hangs on.
  ///
  /// Either may be ``internet``. Reachable means that some packet gets there and its answer back; a
  /// thing that stands in one of several subnets is taken to be where it can be reached.
  /// - Complexity: O(what stands around the two), not O(graph); see ``ReachLimit``.
  package func reach(from source: NodeID, to target: NodeID, _ question: Question) -> Reach {
    reach(from: source, to: target, question, depth: ReachLimit.balancers)
  }

  func reach(
    from source: NodeID, to target: NodeID, _ question: Question, depth: Int
  ) -> Reach {
    if target == internet { return reachInternet(from: source, question) }
    var ways: [Reach] = []
    if source == internet {
      ways.append(reachFromInternet(to: target, question))
    } else {
      ways.append(reachInside(from: source, to: target, question))
      if ways[0].answer != .reachable, let around = reachAround(from: source, to: target, question)
      {
        ways.append(around)
      }
    }
    ways += waysThroughBalancers(from: source, to: target, question, depth: depth)
    return Reach.any(of: ways)
  }

  /// Whether `node` has a place on a network that questions of reach can be asked of.
  package func isOnNetwork(_ node: NodeID) -> Bool {
    if node == internet { return true }
    let subnets = targets(.placedIn, .subnet, of: node)
    if !subnets.members.isEmpty || !subnets.rest.isEmpty { return true }
    return [.kubernetesCluster, .function, .cdn, .vpcEndpoint].contains(self[node].kind)
      || has("exposure", node)
  }
}
