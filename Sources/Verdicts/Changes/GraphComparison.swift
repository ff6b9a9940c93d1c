package import ArchitectureGraph

/// Compares two graphs of one architecture: what comes, what goes, and who can reach what.
///
/// Things are the same if scope and address are; edges, if ends, kind, traffic and what declares
/// them are.
package struct GraphComparison {
  private let before: NamedGraph
  private let after: NamedGraph

  /// A comparison of the graph `before` a change with the one `after` it.
  ///
  /// - Parameters:
  ///   - before: the state before.
  ///   - after: the state after.
  ///   - moves: the addresses after, by those that the same things have before.
  /// - Complexity: O(nodes + edges of both).
  package init(before: Graph, after: Graph, moves: [String: String] = [:]) {
    self.before = NamedGraph(before, moves: moves)
    self.after = NamedGraph(after, moves: [:])
  }

  // MARK: Things

  /// The things that come or go, in the order of their addresses.
  package var resources: [ResourceChange] {
    let changes =
      after.subjects(without: before).map { ResourceChange(.gained, $0) }
      + before.subjects(without: after).map { ResourceChange(.lost, $0) }
    return changes.sorted {
      ($0.subject.scope, $0.subject.address, $0.direction.rawValue)
        < ($1.subject.scope, $1.subject.address, $1.direction.rawValue)
    }
  }

  // MARK: Edges

  /// The edges that come or go between things that are there before and after.
  ///
  /// The edges of what itself comes or goes go without saying.
  package var edges: [EdgeChange] {
    let changes =
      edges(of: after, without: before, .gained) + edges(of: before, without: after, .lost)
    return changes.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
  }

  private func edges(
    of side: NamedGraph, without other: NamedGraph, _ direction: ChangeDirection
  ) -> [EdgeChange] {
    side.edges.compactMap { name, edge in
      guard other.edges[name] == nil, other.nodes[name.from] != nil, other.nodes[name.to] != nil,
        let from = edge.from, let to = edge.to
      else { return nil }
      return EdgeChange(
        direction, from: Subject(describing: side.graph[from]), edge: edge.kind,
        to: Subject(describing: side.graph[to]), traffic: name.traffic,
        declaredBy: name.declaredBy?.address, provenance: edge.provenance)
    }
  }

  // MARK: Exposure

  /// What comes within reach of the internet or leaves it, and what can't be decided any more.
  ///
  /// - Parameter evidence: says a hop of the graph before or after in the words of a report.
  /// - Returns: the changes, in the order of the things' addresses.
  package func exposures(_ evidence: (Hop, ChangeSide) -> Evidence) -> [ExposureChange] {
    let names = Set(before.nodes.keys).union(after.nodes.keys)
    return names.compactMap { exposure(of: $0, evidence) }.sorted {
      ($0.subject.scope, $0.subject.address) < ($1.subject.scope, $1.subject.address)
    }
  }

  private func exposure(
    of name: NamedGraph.Name, _ evidence: (Hop, ChangeSide) -> Evidence
  ) -> ExposureChange? {
    let old = before.exposure(of: name)
    let new = after.exposure(of: name)
    guard Self.matters(old, new) else { return nil }
    let side: ChangeSide = new.isPublic ? .after : .before
    let (shown, other) = new.isPublic ? (after, before) : (before, after)
    guard
      let node = after.nodes[name].map({ after.graph[$0] })
        ?? before.nodes[name].map({ before.graph[$0] })
    else { return nil }
    let hops = shown.pathFromInternet(to: name)
    return ExposureChange(
      subject: Subject(describing: node), before: old, after: new,
      causes: shown.causes(of: hops, besides: other), path: hops.map { evidence($0, side) })
  }

  /// Whether a change of exposure is worth a line.
  private static func matters(
    _ before: ExposureChange.Exposure, _ after: ExposureChange.Exposure
  ) -> Bool {
    guard before.isPublic == after.isPublic else { return true }
    guard case .unknown = after, case .known = before else { return false }
    return true
  }
}

extension EdgeChange {
  fileprivate var sortKey: [String] {
    [
      from.scope, from.address, edge.rawValue, to.address, traffic, declaredBy ?? "",
      direction.rawValue,
    ]
  }
}
