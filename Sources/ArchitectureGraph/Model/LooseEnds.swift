/// Edges that lack an end, summed up: why a list of ends may have more members than are known.
///
/// There may be as many of them as there are resources, and every list of ends asks; so they are
/// kept by kind, scope and the sorts of their ends, each sort with a few of its reasons.
struct LooseEnds: Sendable {
  private struct Key: Hashable {
    let kind: EdgeKind
    let scope: String
  }

  private struct Sort: Hashable {
    /// Which kinds the lacking end may have; empty means any.
    let lacking: [Kind]
    /// Which kinds the other end has or may have; empty means any.
    let other: [Kind]
  }

  /// Stands for all scopes at once; no scope is called so.
  static let everywhere = "*"
  /// How many reasons are kept of each sort: enough for a person.
  private static let limit = 8
  private var groups: [Key: [Sort: [Unknown]]] = [:]

  /// Adds an edge of `kind` that lacks an end.
  mutating func add(
    _ kind: EdgeKind, scope: String, lacking: [Kind], other: [Kind], _ unknown: Unknown
  ) {
    let sort = Sort(lacking: lacking, other: other)
    var reasons = groups[Key(kind: kind, scope: scope)]?[sort] ?? []
    guard reasons.count < Self.limit else { return }
    reasons.append(unknown)
    groups[Key(kind: kind, scope: scope), default: [:]][sort] = reasons
  }

  /// Why edges of `kind` may lack an end that is of kind `lacking`, with a node of kind `other` at
  /// their other end (of any kind, if nil).
  ///
  /// - Complexity: O(sorts of edges of the kind in the scope), not O(edges).
  func reasons(_ kind: EdgeKind, scope: String, lacking: Kind, other: Kind?) -> [Unknown] {
    let sorts = [scope, Self.everywhere].compactMap { groups[Key(kind: kind, scope: $0)] }
    guard !sorts.isEmpty else { return [] }
    let matching = sorts.joined().filter { sort, _ in
      sort.lacking.allows(lacking) && (other.map { sort.other.allows($0) } ?? true)
    }
    return matching.flatMap(\.value).sorted {
      ($0.address, $0.attribute) < ($1.address, $1.attribute)
    }
  }
}

extension [Kind] {
  /// Whether an end that is not known, and is one of these, may be of `kind`.
  func allows(_ kind: Kind?) -> Bool {
    guard let kind else { return true }
    return isEmpty || contains(kind)
  }
}
