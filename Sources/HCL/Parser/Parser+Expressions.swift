internal import Diagnostics

extension Parser {
  /// Reads an expression: a condition with its two outcomes, or anything that binds stronger.
  mutating func expression() throws(Mistake) -> Expression {
    try nested { (parser) throws(Mistake) in
      let condition = try parser.operation(above: 0)
      guard parser.take(.question) else { return condition }
      let first = try parser.expression()
      try parser.expect(.colon, help: "a condition is written 'condition ? one : other'")
      let second = try parser.expression()
      let range = parser.range(from: condition, to: second)
      return Expression(.conditional(condition, first, second), range)
    }
  }

  func range(from first: Expression, to last: Expression) -> SourceRange {
    SourceRange(first.range.lowerBound, last.range.upperBound)
  }

  /// Reads operands joined by operators that bind stronger than `strength`.
  private mutating func operation(above strength: Int) throws(Mistake) -> Expression {
    var left = try prefixed()
    while let first = binaryOperator(), first.strength > strength {
      var operators: [Expression.Operator] = []
      var operands = [left]
      while let next = binaryOperator(), next.strength == first.strength {
        advance()
        operators.append(next)
        operands.append(try operation(above: next.strength))
      }
      left = Expression(
        .operation(operators, operands), range(from: left, to: operands[operands.count - 1]))
    }
    return left
  }

  private mutating func binaryOperator() -> Expression.Operator? {
    guard case .symbol(let symbol) = peek().kind, symbol != .not else { return nil }
    return Expression.Operator(rawValue: symbol.rawValue)
  }

  private mutating func prefixed() throws(Mistake) -> Expression {
    guard isAt(.not) || isAt(.minus) else { return try selection() }
    let token = advance()
    let operand = try nested { (parser) throws(Mistake) in try parser.prefixed() }
    let sign: Expression.Operator = token.kind == .symbol(.not) ? .not : .minus
    return Expression(.prefixed(sign, operand), range(token.start, operand.range.upperBound))
  }

  // MARK: Selections

  private mutating func selection() throws(Mistake) -> Expression {
    let base = try primary()
    var steps: [Expression.Step] = []
    var end = base.range.upperBound
    while true {
      if take(.dot) {
        steps.append(try stepAfterDot(&end))
      } else if take(.leftBracket) {
        steps.append(try stepInBrackets(&end))
      } else {
        guard !steps.isEmpty else { return base }
        return Expression(.selection(base, steps), range(base.range.lowerBound, end))
      }
    }
  }

  private mutating func stepAfterDot(_ end: inout Int) throws(Mistake) -> Expression.Step {
    let start = lexer.position
    if lexer.byte(at: start).isDigit {
      // Not as a token: in `a.0.1` there is no number 0.1.
      lexer.skipDigits()
      end = lexer.position
      let digits = String(decoding: lexer.bytes[start..<end], as: UTF8.self)
      return .index(Expression(.number(digits), range(start, end)))
    }
    let token = peek()
    switch token.kind {
    case .identifier(let name):
      end = advance().end
      return .name(Name(text: name, range: range(token.start, end)))
    case .symbol(.star):
      end = advance().end
      return .attributeSplat(range(token.start, end))
    default: throw .expected("a name after '.'", found: token)
    }
  }

  private mutating func stepInBrackets(_ end: inout Int) throws(Mistake) -> Expression.Step {
    open(.all)
    if isAt(.star) {
      let start = advance().start
      end = try close(.rightBracket)
      return .fullSplat(range(start - 1, end))
    }
    let key = try expression()
    end = try close(.rightBracket)
    return .index(key)
  }

  // MARK: Primaries

  private mutating func primary() throws(Mistake) -> Expression {
    let token = peek()
    switch token.kind {
    case .number(let text):
      advance()
      return Expression(.number(text), range(token.start, token.end))
    case .quote: return try quoted()
    case .heredoc(let marker, let isIndented): return try heredoc(marker, isIndented: isIndented)
    case .identifier(let name): return try named(name)
    case .symbol(.leftParenthesis):
      advance()
      open(.all)
      let inner = try expression()
      let end = try close(.rightParenthesis)
      return Expression(.group(inner), range(token.start, end))
    case .symbol(.leftBracket): return try list()
    case .symbol(.leftBrace): return try object()
    default: throw .expected("an expression", found: token)
    }
  }

  private mutating func named(_ name: String) throws(Mistake) -> Expression {
    let token = advance()
    let place = range(token.start, token.end)
    if isAt(.leftParenthesis) || isAt(.doubleColon) {
      return try call(Name(text: name, range: place))
    }
    switch name {
    case "true": return Expression(.bool(true), place)
    case "false": return Expression(.bool(false), place)
    case "null": return Expression(.null, place)
    default: return Expression(.variable(name), place)
    }
  }

  private mutating func call(_ first: Name) throws(Mistake) -> Expression {
    var name = first
    while take(.doubleColon) {
      guard case .identifier(let part) = peek().kind else {
        throw .expected("the name of a function after '::'", found: peek())
      }
      let end = advance().end
      name = Name(text: name.text + "::" + part, range: range(first.range.lowerBound, end))
    }
    try expect(.leftParenthesis)
    open(.all)
    var arguments: [Expression] = []
    var spread = Expression.Spread.none
    while !isAt(.rightParenthesis) {
      arguments.append(try expression())
      if take(.ellipsis) {
        spread = .last
        _ = take(.comma)
        break
      }
      guard take(.comma) else { break }
    }
    let end = try close(.rightParenthesis, help: "arguments are separated by commas")
    return Expression(
      .call(name, arguments, spread: spread), range(first.range.lowerBound, end))
  }
}

extension Expression.Operator {
  /// How strongly it binds its operands; never zero.
  fileprivate var strength: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .plus, .minus: 5
    case .times, .divided, .modulo: 6
    case .not: 7
    }
  }
}
