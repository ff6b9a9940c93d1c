extension Parser {
  /// A primary and what follows it: selections, indices, calls, fields of an object.
  mutating func member() -> Expression {
    let start = current.range.lowerBound
    return members(of: primary(), from: start)
  }

  /// What follows an operand.
  mutating func members(of operand: Expression, from start: Int) -> Expression {
    var result = operand
    while true {
      if isAt(.dot) {
        result = selection(of: result, from: start)
      } else if isAt(.leftBracket) {
        result = index(of: result, from: start)
      } else if isAt(.leftBrace), let name = result.qualifiedName {
        result = object(name, from: start)
      } else {
        return result
      }
    }
  }

  private mutating func selection(of operand: Expression, from start: Int) -> Expression {
    advance()
    let access: Access = take(.question) ? .optional : .required
    let range = current.range
    switch current.kind {
    case .identifier(let text):
      advance()
      if isAt(.leftParenthesis), access == .required {
        return call(Name(text, at: range), receiver: operand, from: start)
      }
      if text == "in" { report("'in' is a reserved word", at: range) }
      return make(.select(operand, Name(text, at: range), access), from: start)
    case .quoted(let text):
      advance()
      return make(.select(operand, Name(text, at: range), access), from: start)
    default:
      report("expected a field's name after '.', found \(current.kind.described)")
      skipToSeparator()
      return operand
    }
  }

  private mutating func index(of operand: Expression, from start: Int) -> Expression {
    let opening = current
    advance()
    let function = take(.question) ? Operator.optionalIndex : Operator.index
    let position = expression()
    close(.rightBracket, opened: opening)
    return make(.call(function, [operand, position]), from: start)
  }

  private mutating func object(_ name: String, from start: Int) -> Expression {
    let opening = current
    var entries: [ObjectEntry] = []
    list(until: .rightBrace, opened: opening) { parser in
      let access: Access = parser.take(.question) ? .optional : .required
      let range = parser.current.range
      switch parser.current.kind {
      case .identifier(let text), .quoted(let text):
        parser.advance()
        guard parser.takeColon(after: "the field's name") else { return }
        entries.append(ObjectEntry(Name(text, at: range), parser.expression(), access))
      default:
        parser.report("expected a field's name, found \(parser.current.kind.described)")
        parser.skipToSeparator()
      }
    }
    return make(.object(name, entries), from: start)
  }

  /// Goes over what stands between brackets, separated by commas; a last comma is allowed.
  mutating func list(
    until closing: Symbol, opened opening: Token, _ element: (inout Parser) -> Void
  ) {
    advance()
    while !isAt(closing), current.kind != .end {
      element(&self)
      if isAt(closing) { break }
      if !isAt(.comma) {
        reportUnclosed(closing, opened: opening)
        skipToSeparator()
      }
      guard take(.comma) else { break }
    }
    close(closing, opened: opening)
  }

  /// Goes past a colon, or reports that it is missing.
  mutating func takeColon(after what: String) -> Bool {
    if take(.colon) { return true }
    report("expected ':' after \(what), found \(current.kind.described)")
    skipToSeparator()
    return false
  }

  // MARK: Calls

  /// The arguments of a call, and its macro if it is one; the name stands before.
  mutating func call(_ name: Name, receiver: Expression?, from start: Int) -> Expression {
    let opening = current
    var arguments: [Expression] = []
    list(until: .rightParenthesis, opened: opening) { parser in
      arguments.append(parser.expression())
    }
    let range = start..<previousEnd
    if isSound(from: start),
      let expanded = expanded(name.text, receiver: receiver, arguments, range: range)
    {
      return expanded
    }
    return make(.call(name.text, receiver: receiver, arguments: arguments), from: start)
  }

  private mutating func expanded(
    _ name: String, receiver: Expression?, _ arguments: [Expression], range: Range<Int>
  ) -> Expression? {
    if let receiver {
      if let result = expanded(
        name, .member, Macro.Call(receiver: receiver, arguments: arguments, range: range))
      {
        return result
      }
      guard let qualifier = receiver.qualifiedName else { return nil }
      return expanded(
        "\(qualifier).\(name)", .global,
        Macro.Call(receiver: nil, arguments: arguments, range: range))
    }
    return expanded(
      name, .global, Macro.Call(receiver: nil, arguments: arguments, range: range))
  }

  private mutating func expanded(
    _ name: String, _ style: CallStyle, _ call: Macro.Call
  ) -> Expression? {
    let candidates = macros[name] ?? []
    let macro = candidates.first {
      $0.style == style && ($0.argumentCount ?? call.arguments.count) == call.arguments.count
    }
    guard let macro else { return nil }
    var expansion = MacroExpansion(nextID: nextID, range: call.range)
    let result = macro.expand(call, &expansion)
    nextID = expansion.followingID
    report(expansion.mistakes)
    guard let result, result.height > Limit.depth else { return result }
    report("the expression is nested deeper than \(Limit.depth) levels", at: call.range)
    return placeholder()
  }
}
