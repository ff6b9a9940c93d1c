/// A YAML stream cut where one document ends and the next begins.
///
/// A line that begins with `---` or `...` and a blank is a marker everywhere, in scalars too (YAML
/// 1.2, rule 206), so the cut needs no parsing; and a broken document can't spoil the next.
struct YAMLPieces: Sequence, IteratorProtocol {
  private let text: UnsafeBufferPointer<UInt8>
  private let search: ByteSearch
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    search = ByteSearch(text)
  }

  /// A document with the directives and comments before it.
  struct Piece {
    let range: Range<Int>
    /// Whether there is nothing but comments in it.
    let isEmpty: Bool
    /// How many directives (`%YAML`, `%TAG`) stand before it.
    let directiveCount: Int
  }

  private enum Line {
    case documentStart, documentEnd, directive, empty, content
  }

  mutating func next() -> Piece? {
    guard position < text.count else { return nil }
    let start = position
    var hasBegun = false
    var directives = 0
    while position < text.count {
      let line = self.line(at: position)
      if line == .documentStart, hasBegun { break }
      position = search.endOfLine(from: position)
      if line == .documentEnd { break }
      if line == .directive, !hasBegun { directives += 1 }
      hasBegun = hasBegun || line == .documentStart || line == .content
    }
    return Piece(
      range: start..<position, isEmpty: !hasBegun && directives == 0, directiveCount: directives)
  }

  private func line(at start: Int) -> Line {
    switch text[start] {
    case UInt8(ascii: "-") where isMarker(at: start): return .documentStart
    case UInt8(ascii: ".") where isMarker(at: start): return .documentEnd
    case UInt8(ascii: "%"): return .directive
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      var offset = start
      while offset < text.count, text[offset] == 0x20 || text[offset] == 0x09 { offset += 1 }
      return offset == text.count || isBreak(text[offset]) || text[offset] == UInt8(ascii: "#")
        ? .empty : .content
    case UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .empty
    default: return .content
    }
  }

  /// Whether three times the same byte stands here, and nothing or a blank after it.
  private func isMarker(at start: Int) -> Bool {
    guard start + 3 <= text.count, text[start + 1] == text[start], text[start + 2] == text[start]
    else { return false }
    guard start + 3 < text.count else { return true }
    let after = text[start + 3]
    return after == 0x20 || after == 0x09 || isBreak(after)
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
