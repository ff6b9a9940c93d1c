/// How much harm a broken policy does.
package enum Severity: String, CaseIterable, Comparable, Sendable, Hashable {
  case low, medium, high, critical

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  /// From 0 (low) to 3 (critical).
  package var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}
