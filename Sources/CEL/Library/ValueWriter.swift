/// Writes values into a text, each as a clause of a format asks for.
struct ValueWriter {
  private(set) var text = ""
  /// What kept a value from being written: an error, or an unknown inside it.
  private(set) var obstacle: Value?
  private var depth = 0

  mutating func append(_ literal: String) {
    guard text.utf8.count + literal.utf8.count <= LibraryLimits.textBytes else {
      obstacle = .failure(
        .limit, "the text would be longer than \(LibraryLimits.textBytes) bytes")
      return
    }
    text += literal
  }

  mutating func append(_ value: Value, as clause: StringFormat.Clause) {
    switch clause {
    case .text: append(value)
    case .decimal:
      appendNumber(value.decimalText, value, "decimal clause can only be used on numbers")
    case .fixed(let digits):
      appendNumber(
        value.floating?.text(.fixed, digits: digits), value,
        "fixed-point clause can only be used on numbers")
    case .scientific(let digits):
      appendNumber(
        value.floating?.text(.scientific, digits: digits), value,
        "scientific clause can only be used on numbers")
    case .binary:
      appendNumber(
        value.text(radix: 2), value, "only integers and bools can be formatted as binary")
    case .octal:
      appendNumber(value.text(radix: 8), value, "octal clause can only be used on integers")
    case .hexadecimal(let uppercase):
      appendNumber(
        value.hexadecimalText(uppercase: uppercase), value,
        "only integers, byte buffers, and strings can be formatted as hex")
    }
  }

  private mutating func appendNumber(_ number: String?, _ value: Value, _ problem: String) {
    guard let number else {
      fail("\(problem), was given \(value.type.name)")
      return
    }
    append(number)
  }

  private mutating func fail(_ problem: String) {
    obstacle = .failure(.invalidArgument, "error during formatting: \(problem)")
  }

  /// A value as `%s` writes it; the contents of lists and maps, too.
  private mutating func append(_ value: Value) {
    switch value {
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .int(let number): append(String(number))
    case .uint(let number): append(String(number))
    case .double(let number): append(number.plainText)
    case .string(let string): append(string)
    case .bytes(let bytes): append(String(decoding: bytes, as: UTF8.self))
    case .timestamp(let timestamp): append(timestamp.text)
    case .duration(let duration): append(duration.text)
    case .type(let type): append(type.name)
    case .list(let list): append(list)
    case .map(let map): append(map)
    case .unknown, .error: obstacle = value
    case .optional, .object:
      fail(
        "string clause can only be used on strings, bools, bytes, numbers, maps, lists, types, "
          + "durations, and timestamps, was given \(value.type.name)")
    }
  }

  private mutating func append(_ list: List) {
    guard enter(rest: list.rest) else { return }
    append("[")
    for index in 0..<list.count where obstacle == nil {
      if index > 0 { append(", ") }
      append(list[index])
    }
    append("]")
    depth -= 1
  }

  /// The entries of a map, ordered by their keys' texts.
  private mutating func append(_ map: Map) {
    guard enter(rest: map.rest) else { return }
    var entries: [(key: String, index: Int)] = []
    for index in 0..<map.count {
      var key = ValueWriter()
      key.append(map.key(at: index))
      entries.append((key.text, index))
    }
    entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    append("{")
    for (position, entry) in entries.enumerated() where obstacle == nil {
      append((position > 0 ? ", " : "") + entry.key + ": ")
      append(map.value(at: entry.index))
    }
    append("}")
    depth -= 1
  }

  /// Goes one level deeper, unless something keeps it from.
  private mutating func enter(rest: UnknownSet?) -> Bool {
    if let rest { obstacle = .unknown(rest) }
    if depth == LibraryLimits.nesting {
      obstacle = .failure(.limit, "the value is nested too deep to be formatted")
    }
    guard obstacle == nil else { return false }
    depth += 1
    return true
  }
}

extension Value {
  fileprivate var decimalText: String? {
    switch self {
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): number.plainText
    default: nil
    }
  }

  fileprivate var floating: Double? {
    switch self {
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  fileprivate func text(radix: Int) -> String? {
    switch self {
    case .int(let number): String(number, radix: radix)
    case .uint(let number): String(number, radix: radix)
    case .bool(let bool) where radix == 2: bool ? "1" : "0"
    default: nil
    }
  }

  fileprivate func hexadecimalText(uppercase: Bool) -> String? {
    switch self {
    case .int(let number): String(number, radix: 16, uppercase: uppercase)
    case .uint(let number): String(number, radix: 16, uppercase: uppercase)
    case .string(let string): Array(string.utf8).hexadecimalText(uppercase: uppercase)
    case .bytes(let bytes): bytes.hexadecimalText(uppercase: uppercase)
    default: nil
    }
  }
}

extension [UInt8] {
  fileprivate func hexadecimalText(uppercase: Bool) -> String {
    let digits = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
