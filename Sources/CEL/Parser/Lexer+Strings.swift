/// What stands before the quotes of a literal, and the quotes.
struct LiteralPrefix {
  let isRaw: Bool
  let isBytes: Bool
  let quote: UInt8
  let quoteCount: Int
  let length: Int
}

extension Lexer {
  /// The prefix and quotes of a string or bytes literal, if one starts here.
  func literalPrefix() -> LiteralPrefix? {
    var length = 0
    var isRaw = false
    var isBytes = false
    while let byte = peek(length) {
      switch byte {
      case 0x72,
        0x52 where !isRaw:
        isRaw = true
      case 0x62,
        0x42 where !isBytes:
        isBytes = true
      case .quote, .doubleQuote:
        let isTriple = peek(length + 1) == byte && peek(length + 2) == byte
        let count = isTriple ? 3 : 1
        return LiteralPrefix(
          isRaw: isRaw, isBytes: isBytes, quote: byte, quoteCount: count, length: length + count)
      default: return nil
      }
      length += 1
      if length > 2 { return nil }
    }
    return nil
  }

  /// A string or bytes literal.
  mutating func string(_ prefix: LiteralPrefix) -> Token.Kind {
    let start = position
    position += prefix.length
    var content: [UInt8] = []
    var isValid = true
    while !isAtQuotes(prefix) {
      guard let byte = peek(), prefix.quoteCount == 3 || !byte.isLineEnd else {
        reportUnclosed(prefix, from: start)
        return .invalid
      }
      if byte == .backslash, !prefix.isRaw {
        isValid = escape(into: &content, isBytes: prefix.isBytes) && isValid
      } else {
        content.append(byte)
        position += 1
      }
    }
    position += prefix.quoteCount
    guard isValid else { return .invalid }
    return prefix.isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
  }

  private func isAtQuotes(_ prefix: LiteralPrefix) -> Bool {
    (0..<prefix.quoteCount).allSatisfy { peek($0) == prefix.quote }
  }

  private mutating func reportUnclosed(_ prefix: LiteralPrefix, from start: Int) {
    let quotes = String(repeating: prefix.quote == .quote ? "'" : "\"", count: prefix.quoteCount)
    report(
      "this \(prefix.isBytes ? "bytes literal" : "string") has no closing \(quotes)",
      help: peek() == nil ? nil : "a literal of several lines stands in ''' or \"\"\"",
      from: start)
  }

  /// Reads an escape; false if it is no valid one.
  private mutating func escape(into content: inout [UInt8], isBytes: Bool) -> Bool {
    let start = position
    position += 1
    guard let byte = peek() else { return true }
    position += 1
    switch byte {
    case 0x61: content.append(0x07)
    case 0x62: content.append(0x08)
    case 0x66: content.append(0x0C)
    case 0x6E: content.append(0x0A)
    case 0x72: content.append(0x0D)
    case 0x74: content.append(0x09)
    case 0x76: content.append(0x0B)
    case .backslash, .quote, .doubleQuote, .backquote, 0x3F: content.append(byte)
    case 0x78, 0x58: return hexadecimal(2, into: &content, isBytes: isBytes, from: start)
    case 0x75 where !isBytes: return hexadecimal(4, into: &content, isBytes: false, from: start)
    case 0x55 where !isBytes: return hexadecimal(8, into: &content, isBytes: false, from: start)
    case 0x30...0x33:
      position -= 1
      return octal(into: &content, isBytes: isBytes, from: start)
    default:
      while let byte = peek(), byte & 0xC0 == 0x80 { position += 1 }
      report(
        "'\(text(start..<position))' is not an escape",
        help: "for a backslash write '\\\\', or put 'r' before the quotes", from: start)
      return false
    }
    return true
  }

  private mutating func hexadecimal(
    _ count: Int, into content: inout [UInt8], isBytes: Bool, from start: Int
  ) -> Bool {
    var code: UInt32 = 0
    for _ in 0..<count {
      guard let digit = peek()?.hexadecimal else {
        report("this escape takes \(count) hexadecimal digits", from: start)
        return false
      }
      code = code << 4 | digit
      position += 1
    }
    return append(code, to: &content, isBytes: isBytes, from: start)
  }

  private mutating func octal(
    into content: inout [UInt8], isBytes: Bool, from start: Int
  ) -> Bool {
    var code: UInt32 = 0
    for _ in 0..<3 {
      guard let byte = peek(), (0x30...0x37).contains(byte) else {
        report("this escape takes 3 octal digits", from: start)
        return false
      }
      code = code << 3 | UInt32(byte - 0x30)
      position += 1
    }
    return append(code, to: &content, isBytes: isBytes, from: start)
  }

  private mutating func append(
    _ code: UInt32, to content: inout [UInt8], isBytes: Bool, from start: Int
  ) -> Bool {
    if isBytes {
      content.append(UInt8(truncatingIfNeeded: code))
      return true
    }
    guard let scalar = Unicode.Scalar(code) else {
      report("'\(text(start..<position))' is not a code point", from: start)
      return false
    }
    content.append(contentsOf: String(Character(scalar)).utf8)
    return true
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}
