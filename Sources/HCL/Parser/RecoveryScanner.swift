/// Looks for the place at which reading can go on after a mistake: brackets count, texts, heredocs
/// and comments are passed over.
struct RecoveryScanner {
  let bytes: [UInt8]
  var position: Int
  private var endlessHeredocs = 0

  init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The end of the item that begins at the position, behind its mistake at `offset`: a line break
  /// outside of its brackets, or the brace that closes what is around it; nil where neither comes.
  mutating func endOfItem(past offset: Int) -> Int? {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: "}"):
        if depth == 0, position >= offset { return position }
        depth = max(0, depth - 1)
      case UInt8(ascii: "\n") where depth == 0 && position >= offset: return position
      case UInt8(ascii: "\""):
        skipText()
        continue
      case UInt8(ascii: "#"):
        skipLine()
        continue
      case UInt8(ascii: "/") where byte(at: 1) == UInt8(ascii: "/"):
        skipLine()
        continue
      case UInt8(ascii: "/") where byte(at: 1) == UInt8(ascii: "*"):
        skipInlineComment()
        continue
      case UInt8(ascii: "<") where byte(at: 1) == UInt8(ascii: "<"):
        if skipHeredoc() { continue }
      default: break
      }
      position += 1
    }
    return depth == 0 ? bytes.count : nil
  }

  /// The offset of the next line that begins as a block does at the left margin: `name "label" {`.
  mutating func nextHeader() -> Int {
    while position < bytes.count {
      skipLine()
      position += 1
      let start = position
      guard byte(at: 0).isLetter else { continue }
      while byte(at: 0).isLetter || byte(at: 0).isDigit || byte(at: 0) == UInt8(ascii: "-") {
        position += 1
      }
      let isName = position > start && byte(at: 0) == UInt8(ascii: " ")
      while byte(at: 0) == UInt8(ascii: " ") { position += 1 }
      if isName, byte(at: 0) == UInt8(ascii: "\"") || byte(at: 0) == UInt8(ascii: "{") {
        return start
      }
    }
    return bytes.count
  }

  private func byte(at distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  /// Goes to the end of the line.
  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
  }

  /// Goes behind the text that begins here, which ends on its line.
  private mutating func skipText() {
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\"), self.byte(at: 0) != UInt8(ascii: "\n") { position += 1 }
    }
  }

  private mutating func skipInlineComment() {
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), byte(at: 1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
  }

  /// Goes behind the heredoc that begins here; false, and nowhere, if it never ends.
  private mutating func skipHeredoc() -> Bool {
    var lexer = Lexer(bytes, in: position..<bytes.count)
    guard endlessHeredocs < Heredoc.endlessLimit,
      case .heredoc(let marker, _) = lexer.token(skippingNewlines: .none).kind
    else { return false }
    guard let end = Heredoc.end(of: marker, in: bytes, from: lexer.position, to: bytes.count)
    else {
      endlessHeredocs += 1
      return false
    }
    position = end.upperBound
    return true
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }
}
