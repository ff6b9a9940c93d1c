/// Cuts an expression into tokens; what can't be read becomes an invalid token and an mistake.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  private(set) var mistakes: [Mistake] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// All tokens, the end included.
  mutating func tokens() -> [Token] {
    var result: [Token] = []
    while true {
      skipBlanks()
      let start = position
      guard let byte = peek() else {
        result.append(Token(kind: .end, range: start..<start))
        return result
      }
      let kind = token(startingWith: byte)
      result.append(Token(kind: kind, range: start..<position))
    }
  }

  /// The byte at a distance from the position; nil after the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    let index = position + distance
    return index < bytes.count ? bytes[index] : nil
  }

  /// Reports something wrong from a place to the position.
  mutating func report(_ message: String, help: String? = nil, from start: Int) {
    mistakes.append(Mistake(message, help: help, at: start..<max(position, start)))
  }

  /// The text of a range of bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == .space || (0x09...0x0D).contains(byte) {
        position += 1
      } else if byte == .slash, peek(1) == .slash {
        while let byte = peek(), byte != .lineFeed { position += 1 }
      } else {
        return
      }
    }
  }

  private mutating func token(startingWith byte: UInt8) -> Token.Kind {
    if let prefix = literalPrefix() { return string(prefix) }
    if byte.isNameStart { return name() }
    if byte.isDigit { return number() }
    if byte == .dot, peek(1)?.isDigit == true { return number() }
    if byte == .backquote { return quotedName() }
    return symbol()
  }

  private mutating func name() -> Token.Kind {
    let start = position
    while let byte = peek(), byte.isNameStart || byte.isDigit { position += 1 }
    return .identifier(text(start..<position))
  }

  private mutating func quotedName() -> Token.Kind {
    let start = position
    position += 1
    while let byte = peek(), byte != .backquote, byte != .lineFeed { position += 1 }
    guard peek() == .backquote else {
      report("this name has no closing '`'", from: start)
      return .invalid
    }
    position += 1
    let name = text(start + 1..<position - 1)
    let isValid = name.utf8.allSatisfy {
      $0.isNameStart || $0.isDigit || [.dot, .minus, .slash, .space].contains($0)
    }
    guard !name.isEmpty, isValid else {
      report(
        "'\(name)' can't be a quoted name",
        help: "use letters, digits, '_', '.', '-', '/' and spaces, or an index: ['…']",
        from: start)
      return .invalid
    }
    return .quoted(name)
  }

  private mutating func symbol() -> Token.Kind {
    let start = position
    if let next = peek(1), let pair = Symbol(bytes[position], next) {
      position += 2
      return .symbol(pair)
    }
    if let single = Symbol(bytes[position]) {
      position += 1
      return .symbol(single)
    }
    position += 1
    while let byte = peek(), byte & 0xC0 == 0x80 { position += 1 }
    let spelled = text(start..<position)
    let help: String? =
      switch spelled {
      case "=": "to compare, write '=='"
      case "&": "write '&&'"
      case "|": "write '||'"
      case ";": "an expression is all there is: no statements"
      case "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}": "use straight quotes"
      default: nil
      }
    report("unexpected character '\(spelled)'", help: help, from: start)
    return .invalid
  }
}

extension UInt8 {
  static var space: UInt8 { 0x20 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var slash: UInt8 { 0x2F }
  static var backslash: UInt8 { 0x5C }
  static var dot: UInt8 { 0x2E }
  static var minus: UInt8 { 0x2D }
  static var backquote: UInt8 { 0x60 }
  static var quote: UInt8 { 0x27 }
  static var doubleQuote: UInt8 { 0x22 }

  var isDigit: Bool { (0x30...0x39).contains(self) }

  /// A letter or an underscore; the language knows ASCII names only.
  var isNameStart: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F
  }

  /// The value of a hexadecimal digit.
  var hexadecimal: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46: UInt32(self - 0x41 + 10)
    case 0x61...0x66: UInt32(self - 0x61 + 10)
    default: nil
    }
  }
}
