/// Objects by identity: within a scope, and over all scopes.
struct ObjectIndex {
  private struct ScopedKey: Hashable {
    let scope: String
    let key: ObjectKey
  }

  private struct Occurrences {
    let first: Int
    var count = 1
  }

  /// What a key means to somebody.
  struct Match {
    /// The number of the object.
    let number: Int
    /// Whether no other in the scope has the same key.
    let isOnly: Bool
  }

  private var near: [ScopedKey: Occurrences] = [:]
  private var anywhere: [ObjectKey: Occurrences] = [:]

  /// Takes in the object numbered `number`.
  mutating func add(_ number: Int, _ key: ObjectKey, scope: String) {
    near[ScopedKey(scope: scope, key: key), default: Occurrences(first: number, count: 0)].count +=
      1
    anywhere[key, default: Occurrences(first: number, count: 0)].count += 1
  }

  /// The object that `key` means in `scope`: the first one there, else the only one elsewhere.
  ///
  /// - Complexity: O(1), however often an identity repeats.
  func find(_ key: ObjectKey, from scope: String) -> Match? {
    if let found = near[ScopedKey(scope: scope, key: key)] {
      return Match(number: found.first, isOnly: found.count == 1)
    }
    guard let found = anywhere[key], found.count == 1 else { return nil }
    return Match(number: found.first, isOnly: true)
  }
}
