/// Numbers out of their digits, exactly where that is possible.
enum Digits {
  /// The value of a digit in a base of up to 36, or nil.
  static func value(of byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41 + 10
    default: nil
    }
  }

  /// Whether `byte` is a decimal digit.
  static func isDecimal(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// What the digits `bytes` mean in base `radix`; nil where there are none or others.
  ///
  /// The second is the same as a double, for numbers beyond 64 bits.
  static func integer(
    _ bytes: some Collection<UInt8>, radix: Int
  ) -> (exact: UInt64?, rounded: Double)? {
    guard !bytes.isEmpty else { return nil }
    var exact: UInt64? = 0
    var rounded = 0.0
    for byte in bytes {
      guard let digit = value(of: byte), digit < radix else { return nil }
      rounded = rounded * Double(radix) + Double(digit)
      guard let sofar = exact else { continue }
      let (product, overflow) = sofar.multipliedReportingOverflow(by: UInt64(radix))
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      exact = overflow || carry ? nil : sum
    }
    return (exact, rounded)
  }

  /// The double nearest to the decimal number `bytes` (its grammar has been checked).
  static func double(_ bytes: some Collection<UInt8>) -> Double? {
    Double(String(decoding: bytes, as: UTF8.self))
  }
}
