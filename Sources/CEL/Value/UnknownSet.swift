/// Why a value is unknown: a small set of tokens whose meaning is the host's own.
///
/// Nearly always there is exactly one, so that one is kept without an allocation.
package struct UnknownSet: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case one(UInt64)
    case many([UInt64])
  }

  private let storage: Storage

  /// A set of one token.
  package init(_ token: UInt64) {
    storage = .one(token)
  }

  /// A set of tokens; duplicates are dropped.
  package init(_ tokens: [UInt64]) {
    let sorted = Set(tokens).sorted()
    storage = sorted.count == 1 ? .one(sorted[0]) : .many(sorted)
  }

  /// The tokens, sorted.
  package var tokens: [UInt64] {
    switch storage {
    case .one(let token): [token]
    case .many(let tokens): tokens
    }
  }

  /// Both sets in one.
  package func union(_ other: UnknownSet) -> UnknownSet {
    switch (storage, other.storage) {
    case (.one(let left), .one(let right)) where left == right: self
    case (.one(let token), .many(let tokens)) where tokens.contains(token): other
    case (.many(let tokens), .one(let token)) where tokens.contains(token): self
    default: UnknownSet(tokens + other.tokens)
    }
  }

  /// Both sets in one, where either may be missing.
  package static func union(_ left: UnknownSet?, _ right: UnknownSet?) -> UnknownSet? {
    guard let left else { return right }
    guard let right else { return left }
    return left.union(right)
  }
}
