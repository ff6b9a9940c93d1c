/// A time zone: how far local time is ahead of UTC, and when.
enum Zone: Sendable, Hashable {
  /// The same offset always, in seconds.
  case fixed(Int64)
  /// What the system's time zone database says.
  case named(ZoneFile)

  /// Reads an offset (`+02:00`, `-02:30`, `02:00`), `UTC`, or a name of the IANA database.
  ///
  /// - Complexity: a name costs reading a file of some kilobytes.
  /// - Throws: `invalidArgument` if there is no such zone.
  init(_ name: String) throws(EvaluationError) {
    if name.isEmpty || name == "UTC" {
      self = .fixed(0)
    } else if name.utf8.contains(UInt8(ascii: ":")) {
      guard let offset = Zone.offset(name) else { throw Zone.unknown(name) }
      self = .fixed(offset)
    } else {
      guard let file = ZoneFile(named: name) else { throw Zone.unknown(name) }
      self = .named(file)
    }
  }

  /// How many seconds local time is ahead of UTC at a moment.
  func offset(at seconds: Int64) -> Int64 {
    switch self {
    case .fixed(let offset): offset
    case .named(let file): file.offset(at: seconds)
    }
  }

  private static func offset(_ text: String) -> Int64? {
    var scanner = TextScanner(text)
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    guard let hours = scanner.number(upTo: 2), hours < 24, scanner.skip(":"),
      let minutes = scanner.number(digits: 2), minutes < 60, scanner.isAtEnd
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isNegative ? -seconds : seconds
  }

  private static func unknown(_ name: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "unknown time zone '\(name)'")
  }
}
