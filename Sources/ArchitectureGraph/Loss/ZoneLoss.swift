/// What is lost when an availability zone is.
package struct ZoneLoss: Sendable {
  /// What happens to a thing.
  package enum Effect: String, Sendable, CaseIterable {
    /// It stands in that zone only.
    case gone
    /// It is still there, and can't do its work.
    case cutOff = "cut-off"
    /// It goes on, in one zone that is left.
    case oneZoneLeft = "one-zone-left"
  }

  /// What happens to one thing, or one tier of a network.
  package struct Item: Sendable {
    /// The thing; a tier's network.
    package let node: NodeID
    /// The tier, if it is one: `public`, `private`, `isolated` or `database`.
    package let tier: String?
    /// What happens to it.
    package let effect: Effect
    /// Why, as a clause of which the thing is the subject.
    package let reason: String
    /// Why that may not be so; empty where it is certain.
    package let doubts: [Unknown]
    /// Where that is declared.
    package let place: Place?
  }

  /// The zone.
  package let zone: String
  /// The subnets that are in it.
  package let subnets: [NodeID]
  /// How many subnets there are.
  package let subnetCount: Int
  /// What happens, the worst first.
  package let items: [Item]
  /// All the zones that some subnet is in, sorted.
  package let zones: [String]
  /// Why the zones of other subnets are not known.
  package let unknowns: [Unknown]
}

/// Where something stands when a zone is gone.
enum Standing: Sendable {
  /// Nowhere.
  case nowhere
  /// Perhaps nowhere.
  case perhapsNowhere([Unknown])
  /// In a zone that is left; the only one, if `isLast`.
  case elsewhere(isLast: Bool)

  /// Where something stands that is in the zones that `fact` lists, when `zone` is gone; nil where it
  /// is in no zone at all.
  init?(_ fact: Fact?, without zone: String) {
    guard case .list(let facts, let rest)? = fact else { return nil }
    let zones = facts.compactMap { if case .string(let name) = $0 { name } else { nil } }
    let left = zones.filter { $0 != zone }
    switch (left.isEmpty, rest.isEmpty) {
    case (true, true) where zones.isEmpty: return nil
    case (true, true): self = .nowhere
    case (true, false): self = .perhapsNowhere(rest)
    case (false, _):
      self = .elsewhere(isLast: left.count == 1 && rest.isEmpty && left.count < zones.count)
    }
  }
}
