/// Things that the provider answers for, at an address of its own: a cluster's API, a function's
/// URL, a distribution.
extension Graph {
  /// Whether the internet reaches such an address of `node`; nil where the node has none and stands
  /// in subnets like everything else.
  func reachServed(_ node: NodeID, for comer: Comer, _ question: Question) -> Reach? {
    switch self[node].kind {
    case .kubernetesCluster: reachAPI(of: node, for: comer, question)
    case .function: reachURL(of: node, for: comer, question)
    case .cdn: served(node, for: comer, question, [PortRange(80, 80), PortRange(443, 443)])
    default: nil
    }
  }

  /// Why `node` can't be reached inside of a network, though it stands in its subnets; nil where it
  /// can.
  func unservedInside(_ node: NodeID, _ question: Question) -> Reach? {
    switch self[node].kind {
    case .function:
      return Reach(cuts: [Cut(node, "takes no connections inside of its VPC", at: Place(node))])
    case .kubernetesCluster:
      let https = PortRange(443, 443)
      guard accepts(https, question) else { return deaf(node, [https]) }
      switch Truth(fact(node, "endpointIsPrivate"), ifMissing: .no) {
      case .yes: return nil
      case .no:
        return Reach(cuts: [Cut(node, "has no endpoint inside of its VPC", at: Place(node))])
      case .unknown(let unknowns): return Reach(unknowns: unknowns)
      }
    default: return nil
    }
  }

  /// An API's public address is held back by its list of address ranges, not by groups.
  private func reachAPI(of node: NodeID, for comer: Comer, _ question: Question) -> Reach {
    let https = PortRange(443, 443)
    guard accepts(https, question) else { return deaf(node, [https]) }
    let ways = AddressFamily.allCases.map { family in
      var flow = Flow(
        family, "tcp", https, from: comer.end(family), to: .everyone(.everything(family)),
        hops: comer.hops)
      var place = Place(node)
      if case .place(let declared)? = fact(node, "endpointPlace") { place = declared }
      let isPublic = Truth(fact(node, "endpointIsPublic"), ifMissing: .no)
      flow.pass(
        Gate(
          side: .source, passage: Passage(isPublic, family),
          cut: Cut(node, "has no public endpoint", at: place)))
      flow.pass(
        Gate(
          side: .source, passage: allowed(fact(node, "endpointPublicCIDRs"), family),
          cut: Cut(node, "lets no public address in", at: place)))
      let note = "tcp port 443"
      flow.go([Hop(node, edge: .allowsFrom, place: place, note: note)])
      return flow.reach
    }
    return Reach.any(of: ways)
  }

  private func allowed(_ ranges: Fact?, _ family: AddressFamily) -> Passage {
    switch ranges {
    case .list(let entries, let rest)?:
      let prefixes = entries.compactMap { entry -> Prefix? in
        if case .string(let text) = entry { Prefix(text) } else { nil }
      }
      let known = AddressSet(prefixes, family)
      return Passage(
        certain: known, possible: rest.isEmpty ? known : .everything(family), unknowns: rest)
    case .unknown(let unknowns)?: return .maybe(family, unknowns)
    default: return .none
    }
  }

  /// A function takes no connections: it is called through a URL of its own, if it has one.
  private func reachURL(of node: NodeID, for comer: Comer, _ question: Question) -> Reach {
    switch Truth(fact(node, "isInternetFacing"), ifMissing: .no) {
    case .yes: return served(node, for: comer, question, [PortRange(443, 443)])
    case .unknown(let unknowns): return Reach(unknowns: unknowns)
    case .no:
      let reason = "has no URL, and takes no connections: its subnets are for calls that it makes"
      return Reach(cuts: [Cut(node, reason, at: Place(node))])
    }
  }

  private func served(
    _ node: NodeID, for comer: Comer, _ question: Question, _ ports: [PortRange]
  ) -> Reach {
    let open = ports.filter { accepts($0, question) }
    guard !open.isEmpty else { return deaf(node, ports) }
    var place = Place(node)
    if case .place(let declared)? = fact(node, "addressPlace") { place = declared }
    return Reach(
      openings: open.map { range in
        let hop = Hop(node, edge: .allowsFrom, place: place, note: "tcp \(range)")
        return Opening(transport: "tcp", ports: range, path: Path(comer.hops + [hop]))
      })
  }

  private func accepts(_ ports: PortRange, _ question: Question) -> Bool {
    question.transport != "udp" && question.port.map { ports.contains($0) } ?? true
  }

  private func deaf(_ node: NodeID, _ ports: [PortRange]) -> Reach {
    let texts = ports.map { "tcp \($0)" }.joined(separator: ", ")
    return Reach(cuts: [Cut(node, "answers on \(texts) only", at: Place(node))])
  }
}
