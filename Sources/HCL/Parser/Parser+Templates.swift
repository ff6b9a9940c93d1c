internal import Diagnostics

/// What ends a template.
enum TemplateEnding {
  /// A quotation mark; the template began at this offset.
  case quote(start: Int)
  /// The line at `line`; every line loses `indentation` blanks.
  case heredoc(line: Range<Int>, indentation: Int)
  /// The end of the text, in JSON.
  case text
}

extension Parser {
  /// What a sequence of parts stopped at.
  private enum Stop: Equatable {
    case ending
    case keyword(String, at: Int)
  }

  /// Reads a text in quotation marks.
  mutating func quoted() throws(Mistake) -> Expression {
    let start = advance().start
    let parts = try template(.quote(start: start))
    return Expression(.template(parts), range(start, lexer.position))
  }

  /// Reads a heredoc, whose first line is behind.
  mutating func heredoc(_ marker: String, isIndented: Bool) throws(Mistake) -> Expression {
    let start = advance().start
    let inside = lexer.position
    guard endlessHeredocs < Heredoc.endlessLimit,
      let line = Heredoc.end(of: marker, in: lexer.bytes, from: inside, to: lexer.end)
    else {
      endlessHeredocs += 1
      throw .unclosedHeredoc(marker, at: start)
    }
    let text = inside..<line.lowerBound
    let indentation = isIndented ? Heredoc.indentation(of: lexer.bytes, in: text) : 0
    let parts = try template(.heredoc(line: line, indentation: indentation))
    return Expression(.template(parts), range(start, lexer.position))
  }

  /// Reads the parts of a template from the position on, and what ends it.
  mutating func template(_ ending: TemplateEnding) throws(Mistake) -> [Expression.Part] {
    let (parts, stop) = try parts(ending)
    if case .keyword(let word, let offset) = stop {
      throw Mistake(at: offset, "'\(word)' without a beginning")
    }
    return parts
  }

  private mutating func parts(
    _ ending: TemplateEnding
  ) throws(Mistake) -> ([Expression.Part], Stop) {
    try nested { (parser) throws(Mistake) in
      var text = TemplateText()
      var parts: [Expression.Part] = []
      while true {
        try parser.scan(&text, to: ending)
        let start = parser.lexer.position
        guard parser.lexer.byte(at: start + 1) == UInt8(ascii: "{"), !parser.isAtEnd(of: ending)
        else {
          text.flush(into: &parts)
          if case .quote = ending { parser.lexer.position += 1 }
          if case .heredoc(let line, _) = ending {
            guard start == line.lowerBound else { throw .pastHeredoc(at: line.lowerBound) }
            parser.lexer.position = line.upperBound
          }
          return (parts, .ending)
        }
        let isDirective = parser.lexer.bytes[start] == UInt8(ascii: "%")
        parser.lexer.position += 2
        if parser.lexer.byte(at: start + 2) == UInt8(ascii: "~") {
          text.trimEnd()
          parser.lexer.position += 1
        }
        text.flush(into: &parts)
        parser.open(.all)
        guard isDirective else {
          parts.append(.value(try parser.expression()))
          try parser.closeSequence()
          continue
        }
        if let stop = try parser.directive(ending, at: start, into: &parts) {
          return (parts, stop)
        }
      }
    }
  }

  /// Whether the position is where `ending` is.
  private func isAtEnd(of ending: TemplateEnding) -> Bool {
    switch ending {
    case .quote: lexer.byte(at: lexer.position) == UInt8(ascii: "\"")
    case .heredoc(let line, _): lexer.position >= line.lowerBound
    case .text: lexer.position >= lexer.end
    }
  }

  /// Takes the brace that ends a `${` or `%{`.
  private mutating func closeSequence() throws(Mistake) {
    if isAt(.strippingBrace) {
      try close(.strippingBrace)
      stripsText = true
    } else {
      try close(.rightBrace, help: "a reference in a text ends with '}'")
    }
  }

  /// Reads what follows `%{`; a keyword that ends the sequence around it is returned.
  private mutating func directive(
    _ ending: TemplateEnding, at start: Int, into parts: inout [Expression.Part]
  ) throws(Mistake) -> Stop? {
    guard case .identifier(let word) = peek().kind else {
      throw .expected("'if', 'for', 'else', 'endif' or 'endfor'", found: peek())
    }
    let token = advance()
    switch word {
    case "if":
      let condition = try expression()
      try closeSequence()
      var (first, stop) = try self.parts(ending)
      var second: [Expression.Part] = []
      if case .keyword("else", _) = stop { (second, stop) = try self.parts(ending) }
      try demand("endif", stop, from: start)
      parts.append(.condition(condition, first, second))
      return nil
    case "for":
      let (key, element) = try loopNames()
      let source = try expression()
      try closeSequence()
      let (body, stop) = try self.parts(ending)
      try demand("endfor", stop, from: start)
      parts.append(.repetition(key: key, value: element, source, body))
      return nil
    case "else", "endif", "endfor":
      try closeSequence()
      return .keyword(word, at: token.start)
    default:
      throw .expected("'if', 'for', 'else', 'endif' or 'endfor'", found: token)
    }
  }

  private func demand(_ word: String, _ stop: Stop, from start: Int) throws(Mistake) {
    if case .keyword(word, _) = stop { return }
    throw Mistake(at: start, "'%{' begins here and has no '%{ \(word) }'")
  }
}
