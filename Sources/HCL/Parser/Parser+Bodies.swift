internal import Diagnostics

extension Parser {
  /// Where reading a body came to its end.
  private enum Ending {
    /// At its closing brace, or the end of the file; this is the offset behind it.
    case closed(Int)
    /// At a mistake behind which nobody knows any more which brace belongs to what.
    case lost
  }

  /// How often reading may begin anew behind a mistake that leaves braces open.
  private static let restartLimit = 16

  /// Reads the whole text.
  ///
  /// A mistake costs its attribute or block; where it leaves braces open, reading goes on with the
  /// next line that begins, without a blank before it, as a block does.
  mutating func file() -> Body {
    var body = Body(range: SourceRange(0, source.bytes.count))
    var restarts = 0
    while case .lost = items(of: &body, opening: nil), restarts < Self.restartLimit {
      restarts += 1
      let restart = nextBlock(after: lostAt)
      body = body.cut(at: restart)
      guard restart < source.bytes.count else { break }
      resume(at: restart)
    }
    return body
  }

  private mutating func items(of body: inout Body, opening: Name?) -> Ending {
    while true {
      let token = peek()
      switch token.kind {
      case .newline: advance()
      case .symbol(.rightBrace) where opening != nil: return .closed(advance().end)
      case .end:
        guard let opening else { return .closed(token.end) }
        note(.unclosedBlock(opening.text, at: opening.range.lowerBound))
        lostAt = opening.range.lowerBound
        return .lost
      default:
        do throws(Mistake) {
          if case .lost = try item(of: &body, isNested: opening != nil) { return .lost }
        } catch {
          note(error)
          guard skipItem(from: token.start, past: error.offset, isNested: opening != nil) else {
            lostAt = token.start
            return .lost
          }
        }
      }
    }
  }

  private mutating func item(of body: inout Body, isNested: Bool) throws(Mistake) -> Ending {
    guard case .identifier(let text) = peek().kind else {
      throw .expected(
        isNested ? "an attribute, a block or '}'" : "an attribute or a block", found: peek())
    }
    let token = advance()
    let name = Name(text: text, range: range(token.start, token.end))
    if take(.assign) {
      let value = try expression()
      body.attributes.append(Attribute(name: name, value: value))
      try endItem(
        isNested: isNested, help: "each attribute stands on a line of its own")
      return .closed(value.range.upperBound)
    }
    let labels = try labels()
    guard take(.leftBrace) else {
      let what = labels.isEmpty ? "'=' or '{' after '\(text)'" : "'{' or a label"
      throw .expected(
        what, found: peek(), help: isAt(.colon) ? "an attribute is written 'name = value'" : nil)
    }
    guard mayNest else { throw .tooDeep(at: token.start, limits: limits) }
    return try block(name, labels, into: &body, isNested: isNested)
  }

  /// Reads the rest of a block and adds it, as far as it could be read.
  private mutating func block(
    _ type: Name, _ labels: [Name], into body: inout Body, isNested: Bool
  ) throws(Mistake) -> Ending {
    let start = lexer.position - 1
    var inner = Body(range: SourceRange(start, start))
    enterBlock()
    let ending = items(of: &inner, opening: type)
    leaveBlock()
    if case .closed(let end) = ending { inner.range = SourceRange(start, end) }
    body.blocks.append(Block(type: type, labels: labels, body: inner))
    if case .closed = ending {
      try endItem(isNested: isNested, help: "a block ends with its line")
    }
    return ending
  }

  private mutating func labels() throws(Mistake) -> [Name] {
    var labels: [Name] = []
    while true {
      switch peek().kind {
      case .identifier(let text):
        let token = advance()
        labels.append(Name(text: text, range: range(token.start, token.end)))
      case .quote:
        let start = peek().start
        let value = try quoted()
        guard let text = value.text else {
          throw Mistake(at: start, "a label is a plain text, without '${'")
        }
        labels.append(Name(text: text, range: value.range))
      default: return labels
      }
    }
  }

  private mutating func endItem(isNested: Bool, help: String) throws(Mistake) {
    switch peek().kind {
    case .newline, .end: return
    case .symbol(.rightBrace) where isNested: return
    default: throw .expected("the end of the line", found: peek(), help: help)
    }
  }

  // MARK: Going on after a mistake

  /// Goes to the end of the item that begins at `start` and is wrong at `offset`; false where no
  /// such end is found.
  private mutating func skipItem(from start: Int, past offset: Int, isNested: Bool) -> Bool {
    var scanner = RecoveryScanner(bytes: source.bytes, position: start)
    guard let end = scanner.endOfItem(past: offset) else { return false }
    let isBrace = end < source.bytes.count && source.bytes[end] == UInt8(ascii: "}")
    resume(at: isBrace && !isNested ? end + 1 : end)
    return true
  }

  /// The offset of the next line behind `offset` that looks like the header of a block.
  private func nextBlock(after offset: Int) -> Int {
    var scanner = RecoveryScanner(bytes: source.bytes, position: offset)
    return scanner.nextHeader()
  }
}

extension Body {
  /// The body without what begins at `offset` or behind it.
  fileprivate func cut(at offset: Int) -> Body {
    var body = self
    while let last = body.attributes.last, last.name.range.lowerBound >= offset {
      body.attributes.removeLast()
    }
    while let last = body.blocks.last, last.type.range.lowerBound >= offset {
      body.blocks.removeLast()
    }
    guard let last = body.blocks.popLast() else { return body }
    let inner =
      last.body.range.upperBound <= last.body.range.lowerBound
      ? last.body.cut(at: offset) : last.body
    body.blocks.append(Block(type: last.type, labels: last.labels, body: inner))
    return body
  }
}
