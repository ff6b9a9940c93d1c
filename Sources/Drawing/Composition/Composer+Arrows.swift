internal import ArchitectureGraph
internal import Verdicts

/// An arrow between two things, before it is known what they are drawn as.
struct Link {
  let from: NodeID
  let to: NodeID
  var meaning = Arrow.Meaning.traffic
  var state = Arrow.State.known
  var label = ""
}

extension Composer {
  /// The arrows: the ways in from the internet, what they lead on to, what it keeps its data in, and
  /// the routes.
  func arrows(in root: Box) -> [Arrow] {
    let links = waysIn() + brokenWays() + handovers() + waysToData() + routes()
    var arrows: [Arrow] = []
    var seen: [[Int]: Int] = [:]
    let inside = root.ancestors()
    for link in links {
      guard let from = elements[link.from], let to = elements[link.to], from != to,
        inside[from]?.contains(to) != true, inside[to]?.contains(from) != true
      else { continue }
      add(
        Arrow(from: from, to: to, meaning: link.meaning, state: link.state, label: link.label),
        to: &arrows, &seen)
    }
    let shared = tierRoutes(replacing: &arrows)
    return (arrows + shared).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Adds an arrow; of two between the same elements the worse stays.
  private func add(_ arrow: Arrow, to arrows: inout [Arrow], _ seen: inout [[Int]: Int]) {
    let key = [arrow.from.rawValue, arrow.to.rawValue]
    guard let index = seen[key] else {
      seen[key] = arrows.count
      arrows.append(arrow)
      return
    }
    let known = arrows[index]
    guard known.label.isEmpty || arrow.state == .broken else { return }
    arrows[index] = Arrow(
      from: arrow.from, to: arrow.to, meaning: known.meaning,
      state: arrow.state == .broken || known.state == .broken ? .broken : known.state,
      label: arrow.label.isEmpty ? known.label : arrow.label)
  }

  /// From the internet to what it reaches, by the last gateway on the way; what has a web ACL in front
  /// of it is reached through that.
  private func waysIn() -> [Link] {
    var links: [Link] = []
    for node in graph.nodes where elements[node.id] != nil && !node.isExternal {
      switch graph.fact(node.id, "exposure") {
      case .string("internet")?:
        links += way(to: node, path(of: node, "pathFromInternet"), .known, ports(of: node.id))
      case .unknown?: links += way(to: node, [], .undecided, "?")
      default: break
      }
      if node.kind == .ingress || node.kind == .cdn || node.kind == .api {
        links += way(to: node, [], .known, "")
      }
    }
    return links
  }

  private func way(
    to node: Node, _ hops: [NodeID], _ state: Arrow.State, _ label: String
  ) -> [Link] {
    let walls = graph.sources(.protects, .webACL, of: node.id).members.map(\.node)
      .filter { elements[$0] != nil }
    if !walls.isEmpty {
      return walls.flatMap { wall in
        [
          Link(from: graph.internet, to: wall, label: label),
          Link(from: wall, to: node.id, state: state),
        ]
      }
    }
    guard node.kind != .ingress else { return [] }
    let gates: Set<Kind> = [.internetGateway, .egressOnlyGateway]
    guard let gate = hops.last(where: { gates.contains(graph[$0].kind) && elements[$0] != nil })
    else { return [Link(from: graph.internet, to: node.id, state: state, label: label)] }
    return [
      Link(from: graph.internet, to: gate),
      Link(from: gate, to: node.id, state: state, label: label),
    ]
  }

  /// The ways that findings show: to where they end, from what is drawn before that.
  private func brokenWays() -> [Link] {
    let byAddress = Dictionary(
      graph.nodes.map { ($0.address, $0.id) }, uniquingKeysWith: { first, _ in first })
    var links: [Link] = []
    for (_, found) in findings.sorted(by: { $0.key < $1.key }) {
      for finding in found where finding.verdict == .fail {
        guard finding.evidence.first?.address == graph[graph.internet].address else { continue }
        let hops = finding.evidence.compactMap { byAddress[$0.address] }
        let drawn = hops.filter { hop in
          // A subnet on the way to something in it says nothing; one at the end does.
          let kind = graph[hop].kind
          return elements[hop] != nil
            && (kind == .subnet ? hop == hops.last : Self.wayKinds.contains(kind))
        }
        for (from, to) in zip(drawn, drawn.dropFirst()) {
          links.append(Link(from: from, to: to, state: .broken))
        }
      }
    }
    return links
  }

  /// What a way is drawn through; route tables and rules stand beside it.
  private static let wayKinds: Set<Kind> = [
    .internet, .internetGateway, .natGateway, .loadBalancer, .instance, .database, .cache,
    .kubernetesCluster, .function, .autoscalingGroup, .nodeGroup, .containerService,
    .networkInterface, .transitGateway, .peering,
  ]

  private func path(of node: Node, _ field: String) -> [NodeID] {
    guard case .path(let path)? = graph.fact(node.id, field) else { return [] }
    return path.hops.map(\.node)
  }

  /// The ports that the internet reaches: `tcp 80, 443`.
  private func ports(of node: NodeID) -> String {
    guard case .list(let ports, _)? = graph.fact(node, "exposedPorts") else { return "" }
    var byTransport: [(String, [String])] = []
    let numbered = ports.compactMap { port -> (Int64, RecordID)? in
      guard case .record(let id) = port, case .int(let low)? = graph[id]["fromPort"] else {
        return nil
      }
      return (low, id)
    }
    for (_, id) in numbered.sorted(by: { ($0.0, $0.1.rawValue) < ($1.0, $1.1.rawValue) }) {
      let record = graph[id]
      guard case .string(let transport)? = record["transport"],
        case .int(let low)? = record["fromPort"], case .int(let high)? = record["toPort"]
      else { continue }
      let range =
        low == high ? "\(low)" : low == 0 && high == 65_535 ? "all ports" : "\(low)–\(high)"
      if let index = byTransport.firstIndex(where: { $0.0 == transport }) {
        if !byTransport[index].1.contains(range) { byTransport[index].1.append(range) }
      } else {
        byTransport.append((transport, [range]))
      }
    }
    let texts = byTransport.map { transport, ranges in
      let shown = ranges.prefix(3).joined(separator: ", ") + (ranges.count > 3 ? " …" : "")
      return transport == "all" ? shown : "\(transport) \(shown)"
    }
    return texts.joined(separator: ", ")
  }
}

extension Box {
  /// For each element in the box the boxes that it is in.
  func ancestors(_ outer: Set<ElementID> = []) -> [ElementID: Set<ElementID>] {
    var found: [ElementID: Set<ElementID>] = [id: outer]
    let inner = outer.union([id])
    for item in items { found[item.id] = inner }
    for box in boxes { found.merge(box.ancestors(inner)) { first, _ in first } }
    return found
  }
}
