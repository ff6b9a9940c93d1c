/// The text between two references of a template, as it is gathered.
struct TemplateText {
  var bytes: [UInt8] = []
  /// Whether blanks at its start are left out: a `~}` stands before it.
  var trimsStart = false
  /// Whether the next byte is the first of its line.
  var isAtLineStart = true

  /// Leaves out the blanks at its end: a `${~` stands behind it.
  mutating func trimEnd() {
    while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
  }

  /// Adds the text to `parts`, and begins anew.
  mutating func flush(into parts: inout [Expression.Part]) {
    let text = trimsStart ? bytes.drop { Self.isBlank($0) } : bytes[...]
    if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
    bytes = []
    trimsStart = false
    isAtLineStart = false
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
  }
}

extension Parser {
  /// Gathers text up to the next `${` or `%{`, or the ending.
  mutating func scan(_ text: inout TemplateText, to ending: TemplateEnding) throws(Mistake) {
    text.trimsStart = text.trimsStart || stripsText
    stripsText = false
    var limit = lexer.end
    var indentation = 0
    if case .heredoc(let line, let blanks) = ending {
      (limit, indentation) = (line.lowerBound, blanks)
    }
    while lexer.position < limit {
      if text.isAtLineStart {
        skipIndentation(indentation, to: limit)
        text.isAtLineStart = false
        continue
      }
      let byte = lexer.bytes[lexer.position]
      text.isAtLineStart = byte == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
        if lexer.byte(at: lexer.position + 1) == UInt8(ascii: "{") { return }
        if takeEscapedMark(byte, &text) { continue }
      }
      if case .quote(let start) = ending {
        if byte == UInt8(ascii: "\"") { return }
        if byte == UInt8(ascii: "\n") { throw .unclosedText(at: start) }
        if byte == UInt8(ascii: "\\") {
          try takeEscape(&text)
          continue
        }
      }
      text.bytes.append(byte)
      lexer.position += 1
    }
    if case .quote(let start) = ending { throw .unclosedText(at: start) }
  }

  private mutating func skipIndentation(_ count: Int, to limit: Int) {
    var left = count
    while left > 0, lexer.position < limit,
      lexer.bytes[lexer.position] == UInt8(ascii: " ")
        || lexer.bytes[lexer.position] == UInt8(ascii: "\t")
    {
      lexer.position += 1
      left -= 1
    }
  }

  /// Takes `$${` or `%%{`, which stand for `${` and `%{` as text.
  private mutating func takeEscapedMark(_ mark: UInt8, _ text: inout TemplateText) -> Bool {
    guard lexer.byte(at: lexer.position + 1) == mark,
      lexer.byte(at: lexer.position + 2) == UInt8(ascii: "{")
    else { return false }
    text.bytes += [mark, UInt8(ascii: "{")]
    lexer.position += 3
    return true
  }

  private mutating func takeEscape(_ text: inout TemplateText) throws(Mistake) {
    let start = lexer.position
    let letter = lexer.byte(at: start + 1)
    if let byte = Self.plainEscape(letter) {
      text.bytes.append(byte)
      lexer.position += 2
      return
    }
    let length = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    let end = start + 2 + length
    guard length > 0, end <= lexer.end,
      let value = UInt32(String(decoding: lexer.bytes[start + 2..<end], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else {
      let shown = lexer.bytes[start..<min(start + 2, lexer.end)]
      throw .wrongEscape(String(decoding: shown, as: UTF8.self), at: start)
    }
    text.bytes += Array(String(scalar).utf8)
    lexer.position = end
  }

  /// The byte that a backslash and `letter` stand for, where that is one byte.
  private static func plainEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter
    default: nil
    }
  }
}
