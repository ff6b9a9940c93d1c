extension Lexer {
  /// Cuts a number or a duration: what stands together is one word, and then is one or the other.
  mutating func number() -> Token.Kind {
    let start = position
    let isHexadecimal = byte(at: start) == UInt8(ascii: "0") && byte(at: start + 1) | 0x20 == 0x78
    while true {
      let next = byte(at: position)
      let isExponentSign =
        !isHexadecimal && (next == UInt8(ascii: "+") || next == UInt8(ascii: "-"))
        && position > start && byte(at: position - 1) | 0x20 == UInt8(ascii: "e")
      guard next.isNamePart || next == UInt8(ascii: ".") || isExponentSign else { break }
      position += 1
    }
    let text = text(from: start)
    if let value = Self.value(of: text) ?? Self.seconds(of: text) { return .number(value) }
    return .invalid(
      message: "'\(text)' is neither a number nor a duration",
      help: "durations are written 5m, 1h30m, 500ms: largest unit first, each once")
  }

  /// The number that `text` is, with Go's rules: `1_000`, `0x1F`, `017`, `.5`, `1e3`.
  private static func value(of text: String) -> Double? {
    let lower = text.lowercased()
    if lower.hasPrefix("0x") {
      guard let digits = joined(lower.dropFirst(2), mayStart: true) else { return nil }
      return Int64(digits, radix: 16).map { Double($0) }
    }
    guard let plain = joined(lower[...], mayStart: false),
      plain.utf8.allSatisfy({ $0.isDigit || ".e+-".utf8.contains($0) })
    else { return nil }
    if plain.hasPrefix("0"), let octal = Int64(plain, radix: 8) { return Double(octal) }
    let padded = plain.hasPrefix(".") ? "0" + plain : plain
    guard let point = padded.firstIndex(of: "."), padded.index(after: point) < padded.endIndex,
      padded[padded.index(after: point)].isNumber
    else {
      // Swift wants a digit behind the point, PromQL does not.
      return Double(padded.replacing(".", with: ""))
        .flatMap { padded.contains(".") && padded.split(separator: ".").count > 2 ? nil : $0 }
    }
    return Double(padded)
  }

  /// The digits without the underscores between them; nil where one stands elsewhere.
  private static func joined(_ text: Substring, mayStart: Bool) -> String? {
    guard text.contains("_") else { return text.isEmpty ? nil : String(text) }
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    let digits = mayStart && parts.first?.isEmpty == true ? parts.dropFirst() : parts[...]
    return digits.contains(where: \.isEmpty) ? nil : digits.joined()
  }

  private static let units: [(name: String, seconds: Double)] = [
    ("y", 365 * 86400), ("w", 7 * 86400), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1),
    ("ms", 0.001),
  ]

  /// The duration that `text` is, in seconds.
  private static func seconds(of text: String) -> Double? {
    var rest = text[...]
    var left = units[...]
    var sum = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { !$0.isNumber }
      rest = rest.dropFirst(name.count)
      guard let count = Double(digits), let unit = left.firstIndex(where: { $0.name == name })
      else { return nil }
      sum += count * units[unit].seconds
      left = units[(unit + 1)...]
    }
    return sum
  }
}
