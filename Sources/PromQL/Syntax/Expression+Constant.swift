extension Expression {
  /// The number that it always is; nil where it hangs on series, on the time, or on the query, or is
  /// not worked out here (functions, roots).
  package var constant: Double? {
    switch kind {
    case .number(let value): return value
    case .group(let inner): return inner.constant
    case .signed(let sign, let operand):
      return operand.constant.map { sign == .minus ? -$0 : $0 }
    case .binary(let binary):
      guard let left = binary.left.constant, let right = binary.right.constant else { return nil }
      return binary.operator.result(left, right)
    case .call(let call):
      let numbers = call.arguments.compactMap(\.constant)
      guard numbers.count == 2, call.arguments.count == 2 else { return nil }
      switch call.function {
      case "min_of": return min(numbers[0], numbers[1])
      case "max_of": return max(numbers[0], numbers[1])
      default: return nil
      }
    case .string, .selector, .subquery, .aggregation: return nil
    }
  }
}

extension Binary.Operator {
  /// What the operator makes of two numbers; nil for those that are for series.
  fileprivate func result(_ left: Double, _ right: Double) -> Double? {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .modulo: left.truncatingRemainder(dividingBy: right)
    case .power: Self.power(left, right)
    case .equal: left == right ? 1 : 0
    case .notEqual: left != right ? 1 : 0
    case .less: left < right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .greaterOrEqual: left >= right ? 1 : 0
    case .trimUpper, .trimLower, .and, .or, .unless, .arctangent: nil
    }
  }

  /// A power with a whole exponent, such as units are made of: `2^30`, `10^-3`.
  private static func power(_ base: Double, _ exponent: Double) -> Double? {
    guard let count = Int(exactly: exponent), abs(count) <= 1024 else { return nil }
    let product = (0..<abs(count)).reduce(1.0) { product, _ in product * base }
    return count < 0 ? 1 / product : product
  }
}
