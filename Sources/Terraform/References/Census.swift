package import ArchitectureGraph
internal import Documents

/// What became of one attribute that says what its resource has to do with another.
///
/// The graph does not need it: it is for counting how well references are followed.
package struct ReferenceOutcome: Sendable {
  /// How the ends are known, from the best to the worst.
  package enum Basis: String, Sendable, Comparable {
    /// The plan knows the value.
    case value
    /// Its references lead to the very instances.
    case reference
    /// Only these things can be meant: nothing else can come to where the value is made.
    case elimination
    /// One thing is likely to be meant.
    case guess
    /// It is not known.
    case nothing

    package static func < (left: Basis, right: Basis) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .value: 0
      case .reference: 1
      case .elimination: 2
      case .guess: 3
      case .nothing: 4
      }
    }
  }

  /// What the configuration has for it.
  package enum Source: String, Sendable {
    /// An expression with references.
    case references
    /// An expression without.
    case constant
    /// One expression for the attributes of several blocks.
    case shared
    /// Nothing: a `dynamic` block, a state, or an attribute that the provider fills.
    case nothing
  }

  /// The address of the resource.
  package let resource: String
  /// The way to the attribute.
  package let attribute: String
  /// What kind of thing it leads to.
  package let kind: Kind
  /// How the worst known of its ends is known.
  package let basis: Basis
  /// What the configuration has for it.
  package let source: Source
  /// What its expression mentions, as the plan lists it; empty where there is no expression.
  package let references: [String]
  /// The locals on the way that could not be looked into.
  package let locals: [String]
  /// The addresses of the ends, or what they are called.
  package let ends: [String]
}

/// Takes down what becomes of references, where someone asks for it.
struct Census: Sendable {
  private struct Key: Hashable {
    let resource: Int
    let attribute: String
    let kind: Kind
  }

  private(set) var outcomes: [ReferenceOutcome] = []
  private var seen: Set<Key> = []

  /// Takes down that `slot` led to `ties`, and through which `locals`.
  mutating func add(
    _ slot: Slot, _ target: Target, _ ties: [Tie], _ ends: [String], _ locals: [String]
  ) {
    let key = Key(resource: slot.part.number, attribute: slot.path, kind: target.kind)
    guard seen.insert(key).inserted else { return }
    outcomes.append(
      ReferenceOutcome(
        resource: slot.part.address, attribute: slot.path, kind: target.kind,
        basis: ties.map(\.basis).max() ?? .value, source: slot.source, references: slot.references,
        locals: locals, ends: ends))
  }
}

extension Slot {
  fileprivate var references: [String] {
    guard case .expression(let expression) = written else { return [] }
    return expression["references"].elements.compactMap(\.string)
  }

  fileprivate var source: ReferenceOutcome.Source {
    if isShared { return .shared }
    guard case .expression(let expression) = written else { return .nothing }
    return expression["references"] == nil ? .constant : .references
  }
}
