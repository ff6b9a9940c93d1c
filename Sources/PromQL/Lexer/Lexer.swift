internal import Diagnostics

/// Cuts a query into tokens, one at a time, as the parser asks for them.
struct Lexer {
  /// What stands in square brackets and in braces is cut differently.
  enum Mode {
    /// Names may hold colons.
    case expression
    /// A colon is a token of its own, as in `[1h:5m]`.
    case window
    /// Operators are those of matchers.
    case braces
  }

  let bytes: [UInt8]
  var position = 0
  var mode = Mode.expression

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next token.
  mutating func token() -> Token {
    skipBlanks()
    let start = position
    guard start < bytes.count else { return Token(kind: .end, range: SourceRange(start, start)) }
    let kind = kind(at: start)
    return Token(kind: kind, range: SourceRange(start, position))
  }

  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The bytes from `start` up to here.
  func text(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        position += 1
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  private mutating func kind(at start: Int) -> Token.Kind {
    let first = bytes[start]
    if first.isDigit || first == UInt8(ascii: ".") && byte(at: start + 1).isDigit {
      return number()
    }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(by: first)
    case UInt8(ascii: "`"): return raw()
    default: break
    }
    let mayHoldColon = mode == .expression
    if first.startsName || mayHoldColon && first == UInt8(ascii: ":") {
      while byte(at: position).isNamePart || mayHoldColon && byte(at: position) == UInt8(ascii: ":")
      { position += 1 }
      return .word(text(from: start))
    }
    return symbol()
  }

  private mutating func symbol() -> Token.Kind {
    let start = position
    for length in [2, 1] where start + length <= bytes.count {
      let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
      guard let symbol = Token.Symbol(rawValue: text), isKnownHere(symbol) else { continue }
      position += length
      return .symbol(symbol)
    }
    let rest = String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
    let scalar = rest.unicodeScalars.first ?? "?"
    position = min(start + scalar.utf8.count, bytes.count)
    return .invalid(message: Self.complaint(of: scalar), help: Self.help(for: scalar))
  }

  private func isKnownHere(_ symbol: Token.Symbol) -> Bool {
    switch symbol {
    case .matches, .matchesNot: mode == .braces
    case .equal, .trimUpper, .trimLower: mode != .braces
    default: true
    }
  }

  private static func complaint(of scalar: Unicode.Scalar) -> String {
    let isVisible = scalar.value > 0x20 && scalar.value != 0x7F
    let shown = isVisible ? String(scalar) : "U+\(String(scalar.value, radix: 16))"
    return "'\(shown)' has no meaning here"
  }

  private static func help(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "$": "variables are a dashboard's; a rule has none"
    case "&": "'and' is written as a word"
    case "|": "'or' is written as a word"
    case ";": "one query has one expression"
    default:
      scalar.isASCII
        ? nil : "names with such characters stand in braces and quotation marks: {\"größe\"}"
    }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var startsName: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }

  var isNamePart: Bool { startsName || isDigit }
}
