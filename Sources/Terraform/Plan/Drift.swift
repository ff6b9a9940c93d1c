internal import Documents

/// A resource that somebody changed outside of Terraform, as a plan found it when it was made.
package struct Drift: Sendable, Hashable {
  /// Its address.
  package let address: String
  /// The attributes that have changed, sorted; none where the whole of it is gone.
  package let attributes: [String]
  /// Whether it is gone.
  package let isGone: Bool

  /// What `entry`, an element of a plan's `resource_drift`, says; nil where nothing has really changed.
  ///
  /// - Complexity: O(entry).
  init?(_ entry: Value) {
    guard let address = entry["address"]?.string, entry["deposed"] == nil,
      let change = entry["change"]
    else { return nil }
    self.address = address
    isGone = change["actions"].elements.contains { $0.equals("delete") }
    let (before, after) = (change["before"], change["after"])
    let keys = Set(before.members.compactMap(\.key)).union(after.members.compactMap(\.key))
    attributes =
      isGone ? [] : keys.filter { !Self.isSame(before?[$0], after?[$0]) }.sorted()
    if !isGone, attributes.isEmpty { return nil }
  }

  /// Whether two values say the same; nothing and an empty list do, since providers read either for
  /// what nobody set.
  ///
  /// Containers lie no deeper than the reader's limit.
  private static func isSame(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, !left.isNull else { return right?.isNothing ?? true }
    guard let right, !right.isNull else { return left.isNothing }
    switch (left.kind, right.kind) {
    case (.mapping, .mapping):
      return left.count == right.count
        && left.members.allSatisfy { member in
          member.key.map { isSame(member, right[$0]) } ?? false
        }
    case (.sequence, .sequence):
      return left.count == right.count
        && zip(left.elements, right.elements).allSatisfy { isSame($0, $1) }
    default:
      return left.string == right.string && left.bool == right.bool && left.double == right.double
    }
  }
}

extension Value {
  /// Whether it is null, an empty text, or a container without anything in it.
  fileprivate var isNothing: Bool {
    isNull || equals("") || (isMapping || isSequence) && count == 0
  }
}
