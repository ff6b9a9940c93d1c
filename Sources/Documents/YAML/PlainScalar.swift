/// What a plain scalar means by one reader's rules.
///
/// `kubernetes` follows sigs.k8s.io/yaml (YAML 1.1 as Go's yaml.v2 reads it: no base 60, dates stay
/// text), `core` YAML 1.2's core schema (§10.3.2).
enum PlainScalar {
  case null
  case bool(Bool)
  /// A number below zero down to Int64's least.
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string

  init(_ text: UnsafeBufferPointer<UInt8>, rules: ScalarRules) {
    self = Self.word(text, rules: rules) ?? Self.number(text, rules: rules) ?? .string
  }

  /// The number as a double, if it is one.
  var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .uint(let value): Double(value)
    case .double(let value): value
    case .null, .bool, .string: nil
    }
  }

  /// Null and the Booleans: the words that the schema lists, in the three cases that it allows.
  private static func word(
    _ text: UnsafeBufferPointer<UInt8>, rules: ScalarRules
  ) -> PlainScalar? {
    guard let first = text.first else { return .null }
    guard text.count <= 5, first == UInt8(ascii: "~") || first > 0x40, let lower = lowercased(text)
    else { return nil }
    switch (lower, rules) {
    case ("~", _), ("null", _): return .null
    case ("true", _): return .bool(true)
    case ("false", _): return .bool(false)
    case ("y", .kubernetes), ("yes", .kubernetes), ("on", .kubernetes): return .bool(true)
    case ("n", .kubernetes), ("no", .kubernetes), ("off", .kubernetes): return .bool(false)
    default: return nil
    }
  }

  /// The text in lower case, if it is written `word`, `Word` or `WORD`.
  private static func lowercased(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    let isUpper = text.map { (0x41...0x5A).contains($0) }
    let rest = isUpper.dropFirst()
    guard rest.allSatisfy({ !$0 }) || isUpper.allSatisfy({ $0 }) else { return nil }
    return String(decoding: text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>, rules: ScalarRules
  ) -> PlainScalar? {
    guard let first = text.first, Digits.isDecimal(first) || "+-.".utf8.contains(first)
    else { return nil }
    // `1_000` is a number in YAML 1.1, but not when it begins with a point.
    let hasUnderscores =
      rules == .kubernetes && first != UInt8(ascii: ".") && text.contains(UInt8(ascii: "_"))
    let digits =
      hasUnderscores ? text.filter { $0 != UInt8(ascii: "_") }[...] : Array(text)[...]
    let isSigned = digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+")
    let isNegative = digits.first == UInt8(ascii: "-")
    let magnitude = isSigned ? digits.dropFirst() : digits
    if let special = special(magnitude, isSigned: isSigned, isNegative: isNegative) {
      return special
    }
    if let integer = integer(magnitude, isSigned: isSigned, isNegative: isNegative, rules: rules) {
      return integer
    }
    guard isFloat(magnitude), let value = Digits.double(digits), value.isFinite else { return nil }
    return .double(value)
  }

  /// Infinity and not-a-number.
  private static func special(
    _ magnitude: ArraySlice<UInt8>, isSigned: Bool, isNegative: Bool
  ) -> PlainScalar? {
    guard magnitude.count == 4, magnitude.first == UInt8(ascii: ".") else { return nil }
    switch String(decoding: magnitude, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return .double(isNegative ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return isSigned ? nil : .double(.nan)
    default: return nil
    }
  }

  private static func integer(
    _ magnitude: ArraySlice<UInt8>, isSigned: Bool, isNegative: Bool, rules: ScalarRules
  ) -> PlainScalar? {
    guard let (radix, digits) = radix(of: magnitude, isSigned: isSigned, rules: rules),
      let (exact, rounded) = Digits.integer(digits, radix: radix)
    else { return nil }
    guard let exact, !isNegative || exact <= UInt64(Int64.max) + 1 else {
      // Digits of base ten are read again, as a floating-point number and to the last bit.
      return radix == 10 ? nil : .double(isNegative ? -rounded : rounded)
    }
    return isNegative ? .int(Int64(truncatingIfNeeded: 0 &- exact)) : .uint(exact)
  }

  /// The base of an integer and its digits; nil where the rules know no such base.
  private static func radix(
    of magnitude: ArraySlice<UInt8>, isSigned: Bool, rules: ScalarRules
  ) -> (Int, ArraySlice<UInt8>)? {
    guard magnitude.first == UInt8(ascii: "0"), magnitude.count > 1 else { return (10, magnitude) }
    let letter = magnitude[magnitude.startIndex + 1]
    let digits = magnitude.dropFirst(2)
    switch (letter, rules) {
    case (UInt8(ascii: "x"), .core): return isSigned ? nil : (16, digits)
    case (UInt8(ascii: "o"), .core): return isSigned ? nil : (8, digits)
    case (_, .core): return (10, magnitude)
    case (UInt8(ascii: "x"), _), (UInt8(ascii: "X"), _): return (16, digits)
    case (UInt8(ascii: "o"), _), (UInt8(ascii: "O"), _): return (8, digits)
    case (UInt8(ascii: "b"), _), (UInt8(ascii: "B"), _): return (2, digits)
    // `0644` is octal; `0899` is none, and then a floating-point number.
    case (_, .kubernetes): return (8, magnitude.dropFirst())
    }
  }

  /// Whether `bytes` are digits with a point, an exponent or both.
  private static func isFloat(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    let whole = rest.prefix(while: Digits.isDecimal).count
    rest = rest.dropFirst(whole)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: Digits.isDecimal).count
      guard whole + fraction > 0 else { return false }
      rest = rest.dropFirst(fraction)
    } else {
      guard whole > 0 else { return false }
    }
    guard let letter = rest.first else { return true }
    guard letter | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(Digits.isDecimal)
  }
}
