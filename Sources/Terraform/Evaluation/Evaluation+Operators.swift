internal import HCL

/// What operators come to.
extension Resolver {
  /// Operands with operators of one strength between them, from left to right.
  mutating func operation(
    _ operators: [Expression.Operator], _ operands: [Expression], in scope: Scope
  ) -> Symbol {
    guard let first = operands.first else { return .unknown }
    var result = evaluateSettled(first, in: scope)
    for (sign, operand) in zip(operators, operands.dropFirst()) {
      if sign == .and, result.truth == false { continue }
      if sign == .or, result.truth == true { continue }
      result = Self.combine(result, sign, evaluateSettled(operand, in: scope))
    }
    return result
  }

  /// An operand with an operator before it.
  func prefixed(_ sign: Expression.Operator, _ operand: Symbol) -> Symbol {
    switch (sign, settled(operand)) {
    case (.not, let value): value.truth.map { .bool(!$0) } ?? (value.isMissing ? .missing : .given)
    case (.minus, .number(let number)): .number(-number)
    default: .given
    }
  }

  private static func combine(
    _ left: Symbol, _ sign: Expression.Operator, _ right: Symbol
  ) -> Symbol {
    if left.isMissing || right.isMissing { return .missing }
    switch sign {
    case .and, .or: return both(left, sign, right)
    case .equal: return equal(left, right).map { .bool($0) } ?? .given
    case .notEqual: return equal(left, right).map { .bool(!$0) } ?? .given
    default:
      guard case .number(let a) = left, case .number(let b) = right else { return .given }
      return compute(a, sign, b)
    }
  }

  private static func both(
    _ left: Symbol, _ sign: Expression.Operator, _ right: Symbol
  ) -> Symbol {
    let deciding = sign == .or
    if left.truth == deciding || right.truth == deciding { return .bool(deciding) }
    return left.truth == nil || right.truth == nil ? .given : .bool(!deciding)
  }

  /// Whether two values are the same; nil where that can't be told.
  private static func equal(_ left: Symbol, _ right: Symbol) -> Bool? {
    if left.isNull || right.isNull {
      if left.isNull, right.isNull { return true }
      let other = left.isNull ? right : left
      return other.isSurelySomething ? false : nil
    }
    if let a = left.known, let b = right.known { return a == b }
    // An id that apply makes is not an empty text.
    if left.isEmptyText || right.isEmptyText {
      let other = left.isEmptyText ? right : left
      if case .part = other { return false }
    }
    if let a = left.elements, let b = right.elements, a.isEmpty || b.isEmpty {
      return a.isEmpty && b.isEmpty
    }
    return nil
  }

  private static func compute(_ a: Double, _ sign: Expression.Operator, _ b: Double) -> Symbol {
    switch sign {
    case .less: .bool(a < b)
    case .lessOrEqual: .bool(a <= b)
    case .greater: .bool(a > b)
    case .greaterOrEqual: .bool(a >= b)
    case .plus: .number(a + b)
    case .minus: .number(a - b)
    case .times: .number(a * b)
    case .divided: b == 0 ? .missing : .number(a / b)
    case .modulo: b == 0 ? .missing : .number(a.truncatingRemainder(dividingBy: b))
    case .or, .and, .equal, .notEqual, .not: .given
    }
  }
}

extension Symbol {
  /// Whether it can't be null.
  fileprivate var isSurelySomething: Bool {
    switch self {
    case .bool, .number, .text, .list, .object, .module: true
    case .part(let origin): origin.isIdentity
    case .mix, .null, .some, .missing, .given, .unknown: false
    }
  }

  fileprivate var isEmptyText: Bool { if case .text("") = self { true } else { false } }
}

extension Origin {
  /// Whether it is a whole resource, or what every resource has once it is made.
  fileprivate var isIdentity: Bool {
    guard let last = path.last else { return true }
    return path.count == 1 && (last == .name("id") || last == .name("arn"))
  }
}
