extension Duration {
  /// Reads a Go duration: a sum of numbers with units (`1h30m`, `-1.5s`, `250ms`), or `0`.
  ///
  /// - Throws: `invalidArgument` for text of another form, `overflow` beyond what 64 bits of
  ///   nanoseconds hold (292 years), which is Kubernetes' limit.
  init(parsing text: String) throws(EvaluationError) {
    var scanner = TextScanner(text)
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    if scanner.rest.elementsEqual([UInt8(ascii: "0")]) {
      self = .zero
      return
    }
    guard !scanner.isAtEnd else { throw Duration.malformed(text) }
    var total: UInt64 = 0
    while !scanner.isAtEnd {
      guard let part = Duration.number(&scanner), let unit = Duration.unit(&scanner) else {
        throw Duration.malformed(text)
      }
      guard let nanoseconds = part.scaled(to: unit) else { throw Duration.outOfRange(text) }
      let (sum, overflow) = total.addingReportingOverflow(nanoseconds)
      guard !overflow else { throw Duration.outOfRange(text) }
      total = sum
    }
    // Negative durations reach one further than positive ones.
    guard total <= (isNegative ? Int64.min.magnitude : UInt64(Int64.max)) else {
      throw Duration.outOfRange(text)
    }
    self.init(nanoseconds: Int64(truncatingIfNeeded: isNegative ? 0 &- total : total))
  }

  /// No time at all.
  static var zero: Duration { Duration(nanoseconds: 0) }

  /// A duration of at most 292 years.
  init(nanoseconds total: Int64) {
    let (seconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard let duration = Duration(seconds: seconds, nanoseconds: Int32(rest)) else {
      preconditionFailure("64 bits of nanoseconds are within the range of a duration")
    }
    self = duration
  }

  /// The whole in nanoseconds; nil beyond 64 bits.
  var totalNanoseconds: Int64? {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return nil }
    let (sum, carry) = product.addingReportingOverflow(Int64(nanoseconds))
    return carry ? nil : sum
  }

  /// The duration in seconds: `5400s`, `-0.25s`.
  var text: String {
    let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(Int64(nanoseconds).asFraction)s"
  }

  // MARK: Parts

  /// A decimal number: its digits before the point and after it.
  private struct Number {
    var whole: UInt64
    /// The digits after the point, as a number, and ten to the power of how many there are.
    var fraction: UInt64
    var scale: UInt64

    /// The number of units in nanoseconds, rounded down; nil if it does not fit.
    func scaled(to unit: UInt64) -> UInt64? {
      let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
      guard !overflow else { return nil }
      let (high, low) = fraction.multipliedFullWidth(by: unit)
      let part = scale.dividingFullWidth((high, low)).quotient
      let (sum, carry) = product.addingReportingOverflow(part)
      return carry ? nil : sum
    }
  }

  /// Digits with a point somewhere, or nil.
  ///
  /// A number that is too large becomes the largest, which is out of range in every unit; digits
  /// beyond the eighteenth after the point are less than a nanosecond.
  private static func number(_ scanner: inout TextScanner) -> Number? {
    let whole = scanner.take { $0.isDigit }
    var fraction: ArraySlice<UInt8> = []
    if scanner.skip(".") { fraction = scanner.take { $0.isDigit } }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var result = Number(whole: 0, fraction: 0, scale: 1)
    for digit in whole {
      let (product, overflow) = result.whole.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      if overflow || carry { return Number(whole: .max, fraction: 1, scale: 1) }
      result.whole = sum
    }
    for digit in fraction.prefix(18) {
      result.fraction = result.fraction * 10 + UInt64(digit - UInt8(ascii: "0"))
      result.scale *= 10
    }
    return result
  }

  /// The nanoseconds of a unit.
  private static func unit(_ scanner: inout TextScanner) -> UInt64? {
    let name = scanner.take { !$0.isDigit && $0 != UInt8(ascii: ".") }
    return switch String(decoding: name, as: UTF8.self) {
    case "ns": 1
    case "us", "\u{B5}s", "\u{3BC}s": 1000
    case "ms": 1_000_000
    case "s": 1_000_000_000
    case "m": 60_000_000_000
    case "h": 3_600_000_000_000
    default: nil
    }
  }

  private static func malformed(_ text: String) -> EvaluationError {
    EvaluationError(
      .invalidArgument, "'\(text)' is not a duration such as 1h30m; the units are h m s ms us ns")
  }

  private static func outOfRange(_ text: String) -> EvaluationError {
    EvaluationError(.overflow, "duration out of range: '\(text)'")
  }
}
