internal import Diagnostics

extension Parser {
  /// Reads the duration of a window: a calculation with durations, `step()` and `range()`.
  mutating func positiveDuration() throws(Mistake) -> Expression {
    let duration = try duration(above: 0)
    // Only what is written out: Prometheus works out the rest when it runs.
    if case .number(let seconds) = duration.kind, seconds <= 0 {
      throw Mistake(duration.range, "a window must be longer than nothing")
    }
    return duration
  }

  /// Reads what stands behind `offset`: one duration, with a sign perhaps, or one in parentheses.
  mutating func signedDuration() throws(Mistake) -> Expression {
    guard isAt(.plus) || isAt(.minus) else { return try durationOperand() }
    let start = peek().range.lowerBound
    let sign: Expression.Sign = advance().kind == .symbol(.minus) ? .minus : .plus
    let operand = try durationOperand()
    return try node(.signed(sign, operand), from: start)
  }

  private mutating func duration(above strength: Int) throws(Mistake) -> Expression {
    var left = try signedDurationFactor()
    while let `operator` = durationOperator(), `operator`.strength > strength {
      let operatorRange = advance().range
      let limit = `operator`.strength - (`operator` == .power ? 1 : 0)
      let right = try nested { (parser) throws(Mistake) in try parser.duration(above: limit) }
      let binary = Binary(
        operator: `operator`, operatorRange: operatorRange, isBool: false, matching: nil,
        left: left, right: right)
      left = try node(.binary(binary), from: left.range.lowerBound)
    }
    return left
  }

  private mutating func durationOperator() -> Binary.Operator? {
    guard case .symbol(let symbol) = peek().kind,
      let `operator` = Binary.Operator(rawValue: symbol.rawValue), !`operator`.isComparison,
      `operator` != .trimUpper, `operator` != .trimLower
    else { return nil }
    return `operator`
  }

  private mutating func signedDurationFactor() throws(Mistake) -> Expression {
    guard isAt(.plus) || isAt(.minus) else { return try durationOperand() }
    let start = peek().range.lowerBound
    let sign: Expression.Sign = advance().kind == .symbol(.minus) ? .minus : .plus
    let operand = try nested { (parser) throws(Mistake) in
      try parser.duration(above: Binary.Operator.multiply.strength)
    }
    return try node(.signed(sign, operand), from: start)
  }

  private mutating func durationOperand() throws(Mistake) -> Expression {
    let token = peek()
    let start = token.range.lowerBound
    switch token.kind {
    case .number(let value):
      advance()
      return try node(.number(value), from: start)
    case .symbol(.leftParenthesis):
      let inner = try within(.leftParenthesis, .rightParenthesis) { (parser) throws(Mistake) in
        try parser.nested { (parser) throws(Mistake) in try parser.duration(above: 0) }
      }
      return try node(.group(inner), from: start)
    case .word(let word):
      guard let count = Self.durationFunctions[word.lowercased()] else { break }
      advance()
      let arguments = try durationArguments()
      guard arguments.count == count else {
        throw Mistake(token.range, "'\(word)' takes \(count) arguments")
      }
      let call = Call(function: word.lowercased(), arguments: arguments)
      return try node(.call(call), from: start)
    default: break
    }
    throw .expected("a duration", found: token, help: "durations are written 5m, 1h30m, 500ms")
  }

  private static let durationFunctions = ["step": 0, "range": 0, "min_of": 2, "max_of": 2]

  private mutating func durationArguments() throws(Mistake) -> [Expression] {
    try within(.leftParenthesis, .rightParenthesis) { (parser) throws(Mistake) in
      var arguments: [Expression] = []
      guard !parser.isAt(.rightParenthesis) else { return arguments }
      repeat {
        arguments.append(
          try parser.nested { (parser) throws(Mistake) in try parser.duration(above: 0) })
      } while parser.take(.comma)
      return arguments
    }
  }
}
