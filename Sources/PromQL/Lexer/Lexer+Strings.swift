extension Lexer {
  /// Cuts a text in backticks, in which nothing is an escape.
  mutating func raw() -> Token.Kind {
    let start = position + 1
    position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "`") { position += 1 }
    guard position < bytes.count else { return Self.unclosed }
    let text = text(from: start)
    position += 1
    return .string(text)
  }

  /// Cuts a text in quotation marks of either sort.
  mutating func quoted(by quote: UInt8) -> Token.Kind {
    var text: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        return .string(String(decoding: text, as: UTF8.self))
      }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        position += 1
        continue
      }
      let start = position
      guard let meant = escape(quote) else {
        position = min(max(position, start + 2), bytes.count)
        return .invalid(
          message: "'\(self.text(from: start))' is no escape",
          help: "a backslash of a regular expression is written twice, or the text in backticks")
      }
      text += meant
    }
    return Self.unclosed
  }

  private static let unclosed = Token.Kind.invalid(
    message: "the text that begins here is never closed", help: nil)

  private static let plain: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 92,
  ]

  /// The bytes that the escape here stands for, which is then behind; nil if it is none.
  private mutating func escape(_ quote: UInt8) -> [UInt8]? {
    let letter = byte(at: position + 1)
    if let byte = letter == quote ? quote : Self.plain[letter] {
      position += 2
      return [byte]
    }
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return code(digits: 3, radix: 8, from: position + 1).flatMap { UInt8(exactly: $0) }.map {
        [$0]
      }
    case UInt8(ascii: "x"):
      return code(digits: 2, radix: 16, from: position + 2).map { [UInt8($0)] }
    case UInt8(ascii: "u"): return scalar(digits: 4)
    case UInt8(ascii: "U"): return scalar(digits: 8)
    default: return nil
    }
  }

  private mutating func scalar(digits: Int) -> [UInt8]? {
    code(digits: digits, radix: 16, from: position + 2).flatMap { Unicode.Scalar($0) }
      .map { Array(String($0).utf8) }
  }

  private mutating func code(digits: Int, radix: Int, from start: Int) -> UInt32? {
    let end = start + digits
    guard end <= bytes.count, bytes[start..<end].allSatisfy({ $0.isNamePart }),
      let code = UInt32(String(decoding: bytes[start..<end], as: UTF8.self), radix: radix)
    else { return nil }
    position = end
    return code
  }
}
