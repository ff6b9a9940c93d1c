/// Reads the small formats of the libraries (times, durations, addresses) byte by byte.
struct TextScanner {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }

  /// The next byte, which stays where it is.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// What is not read yet.
  var rest: ArraySlice<UInt8> { bytes[offset...] }

  /// Skips a character if it is the next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    offset += 1
    return true
  }

  /// Takes one byte.
  mutating func take() -> UInt8? {
    defer { if offset < bytes.count { offset += 1 } }
    return next
  }

  /// Takes bytes as long as they satisfy a condition.
  mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = offset
    while offset < bytes.count, condition(bytes[offset]) { offset += 1 }
    return bytes[start..<offset]
  }

  /// Takes so many digits and no less; nil if there are fewer.
  mutating func number(digits count: Int) -> Int64? {
    guard bytes.count - offset >= count else { return nil }
    var result: Int64 = 0
    for byte in bytes[offset..<offset + count] {
      guard byte.isDigit else { return nil }
      result = result * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    offset += count
    return result
  }

  /// Takes one to `most` digits; nil if there is none.
  mutating func number(upTo most: Int) -> Int64? {
    let available = bytes[offset...].prefix(most).prefix { $0.isDigit }.count
    return available == 0 ? nil : number(digits: available)
  }
}

extension UInt8 {
  var isUpperLetter: Bool { UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") }

  var isLowerLetter: Bool { UInt8(ascii: "a") <= self && self <= UInt8(ascii: "z") }

  var isLetter: Bool { isUpperLetter || isLowerLetter }

  var isLetterOrDigit: Bool { isLetter || isDigit }

  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
