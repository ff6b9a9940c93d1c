/// How two values of one order compare.
enum Order: Sendable {
  case ascending
  case equal
  case descending
  /// One of them is not a number.
  case unordered

  /// The order of two values of one type.
  init<Element: Comparable>(_ left: Element, _ right: Element) {
    self =
      if left < right { .ascending } else if left > right { .descending } else if left == right {
        .equal
      } else { .unordered }
  }
}

extension Value {
  /// How the values compare; nil if their types have no order.
  ///
  /// Numbers compare across their types, beside a double as doubles. Strings are ordered by code
  /// point, bytes by byte, false before true.
  func order(to other: Value) -> Order? {
    switch (self, other) {
    case (.string(let left), .string(let right)): left.order(to: right)
    case (.bytes(let left), .bytes(let right)): left.order(to: right)
    case (.bool(let left), .bool(let right)): Order(left ? 1 : 0, right ? 1 : 0)
    case (.timestamp(let left), .timestamp(let right)): Order(left, right)
    case (.duration(let left), .duration(let right)): Order(left, right)
    default: numericOrder(to: other)
    }
  }

  /// How two numbers compare, whatever their types; nil unless both are numbers.
  func numericOrder(to other: Value) -> Order? {
    switch (self, other) {
    case (.int(let left), .int(let right)): Order(left, right)
    case (.uint(let left), .uint(let right)): Order(left, right)
    case (.double(let left), .double(let right)): Order(left, right)
    case (.int(let left), .uint(let right)): left < 0 ? .ascending : Order(UInt64(left), right)
    case (.uint(let left), .int(let right)): right < 0 ? .descending : Order(left, UInt64(right))
    case (.int(let left), .double(let right)): Order(Double(left), right)
    case (.double(let left), .int(let right)): Order(left, Double(right))
    case (.uint(let left), .double(let right)): Order(Double(left), right)
    case (.double(let left), .uint(let right)): Order(left, Double(right))
    default: nil
    }
  }

  /// Whether this value comes before the other; nil if they have no order (types that don't
  /// compare, or a double that is not a number).
  package func isLess(than other: Value) -> Bool? {
    switch order(to: other) {
    case .ascending: true
    case .equal, .descending: false
    case .unordered, nil: nil
    }
  }

  /// Whether values of both types have an order between them.
  package func isComparable(with other: Value) -> Bool {
    order(to: other) != nil
  }
}

extension String {
  /// Order by code point; UTF-8 keeps that order, while Swift's own follows canonical equivalence.
  fileprivate func order(to other: String) -> Order {
    if isIdentical(to: other) { return .equal }
    return utf8.lexicographicallyPrecedes(other.utf8) ? .ascending : .descending
  }
}

extension [UInt8] {
  /// Order byte by byte, a prefix first.
  fileprivate func order(to other: [UInt8]) -> Order {
    if self == other { return .equal }
    return lexicographicallyPrecedes(other) ? .ascending : .descending
  }
}
