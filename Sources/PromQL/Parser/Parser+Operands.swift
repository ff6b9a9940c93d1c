internal import Diagnostics

extension Parser {
  /// Reads an operand and what stands behind it: windows, `offset`, `@`.
  mutating func operand() throws(Mistake) -> Expression {
    var expression = try primary()
    while true {
      if isAt(.leftBracket) {
        expression = try window(of: expression)
      } else if isAt(.at) {
        expression = try moment(of: expression)
      } else if let word = keyword(), word == "offset" {
        expression = try offset(of: expression)
      } else if let word = keyword(), word == "anchored" || word == "smoothed" {
        expression = try edges(of: expression)
      } else {
        return expression
      }
    }
  }

  private mutating func primary() throws(Mistake) -> Expression {
    let token = peek()
    let start = token.range.lowerBound
    switch token.kind {
    case .number(let value):
      advance()
      return try node(.number(value), from: start)
    case .string(let text):
      advance()
      return try node(.string(text), from: start)
    case .word(let word): return try named(word)
    case .symbol(.leftBrace): return try selector(nil, from: start)
    case .symbol(.leftParenthesis):
      let inner = try within(.leftParenthesis, .rightParenthesis) { (parser) throws(Mistake) in
        try parser.expression()
      }
      return try node(.group(inner), from: start)
    default: throw .expected("an expression", found: token)
    }
  }

  /// Words that are never the name of a metric.
  private static let reserved: Set<String> = [
    "bool", "on", "ignoring", "group_left", "group_right", "atan2",
  ]

  private mutating func named(_ word: String) throws(Mistake) -> Expression {
    let token = peek()
    let start = token.range.lowerBound
    let keyword = word.lowercased()
    guard !Self.reserved.contains(keyword) else {
      throw .expected("an expression", found: token)
    }
    advance()
    if let number = Self.number(named: word) { return try node(.number(number), from: start) }
    if Aggregation.takesParameter[keyword] != nil {
      let next = self.keyword()
      if isAt(.leftParenthesis) || next == "by" || next == "without" {
        return try aggregation(keyword, from: start)
      }
    }
    guard isAt(.leftParenthesis) else { return try selector(word, from: start) }
    return try call(word, named: token.range)
  }

  // MARK: Aggregations and functions

  private mutating func aggregation(
    _ name: String, from start: Int
  ) throws(Mistake) -> Expression {
    var grouping = try grouping()
    let opening = peek().range
    let arguments = try arguments()
    if grouping == nil { grouping = try self.grouping() }
    let wanted = Aggregation.takesParameter[name] == true ? 2 : 1
    guard let last = arguments.last, arguments.count == wanted else {
      let what = wanted == 2 ? "two arguments" : "one argument"
      throw Mistake(
        arguments.count > wanted ? arguments[wanted].range : opening,
        "'\(name)' takes \(what), and is given \(arguments.count)")
    }
    let aggregation = Aggregation(
      name: name, grouping: grouping, parameter: wanted == 2 ? arguments[0] : nil,
      expression: last)
    return try node(.aggregation(aggregation), from: start)
  }

  private mutating func grouping() throws(Mistake) -> Aggregation.Grouping? {
    guard let word = keyword(), word == "by" || word == "without" else { return nil }
    advance()
    return Aggregation.Grouping(isWithout: word == "without", labels: try labels())
  }

  private mutating func call(_ name: String, named range: SourceRange) throws(Mistake) -> Expression
  {
    guard Function.named(name) != nil else {
      let similar = Function.named(name.lowercased())?.name
      throw Mistake(
        range, "there is no function '\(name)'",
        help: similar.map { "it is written '\($0)'" })
    }
    let arguments = try arguments()
    return try node(
      .call(Call(function: name, arguments: arguments)), from: range.lowerBound)
  }

  private mutating func arguments() throws(Mistake) -> [Expression] {
    try within(.leftParenthesis, .rightParenthesis) { (parser) throws(Mistake) in
      var arguments: [Expression] = []
      guard !parser.isAt(.rightParenthesis) else { return arguments }
      repeat { arguments.append(try parser.expression()) } while parser.take(.comma)
      return arguments
    }
  }
}
