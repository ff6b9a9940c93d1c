/// A point in time between the years 1 and 9999, to the nanosecond.
package struct Timestamp: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, rounded down.
  package let seconds: Int64
  /// Nanoseconds after that second, 0 to 999 999 999.
  package let nanoseconds: Int32

  /// The range of seconds that a timestamp may have.
  package static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// A timestamp, or nil outside the range.
  package init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard Timestamp.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
      return nil
    }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

extension Timestamp: Comparable {
  /// Earlier before later.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// A span of time, to the nanosecond; at most about 10 000 years either way.
package struct Duration: Sendable, Hashable {
  /// Whole seconds, rounded towards zero.
  package let seconds: Int64
  /// The fraction, of the sign of the whole: -999 999 999 to 999 999 999.
  package let nanoseconds: Int32

  /// The range of seconds that a duration may have.
  package static let range: ClosedRange<Int64> = -315_576_000_000...315_576_000_000

  /// A duration, or nil outside the range or if the signs differ.
  package init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard Duration.range.contains(seconds), (-999_999_999...999_999_999).contains(nanoseconds),
      seconds == 0 || nanoseconds == 0 || (seconds < 0) == (nanoseconds < 0)
    else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

extension Duration: Comparable {
  /// Shorter before longer, what is negative first.
  package static func < (left: Duration, right: Duration) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
