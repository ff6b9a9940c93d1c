/// An operator on two ints, computed on the spot; whatever else turns up goes the general way.
enum IntegerOperation: String {
  case add = "_+_"
  case subtract = "_-_"
  case multiply = "_*_"
  case less = "_<_"
  case lessOrEqual = "_<=_"
  case greater = "_>_"
  case greaterOrEqual = "_>=_"

  typealias General = @Sendable ([Value], inout Activation) -> Value

  /// Evaluates both operands and the operator.
  func evaluator(_ left: Code, _ right: Code, else general: @escaping General) -> Evaluator {
    switch self {
    case .add: arithmetic(left, right, { $0.addingReportingOverflow($1) }, general)
    case .subtract: arithmetic(left, right, { $0.subtractingReportingOverflow($1) }, general)
    case .multiply: arithmetic(left, right, { $0.multipliedReportingOverflow(by: $1) }, general)
    case .less: comparison(left, right, { $0 < $1 }, general)
    case .lessOrEqual: comparison(left, right, { $0 <= $1 }, general)
    case .greater: comparison(left, right, { $0 > $1 }, general)
    case .greaterOrEqual: comparison(left, right, { $0 >= $1 }, general)
    }
  }

  /// Inlined, so that each operator has a closure of its own.
  @inline(__always)
  private func arithmetic(
    _ left: Code, _ right: Code,
    _ compute: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
    _ general: @escaping General
  ) -> Evaluator {
    { activation in
      let first = left.run(&activation)
      let second = right.run(&activation)
      guard case .int(let left) = first, case .int(let right) = second else {
        return general([first, second], &activation)
      }
      let result = compute(left, right)
      return result.overflow
        ? general([first, second], &activation) : .int(result.partialValue)
    }
  }

  /// Inlined, so that each operator has a closure of its own.
  @inline(__always)
  private func comparison(
    _ left: Code, _ right: Code, _ compute: @escaping @Sendable (Int64, Int64) -> Bool,
    _ general: @escaping General
  ) -> Evaluator {
    { activation in
      let first = left.run(&activation)
      let second = right.run(&activation)
      guard case .int(let left) = first, case .int(let right) = second else {
        return general([first, second], &activation)
      }
      return .bool(compute(left, right))
    }
  }
}
