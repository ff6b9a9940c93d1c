extension Timestamp {
  /// Reads RFC 3339, such as `2024-02-29T12:30:00.5+02:00`.
  ///
  /// The fraction may have any number of digits, of which nine count.
  /// - Throws: `invalidArgument` for text of another form, `overflow` outside the years 1 to 9999.
  init(parsing text: String) throws(EvaluationError) {
    var scanner = TextScanner(text)
    guard let seconds = Timestamp.dateTime(&scanner),
      let fraction = Timestamp.fraction(&scanner),
      let offset = Timestamp.offset(&scanner), scanner.isAtEnd
    else {
      throw EvaluationError(
        .invalidArgument, "'\(text)' is not a timestamp such as 2024-02-29T12:30:00Z")
    }
    guard let timestamp = Timestamp(seconds: seconds - offset, nanoseconds: fraction) else {
      throw EvaluationError(.overflow, "timestamp out of range: '\(text)'")
    }
    self = timestamp
  }

  /// The timestamp in RFC 3339 and UTC, its fraction without trailing zeros.
  var text: String {
    let days = seconds.quotient(flooring: 86_400)
    let date = CalendarDate(daysSinceEpoch: days)
    let time = seconds - days * 86_400
    let clock = [time / 3600, time / 60 % 60, time % 60].map { $0.padded(to: 2) }
    let day = "\(date.year.padded(to: 4))-\(date.month.padded(to: 2))-\(date.day.padded(to: 2))"
    return "\(day)T\(clock.joined(separator: ":"))\(Int64(nanoseconds).asFraction)Z"
  }

  /// Date and time as seconds since 1970, without the zone.
  private static func dateTime(_ scanner: inout TextScanner) -> Int64? {
    guard let date = CalendarDate(scanning: &scanner), scanner.skip("T"),
      let hour = scanner.number(digits: 2), hour < 24, scanner.skip(":"),
      let minute = scanner.number(digits: 2), minute < 60, scanner.skip(":"),
      let second = scanner.number(digits: 2), second < 60
    else { return nil }
    return date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func fraction(_ scanner: inout TextScanner) -> Int32? {
    guard scanner.skip(".") else { return 0 }
    let digits = scanner.take { $0.isDigit }
    guard !digits.isEmpty else { return nil }
    var result: Int32 = 0
    for index in 0..<9 {
      let position = digits.startIndex + index
      let digit = position < digits.endIndex ? digits[position] - UInt8(ascii: "0") : 0
      result = result * 10 + Int32(digit)
    }
    return result
  }

  /// `Z` or hours and minutes, in seconds.
  private static func offset(_ scanner: inout TextScanner) -> Int64? {
    if scanner.skip("Z") { return 0 }
    let sign: Int64 = scanner.skip("-") ? -1 : 1
    guard sign == -1 || scanner.skip("+"), let hours = scanner.number(digits: 2), hours < 24,
      scanner.skip(":"), let minutes = scanner.number(digits: 2), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}

extension CalendarDate {
  /// Reads `2024-02-29`; nil for any other form and for days that there are not.
  init?(scanning scanner: inout TextScanner) {
    guard let year = scanner.number(digits: 4), scanner.skip("-"),
      let month = scanner.number(digits: 2), scanner.skip("-"),
      let day = scanner.number(digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Int64 {
  /// The number with zeros before it.
  fileprivate func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }

  /// Nanoseconds as a fraction of a second with its point; nothing for zero.
  var asFraction: String {
    guard self != 0 else { return "" }
    var digits = magnitudeText
    while digits.hasSuffix("0") { digits.removeLast() }
    return "." + digits
  }

  private var magnitudeText: String { Int64(magnitude).padded(to: 9) }
}
