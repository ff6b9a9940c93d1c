internal import ArchitectureGraph

extension Composer {
  /// What hands traffic over to what: balancers to their targets, ingresses to services, services to
  /// pods; what lies between and is not drawn is passed over.
  func handovers() -> [Link] {
    var links: [Link] = []
    for node in graph.nodes where elements[node.id] != nil {
      switch node.kind {
      case .loadBalancer:
        let known = targets(of: node.id).filter { elements[$0] != nil }
        links += known.map { Link(from: node.id, to: $0) }
        if known.isEmpty { links += possibleTargets(of: node.id) }
      case .ingress, .virtualService, .gateway, .service, .api, .cdn:
        let edges = graph.edges(from: node.id).filter {
          $0.kind == .routesTo || $0.kind == .selects || (node.kind == .cdn && $0.kind == .targets)
        }
        links += edges.compactMap { edge in edge.to.map { Link(from: node.id, to: $0) } }
      default: break
      }
    }
    return links
  }

  /// What a balancer reaches and may hand over to, where nothing says what its targets are.
  private func possibleTargets(of balancer: NodeID) -> [Link] {
    guard graph.isOnNetwork(balancer) else { return [] }
    return graph.nodes(of: .nodeGroup).filter {
      elements[$0] != nil && graph.isOnNetwork($0)
        && graph.reach(from: balancer, to: $0, Question()).answer == .reachable
    }.map { Link(from: balancer, to: clusterBox(of: $0) ?? $0, state: .undecided) }
  }

  /// The cluster that draws a node group's traffic together: its box.
  private func clusterBox(of node: NodeID) -> NodeID? {
    graph.ends(.placedIn, .kubernetesCluster, of: node).first { elements[$0] != nil }
  }

  /// What a balancer hands over to, over listeners and target groups.
  private func targets(of balancer: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var seen: Set<NodeID> = [balancer]
    var waiting =
      graph.sources(.attachedTo, .listener, of: balancer).members.map(\.node) + [balancer]
    while let node = waiting.popLast() {
      guard seen.insert(node).inserted || node == balancer else { continue }
      let next =
        graph.ends(.routesTo, nil, of: node) + graph.ends(.targets, nil, of: node)
        + (graph[node].kind == .targetGroup
          ? graph.sources(.attachedTo, nil, of: node).members.map(\.node) : [])
        + (node == balancer
          ? graph.sources(.attachedTo, .autoscalingGroup, of: node).members.map(\.node)
            + graph.sources(.attachedTo, .instance, of: node).members.map(\.node) : [])
      for end in next where !seen.contains(end) {
        switch graph[end].kind {
        case .targetGroup, .listener: waiting.append(end)
        default:
          seen.insert(end)
          found.append(end)
        }
      }
    }
    return found.sorted()
  }

  /// What computes and what keeps data, where the one reaches the other on the port that it answers
  /// on; and what says itself that it uses a database.
  func waysToData() -> [Link] {
    let data = graph.nodes.filter {
      ($0.kind == .database || $0.kind == .cache) && elements[$0.id] != nil && !$0.isExternal
    }
    let computing: Set<Kind> = [
      .instance, .nodeGroup, .autoscalingGroup, .containerService, .function,
    ]
    var links: [Link] = []
    for node in graph.nodes where elements[node.id] != nil && !node.isExternal {
      if node.kind == .workload {
        links += graph.ends(.uses, nil, of: node.id).filter { graph[$0].kind.keepsData }
          .map { Link(from: node.id, to: $0) }
      }
      guard computing.contains(node.kind), graph.isOnNetwork(node.id) else { continue }
      for other in data.prefix(Self.dataLimit) where graph.isOnNetwork(other.id) {
        links += way(from: node, toData: other)
      }
    }
    return links
  }

  /// More things that keep data than a picture shows ways to.
  private static let dataLimit = 12

  private func way(from node: Node, toData other: Node) -> [Link] {
    guard case .int(let port)? = graph.fact(other.id, "port") else { return [] }
    let question = Question(transport: "tcp", port: Int(port))
    let reach = graph.reach(from: node.id, to: other.id, question)
    guard reach.answer != .notReachable else { return [] }
    let isInside = reach.answer == .undecidable
    let start = clusterBox(of: node.id) ?? node.id
    return [
      Link(
        from: start, to: other.id, state: isInside ? .undecided : .known,
        label: "tcp \(port)")
    ]
  }

  /// Where what no other route is for leaves a subnet.
  func routes() -> [Link] {
    graph.nodes(of: .subnet).compactMap { subnet in
      guard elements[subnet] != nil, let target = defaultTarget(of: subnet),
        graph[target].kind != .internetGateway
      else { return nil }
      return Link(from: subnet, to: target, meaning: .route)
    }
  }

  private func defaultTarget(of subnet: NodeID) -> NodeID? {
    guard case .record(let route)? = graph.fact(subnet, "defaultRoute"),
      case .node(let target)? = graph[route]["target"]
    else { return nil }
    return target
  }

  /// Routes that all subnets of a row share, as one arrow of the row; they are taken out of `arrows`.
  func tierRoutes(replacing arrows: inout [Arrow]) -> [Arrow] {
    var shared: [Arrow] = []
    for (vpc, tiers) in subnets.sorted(by: { ($0.key?.rawValue ?? -1) < ($1.key?.rawValue ?? -1) })
    {
      for (row, zones) in tiers.sorted(by: { $0.key < $1.key }) {
        let all = zones.values.flatMap { $0 }
        let targets = Set(all.map { defaultTarget(of: $0) })
        guard targets.count == 1, case let target?? = targets.first,
          all.count > 1 || graph[target].kind == .internetGateway,
          let from = rows[.row(vpc, row)], let to = elements[target]
        else { continue }
        let own = Set(all.compactMap { elements[$0] })
        arrows.removeAll { $0.meaning == .route && $0.to == to && own.contains($0.from) }
        shared.append(Arrow(from: from, to: to, meaning: .route, state: .known, label: ""))
      }
    }
    return shared
  }
}

extension Kind {
  /// Whether things of the kind keep data that others come for.
  var keepsData: Bool {
    switch self {
    case .database, .cache, .bucket, .queue, .topic: true
    default: false
    }
  }
}
