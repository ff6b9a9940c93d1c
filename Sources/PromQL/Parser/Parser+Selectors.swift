internal import Diagnostics

extension Parser {
  /// Reads what is behind the name of a metric, or matchers without one.
  mutating func selector(_ name: String?, from start: Int) throws(Mistake) -> Expression {
    var metric = name
    var matchers: [Matcher] = []
    if isAt(.leftBrace) {
      try within(.leftBrace, .rightBrace, .braces) { (parser) throws(Mistake) in
        try parser.readMatchers(into: &matchers, metric: &metric)
      }
    }
    if let name, let again = matchers.first(where: { $0.label == "__name__" }) {
      throw Mistake(again.range, "the metric has a name already: '\(name)'")
    }
    let selector = Selector(metric: metric, matchers: matchers)
    return try node(.selector(selector), from: start)
  }

  private mutating func readMatchers(
    into matchers: inout [Matcher], metric: inout String?
  ) throws(Mistake) {
    while !isAt(.rightBrace) {
      let token = peek()
      switch token.kind {
      case .string(let text):
        advance()
        guard isAt(.comma) || isAt(.rightBrace) else {
          matchers.append(try matcher(text, from: token.range.lowerBound))
          break
        }
        if let metric {
          throw Mistake(token.range, "the metric has a name already: '\(metric)'")
        }
        metric = text
      case .word(let label):
        advance()
        matchers.append(try matcher(label, from: token.range.lowerBound))
      case .end: return
      default: throw .expected("a label", found: token)
      }
      guard take(.comma) else { break }
    }
  }

  private mutating func matcher(_ label: String, from start: Int) throws(Mistake) -> Matcher {
    guard case .symbol(let symbol) = peek().kind,
      let comparison = Matcher.Comparison(rawValue: symbol.rawValue)
    else { throw .expected("'=', '!=', '=~' or '!~' behind the label", found: peek()) }
    advance()
    guard case .string(let value) = peek().kind else {
      throw .expected("a text in quotation marks", found: peek())
    }
    advance()
    return try Matcher(label, comparison, value, range(from: start))
  }

  // MARK: What stands behind a selector

  mutating func window(of expression: Expression) throws(Mistake) -> Expression {
    let opening = peek().range
    let (window, step, isSubquery) = try within(
      .leftBracket, .rightBracket, .window
    ) { (parser) throws(Mistake) in
      let window = try parser.positiveDuration()
      let isSubquery = parser.take(.colon)
      let step = isSubquery && !parser.isAt(.rightBracket) ? try parser.positiveDuration() : nil
      return (window, step, isSubquery)
    }
    let start = expression.range.lowerBound
    guard !isSubquery else {
      let subquery = Subquery(expression: expression, window: window, step: step)
      return try node(.subquery(subquery), from: start)
    }
    guard case .selector(var selector) = expression.kind, selector.window == nil else {
      throw Mistake(
        opening, "a window can only be that of a selector",
        help: "to look at an expression over a time, write a subquery: [1h:1m]")
    }
    guard selector.modifiers.offset == nil, selector.modifiers.at == nil else {
      throw Mistake(opening, "the window must stand before 'offset' and '@'")
    }
    selector.window = window
    return try node(.selector(selector), from: start)
  }

  mutating func offset(of expression: Expression) throws(Mistake) -> Expression {
    let word = advance().range
    let offset = try signedDuration()
    return try modify(expression, "offset", at: word) { (modifiers) throws(Mistake) in
      guard modifiers.offset == nil else { throw .twice("offset", at: word) }
      modifiers.offset = offset
    }
  }

  mutating func moment(of expression: Expression) throws(Mistake) -> Expression {
    let mark = advance().range
    let moment: Modifiers.Moment
    if let word = keyword(), word == "start" || word == "end" {
      advance()
      try expect(.leftParenthesis)
      try expect(.rightParenthesis)
      moment = word == "start" ? .start : .end
    } else {
      let token = peek()
      let time = try signedNumber()
      guard time.isFinite else { throw Mistake(token.range, "this is no moment") }
      moment = .time(time)
    }
    return try modify(expression, "@", at: mark) { (modifiers) throws(Mistake) in
      guard modifiers.at == nil else { throw .twice("@", at: mark) }
      modifiers.at = moment
    }
  }

  mutating func edges(of expression: Expression) throws(Mistake) -> Expression {
    let word = keyword() ?? ""
    let range = advance().range
    guard case .selector = expression.kind else { throw .noSelector(before: word, at: range) }
    return try modify(expression, word, at: range) { (modifiers) throws(Mistake) in
      guard modifiers.edges == nil else { throw .twice(word, at: range) }
      modifiers.edges = word
    }
  }

  private func modify(
    _ expression: Expression, _ modifier: String, at range: SourceRange,
    _ change: (inout Modifiers) throws(Mistake) -> Void
  ) throws(Mistake) -> Expression {
    let start = expression.range.lowerBound
    switch expression.kind {
    case .selector(var selector):
      try change(&selector.modifiers)
      return try node(.selector(selector), from: start)
    case .subquery(var subquery):
      try change(&subquery.modifiers)
      return try node(.subquery(subquery), from: start)
    default: throw .noSelector(before: modifier, at: range)
    }
  }
}
