extension Lexer {
  /// An int, uint or double; the sign is the parser's.
  mutating func number() -> Token.Kind {
    let start = position
    if peek() == 0x30, peek(1) == 0x78 || peek(1) == 0x58 { return hexadecimal(from: start) }
    skipDigits()
    var isDouble = false
    if peek() == .dot, peek(1)?.isDigit == true {
      isDouble = true
      position += 1
      skipDigits()
    }
    if let byte = peek(), byte == 0x65 || byte == 0x45, skipExponent() { isDouble = true }
    guard !isDouble else {
      let spelled = text(start..<position)
      guard !hasTail(from: start) else { return .invalid }
      return .double(Double(spelled) ?? .infinity)
    }
    return integer(UInt64(text(start..<position)), from: start)
  }

  private mutating func hexadecimal(from start: Int) -> Token.Kind {
    position += 2
    let digits = position
    while let byte = peek(), byte.hexadecimal != nil { position += 1 }
    guard digits < position else {
      report("'\(text(start..<position))' has no digits", from: start)
      return .invalid
    }
    return integer(UInt64(text(digits..<position), radix: 16), from: start)
  }

  private mutating func integer(_ magnitude: UInt64?, from start: Int) -> Token.Kind {
    let spelled = text(start..<position)
    let isUnsigned = peek() == 0x75 || peek() == 0x55
    if isUnsigned { position += 1 }
    guard !hasTail(from: start) else { return .invalid }
    guard let magnitude else {
      report("'\(spelled)' is too large for 64 bits", from: start)
      return .invalid
    }
    return isUnsigned ? .uint(magnitude) : .int(magnitude: magnitude, spelled: spelled)
  }

  private mutating func skipDigits() {
    while let byte = peek(), byte.isDigit { position += 1 }
  }

  /// Goes past `e5`, `E-5`; stays where no digits follow.
  private mutating func skipExponent() -> Bool {
    let hasSign = peek(1) == 0x2B || peek(1) == .minus
    guard peek(hasSign ? 2 : 1)?.isDigit == true else { return false }
    position += hasSign ? 2 : 1
    skipDigits()
    return true
  }

  /// Reports letters that follow a number at once.
  private mutating func hasTail(from start: Int) -> Bool {
    guard peek()?.isNameStart == true else { return false }
    while let byte = peek(), byte.isNameStart || byte.isDigit { position += 1 }
    report("'\(text(start..<position))' is not a number", from: start)
    return true
  }
}
