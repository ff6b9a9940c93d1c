extension Graph {
  /// The ports of `node` that public addresses may speak to, by security groups and network ACLs.
  func openings(of node: NodeID, _ reachability: Reachability) -> Openings {
    if self[node].kind == .kubernetesCluster { return endpointOpenings(of: node) }
    let groups = targets(.attachedTo, .securityGroup, of: node)
    var openings = Openings(known: [], rest: groups.rest)
    let asked = ports(of: node)
    if groups.members.isEmpty && groups.rest.isEmpty {
      // A network load balancer may have no group at all: then nothing but its listeners holds back.
      guard self[node].kind == .loadBalancer, fact(node, "layer") == .int(4) else {
        return openings
      }
      openings.known = asked.map {
        Openings.Opening(transport: "tcp", ports: $0, hops: [], lastEdge: .placedIn)
      }
      return openings
    }
    for member in groups.members {
      openings.rest += reachability.rules.rest[member.node] ?? []
      for rule in reachability.rules.rules[member.node] ?? [] {
        add(rule, of: member, to: &openings, asked: asked)
      }
    }
    let lists = accessLists(around: node, reachability)
    openings.known = openings.known.filter { opening in
      lists.isEmpty || lists.contains { admits(opening, $0) }
    }
    return openings
  }

  private func add(
    _ rule: Rule, of group: Ends.Member, to openings: inout Openings, asked: [PortRange]
  ) {
    guard rule.traffic.direction == .ingress, rule.traffic.action == .allow else { return }
    let isPublic = rule.prefixes.contains { !$0.isPrivate }
    guard isPublic else {
      openings.rest += rule.unknowns(in: self)
      return
    }
    switch (rule.traffic.ports, rule.traffic.transport) {
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): openings.rest.append(unknown)
    case (.known(let ports), .known(let transport)):
      let source = rule.prefixes.first { !$0.isPrivate }?.description ?? ""
      let note = "\(transport) \(ports) from \(source)"
      let hop = Hop(
        group.node, edge: .allowsFrom, provenance: .exact, place: rule.place, note: note)
      for range in asked {
        guard let open = ports.intersection(range) else { continue }
        openings.known.append(
          Openings.Opening(
            transport: transport, ports: open, hops: [hop], lastEdge: .attachedTo))
      }
    }
  }

  /// The ports that the thing answers on; all of them where that is not known.
  private func ports(of node: NodeID) -> [PortRange] {
    if case .int(let port)? = fact(node, "port") { return [PortRange(Int(port), Int(port))] }
    guard self[node].kind == .loadBalancer else { return [.all] }
    let listeners = sources(.attachedTo, .listener, of: node)
    let ranges = listeners.nodes.compactMap { listener -> PortRange? in
      guard case .int(let port)? = fact(listener, "port") else { return nil }
      return PortRange(Int(port), Int(port))
    }
    return ranges.isEmpty || ranges.count < listeners.nodes.count ? [.all] : ranges
  }

  /// The rules for incoming traffic of the network ACLs around `node`, in order; empty where one of
  /// its subnets has none of its own, since the default one lets everything pass.
  private func accessLists(around node: NodeID, _ reachability: Reachability) -> [[Rule]] {
    var lists: [[Rule]] = []
    for subnet in targets(.placedIn, .subnet, of: node).nodes {
      guard let list = targets(.attachedTo, .networkACL, of: subnet).nodes.first,
        !self[list].isExternal, reachability.rules.rest[list]?.isEmpty ?? true
      else { return [] }
      let rules = (reachability.rules.rules[list] ?? []).filter { $0.traffic.direction == .ingress }
      lists.append(rules.sorted { ($0.traffic.priority ?? 0) < ($1.traffic.priority ?? 0) })
    }
    return lists
  }

  /// Whether the first rule of a network ACL that speaks of the opening lets public addresses pass.
  private func admits(_ opening: Openings.Opening, _ rules: [Rule]) -> Bool {
    for rule in rules {
      guard let ports = rule.traffic.ports.value, let transport = rule.traffic.transport.value,
        transport == "all" || opening.transport == "all" || transport == opening.transport,
        ports.intersection(opening.ports) != nil
      else { continue }
      switch rule.traffic.action {
      case .allow where rule.prefixes.contains(where: { !$0.isPrivate }): return true
      case .deny
      where rule.prefixes.contains(where: \.isEverything) && ports.lower <= opening.ports.lower
        && opening.ports.upper <= ports.upper:
        return false
      default: continue
      }
    }
    return false
  }

  /// An EKS endpoint is held back by its list of CIDRs, not by groups.
  private func endpointOpenings(of node: NodeID) -> Openings {
    guard case .list(let entries, let rest)? = fact(node, "endpointPublicCIDRs") else {
      guard case .unknown(let unknowns)? = fact(node, "endpointPublicCIDRs") else {
        return Openings()
      }
      return Openings(known: [], rest: unknowns)
    }
    let isPublic = entries.contains {
      guard case .string(let text) = $0, let prefix = Prefix(text) else { return false }
      return !prefix.isPrivate
    }
    let https = PortRange(443, 443)
    let known = Openings.Opening(transport: "tcp", ports: https, hops: [], lastEdge: .placedIn)
    return Openings(known: isPublic ? [known] : [], rest: rest)
  }
}
