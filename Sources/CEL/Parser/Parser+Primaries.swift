extension Parser {
  /// A literal, a name, a call, or something in brackets.
  mutating func primary() -> Expression {
    let token = current
    let start = token.range.lowerBound
    switch token.kind {
    case .int(let magnitude, let spelled):
      advance()
      guard let value = Int64(exactly: magnitude) else {
        report("'\(spelled)' is too large for an int", help: "add 'u' for a uint", at: token.range)
        return placeholder()
      }
      return make(.literal(.int(value)), from: start)
    case .uint(let value): return literal(.uint(value))
    case .double(let value): return literal(.double(value))
    case .string(let value): return literal(.string(value))
    case .bytes(let value): return literal(.bytes(value))
    case .identifier(let text): return name(text, from: start)
    case .symbol(.dot): return rootedName(from: start)
    case .symbol(.leftParenthesis): return parenthesized()
    case .symbol(.leftBracket): return listLiteral()
    case .symbol(.leftBrace): return mapLiteral()
    case .invalid:
      skipToSeparator()
      return placeholder()
    case .quoted, .symbol, .end:
      report("expected an expression, found \(token.kind.described)")
      skipToSeparator()
      return placeholder()
    }
  }

  private mutating func literal(_ value: Value) -> Expression {
    let start = current.range.lowerBound
    advance()
    return make(.literal(value), from: start)
  }

  private mutating func name(_ text: String, from start: Int) -> Expression {
    switch text {
    case "true": return literal(.bool(true))
    case "false": return literal(.bool(false))
    case "null": return literal(.null)
    case "in":
      report("expected an expression, found 'in'")
      advance()
      return placeholder()
    default: break
    }
    let range = current.range
    if ReservedWord.all.contains(text) {
      report("'\(text)' is a reserved word and can't be a name")
    }
    advance()
    if isAt(.leftParenthesis) { return call(Name(text, at: range), receiver: nil, from: start) }
    return make(.identifier(text), from: start)
  }

  /// `.name`, looked up in the root.
  private mutating func rootedName(from start: Int) -> Expression {
    advance()
    guard case .identifier(let text) = current.kind else {
      report("expected a name after '.', found \(current.kind.described)")
      skipToSeparator()
      return placeholder()
    }
    return name(rooted: text, from: start)
  }

  private mutating func name(rooted text: String, from start: Int) -> Expression {
    let range = start..<current.range.upperBound
    advance()
    if isAt(.leftParenthesis) {
      return call(Name("." + text, at: range), receiver: nil, from: start)
    }
    return make(.identifier("." + text), from: start)
  }

  private mutating func parenthesized() -> Expression {
    let opening = current
    advance()
    let inner = expression()
    close(.rightParenthesis, opened: opening)
    return inner
  }

  private mutating func listLiteral() -> Expression {
    let opening = current
    var elements: [ListElement] = []
    list(until: .rightBracket, opened: opening) { parser in
      let access: Access = parser.take(.question) ? .optional : .required
      elements.append(ListElement(parser.expression(), access))
    }
    return make(.list(elements), from: opening.range.lowerBound)
  }

  private mutating func mapLiteral() -> Expression {
    let opening = current
    var entries: [MapEntry] = []
    list(until: .rightBrace, opened: opening) { parser in
      let access: Access = parser.take(.question) ? .optional : .required
      let key = parser.expression()
      guard parser.takeColon(after: "the key") else { return }
      entries.append(MapEntry(key, parser.expression(), access))
    }
    return make(.map(entries), from: opening.range.lowerBound)
  }
}
