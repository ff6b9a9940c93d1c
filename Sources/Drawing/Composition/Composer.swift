internal import ArchitectureGraph
internal import Verdicts

/// Makes the drawing: says for each thing where it stands (``whereabouts(of:)``), groups what is
/// alike, and asks the graph for the arrows.
struct Composer {
  let graph: Graph
  /// The things that are drawn: all of them, or what is near the focus.
  let drawn: Set<NodeID>
  /// The findings that count, by thing.
  private(set) var findings: [NodeID: [Finding]] = [:]
  /// The things in each box.
  private(set) var contents: [Whereabouts: [NodeID]] = [:]
  /// The subnets, by VPC (nil: one that is not known), row and zone.
  var subnets: [NodeID?: [Row: [String: [NodeID]]]] = [:]
  /// The cluster that manifests are for: the only one there is.
  let onlyCluster: NodeID?
  /// Which element a thing is drawn as.
  var elements: [NodeID: ElementID] = [:]
  /// Which element a row of subnets is drawn as.
  var rows: [Whereabouts: ElementID] = [:]
  private var count = 0

  init(_ graph: Graph, _ findings: [Finding], _ focus: Focus?) {
    self.graph = graph
    let clusters = graph.nodes(of: .kubernetesCluster).filter { !graph[$0].isExternal }
    onlyCluster = clusters.count == 1 ? clusters[0] : nil
    drawn = focus.map { graph.neighbourhood(of: $0) } ?? Set(graph.nodes.map(\.id))
    var byName: [[String]: NodeID] = [:]
    for node in graph.nodes where drawn.contains(node.id) {
      byName[[node.scope, node.address]] = node.id
    }
    for finding in findings where finding.suppression == nil && finding.verdict != .pass {
      guard let node = byName[[finding.resource.scope, finding.resource.address]] else { continue }
      self.findings[node, default: []].append(finding)
    }
  }

  mutating func compose() -> Drawing {
    let order = graph.nodes.filter { drawn.contains($0.id) }.sorted {
      ($0.kind.rank, $0.kind.rawValue, $0.scope, $0.address)
        < ($1.kind.rank, $1.kind.rawValue, $1.scope, $1.address)
    }
    for node in order where node.kind == .subnet && isShown(node) { settle(subnet: node.id) }
    for node in order where !isBox(node) && isShown(node) {
      contents[whereabouts(of: node.id), default: []].append(node.id)
    }
    // Boxes of which nothing is known to be inside are drawn, too.
    for node in order where isShown(node) && isBox(node) {
      switch node.kind {
      case .kubernetesCluster: contents[.cluster(node.id), default: []] += []
      case .namespace:
        contents[.namespace(onlyCluster, scope: node.scope, name: node.name), default: []] += []
      default: break
      }
    }
    let root = picture()
    return Drawing(root: root, arrows: arrows(in: root))
  }

  /// Whether a thing is drawn at all: what lies outside of the inputs only as somewhere to stand.
  private func isShown(_ node: Node) -> Bool {
    if node.kind == .architecture || node.kind == .container { return false }
    if node.kind == .internet { return true }
    guard node.isExternal else { return true }
    return node.kind == .subnet && !graph.sources(.placedIn, nil, of: node.id).members.isEmpty
  }

  /// Whether a thing is drawn as a box.
  func isBox(_ node: Node) -> Bool {
    switch node.kind {
    case .vpc, .subnet, .namespace: true
    case .kubernetesCluster: node.id == onlyCluster ? hasInmates(node.id) : hasNodes(node.id)
    default: false
    }
  }

  private func hasNodes(_ cluster: NodeID) -> Bool {
    !graph.sources(.placedIn, .nodeGroup, of: cluster).members.isEmpty
  }

  private func hasInmates(_ cluster: NodeID) -> Bool {
    hasNodes(cluster) || graph.nodes.contains { $0.isKubernetesObject && drawn.contains($0.id) }
  }

  /// The next number.
  mutating func number() -> ElementID {
    count += 1
    return ElementID(rawValue: count)
  }

  /// What was found about `nodes`.
  func marks(of nodes: [NodeID]) -> Marks {
    let found = nodes.flatMap { findings[$0] ?? [] }
    return Marks(findings: found, isExternal: nodes.contains { graph[$0].isExternal })
  }

  /// The things in the box at `place`, like ones of no interest by themselves put together.
  mutating func items(at place: Whereabouts) -> [Item] {
    let nodes = contents[place] ?? []
    var items: [Item] = []
    let kinds = Dictionary(grouping: nodes, by: { graph[$0].kind })
    for kind in kinds.keys.sorted(by: { ($0.rank, $0.rawValue) < ($1.rank, $1.rawValue) }) {
      let all = kinds[kind] ?? []
      let parts = Dictionary(grouping: all, by: { state(of: $0) })
      for state in parts.keys.sorted() {
        let alike = parts[state] ?? []
        let limit = state == 0 ? kind.separateLimit : max(kind.separateLimit, 4)
        items += alike.count > limit ? [item(for: alike)] : alike.map { item(for: [$0]) }
      }
    }
    return items
  }

  /// 0 nothing found, 1 undecided, 2 broken: what is drawn together must agree in it.
  private func state(of node: NodeID) -> Int {
    let marks = marks(of: [node])
    return marks.isBroken ? 2 : marks.isUndecided ? 1 : 0
  }

  private mutating func item(for nodes: [NodeID]) -> Item {
    let id = number()
    for node in nodes { elements[node] = id }
    let first = graph[nodes[0]]
    let caption = nodes.count == 1 ? graph.caption(of: first) : "\(nodes.count) ×"
    return Item(
      id: id, kind: first.kind, caption: caption.drawable,
      label: (nodes.count == 1 ? first.shortName : first.kind.drawnPhrase).drawable,
      subjects: nodes.map { Subject(describing: graph[$0]) }, marks: marks(of: nodes))
  }
}
