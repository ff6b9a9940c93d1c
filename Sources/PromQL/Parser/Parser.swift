internal import Diagnostics

/// Reads a query: descends through the grammar with one token of sight.
///
/// This file has the tokens, the limits and the operators; the rest of the grammar is in the
/// extensions.
struct Parser {
  private let limits: Query.Limits
  private var lexer: Lexer
  private var peeked: Token?
  private var depth = 0
  /// The end of the token that was taken last.
  private(set) var lastEnd = 0

  init(_ bytes: [UInt8], limits: Query.Limits) {
    lexer = Lexer(bytes)
    self.limits = limits
  }

  /// Reads the whole text as one expression.
  mutating func query() throws(Mistake) -> Expression {
    if case .end = peek().kind { throw Mistake(peek().range, "there is no expression") }
    let expression = try expression()
    guard case .end = peek().kind else { throw .expected("an operator", found: peek()) }
    return expression
  }

  // MARK: Tokens

  mutating func peek() -> Token {
    if let peeked { return peeked }
    let token = lexer.token()
    peeked = token
    return token
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = peek()
    peeked = nil
    lastEnd = token.range.upperBound
    return token
  }

  mutating func isAt(_ symbol: Token.Symbol) -> Bool { peek().kind == .symbol(symbol) }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, help: String? = nil) throws(Mistake) {
    guard take(symbol) else {
      throw .expected("'\(symbol.rawValue)'", found: peek(), help: help)
    }
  }

  /// The keyword that stands here, in lower case, if a word does.
  mutating func keyword() -> String? {
    if case .word(let word) = peek().kind { word.lowercased() } else { nil }
  }

  mutating func take(keyword: String) -> Bool {
    guard self.keyword() == keyword else { return false }
    advance()
    return true
  }

  /// Whether the word that stands here has an opening parenthesis behind it.
  mutating func isFollowedByParenthesis() -> Bool {
    _ = peek()
    var ahead = lexer
    return ahead.token().kind == .symbol(.leftParenthesis)
  }

  /// What `body` reads within the brackets that `opening` opens; `closing` closes them.
  mutating func within<Result>(
    _ opening: Token.Symbol, _ closing: Token.Symbol, _ mode: Lexer.Mode? = nil,
    _ body: (inout Parser) throws(Mistake) -> Result
  ) throws(Mistake) -> Result {
    let start = peek().range
    try expect(opening)
    let outer = lexer.mode
    if let mode { lexer.mode = mode }
    let result = try body(&self)
    guard isAt(closing) else {
      if case .end = peek().kind { throw .unclosed(opening.rawValue, opened: start) }
      throw .expected("'\(closing.rawValue)'", found: peek())
    }
    advance()
    lexer.mode = outer
    return result
  }

  /// The bytes from `start` to the end of the token that was taken last.
  func range(from start: Int) -> SourceRange { SourceRange(start, lastEnd) }

  /// A node that `kind` says, unless its tree is too high.
  func node(_ kind: Expression.Kind, from start: Int) throws(Mistake) -> Expression {
    let expression = Expression(kind, range(from: start))
    guard expression.height <= limits.depth else {
      throw .tooDeep(expression.range, limits: limits)
    }
    return expression
  }

  /// What `body` reads, one level deeper.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(Mistake) -> Result
  ) throws(Mistake) -> Result {
    guard depth < limits.depth else { throw .tooDeep(peek().range, limits: limits) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Operators

  mutating func expression() throws(Mistake) -> Expression {
    try nested { (parser) throws(Mistake) in try parser.operation(above: 0) }
  }

  /// Reads operands joined by operators that bind stronger than `strength`.
  private mutating func operation(above strength: Int) throws(Mistake) -> Expression {
    var left = try signed()
    while let `operator` = binaryOperator(), `operator`.strength > strength {
      let operatorRange = advance().range
      let modifiers = try binaryModifiers()
      // A power's exponent may be a power itself.
      let isRightAssociative = `operator` == .power
      let limit = `operator`.strength - (isRightAssociative ? 1 : 0)
      let right = try nested { (parser) throws(Mistake) in try parser.operation(above: limit) }
      let binary = Binary(
        operator: `operator`, operatorRange: operatorRange, isBool: modifiers.isBool,
        matching: modifiers.matching, left: left, right: right)
      left = try node(.binary(binary), from: left.range.lowerBound)
    }
    return left
  }

  private mutating func binaryOperator() -> Binary.Operator? {
    switch peek().kind {
    case .symbol(let symbol): Binary.Operator(rawValue: symbol.rawValue)
    case .word(let word): Binary.Operator(rawValue: word.lowercased())
    default: nil
    }
  }

  /// Reads an operand with the sign before it, which binds as strongly as `*`.
  private mutating func signed() throws(Mistake) -> Expression {
    guard isAt(.plus) || isAt(.minus) else { return try operand() }
    let start = peek().range.lowerBound
    let sign: Expression.Sign = advance().kind == .symbol(.minus) ? .minus : .plus
    let operand = try nested { (parser) throws(Mistake) in
      try parser.operation(above: Binary.Operator.multiply.strength)
    }
    return try node(.signed(sign, operand), from: start)
  }
}
