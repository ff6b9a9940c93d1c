internal import Diagnostics

extension Parser {
  /// Reads `[…]`: a list, or a `for` that makes one.
  mutating func list() throws(Mistake) -> Expression {
    let start = advance().start
    open(.all)
    if isAtFor() {
      let loop = try loop(isMap: false)
      let end = try close(.rightBracket)
      return Expression(.loop(loop), range(start, end))
    }
    var elements: [Expression] = []
    while !isAt(.rightBracket) {
      elements.append(try expression())
      guard take(.comma) else { break }
    }
    let end = try close(.rightBracket, help: "elements are separated by commas")
    return Expression(.list(elements), range(start, end))
  }

  /// Reads `{…}`: an object, or a `for` that makes a map.
  mutating func object() throws(Mistake) -> Expression {
    let start = advance().start
    let inside = lexer.position
    open(.all)
    if isAtFor() {
      let loop = try loop(isMap: true)
      let end = try close(.rightBrace)
      return Expression(.loop(loop), range(start, end))
    }
    reopen(.none, at: inside)
    var entries: [Expression.Entry] = []
    while true {
      while peek().kind == .newline { advance() }
      guard !isAt(.rightBrace) else { break }
      entries.append(try entry())
      if take(.comma) || peek().kind == .newline { continue }
      guard isAt(.rightBrace) else {
        throw .expected(
          "',' or '}' or the end of the line", found: peek(),
          help: "entries are separated by commas or line breaks")
      }
    }
    let end = try close(.rightBrace)
    return Expression(.object(entries), range(start, end))
  }

  private mutating func entry() throws(Mistake) -> Expression.Entry {
    var key = try expression()
    // A name that stands there bare is a text; in parentheses it is a reference.
    if case .variable(let name) = key.kind { key = Expression(.template([.text(name)]), key.range) }
    guard take(.assign) || take(.colon) else {
      throw .expected("'=' and a value", found: peek())
    }
    return Expression.Entry(key: key, value: try expression())
  }

  private mutating func isAtFor() -> Bool { peek().kind == .identifier("for") }

  /// Reads `for k, v in source : …`, up to the closing bracket.
  private mutating func loop(isMap: Bool) throws(Mistake) -> Expression.Loop {
    advance()
    let (key, element) = try loopNames()
    let source = try expression()
    try expect(.colon, help: "the elements' expression stands behind ':'")
    var result = try expression()
    var resultKey: Expression?
    if isMap {
      try expect(.arrow, help: "a map is made of 'key => value'")
      resultKey = result
      result = try expression()
      _ = take(.ellipsis)
    }
    var filter: Expression?
    if peek().kind == .identifier("if") {
      advance()
      filter = try expression()
    }
    return Expression.Loop(
      key: key, element: element, source: source, resultKey: resultKey, result: result,
      filter: filter)
  }

  /// Reads `k, v in` or `v in`.
  mutating func loopNames() throws(Mistake) -> (key: Name?, element: Name) {
    let first = try loopName()
    var names = (key: Name?.none, element: first)
    if take(.comma) { names = (first, try loopName()) }
    guard peek().kind == .identifier("in") else { throw .expected("'in'", found: peek()) }
    advance()
    return names
  }

  private mutating func loopName() throws(Mistake) -> Name {
    guard case .identifier(let name) = peek().kind else {
      throw .expected("a name for the element", found: peek())
    }
    let token = advance()
    return Name(text: name, range: range(token.start, token.end))
  }
}
