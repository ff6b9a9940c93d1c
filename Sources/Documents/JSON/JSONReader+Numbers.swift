internal import Diagnostics

extension JSONReader {
  /// Reads the number that begins here: an integer of 64 bits exactly, everything else as a double.
  mutating func readNumber() throws(Problem) {
    let start = position
    let isNegative = text[start] == UInt8(ascii: "-")
    var offset = start + (isNegative ? 1 : 0)
    let digits = offset
    var magnitude: UInt64 = 0
    while offset < text.count, Digits.isDecimal(text[offset]) {
      magnitude = magnitude &* 10 &+ UInt64(text[offset] &- UInt8(ascii: "0"))
      offset += 1
    }
    position = offset
    guard offset > digits else { throw expected("a digit") }
    if text[digits] == UInt8(ascii: "0"), offset > digits + 1 {
      position = digits
      throw Problem(at: digits, "a number can't begin with a needless zero")
    }
    let isInteger = try !readFraction()
    let range = SourceRange(start, position)
    if isInteger, addInteger(magnitude, digits: offset - digits, isNegative: isNegative, range) {
      return
    }
    guard let value = Digits.double(text[start..<position]), value.isFinite else {
      throw Problem(at: start, "a number out of range")
    }
    builder.double(value, range: range)
  }

  /// Adds an integer, if it fits 64 bits.
  private mutating func addInteger(
    _ magnitude: UInt64, digits: Int, isNegative: Bool, _ range: SourceRange
  ) -> Bool {
    var magnitude = magnitude
    if digits > 19 {
      // The sum above may have wrapped around: count again, with care.
      let start = range.upperBound - digits
      guard let exact = Digits.integer(text[start..<range.upperBound], radix: 10)?.exact
      else { return false }
      magnitude = exact
    }
    if !isNegative {
      builder.uint(magnitude, range: range)
    } else if magnitude <= UInt64(Int64.max) + 1 {
      builder.int(Int64(truncatingIfNeeded: 0 &- magnitude), range: range)
    } else {
      return false
    }
    return true
  }

  /// Reads a fraction and an exponent; whether there was either.
  private mutating func readFraction() throws(Problem) -> Bool {
    let start = position
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      try readDigits()
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < text.count,
        text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try readDigits()
    }
    return position > start
  }

  private mutating func readDigits() throws(Problem) {
    let start = position
    while position < text.count, Digits.isDecimal(text[position]) { position += 1 }
    guard position > start else { throw expected("a digit") }
  }
}
