/// Reads an expression by recursive descent and expands its macros on the way.
///
/// After a mistake it goes on at the next comma or closing bracket, so that one run reports as
/// many mistakes as make sense; the tree is then of no use.
struct Parser {
  /// What a parser puts up with.
  enum Limit {
    /// Code units of the text.
    static let length = 100_000
    /// Brackets, calls and operators inside each other.
    static let depth = 250
  }

  let text: String
  let macros: [String: [Macro]]
  private let tokens: [Token]
  private(set) var position = 0
  var nextID: Int32 = 1
  private(set) var mistakes: [Mistake] = []
  private var depth = 0

  /// Reads a whole expression.
  ///
  /// - Throws: every mistake that was found.
  static func parse(
    _ text: String, macros: [String: [Macro]]
  ) throws(CompilationError) -> Expression {
    guard text.utf8.count <= Limit.length else {
      let mistake = Mistake("the expression is longer than \(Limit.length) bytes", at: 0..<0)
      throw CompilationError([mistake])
    }
    var parser = Parser(text, macros: macros)
    let expression = parser.whole()
    guard parser.mistakes.isEmpty else { throw CompilationError(parser.mistakes) }
    return expression
  }

  private init(_ text: String, macros: [String: [Macro]]) {
    var lexer = Lexer(text)
    self.text = text
    self.macros = macros
    tokens = lexer.tokens()
    mistakes = lexer.mistakes
  }

  private mutating func whole() -> Expression {
    if current.kind == .end {
      report("the expression is empty")
      return placeholder()
    }
    let result = expression()
    guard current.kind != .end, mistakes.isEmpty else { return result }
    report(
      "unexpected \(current.kind.described) after the expression",
      help: wordOperatorHelp ?? "expected an operator or the end")
    return result
  }

  /// What to write instead of `and`, `or`, `not`.
  private var wordOperatorHelp: String? {
    switch current.kind {
    case .identifier("and"), .identifier("AND"): "write '&&'"
    case .identifier("or"), .identifier("OR"): "write '||'"
    case .identifier("not"), .identifier("NOT"): "write '!'"
    default: nil
    }
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  /// The token before, whose end is the end of what was read.
  var previousEnd: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  /// The token after the current one.
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func isAt(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  /// Goes past a closing bracket, or reports that it is missing.
  mutating func close(_ symbol: Symbol, opened: Token) {
    guard !take(symbol) else { return }
    reportUnclosed(symbol, opened: opened)
    skipPast(symbol)
  }

  /// Reports that something else stands where a closing bracket or a comma could.
  mutating func reportUnclosed(_ symbol: Symbol, opened: Token) {
    report(
      "expected '\(symbol.rawValue)' to close \(opened.kind.described), "
        + "found \(current.kind.described)",
      help: wordOperatorHelp)
  }

  // MARK: Mistakes

  /// Reports something wrong with the current token, or elsewhere; one mistake for a place.
  mutating func report(_ message: String, help: String? = nil, at range: Range<Int>? = nil) {
    let range = range ?? current.range
    let isKnown = mistakes.contains { $0.range.lowerBound == range.lowerBound }
    if !isKnown { mistakes.append(Mistake(message, help: help, at: range)) }
  }

  /// Takes over what a macro found wrong.
  mutating func report(_ found: [Mistake]) {
    for mistake in found { report(mistake.message, help: mistake.help, at: mistake.range) }
  }

  /// Whether nothing is wrong from a place on.
  func isSound(from start: Int) -> Bool {
    mistakes.allSatisfy { $0.range.lowerBound < start }
  }

  /// Stands for what could not be read.
  func placeholder() -> Expression {
    Expression(id: 0, range: current.range, kind: .literal(.null))
  }

  /// Goes on at the next comma or closing bracket of the brackets around.
  mutating func skipToSeparator() {
    var nesting = 0
    while current.kind != .end {
      switch current.kind {
      case .symbol(.leftParenthesis), .symbol(.leftBracket), .symbol(.leftBrace): nesting += 1
      case .symbol(.rightParenthesis), .symbol(.rightBracket), .symbol(.rightBrace):
        if nesting == 0 { return }
        nesting -= 1
      case .symbol(.comma) where nesting == 0: return
      default: break
      }
      advance()
    }
  }

  private mutating func skipPast(_ symbol: Symbol) {
    skipToSeparator()
    while isAt(.comma) {
      advance()
      skipToSeparator()
    }
    _ = take(symbol)
  }

  // MARK: Nodes

  /// A node from a place to the end of what was read; a tree that is too high is given up.
  mutating func make(_ kind: Expression.Kind, from start: Int) -> Expression {
    defer { nextID += 1 }
    let node = Expression(id: nextID, range: start..<max(start, previousEnd), kind: kind)
    guard node.height > Limit.depth else { return node }
    giveUp(at: node.range)
    return placeholder()
  }

  /// Runs a rule one level deeper, unless that is too deep.
  mutating func nested(_ rule: (inout Parser) -> Expression) -> Expression {
    guard depth < Limit.depth else {
      giveUp(at: current.range)
      return placeholder()
    }
    depth += 1
    defer { depth -= 1 }
    return rule(&self)
  }

  private mutating func giveUp(at range: Range<Int>) {
    report("the expression is nested deeper than \(Limit.depth) levels", at: range)
    position = tokens.count - 1
  }
}
