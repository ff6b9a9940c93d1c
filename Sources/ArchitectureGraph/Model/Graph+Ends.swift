internal import Documents

/// The nodes at the other end of a node's edges: known ones, and why there may be more.
package struct Ends: Sendable {
  /// An end that is known, by the edge that leads to it.
  package struct Member: Sendable {
    /// The node at the other end.
    package let node: NodeID
    /// The edge.
    package let edge: Edge
  }

  /// The known ends, each node once, in the order in which the edges were contributed.
  package var members: [Member] = []
  /// Why there may be more; empty where the list is closed.
  package var rest: [Unknown] = []

  /// Whether a member rests on an edge that was inferred.
  package var isInferred: Bool { members.contains { $0.edge.provenance == .inferred } }
}

extension Graph {
  /// The nodes of `kind` (any kind, if nil) to which edges of `edge` lead from `node`.
  ///
  /// - Complexity: O(edges from `node`).
  package func targets(_ edge: EdgeKind, _ kind: Kind?, of node: NodeID) -> Ends {
    var ends = Ends()
    var seen: Set<NodeID> = []
    for candidate in edges(from: node) where candidate.kind == edge {
      if let end = candidate.to {
        if kind == nil || self[end].kind == kind, seen.insert(end).inserted {
          ends.members.append(Ends.Member(node: end, edge: candidate))
        }
      } else if let unknown = candidate.unknown, candidate.expected.allows(kind) {
        ends.rest.append(unknown)
      }
    }
    ends.rest += looseStarts.reasons(
      edge, scope: self[node].scope, lacking: self[node].kind, other: kind)
    return opened(ends, of: node)
  }

  /// The nodes of `kind` (any kind, if nil) from which edges of `edge` lead to `node`.
  ///
  /// The list is open where an edge of that sort has an unknown end that may be `node`.
  /// - Complexity: O(edges to `node`).
  package func sources(_ edge: EdgeKind, _ kind: Kind?, of node: NodeID) -> Ends {
    var ends = Ends()
    var seen: Set<NodeID> = []
    for candidate in edges(to: node) where candidate.kind == edge {
      if let start = candidate.from {
        if kind == nil || self[start].kind == kind, seen.insert(start).inserted {
          ends.members.append(Ends.Member(node: start, edge: candidate))
        }
      } else if let unknown = candidate.unknown, candidate.expectedStart.allows(kind) {
        ends.rest.append(unknown)
      }
    }
    ends.rest += looseEnds.reasons(
      edge, scope: self[node].scope, lacking: self[node].kind, other: kind)
    return opened(ends, of: node)
  }

  /// A thing outside of the inputs may have edges that nobody declared here, and so may one of a scope
  /// of which the inputs hold only a part.
  private func opened(_ ends: Ends, of node: NodeID) -> Ends {
    var ends = ends
    ends.rest += absences(of: node)
    return ends
  }
}
