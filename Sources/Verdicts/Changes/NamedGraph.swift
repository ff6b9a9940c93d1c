internal import ArchitectureGraph

/// One side of a comparison: a graph whose nodes and edges go by names that both sides share.
struct NamedGraph {
  /// What a thing is known by.
  struct Name: Hashable {
    let scope: String
    let address: String
  }

  /// What an edge is known by.
  struct EdgeName: Hashable {
    let from: Name
    let kind: EdgeKind
    let to: Name
    let traffic: String
    /// What declares it, where that is neither of the two ends.
    let declaredBy: Name?
  }

  let graph: Graph
  let nodes: [Name: NodeID]
  let edges: [EdgeName: Edge]
  private let moves: [String: String]

  /// `graph`, with the addresses that `moves` knows replaced.
  init(_ graph: Graph, moves: [String: String]) {
    self.graph = graph
    self.moves = moves
    let name = { (node: NodeID) in Self.name(node, graph, moves) }
    nodes = Dictionary(graph.nodes.map { (name($0.id), $0.id) }) { first, _ in first }
    edges = Dictionary(
      graph.edges.compactMap { edge in Self.name(of: edge, name).map { ($0, edge) } }
    ) { first, _ in first }
  }

  private static func name(_ node: NodeID, _ graph: Graph, _ moves: [String: String]) -> Name {
    let found = graph[node]
    return Name(scope: found.scope, address: moves[found.address] ?? found.address)
  }

  private static func name(of edge: Edge, _ name: (NodeID) -> Name) -> EdgeName? {
    guard let from = edge.from, let to = edge.to else { return nil }
    let declarer = edge.place.map(\.node).flatMap { $0 == from || $0 == to ? nil : $0 }
    return EdgeName(
      from: name(from), kind: edge.kind, to: name(to), traffic: edge.traffic?.description ?? "",
      declaredBy: declarer.map(name))
  }

  /// The things of the architecture that `other` lacks.
  func subjects(without other: NamedGraph) -> [Subject] {
    nodes.compactMap { name, node in
      let found = graph[node]
      guard other.nodes[name] == nil, !found.isExternal, found.kind != .architecture,
        found.kind != .internet
      else { return nil }
      return Subject(describing: found)
    }
  }

  /// Who can reach a thing.
  func exposure(of name: Name) -> ExposureChange.Exposure {
    guard let node = nodes[name] else { return .absent }
    return switch graph.fact(node, "exposure") {
    case .string(let word)?: .known(word)
    case .unknown(let unknowns)?: .unknown(unknowns)
    default: .known("none")
    }
  }

  /// The way from the internet to a thing; empty where there is none.
  func pathFromInternet(to name: Name) -> [Hop] {
    guard let node = nodes[name], case .path(let path)? = graph.fact(node, "pathFromInternet")
    else { return [] }
    return path.hops
  }

  /// What of a way stands on this side only: the addresses of what declares those edges.
  func causes(of hops: [Hop], besides other: NamedGraph) -> [String] {
    var found: [String] = []
    for (previous, hop) in zip(hops, hops.dropFirst()) {
      let edges = edges(from: previous, to: hop)
      let names = edges.compactMap { edge in
        Self.name(of: edge) { Self.name($0, graph, moves) }
      }
      guard let first = edges.first, names.allSatisfy({ other.edges[$0] == nil }) else { continue }
      let address = graph[first.place?.node ?? hop.node].address
      if !found.contains(address) { found.append(address) }
    }
    return found
  }

  /// The edges that a hop stands for: those declared at its place, else those between its two ends.
  private func edges(from previous: Hop, to hop: Hop) -> [Edge] {
    let touching = graph.edges(from: hop.node) + graph.edges(to: hop.node)
    let candidates = touching.filter { $0.kind == hop.edge }
    if let place = hop.place {
      let declared = candidates.filter { $0.place == place }
      if !declared.isEmpty { return declared }
    }
    return candidates.filter { $0.from == previous.node || $0.to == previous.node }
  }
}
