internal import Diagnostics

/// Cuts the part `position..<end` of a text into tokens, one at a time, as the parser asks for them.
///
/// What stands in a template is cut by the parser itself: only it knows where one ends.
struct Lexer {
  let bytes: [UInt8]
  let end: Int
  var position: Int
  private(set) var comments: [SourceRange] = []

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next token; where newlines mean nothing they are skipped.
  mutating func token(skippingNewlines: SkippedNewlines) -> Token {
    if let broken = skipBlanks(skippingNewlines) { return broken }
    let start = position
    guard start < end else { return Token(kind: .end, start: start, end: start) }
    let kind = kind(at: start)
    return Token(kind: kind, start: start, end: position)
  }

  /// Whether line breaks are tokens.
  enum SkippedNewlines {
    case all, none
  }

  func byte(at index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  // MARK: Blanks and comments

  /// Skips blanks and comments; a comment that is never closed is a token.
  private mutating func skipBlanks(_ newlines: SkippedNewlines) -> Token? {
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "\n"):
        guard newlines == .all else { return nil }
        position += 1
      case UInt8(ascii: "#"): skipLineComment()
      case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "/"): skipLineComment()
      case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "*"):
        if let broken = skipInlineComment() { return broken }
      default: return nil
      }
    }
    return nil
  }

  private mutating func skipLineComment() {
    let start = position
    while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    let isReturn = bytes[position - 1] == UInt8(ascii: "\r")
    note(SourceRange(start, isReturn ? position - 1 : position))
  }

  private mutating func skipInlineComment() -> Token? {
    let start = position
    position += 2
    while position + 1 < end {
      if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
        position += 2
        note(SourceRange(start, position))
        return nil
      }
      position += 1
    }
    position = end
    return Token(kind: .invalid(.unclosedComment), start: start, end: end)
  }

  /// Remembers a comment, unless it was met before: the parser may look at a place twice.
  private mutating func note(_ range: SourceRange) {
    if let last = comments.last, last.lowerBound >= range.lowerBound { return }
    comments.append(range)
  }

  // MARK: Tokens

  private mutating func kind(at start: Int) -> Token.Kind {
    let first = bytes[start]
    switch first {
    case UInt8(ascii: "\n"):
      position += 1
      return .newline
    case UInt8(ascii: "\""):
      position += 1
      return .quote
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "<") where byte(at: start + 1) == UInt8(ascii: "<"): return heredoc()
    default:
      if let name = identifier() { return .identifier(name) }
      return symbol()
    }
  }

  /// The name that begins here, which is then behind; nil, and nothing is, if there is none.
  mutating func identifier() -> String? {
    let start = position
    while position < end {
      let byte = bytes[position]
      if byte < 0x80 {
        guard byte.isNamePart, position > start || byte.startsName else { break }
        position += 1
      } else {
        guard let scalar = scalar(at: position),
          position > start
            ? scalar.properties.isIDContinue : scalar.properties.isIDStart
        else { break }
        position += scalar.utf8.count
      }
    }
    return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    String(decoding: bytes[index..<min(index + 4, end)], as: UTF8.self).unicodeScalars.first
  }

  private mutating func number() -> Token.Kind {
    let start = position
    skipDigits()
    if byte(at: position) == UInt8(ascii: "."), byte(at: position + 1).isDigit {
      position += 1
      skipDigits()
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: position + 1)
      let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if byte(at: position + (isSigned ? 2 : 1)).isDigit {
        position += isSigned ? 2 : 1
        skipDigits()
      }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Skips the digits that stand here.
  mutating func skipDigits() {
    while byte(at: position).isDigit { position += 1 }
  }

  private mutating func heredoc() -> Token.Kind {
    let start = position
    position += 2
    let isIndented = byte(at: position) == UInt8(ascii: "-")
    if isIndented { position += 1 }
    guard let marker = identifier() else {
      position = start + 2
      return .invalid(.heredocMarker)
    }
    if byte(at: position) == UInt8(ascii: "\r") { position += 1 }
    guard byte(at: position) == UInt8(ascii: "\n") else { return .invalid(.heredocMarker) }
    position += 1
    return .heredoc(marker: marker, isIndented: isIndented)
  }

  private mutating func symbol() -> Token.Kind {
    for length in [3, 2, 1] where position + length <= end {
      let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
      guard let symbol = Token.Symbol(rawValue: text) else { continue }
      position += length
      return .symbol(symbol)
    }
    let scalar = scalar(at: position) ?? "?"
    position += scalar.utf8.count
    if scalar == "'" { return .invalid(.singleQuote) }
    let isVisible = scalar.value > 0x20 && scalar.value != 0x7F
    return .invalid(
      .character(isVisible ? String(scalar) : "U+\(String(scalar.value, radix: 16))"))
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var startsName: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }

  fileprivate var isNamePart: Bool { startsName || isDigit || self == UInt8(ascii: "-") }
}
