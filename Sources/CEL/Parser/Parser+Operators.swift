extension Parser {
  /// `condition ? first : second`, or anything that binds stronger.
  mutating func expression() -> Expression {
    nested { parser in parser.conditional() }
  }

  private mutating func conditional() -> Expression {
    let start = current.range.lowerBound
    let condition = disjunction()
    guard isAt(.question) else { return condition }
    advance()
    let first = nested { parser in parser.disjunction() }
    guard take(.colon) else {
      report("expected ':' and what to take otherwise, found \(current.kind.described)")
      return condition
    }
    let second = expression()
    return make(.call(Operator.conditional, [condition, first, second]), from: start)
  }

  private mutating func disjunction() -> Expression {
    joined(by: .or, as: Operator.or) { parser in
      parser.joined(by: .and, as: Operator.and) { parser in parser.relation() }
    }
  }

  /// A chain of one operator as one call of many arguments.
  private mutating func joined(
    by symbol: Symbol, as function: String, of operand: (inout Parser) -> Expression
  ) -> Expression {
    let start = current.range.lowerBound
    let first = operand(&self)
    guard isAt(symbol) else { return first }
    var operands = [first]
    while take(symbol) { operands.append(operand(&self)) }
    return make(.call(function, operands), from: start)
  }

  private mutating func relation() -> Expression {
    chained(of: { parser in parser.sum() }) { token in
      switch token {
      case .symbol(.equal): Operator.equal
      case .symbol(.notEqual): Operator.notEqual
      case .symbol(.less): Operator.less
      case .symbol(.lessOrEqual): Operator.lessOrEqual
      case .symbol(.greater): Operator.greater
      case .symbol(.greaterOrEqual): Operator.greaterOrEqual
      case .identifier("in"): Operator.in
      default: nil
      }
    }
  }

  private mutating func sum() -> Expression {
    chained(of: { parser in parser.product() }) { token in
      switch token {
      case .symbol(.plus): Operator.add
      case .symbol(.minus): Operator.subtract
      default: nil
      }
    }
  }

  private mutating func product() -> Expression {
    chained(of: { parser in parser.unary() }) { token in
      switch token {
      case .symbol(.star): Operator.multiply
      case .symbol(.slash): Operator.divide
      case .symbol(.percent): Operator.modulo
      default: nil
      }
    }
  }

  /// A chain of binary operators of one strength, read from left to right.
  private mutating func chained(
    of operand: (inout Parser) -> Expression, by function: (Token.Kind) -> String?
  ) -> Expression {
    let start = current.range.lowerBound
    var left = operand(&self)
    while let function = function(current.kind) {
      advance()
      let right = operand(&self)
      left = make(.call(function, [left, right]), from: start)
    }
    return left
  }

  private mutating func unary() -> Expression {
    let start = current.range.lowerBound
    if isAt(.not) { return prefixed(by: .not, as: Operator.not, from: start) }
    guard isAt(.minus) else { return member() }
    if let literal = negativeLiteral() { return members(of: literal, from: start) }
    return prefixed(by: .minus, as: Operator.negate, from: start)
  }

  /// Operators before an operand; two of them cancel each other out only when evaluated.
  private mutating func prefixed(
    by symbol: Symbol, as function: String, from start: Int
  ) -> Expression {
    advance()
    let operand = nested { parser in parser.unary() }
    return make(.call(function, [operand]), from: start)
  }

  /// A number with its sign, which lets the least integer be written.
  private mutating func negativeLiteral() -> Expression? {
    let start = current.range.lowerBound
    switch next.kind {
    case .int(let magnitude, _):
      advance()
      guard magnitude <= UInt64(Int64.max) + 1 else { return member() }
      advance()
      return make(.literal(.int(Int64(truncatingIfNeeded: 0 &- magnitude))), from: start)
    case .double(let number):
      advance()
      advance()
      return make(.literal(.double(-number)), from: start)
    default: return nil
    }
  }
}

extension Expression.Kind {
  /// A call without a receiver.
  package static func call(_ function: String, _ arguments: [Expression]) -> Expression.Kind {
    .call(function, receiver: nil, arguments: arguments)
  }
}

/// The functions that operators stand for, as the language definition names them.
package enum Operator {
  static let conditional = "_?_:_"
  static let or = "_||_"
  static let and = "_&&_"
  static let not = "!_"
  static let negate = "-_"
  static let equal = "_==_"
  static let notEqual = "_!=_"
  static let less = "_<_"
  static let lessOrEqual = "_<=_"
  static let greater = "_>_"
  static let greaterOrEqual = "_>=_"
  static let `in` = "@in"
  static let add = "_+_"
  static let subtract = "_-_"
  static let multiply = "_*_"
  static let divide = "_/_"
  static let modulo = "_%_"
  static let index = "_[_]"
  static let optionalIndex = "_[?_]"
}
