extension Value {
  /// How much of the value there is to walk through: bytes, elements, entries; 1 for the rest.
  var extent: Int {
    switch self {
    case .string(let string): string.utf8.count
    case .bytes(let bytes): bytes.count
    case .list(let list): list.count
    case .map(let map): map.count
    default: 1
    }
  }

  /// What keeps a strict function from seeing the value: an error, or what is unknown in it.
  var obstacle: Value? {
    switch self {
    case .error, .unknown: return self
    case .list(let list): return list.unknowns.map { .unknown($0) }
    case .map(let map): return map.unknowns.map { .unknown($0) }
    default: return nil
    }
  }

  /// Whether the value is of a kind that a strict function sees as it is.
  var isPlain: Bool {
    switch self {
    case .error, .unknown, .list, .map: false
    default: true
    }
  }
}

extension Map {
  /// Why the map is not wholly known: its rest and its unknown values; nil when it is.
  ///
  /// - Complexity: O(n).
  package var unknowns: UnknownSet? {
    var result = rest
    for index in 0..<count {
      guard case .unknown(let set) = value(at: index) else { continue }
      result = UnknownSet.union(result, set)
    }
    return result
  }
}
