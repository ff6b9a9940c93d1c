internal import Diagnostics

extension Scanner {
  /// Reads the word at the position; empty where none begins there.
  mutating func word() -> Word {
    let start = position
    var word = Word(text: "", range: SourceRange(start, start))
    while let byte = peek(), !Self.endsWord(byte) {
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let isFirst = position == start
        let inner = quoted(byte, into: &word)
        if isFirst, peek().map(Self.endsWord) ?? true { word.quoted = inner }
      } else {
        piece(of: &word, inQuotes: false)
      }
      if depth < Script.depthLimit, peek() == UInt8(ascii: "("),
        word.text.utf8.last == UInt8(ascii: "="), word.isAssignment
      {
        skipArray()
      }
    }
    word.range = SourceRange(start, position)
    return word
  }

  static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  /// Reads a quoted text into `word`; what lies between its quotes.
  private mutating func quoted(_ quote: UInt8, into word: inout Word) -> SourceRange {
    position += 1
    let start = position
    while let byte = peek(), byte != quote {
      if quote == UInt8(ascii: "'") {
        append(to: &word)
      } else {
        piece(of: &word, inQuotes: true)
      }
    }
    let inner = SourceRange(start, position)
    if peek() != nil { position += 1 }
    return inner
  }

  /// Reads one piece of a word: an expansion, an escape, or a run of plain text.
  mutating func piece(of word: inout Word, inQuotes: Bool) {
    switch peek() {
    case UInt8(ascii: "\\"): escape(into: &word, inQuotes: inQuotes)
    case UInt8(ascii: "$"): dollar(into: &word, inQuotes: inQuotes)
    case UInt8(ascii: "`"): backquoted(into: &word)
    default: append(to: &word)
    }
  }

  /// Takes plain text up to the next byte that means something, at least one byte.
  private mutating func append(to word: inout Word) {
    let start = position
    repeat { position += 1 } while position < end && !Self.isSpecial(bytes[position])
    word.text += String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "'"),
      UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "}"):
      true
    default: endsWord(byte)
    }
  }

  private mutating func escape(into word: inout Word, inQuotes: Bool) {
    position += 1
    guard let next = peek() else { return }
    if next == 0x0A {
      position += 1
      return
    }
    let isEscape = !inQuotes || "\"\\$`".utf8.contains(next)
    if !isEscape { word.text += "\\" }
    // The whole character, not its first byte.
    let start = position
    repeat { position += 1 } while position < end && bytes[position] & 0xC0 == 0x80
    word.text += String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads what begins with a dollar sign.
  private mutating func dollar(into word: inout Word, inQuotes: Bool) {
    let start = position
    if sees("${{") {
      skipExpression()
    } else if sees("$(("), depth < Script.depthLimit {
      position += 1
      skipParentheses()
    } else if sees("$("), depth < Script.depthLimit {
      position += 2
      nested { $0.list(until: .parenthesis) }
    } else if sees("${"), depth < Script.depthLimit {
      position += 2
      nested { $0.skipParameter() }
    } else if !inQuotes, sees("$'") {
      position += 1
      return ansiQuoted(into: &word)
    } else {
      position += 1
    }
    word.isLiteral = false
    word.text += String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func nested(_ body: (inout Scanner) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Steps over `${{ … }}`, in which texts stand between single quotes; over the dollar sign alone,
  /// where it is never closed.
  private mutating func skipExpression() {
    let start = position
    var isText = false
    while position < end, unclosedUpTo != end {
      if !isText, sees("}}") {
        position += 2
        return
      }
      if peek() == UInt8(ascii: "'") { isText.toggle() }
      position += 1
    }
    // Looked for once: a thousand of them must not each be looked for to the end.
    unclosedUpTo = end
    position = start + 1
  }

  /// Steps over a parameter's expansion, to the brace that closes it.
  private mutating func skipParameter() {
    var word = Word(text: "", range: SourceRange(position, position))
    while let byte = peek() {
      if byte == UInt8(ascii: "}") {
        position += 1
        return
      }
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        _ = quoted(byte, into: &word)
      } else {
        piece(of: &word, inQuotes: true)
      }
    }
  }

  /// Steps over `( … )` and all parentheses within.
  mutating func skipParentheses() {
    var open = 0
    while let byte = peek() {
      position += 1
      if byte == UInt8(ascii: "(") { open += 1 }
      if byte == UInt8(ascii: ")") {
        open -= 1
        if open == 0 { return }
      }
    }
  }

  /// Steps over the elements of `a=( … )`; their expansions are read.
  private mutating func skipArray() {
    position += 1
    while let byte = peek(), byte != UInt8(ascii: ")") {
      if byte == UInt8(ascii: "#") {
        skipLine()
      } else if Self.endsWord(byte) {
        position += 1
      } else {
        nested { _ = $0.word() }
      }
    }
    if peek() != nil { position += 1 }
  }

  private mutating func ansiQuoted(into word: inout Word) {
    position += 1
    while let byte = peek(), byte != UInt8(ascii: "'") {
      if byte == UInt8(ascii: "\\") {
        escape(into: &word, inQuotes: false)
      } else {
        append(to: &word)
      }
    }
    if peek() != nil { position += 1 }
  }

  /// Reads `` `…` ``, and lists the commands in it.
  private mutating func backquoted(into word: inout Word) {
    let start = position
    position += 1
    let inner = position
    while let byte = peek(), byte != UInt8(ascii: "`") {
      position += byte == UInt8(ascii: "\\") && position + 1 < end ? 2 : 1
    }
    let innerEnd = position
    if peek() != nil { position += 1 }
    word.isLiteral = false
    word.text += String(decoding: bytes[start..<position], as: UTF8.self)
    guard depth < Script.depthLimit else { return }
    let (outerPosition, outerEnd) = (position, end)
    (position, end) = (inner, innerEnd)
    nested { $0.list(until: .end) }
    (position, end) = (outerPosition, outerEnd)
  }
}
