/// Why a value is unknown: a small set of tokens whose meaning is the host's own.
///
/// Nearly always there is exactly one, so that one is kept without an allocation.
package struct UnknownSet: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case one(UInt64)
    case many([UInt64])
  }

  private let storage: Storage

  /// How many tokens a set keeps, the lowest ones: enough to say what a result hangs on.
  ///
  /// A list of thousands that are unknown would make each step of an evaluation cost as many.
  package static let limit = 64

  /// A set of one token.
  package init(_ token: UInt64) {
    storage = .one(token)
  }

  /// A set of tokens; duplicates are dropped, and so is what is beyond ``limit``.
  package init(_ tokens: [UInt64]) {
    self.init(sorted: Array(Set(tokens).sorted().prefix(Self.limit)))
  }

  private init(sorted: [UInt64]) {
    storage = sorted.count == 1 ? .one(sorted[0]) : .many(sorted)
  }

  /// The tokens, sorted.
  package var tokens: [UInt64] {
    switch storage {
    case .one(let token): [token]
    case .many(let tokens): tokens
    }
  }

  /// Both sets in one, as far as ``limit`` goes.
  ///
  /// - Complexity: O(``limit``).
  package func union(_ other: UnknownSet) -> UnknownSet {
    switch (storage, other.storage) {
    case (.one(let left), .one(let right)) where left == right: self
    case (.one(let token), .many(let tokens)) where tokens.contains(token): other
    case (.many(let tokens), .one(let token)) where tokens.contains(token): self
    default: UnknownSet(sorted: Self.merged(tokens, other.tokens))
    }
  }

  private static func merged(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var merged: [UInt64] = []
    var (first, second) = (0, 0)
    while merged.count < limit, first < left.count || second < right.count {
      let next = min(
        first < left.count ? left[first] : .max, second < right.count ? right[second] : .max)
      merged.append(next)
      if first < left.count, left[first] == next { first += 1 }
      if second < right.count, right[second] == next { second += 1 }
    }
    return merged
  }

  /// Both sets in one, where either may be missing.
  package static func union(_ left: UnknownSet?, _ right: UnknownSet?) -> UnknownSet? {
    guard let left else { return right }
    guard let right else { return left }
    return left.union(right)
  }
}
