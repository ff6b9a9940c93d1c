internal import Diagnostics

extension JSONReader {
  /// Reads the string that begins here as a value.
  mutating func readString() throws(Problem) {
    let start = position
    var end = search.endOfStringRun(from: start + 1)
    if end < text.count, text[end] == UInt8(ascii: "\"") {
      position = end + 1
      builder.string(inSource: start + 1..<end, range: SourceRange(start, position))
      return
    }
    var own: [UInt8] = []
    end = try readEscapedString(into: &own)
    builder.string(own, range: SourceRange(start, end))
  }

  /// Reads the string that begins here as the key of the next value.
  mutating func readKeyString() throws(Problem) {
    let start = position
    let end = search.endOfStringRun(from: start + 1)
    if end < text.count, text[end] == UInt8(ascii: "\"") {
      position = end + 1
      let key = UnsafeBufferPointer(rebasing: text[start + 1..<end])
      builder.key(utf8: key, range: SourceRange(start, position))
      return
    }
    var own: [UInt8] = []
    let past = try readEscapedString(into: &own)
    own.withUnsafeBufferPointer { builder.key(utf8: $0, range: SourceRange(start, past)) }
  }

  /// Reads a string that has escapes, or is broken; the offset past it.
  private mutating func readEscapedString(into own: inout [UInt8]) throws(Problem) -> Int {
    let start = position
    position += 1
    while true {
      let end = search.endOfStringRun(from: position)
      own.append(contentsOf: text[position..<end])
      position = end
      guard end < text.count else {
        throw Problem(
          at: end, "the text ends within a string",
          of: Problem.Origin(name: "the string", offset: start))
      }
      switch text[end] {
      case UInt8(ascii: "\""):
        position = end + 1
        return position
      case UInt8(ascii: "\\"): try readEscape(into: &own)
      case 0: throw .binary(at: end)
      default:
        throw Problem(
          at: end, "found a control character in a string",
          help: "write it as an escape (a line break is \\n), or close the string")
      }
    }
  }

  /// Reads one escape; half a surrogate pair becomes U+FFFD, as in Go's decoder.
  private mutating func readEscape(into own: inout [UInt8]) throws(Problem) {
    let start = position
    let letter = start + 1 < text.count ? text[start + 1] : 0
    position += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): own.append(letter)
    case UInt8(ascii: "b"): own.append(0x08)
    case UInt8(ascii: "f"): own.append(0x0C)
    case UInt8(ascii: "n"): own.append(0x0A)
    case UInt8(ascii: "r"): own.append(0x0D)
    case UInt8(ascii: "t"): own.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = readHex() else {
        throw Problem(at: start, "'\\u' without four hexadecimal digits")
      }
      own.append(contentsOf: Array(String(scalar(beginning: unit)).utf8))
    default:
      position = start
      throw Problem(at: start, "unknown escape in a string", help: "write a backslash as '\\\\'")
    }
  }

  /// The scalar that begins with the UTF-16 unit `unit`, its second half read if it has one.
  private mutating func scalar(beginning unit: UInt32) -> Unicode.Scalar {
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let start = position
    if unit < 0xDC00, start + 1 < text.count, text[start] == UInt8(ascii: "\\"),
      text[start + 1] == UInt8(ascii: "u")
    {
      position += 2
      if let low = readHex(), (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      position = start
    }
    return "\u{FFFD}"
  }

  /// Reads four hexadecimal digits.
  private mutating func readHex() -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for index in position..<position + 4 {
      guard let digit = Digits.value(of: text[index]), digit < 16 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }
}
