/// An amount of a resource as Kubernetes writes it: `500m`, `1.5Gi`, `12e6`.
///
/// Kept exactly, as a whole number of nanos; what is written smaller is rounded up to one, away
/// from zero, as Kubernetes does.
struct ResourceQuantity: Sendable, Hashable {
  /// The most digits that a number may have and the largest decimal exponent, which bound the cost
  /// of arithmetic; Kubernetes has no use for either.
  private static let digitLimit = 400

  private let isNegative: Bool
  private let nanos: Natural

  private init(isNegative: Bool, nanos: Natural) {
    self.isNegative = isNegative && !nanos.isZero
    self.nanos = nanos
  }

  /// A whole number.
  init(_ number: Int64) {
    self.init(isNegative: number < 0, nanos: Natural(number.magnitude).shifted(digits: 9))
  }

  /// Reads a number with a binary or decimal suffix or a decimal exponent.
  ///
  /// - Throws: `invalidArgument` for other text, `overflow` for numbers of hundreds of digits.
  init(parsing text: String) throws(EvaluationError) {
    var scanner = TextScanner(text)
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    let whole = scanner.take { $0.isDigit }
    let fraction = scanner.skip(".") ? scanner.take { $0.isDigit } : []
    let suffix = Suffix(String(decoding: scanner.rest, as: UTF8.self))
    guard whole.count + fraction.count > 0, let suffix else {
      throw EvaluationError(
        .invalidArgument, "'\(text)' is not a quantity such as 500m, 1.5Gi or 12e6")
    }
    let digits = Array((whole + fraction).drop { $0 == UInt8(ascii: "0") })
    guard digits.count <= ResourceQuantity.digitLimit,
      abs(suffix.decimalExponent) <= ResourceQuantity.digitLimit
    else { throw EvaluationError(.overflow, "quantity out of range: '\(text)'") }
    var number = Natural(decimal: digits)
    for _ in 0..<suffix.powersOf1024 { number = number.multiplied(by: 1024) }
    let shift = 9 + suffix.decimalExponent - fraction.count
    var nanos = shift < 0 ? number.roundedUp(droppingDigits: -shift) : number.shifted(digits: shift)
    if suffix.powersOf1024 > 0 {
      // Kubernetes caps binary quantities at what 64 bits hold.
      nanos = min(nanos, Natural(UInt64(Int64.max)).shifted(digits: 9))
    }
    self.init(isNegative: isNegative, nanos: nanos)
  }

  /// What the letters after a number multiply it by.
  private struct Suffix {
    var powersOf1024 = 0
    var decimalExponent = 0

    init?(_ text: String) {
      switch text {
      case "": break
      case "n": decimalExponent = -9
      case "u": decimalExponent = -6
      case "m": decimalExponent = -3
      case "k": decimalExponent = 3
      case "M": decimalExponent = 6
      case "G": decimalExponent = 9
      case "T": decimalExponent = 12
      case "P": decimalExponent = 15
      case "E": decimalExponent = 18
      case "Ki": powersOf1024 = 1
      case "Mi": powersOf1024 = 2
      case "Gi": powersOf1024 = 3
      case "Ti": powersOf1024 = 4
      case "Pi": powersOf1024 = 5
      case "Ei": powersOf1024 = 6
      default:
        guard text.hasPrefix("e") || text.hasPrefix("E"), let exponent = Int32(text.dropFirst())
        else { return nil }
        decimalExponent = Int(exponent)
      }
    }
  }

  // MARK: Reading the value

  /// The sign: -1, 0 or 1.
  var sign: Int64 { nanos.isZero ? 0 : isNegative ? -1 : 1 }

  /// The value as a 64-bit integer; nil if it has a fraction or is too large.
  var integer: Int64? {
    guard let magnitude = nanos.exactQuotient(droppingDigits: 9)?.asUInt64 else {
      return nil
    }
    if isNegative {
      return magnitude == Int64.min.magnitude ? .min : Int64(exactly: magnitude).map { -$0 }
    }
    return Int64(exactly: magnitude)
  }

  /// The nearest double.
  var approximate: Double {
    let magnitude = Double(nanos.decimalText + "e-9") ?? .infinity
    return isNegative ? -magnitude : magnitude
  }

  // MARK: Arithmetic

  func adding(_ other: ResourceQuantity) -> ResourceQuantity {
    if isNegative == other.isNegative {
      return ResourceQuantity(isNegative: isNegative, nanos: nanos.adding(other.nanos))
    }
    return nanos < other.nanos
      ? ResourceQuantity(isNegative: other.isNegative, nanos: other.nanos.subtracting(nanos))
      : ResourceQuantity(isNegative: isNegative, nanos: nanos.subtracting(other.nanos))
  }

  var negated: ResourceQuantity { ResourceQuantity(isNegative: !isNegative, nanos: nanos) }
}

extension ResourceQuantity: Comparable {
  static func < (left: ResourceQuantity, right: ResourceQuantity) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative ? right.nanos < left.nanos : left.nanos < right.nanos
  }
}

extension ResourceQuantity: OpaqueContent {
  static var typeName: String { "kubernetes.Quantity" }
}
