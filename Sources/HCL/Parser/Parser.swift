internal import Diagnostics

/// Reads HCL's native syntax: descends through the grammar with one token of sight.
///
/// This file has the tokens and the limits; the grammar is in the extensions.
struct Parser {
  let source: SourceFile
  let limits: HCLFile.Limits
  var lexer: Lexer
  /// The first mistake.
  private(set) var mistake: Mistake?
  /// Where the item begins whose mistake left braces open.
  var lostAt = 0
  /// Where everything stands, if it is not where the text says: in a JSON text with escapes.
  private let place: SourceRange?
  /// How many heredocs had no end: hostile files have thousands, and each look for one costs a file.
  var endlessHeredocs = 0
  /// Whether the text that comes next loses the blanks at its start: a `~}` stands before it.
  var stripsText = false
  private var peeked: Token?
  private var newlines: [Lexer.SkippedNewlines] = [.none]
  private var depth = 0

  init(_ source: SourceFile, limits: HCLFile.Limits) {
    self.source = source
    self.limits = limits
    lexer = Lexer(source.bytes, in: 0..<source.bytes.count)
    place = nil
  }

  /// A parser of `text`, which lies in `part` of the source, or is what an escaped text there means.
  init(_ text: [UInt8], in part: Range<Int>, saidAt place: SourceRange?, limits: HCLFile.Limits) {
    source = SourceFile(path: "", bytes: text)
    self.limits = limits
    self.place = place
    lexer = Lexer(text, in: part)
    newlines = [.all]
  }

  /// The comments met so far.
  var comments: [Comment] {
    lexer.comments.map { range in
      let isHash = source.bytes[range.lowerBound] == UInt8(ascii: "#")
      let isInline = !isHash && source.bytes[range.lowerBound + 1] == UInt8(ascii: "*")
      let text = SourceRange(
        range.lowerBound + (isHash ? 1 : 2), range.upperBound - (isInline ? 2 : 0))
      return Comment(range: range, text: source.text(in: text))
    }
  }

  mutating func note(_ mistake: Mistake) {
    if self.mistake == nil { self.mistake = mistake }
  }

  /// The bytes from `start` to `end`, or the place that stands for all of them.
  func range(_ start: Int, _ end: Int) -> SourceRange { place ?? SourceRange(start, end) }

  // MARK: Tokens

  mutating func peek() -> Token {
    if let peeked { return peeked }
    let token = lexer.token(skippingNewlines: newlines[newlines.count - 1])
    peeked = token
    return token
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = peek()
    peeked = nil
    return token
  }

  mutating func isAt(_ symbol: Token.Symbol) -> Bool { peek().kind == .symbol(symbol) }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ symbol: Token.Symbol, help: String? = nil) throws(Mistake) -> Token {
    guard isAt(symbol) else {
      throw .expected("'\(symbol.rawValue)'", found: peek(), help: help)
    }
    return advance()
  }

  /// From here on line breaks mean something, or nothing; to be said right behind an opening bracket.
  mutating func open(_ mode: Lexer.SkippedNewlines) {
    newlines.append(mode)
  }

  /// Takes the closing `symbol`, behind which line breaks mean what they did before.
  @discardableResult
  mutating func close(_ symbol: Token.Symbol, help: String? = nil) throws(Mistake) -> Int {
    let end = try expect(symbol, help: help).end
    newlines.removeLast()
    return end
  }

  /// Reads what is within the innermost bracket anew from `offset`, with line breaks in `mode`.
  mutating func reopen(_ mode: Lexer.SkippedNewlines, at offset: Int) {
    lexer.position = offset
    peeked = nil
    newlines[newlines.count - 1] = mode
  }

  /// Goes on at `offset`, outside of all brackets.
  mutating func resume(at offset: Int) {
    lexer.position = offset
    peeked = nil
    newlines = [.none]
  }

  /// What `body` reads, one level deeper.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(Mistake) -> Result
  ) throws(Mistake) -> Result {
    guard depth < limits.depth else { throw .tooDeep(at: peek().start, limits: limits) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Whether one more level is allowed.
  var mayNest: Bool { depth < limits.depth }

  mutating func enterBlock() { depth += 1 }

  mutating func leaveBlock() { depth -= 1 }
}
