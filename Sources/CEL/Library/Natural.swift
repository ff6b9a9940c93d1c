/// A natural number of any size, in limbs of nine decimal digits.
struct Natural: Sendable, Hashable {
  private static let base: UInt64 = 1_000_000_000

  /// The least significant limb first; none at all for zero, and never a zero on top.
  private let limbs: [UInt32]

  private init(limbs: [UInt32]) {
    self.limbs = Array(limbs.prefix((limbs.lastIndex { $0 != 0 } ?? -1) + 1))
  }

  init(_ number: UInt64) {
    var limbs: [UInt32] = []
    var rest = number
    while rest > 0 {
      limbs.append(UInt32(rest % Natural.base))
      rest /= Natural.base
    }
    self.init(limbs: limbs)
  }

  /// A number of decimal digits in ASCII.
  init(decimal digits: [UInt8]) {
    var limbs: [UInt32] = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 9)
      limbs.append(digits[start..<end].reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) })
      end = start
    }
    self.init(limbs: limbs)
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number as 64 bits, if they hold it.
  var asUInt64: UInt64? {
    var result: UInt64 = 0
    for limb in limbs.reversed() {
      let (product, overflow) = result.multipliedReportingOverflow(by: Natural.base)
      let (sum, carry) = product.addingReportingOverflow(UInt64(limb))
      if overflow || carry { return nil }
      result = sum
    }
    return result
  }

  /// The decimal digits.
  var decimalText: String {
    guard let top = limbs.last else { return "0" }
    return limbs.dropLast().reversed().reduce(String(top)) { text, limb in
      let digits = String(limb)
      return text + String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
  }

  func adding(_ other: Natural) -> Natural {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(limbs.count, other.limbs.count) {
      let sum = carry + UInt64(limb(index)) + UInt64(other.limb(index))
      result.append(UInt32(sum % Natural.base))
      carry = sum / Natural.base
    }
    return Natural(limbs: result + [UInt32(carry)])
  }

  /// The difference; the other number must not be larger.
  func subtracting(_ other: Natural) -> Natural {
    precondition(!(self < other), "a natural number has no negative difference")
    var result: [UInt32] = []
    var borrow: UInt64 = 0
    for index in 0..<limbs.count {
      let subtrahend = UInt64(other.limb(index)) + borrow
      let minuend = UInt64(limbs[index])
      borrow = minuend < subtrahend ? 1 : 0
      result.append(UInt32(minuend + borrow * Natural.base - subtrahend))
    }
    return Natural(limbs: result)
  }

  func multiplied(by factor: UInt32) -> Natural {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for limb in limbs {
      let product = UInt64(limb) * UInt64(factor) + carry
      result.append(UInt32(product % Natural.base))
      carry = product / Natural.base
    }
    return Natural(limbs: result + [UInt32(carry % Natural.base), UInt32(carry / Natural.base)])
  }

  /// The number with so many zeros after it.
  func shifted(digits count: Int) -> Natural {
    let zeros = [UInt32](repeating: 0, count: count / 9)
    return Natural(limbs: zeros + limbs).multiplied(by: Natural.power(count % 9))
  }

  /// The number without its last digits, one more if any of them is not zero.
  func roundedUp(droppingDigits count: Int) -> Natural {
    let (quotient, isExact) = dropping(digits: count)
    return isExact ? quotient : quotient.adding(Natural(1))
  }

  /// The number without its last digits; nil if one of them is not zero.
  func exactQuotient(droppingDigits count: Int) -> Natural? {
    let (quotient, isExact) = dropping(digits: count)
    return isExact ? quotient : nil
  }

  private func dropping(digits count: Int) -> (quotient: Natural, isExact: Bool) {
    let dropped = limbs.prefix(count / 9)
    let divisor = UInt64(Natural.power(count % 9))
    var remainder: UInt64 = 0
    var result: [UInt32] = []
    for limb in limbs.dropFirst(count / 9).reversed() {
      let dividend = remainder * Natural.base + UInt64(limb)
      result.append(UInt32(dividend / divisor))
      remainder = dividend % divisor
    }
    return (Natural(limbs: result.reversed()), remainder == 0 && dropped.allSatisfy { $0 == 0 })
  }

  private func limb(_ index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }

  private static func power(_ exponent: Int) -> UInt32 {
    (0..<exponent).reduce(1) { result, _ in result * 10 }
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    left.limbs.count == right.limbs.count
      ? left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
      : left.limbs.count < right.limbs.count
  }
}
