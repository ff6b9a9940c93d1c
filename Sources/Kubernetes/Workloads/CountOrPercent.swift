internal import ArchitectureGraph
internal import Documents

/// A number of pods that may be said as a share of all: `1` or `25%`.
enum CountOrPercent: Hashable, Sendable {
  case count(Int64)
  case percent(Int64)

  /// Which way a share of a pod goes.
  enum Rounding {
    case down, up
  }

  /// The number that `value` declares; nil where it is neither a count nor a percentage.
  init?(_ value: Value) {
    if let count = value.int {
      guard count >= 0 else { return nil }
      self = .count(count)
    } else if let text = value.string, text.hasSuffix("%"),
      let percent = Int64(text.dropLast()), (0...Int64(Int32.max)).contains(percent)
    {
      self = .percent(percent)
    } else {
      return nil
    }
  }

  /// The number in pods, of `total`; nil where it is beyond reason.
  func pods(of total: Int64, rounding: Rounding) -> Int64? {
    switch self {
    case .count(let count): return count
    case .percent(let percent):
      let (product, overflows) = total.multipliedReportingOverflow(by: percent)
      guard !overflows, product <= Int64.max - 99 else { return nil }
      return (product + (rounding == .up ? 99 : 0)) / 100
    }
  }
}
