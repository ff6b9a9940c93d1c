extension Value {
  /// What `==` gives: a bool, unknown where that is undecided, or an error of an operand.
  ///
  /// Numbers compare across their types; values of types that have nothing in common differ.
  ///
  /// - Complexity: O(n) over nested lists and maps; nesting is limited where values are made.
  package func isEqual(to other: Value) -> Value {
    switch (self, other) {
    case (.string(let left), .string(let right)): .bool(left.isIdentical(to: right))
    case (.bool(let left), .bool(let right)): .bool(left == right)
    case (.int(let left), .int(let right)): .bool(left == right)
    case (.null, .null): .bool(true)
    case (.unknown(let left), .unknown(let right)): .unknown(left.union(right))
    case (.unknown, _), (.error, _): self
    case (_, .unknown), (_, .error): other
    case (.list(let left), .list(let right)): left.isEqual(to: right)
    case (.map(let left), .map(let right)): left.isEqual(to: right)
    case (.bytes(let left), .bytes(let right)): .bool(left == right)
    case (.type(let left), .type(let right)): .bool(left.name == right.name)
    case (.timestamp(let left), .timestamp(let right)): .bool(left == right)
    case (.duration(let left), .duration(let right)): .bool(left == right)
    case (.object(let left), .object(let right)): .bool(left.isEqual(right))
    case (.optional(let left), .optional(let right)):
      if let left, let right { left.isEqual(to: right) } else { .bool(left == nil && right == nil) }
    default: .bool(numericOrder(to: other) == .equal)
    }
  }
}

extension List {
  /// Whether both lists hold equal elements in the same order; unknown where that is undecided.
  func isEqual(to other: List) -> Value {
    switch (rest, other.rest) {
    case (nil, nil): isEqualClosed(to: other)
    case (let rest?, nil): isEqual(toClosed: other, rest: rest)
    case (nil, let rest?): other.isEqual(toClosed: self, rest: rest)
    case (let left?, let right?): .unknown(left.union(right))
    }
  }

  /// Whether a known member equals the value: true, or else unknown if one may, or false.
  package func contains(_ value: Value) -> Value {
    var unknown = rest
    for index in 0..<count {
      switch self[index].isEqual(to: value) {
      case .bool(true): return .bool(true)
      case .unknown(let set): unknown = UnknownSet.union(unknown, set)
      case let error where error.isError: return error
      default: continue
      }
    }
    return unknown.map { .unknown($0) } ?? .bool(false)
  }

  private func isEqualClosed(to other: List) -> Value {
    guard count == other.count else { return .bool(false) }
    var unknown: UnknownSet?
    for index in 0..<count {
      switch self[index].isEqual(to: other[index]) {
      case .bool(true): continue
      case .unknown(let set): unknown = UnknownSet.union(unknown, set)
      case let decided: return decided
      }
    }
    return unknown.map { .unknown($0) } ?? .bool(true)
  }

  /// An open list differs from a closed one for certain if it has more members already, or one
  /// that the other lacks.
  private func isEqual(toClosed other: List, rest: UnknownSet) -> Value {
    guard count <= other.count else { return .bool(false) }
    for index in 0..<count {
      if case .bool(false) = other.contains(self[index]) { return .bool(false) }
    }
    return .unknown(rest)
  }
}

extension Map {
  /// Whether both maps hold the same keys with equal values; unknown where that is undecided.
  func isEqual(to other: Map) -> Value {
    var unknown = UnknownSet.union(rest, other.rest)
    if unknown == nil, count != other.count { return .bool(false) }
    for index in 0..<count {
      guard let value = other[key(at: index)] else {
        if other.rest == nil { return .bool(false) }
        continue
      }
      switch self.value(at: index).isEqual(to: value) {
      case .bool(true): continue
      case .unknown(let set): unknown = UnknownSet.union(unknown, set)
      case let decided: return decided
      }
    }
    if rest == nil, other.count > count { return .bool(false) }
    return unknown.map { .unknown($0) } ?? .bool(true)
  }
}

extension Value {
  /// Whether the value is an error.
  package var isError: Bool {
    if case .error = self { true } else { false }
  }
}

extension String {
  /// Whether both hold the same code points, which CEL asks for, where Swift's `==` takes
  /// canonically equivalent strings for equal; nearly all of those differ in length.
  func isIdentical(to other: String) -> Bool {
    utf8.count == other.utf8.count && self == other
  }
}
