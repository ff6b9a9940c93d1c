/// Durations as Go writes them: `1h30m`, `15m`, `90s`, `0`.
enum GoDuration {
  /// The whole seconds of `text`; nil where it is no duration.
  static func seconds(_ text: String) -> Int64? {
    exactSeconds(text).flatMap { $0 >= 9e18 ? nil : Int64($0) }
  }

  /// The seconds of `text`; nil where it is no duration.
  static func exactSeconds(_ text: String) -> Double? {
    if text == "0" { return 0 }
    var rest = text[...]
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let value = Double(digits), let scale = units[String(unit)] else { return nil }
      total += value * scale
    }
    return text.isEmpty ? nil : total
  }

  private static let units: [String: Double] = [
    "h": 3600, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9,
  ]
}
