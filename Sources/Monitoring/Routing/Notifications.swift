internal import ArchitectureGraph
internal import Diagnostics
internal import Documents

extension MonitoringContribution {
  /// Connects each alert with the receivers that it is sent to.
  mutating func contributeNotifications() {
    guard !routings.isEmpty else { return }
    let whole = routings.filter(\.isWhole)
    for alert in alerts {
      let node = builder.node(alert.node)
      let nearest = nearest(whole, to: node)
      guard nearest.count <= 1 else {
        let unknown = [unknown(alert.node, "routing", .notInInputs)]
        builder.set(alert.node, "routing", .unknown(unknown))
        builder.set(alert.node, "integrations", .unknown(unknown))
        builder.connect(alert.node, .notifies, .unknown(unknown[0], [.alertReceiver]))
        continue
      }
      let parts = parts(for: node)
      guard let first = nearest.first ?? parts.first else { continue }
      builder.set(alert.node, "routing", .node(first.node))
      let isInferred = whole.count > 1
      var (certain, possible): (Set<String>, Set<String>) = ([], [])
      for routing in nearest + parts {
        send(alert, through: routing, isInferred: isInferred)
        let outcome = routing.outcome(for: alert.labels) { routing.integrations[$0] ?? [] }
        certain.formUnion(outcome.certain)
        possible.formUnion(outcome.possible)
      }
      var rest = possible == certain ? [] : [unknown(alert.node, "labels", .notInInputs)]
      if nearest.isEmpty {
        // What the Alertmanager itself is told isn't here.
        rest = [unknown(first.node, "", .notInInputs)]
        builder.connect(alert.node, .notifies, .unknown(rest[0], [.alertReceiver]))
      }
      builder.set(
        alert.node, "integrations", .list(certain.sorted().map { .string($0) }, rest: rest))
    }
  }

  private mutating func send(_ alert: Alert, through routing: Routing, isInferred: Bool) {
    let outcome = routing.outcome(for: alert.labels) { [$0] }
    let place = Place(routing.node)
    for name in outcome.certain.sorted() {
      guard let receiver = routing.receivers[name] else { continue }
      builder.connect(
        alert.node, .notifies, .node(receiver), provenance: isInferred ? .inferred : .exact,
        place: place)
    }
    guard outcome.possible != outcome.certain else { return }
    let unknown = unknown(alert.node, "labels", .notInInputs)
    builder.connect(alert.node, .notifies, .unknown(unknown, [.alertReceiver]), place: place)
  }

  /// The AlertmanagerConfigs of the scope that `node` is in, or all there are of the only scope.
  private func parts(for node: Node) -> [Routing] {
    let all = routings.filter { !$0.isWhole }
    let near = all.filter { builder.node($0.node).scope == node.scope }
    let scopes = Set(all.map { builder.node($0.node).scope })
    return near.isEmpty && scopes.count == 1 ? all : near
  }

  /// Those of `routings` whose files share the longest way with that of `node`.
  private func nearest(_ routings: [Routing], to node: Node) -> [Routing] {
    let own = folders(of: node)
    let shared = routings.map { routing in
      zip(own, folders(of: builder.node(routing.node))).prefix { $0 == $1 }.count
    }
    let most = shared.max()
    return zip(routings, shared).filter { $1 == most }.map(\.0)
  }

  private func folders(of node: Node) -> [Substring] {
    let path = node.object?.tree.source.path ?? node.scope
    return path.split(separator: "/").dropLast()
  }
}
