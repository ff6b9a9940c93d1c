internal import ArchitectureGraph

extension Composer {
  /// The box in which a thing stands.
  func whereabouts(of node: NodeID) -> Whereabouts {
    var node = node
    // A listener stands with its balancer, a member with its cluster; parents are few.
    for _ in 0..<4 {
      if let place = ownPlace(of: graph[node]) { return place }
      guard let parent = parent(of: node) else { break }
      node = parent
    }
    return .group(Category(graph[node].kind))
  }

  private func ownPlace(of node: Node) -> Whereabouts? {
    switch node.kind {
    case .internet, .webACL, .cdn, .api, .dnsRecord: return .entrance
    case .vpc: return .vpc(node.id)
    case .subnet: return .subnet(node.id)
    case .kubernetesCluster where isBox(node): return .cluster(node.id)
    case .resource where !node.isKubernetesObject && findings[node.id] == nil:
      return .group(.other)
    default: break
    }
    if node.isKubernetesObject {
      let cluster = graph.ends(.placedIn, .kubernetesCluster, of: node.id).first ?? onlyCluster
      guard let namespace = node.namespace else { return .cluster(cluster) }
      return .namespace(cluster, scope: node.scope, name: namespace)
    }
    if node.kind == .nodeGroup,
      let cluster = graph.ends(.placedIn, .kubernetesCluster, of: node.id).first,
      drawn.contains(cluster), !graph[cluster].isExternal
    {
      return .cluster(cluster)
    }
    return placeInNetwork(of: node.id)
  }

  /// The subnet that a thing stands in; the row that most of its subnets are in; or its VPC.
  func placeInNetwork(of node: NodeID) -> Whereabouts? {
    let own = graph.ends(.placedIn, .subnet, of: node).filter { drawn.contains($0) }
    if own.count == 1 { return .subnet(own[0]) }
    if !own.isEmpty {
      let rows = Dictionary(grouping: own, by: { row(of: $0) })
      let fullest = rows.keys.sorted().max { rows[$0]?.count ?? 0 < rows[$1]?.count ?? 0 }
      return fullest.map { .row(vpc(of: own[0]), $0) }
    }
    let vpcs =
      graph.ends(.placedIn, .vpc, of: node) + graph.ends(.attachedTo, .vpc, of: node)
      + graph.ends(.targets, .vpc, of: node)
    return vpcs.first { drawn.contains($0) && !graph[$0].isExternal }.map { .vpc($0) }
  }

  /// What a thing belongs to, if it has no place of its own.
  private func parent(of node: NodeID) -> NodeID? {
    let kinds: [Kind] = [.loadBalancer, .database, .cache, .instance, .autoscalingGroup]
    let parents = graph.edges(from: node).compactMap { edge -> NodeID? in
      guard edge.kind == .attachedTo || edge.kind == .placedIn, let end = edge.to,
        kinds.contains(graph[end].kind), drawn.contains(end), !graph[end].isExternal
      else { return nil }
      return end
    }
    return parents.first
  }

  /// The VPC that a subnet is part of; nil where that is not in the inputs.
  func vpc(of subnet: NodeID) -> NodeID? {
    graph.ends(.placedIn, .vpc, of: subnet).first { !graph[$0].isExternal && drawn.contains($0) }
  }

  /// The row that a subnet is drawn in.
  func row(of subnet: NodeID) -> Row {
    var tier = Row.Tier.unknown
    if case .string(let name)? = graph.fact(subnet, "tier") {
      tier = Row.Tier(rawValue: name) ?? tier
    }
    let occupants = graph.sources(.placedIn, nil, of: subnet).members.map { graph[$0.node].kind }
    let computes: Set<Kind> = [
      .loadBalancer, .instance, .autoscalingGroup, .kubernetesCluster, .nodeGroup, .natGateway,
      .containerService,
    ]
    let holdsData = occupants.contains(.database) || occupants.contains(.cache)
    return Row(
      tier: tier, holdsDataOnly: holdsData && !occupants.contains { computes.contains($0) })
  }

  /// Gives a subnet its row and column.
  mutating func settle(subnet: NodeID) {
    var zone = "zone not known"
    if case .string(let name)? = graph.fact(subnet, "zone") { zone = name }
    subnets[vpc(of: subnet), default: [:]][row(of: subnet), default: [:]][zone, default: []]
      .append(subnet)
  }
}

extension Graph {
  /// The known ends of `node`'s edges.
  func ends(_ edge: EdgeKind, _ kind: Kind?, of node: NodeID) -> [NodeID] {
    targets(edge, kind, of: node).members.map(\.node)
  }

  /// What is within reach of the focus: what can be come to over so many edges, in any direction, but
  /// not by way of what everything is in.
  func neighbourhood(of focus: Focus) -> Set<NodeID> {
    let hubs: Set<Kind> = [.vpc, .namespace, .internet, .architecture]
    var near: Set<NodeID> = [focus.node]
    var edge = [focus.node]
    for _ in 0..<max(focus.depth, 0) {
      var next: [NodeID] = []
      for node in edge where node == focus.node || !hubs.contains(self[node].kind) {
        let others = edges(from: node).compactMap(\.to) + edges(to: node).compactMap(\.from)
        for other in others where near.insert(other).inserted { next.append(other) }
      }
      edge = next
    }
    // The boxes that they stand in come along, and so does the internet, for what it reaches.
    for node in near {
      let subnets = ends(.placedIn, .subnet, of: node)
      near.formUnion(subnets)
      for place in [node] + subnets { near.formUnion(ends(.placedIn, .vpc, of: place)) }
    }
    near.insert(internet)
    return near
  }
}

extension Node {
  /// Whether it is an object of a Kubernetes cluster: those types have a version.
  var isKubernetesObject: Bool { type.contains("/") }
}
