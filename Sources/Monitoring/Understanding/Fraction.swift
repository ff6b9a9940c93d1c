/// A sum of quantities, each with a factor.
struct Linear: Equatable {
  private(set) var factors: [Atom: Double] = [:]

  init(_ atom: Atom, times factor: Double = 1) {
    if factor != 0 { factors[atom] = factor }
  }

  /// The number it is, if no quantity is in it.
  var constant: Double? {
    factors.isEmpty ? 0 : factors.count == 1 ? factors[.one] : nil
  }

  /// The one quantity that it is.
  var atom: Atom? {
    guard let (atom, factor) = factors.first, factors.count == 1, factor == 1 else { return nil }
    return atom
  }

  static func + (left: Linear, right: Linear) -> Linear {
    var sum = left
    for (atom, factor) in right.factors {
      let total = (sum.factors[atom] ?? 0) + factor
      sum.factors[atom] = total == 0 ? nil : total
    }
    return sum
  }

  static func * (left: Linear, factor: Double) -> Linear {
    var product = Linear(.one, times: 0)
    guard factor != 0 else { return product }
    product.factors = left.factors.mapValues { $0 * factor }
    return product
  }

  /// The same of other quantities.
  func mapping(_ change: (Atom) throws(NotUnderstood) -> Atom) throws(NotUnderstood) -> Linear {
    var result = Linear(.one, times: 0)
    for (atom, factor) in factors { result = result + Linear(try change(atom), times: factor) }
    return result
  }
}

/// A sum divided by a sum: the form of every quantity that is understood.
struct Fraction: Equatable {
  var over: Linear
  var under = Linear(.one)

  init(_ over: Linear) {
    self.over = over
  }

  init(_ number: Double) {
    over = Linear(.one, times: number)
  }

  init(_ atom: Atom) {
    over = Linear(atom)
  }

  /// Whether nothing but a number is below the line.
  var isWhole: Bool { under == Linear(.one) }

  /// The quantities on both sides of the line.
  var atoms: [Atom] { Array(over.factors.keys) + Array(under.factors.keys) }

  var constant: Double? { isWhole ? over.constant : nil }

  static func * (left: Fraction, factor: Double) -> Fraction {
    var product = left
    product.over = left.over * factor
    return product
  }

  static func + (left: Fraction, right: Fraction) throws(NotUnderstood) -> Fraction {
    var sum = left
    if left.under == right.under {
      sum.over = left.over + right.over
    } else if let number = right.constant {
      sum.over = left.over + left.under * number
    } else if let number = left.constant {
      sum = right
      sum.over = right.over + right.under * number
    } else {
      throw NotUnderstood("adds shares of different wholes")
    }
    return sum
  }

  static func / (left: Fraction, right: Fraction) throws(NotUnderstood) -> Fraction {
    if let number = right.constant {
      guard number != 0 else { throw NotUnderstood("divides by nothing") }
      return left * (1 / number)
    }
    guard left.isWhole, right.isWhole else { throw NotUnderstood("divides a share by a share") }
    var quotient = left
    quotient.under = right.over
    return quotient
  }
}
