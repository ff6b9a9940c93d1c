internal import ArchitectureGraph
internal import Verdicts

extension Composer {
  /// The whole picture.
  mutating func picture() -> Box {
    let id = number()
    let entrance = items(at: .entrance)
    var boxes: [Box] = []
    for vpc in vpcs() { boxes.append(network(vpc)) }
    for cluster in clusters(in: nil) { boxes.append(self.cluster(cluster)) }
    for category in Category.allCases { boxes += group(category).map { [$0] } ?? [] }
    return Box(
      id: id, role: .picture, label: "", subject: nil, marks: marks(of: []), items: entrance,
      boxes: boxes, columns: [])
  }

  /// The VPCs, and nil for what is in one that is not known.
  private func vpcs() -> [NodeID?] {
    let known = graph.nodes(of: .vpc).filter { drawn.contains($0) && !graph[$0].isExternal }
      .sorted { (graph[$0].scope, graph[$0].address) < (graph[$1].scope, graph[$1].address) }
    return known.map(Optional.some) + (subnets[nil] == nil ? [] : [nil])
  }

  private mutating func network(_ vpc: NodeID?) -> Box {
    let id = number()
    let gates = items(at: .vpc(vpc))
    let rows = subnets[vpc] ?? [:]
    let zones = Set(rows.values.flatMap(\.keys)).sorted()
    var boxes: [Box] = []
    for row in rows.keys.sorted() { boxes.append(tier(row, of: vpc, zones, rows[row] ?? [:])) }
    if let vpc { elements[vpc] = id }
    return Box(
      id: id, role: .vpc, label: vpc.map { title(of: $0, "cidrs") } ?? "VPC not in the inputs",
      subject: vpc.map { Subject(describing: graph[$0]) }, marks: marks(of: vpc.map { [$0] } ?? []),
      items: gates, boxes: boxes, columns: zones)
  }

  private mutating func tier(
    _ row: Row, of vpc: NodeID?, _ zones: [String], _ subnets: [String: [NodeID]]
  ) -> Box {
    let id = number()
    let place = Whereabouts.row(vpc, row)
    rows[place] = id
    var bars = items(at: place)
    for index in bars.indices { bars[index].columns = columns(of: bars[index], in: zones) }
    var boxes: [Box] = []
    for cluster in clusters(in: place) { boxes.append(self.cluster(cluster)) }
    for zone in zones {
      guard let subnets = subnets[zone] else { continue }
      boxes.append(self.zone(zone, subnets))
    }
    // Where things run, subnets stand on top: their routes lead upwards.
    if row.tier != .public, !row.holdsDataOnly {
      boxes = boxes.filter { $0.role == .zone } + boxes.filter { $0.role != .zone }
    }
    return Box(
      id: id, role: .tier, label: row.label, subject: nil, marks: marks(of: []), items: bars,
      boxes: boxes, columns: zones)
  }

  private mutating func zone(_ zone: String, _ subnets: [NodeID]) -> Box {
    let id = number()
    var boxes: [Box] = []
    for subnet in subnets {
      let id = number()
      elements[subnet] = id
      boxes.append(
        Box(
          id: id, role: .subnet, label: title(of: subnet, "cidr"),
          subject: Subject(describing: graph[subnet]), marks: marks(of: [subnet]),
          items: items(at: .subnet(subnet)), boxes: [], columns: []))
    }
    return Box(
      id: id, role: .zone, label: zone.drawable, subject: nil, marks: marks(of: []), items: [],
      boxes: boxes, columns: [])
  }

  /// The columns of the zones that an item's subnets lie in.
  private func columns(of item: Item, in zones: [String]) -> [Int] {
    let nodes = elements.filter { $0.value == item.id }.keys
    let columns = nodes.flatMap { graph.ends(.placedIn, .subnet, of: $0) }.compactMap { subnet in
      graph.text(graph[subnet], "zone").flatMap { zones.firstIndex(of: $0) }
    }
    return Set(columns).sorted()
  }

  /// The clusters that stand in the box at `place`; those that stand in no network, for nil.
  private func clusters(in place: Whereabouts?) -> [NodeID?] {
    let all = contents.keys.compactMap { key -> NodeID?? in
      switch key {
      case .cluster(let cluster), .namespace(let cluster, _, _): .some(cluster)
      default: nil
      }
    }
    return Set(all).filter { cluster in
      let own = cluster.flatMap { placeInNetwork(of: $0) }
      if case .row? = own { return own == place }
      return place == nil
    }.sorted { ($0?.rawValue ?? -1) < ($1?.rawValue ?? -1) }
  }

  private mutating func cluster(_ cluster: NodeID?) -> Box {
    let id = number()
    if let cluster { elements[cluster] = id }
    let own = items(at: .cluster(cluster))
    let names = contents.keys.compactMap { key -> (scope: String, name: String)? in
      guard case .namespace(cluster, let scope, let name) = key else { return nil }
      return (scope, name)
    }.sorted {
      (-weight(cluster, $0), $0.name, $0.scope) < (-weight(cluster, $1), $1.name, $1.scope)
    }
    var boxes: [Box] = []
    for (scope, name) in names { boxes.append(namespace(cluster, scope, name)) }
    let label = cluster.map { "\(graph[$0].shortName) · Kubernetes cluster" } ?? "Kubernetes"
    return Box(
      id: id, role: .cluster, label: label.drawable,
      subject: cluster.map { Subject(describing: graph[$0]) },
      marks: marks(of: cluster.map { [$0] } ?? []), items: own, boxes: boxes, columns: [])
  }

  /// How much there is in a namespace: the fullest is drawn first, next to where traffic comes from.
  private func weight(_ cluster: NodeID?, _ namespace: (scope: String, name: String)) -> Int {
    contents[.namespace(cluster, scope: namespace.scope, name: namespace.name)]?.count ?? 0
  }

  private mutating func namespace(_ cluster: NodeID?, _ scope: String, _ name: String) -> Box {
    let id = number()
    let own = graph.nodes(of: .namespace).first {
      graph[$0].name == name && graph[$0].scope == scope
    }
    if let own { elements[own] = id }
    var items = items(at: .namespace(cluster, scope: scope, name: name))
    for index in items.indices {
      let column =
        switch items[index].kind {
        case .ingress, .gateway, .virtualService: 0
        case .service: 1
        case .workload: 2
        default: 3
        }
      items[index].columns = [column]
    }
    return Box(
      id: id, role: .namespace, label: "namespace \(name)".drawable,
      subject: own.map { Subject(describing: graph[$0]) }, marks: marks(of: own.map { [$0] } ?? []),
      items: items, boxes: [], columns: ["way in", "services", "workloads", "besides"])
  }

  private mutating func group(_ category: Category) -> Box? {
    guard contents[.group(category)] != nil else { return nil }
    let id = number()
    return Box(
      id: id, role: .group, label: category.rawValue, subject: nil, marks: marks(of: []),
      items: items(at: .group(category)), boxes: [], columns: [])
  }

  /// A thing's name with its address ranges, where they are known.
  private func title(of node: NodeID, _ field: String) -> String {
    var words = [graph[node].shortName]
    switch graph.fact(node, field) {
    case .string(let range)?: words.append(range)
    case .list(let ranges, _)?:
      for case .string(let range) in ranges.prefix(1) { words.append(range) }
    default: break
    }
    if graph[node].kind == .vpc { words.insert("VPC", at: 0) }
    return words.joined(separator: " · ").drawable
  }
}
