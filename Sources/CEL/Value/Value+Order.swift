/// How two numbers compare, whatever their types.
enum NumericOrder: Sendable {
  case ascending
  case equal
  case descending
  /// One of them is not a number.
  case unordered

  /// The order of two numbers; nil unless both are.
  static func comparing(_ left: Value, _ right: Value) -> NumericOrder? {
    switch (left, right) {
    case (.int(let left), .int(let right)): NumericOrder(left, right)
    case (.uint(let left), .uint(let right)): NumericOrder(left, right)
    case (.double(let left), .double(let right)): NumericOrder(left, right)
    case (.int(let left), .uint(let right)):
      left < 0 ? .ascending : NumericOrder(UInt64(left), right)
    case (.uint(let left), .int(let right)):
      right < 0 ? .descending : NumericOrder(left, UInt64(right))
    case (.int(let left), .double(let right)): NumericOrder(left, right)
    case (.double(let left), .int(let right)): NumericOrder(right, left).reversed
    case (.uint(let left), .double(let right)): NumericOrder(left, right)
    case (.double(let left), .uint(let right)): NumericOrder(right, left).reversed
    default: nil
    }
  }

  private init<Number: Comparable>(_ left: Number, _ right: Number) {
    self =
      if left < right { .ascending } else if left > right { .descending } else if left == right {
        .equal
      } else { .unordered }
  }

  /// Exact even where the integer has no double of its own.
  private init<Integer: FixedWidthInteger>(_ left: Integer, _ right: Double) {
    if right.isNaN {
      self = .unordered
    } else if let integer = Integer(exactly: right.rounded(.down)) {
      let whole = NumericOrder(left, integer)
      self = whole == .equal && right != right.rounded(.down) ? .ascending : whole
    } else {
      self = right < 0 ? .descending : .ascending
    }
  }

  private var reversed: NumericOrder {
    switch self {
    case .ascending: .descending
    case .descending: .ascending
    case .equal, .unordered: self
    }
  }
}

extension Value {
  /// Whether this value comes before the other: nil if they have no order (types that don't
  /// compare, or a double that is not a number).
  ///
  /// Strings are ordered by code point, bytes by byte, false before true.
  package func isLess(than other: Value) -> Bool? {
    switch (self, other) {
    case (.string(let left), .string(let right)): left.precedes(right)
    case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
    case (.bool(let left), .bool(let right)): !left && right
    case (.timestamp(let left), .timestamp(let right)): left < right
    case (.duration(let left), .duration(let right)): left < right
    default:
      switch NumericOrder.comparing(self, other) {
      case .ascending: true
      case .equal, .descending: false
      case .unordered, nil: nil
      }
    }
  }

  /// Whether values of both types have an order between them.
  package func isComparable(with other: Value) -> Bool {
    switch (self, other) {
    case (.string, .string), (.bytes, .bytes), (.bool, .bool), (.timestamp, .timestamp),
      (.duration, .duration):
      true
    default: NumericOrder.comparing(self, other) != nil
    }
  }
}

extension String {
  /// Order by code point; UTF-8 keeps that order, while Swift's own follows canonical equivalence.
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
