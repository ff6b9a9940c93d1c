/// Where a heredoc ends and how far it is indented.
enum Heredoc {
  /// How many heredocs without an end are looked into; the next ones are taken to have none.
  static let endlessLimit = 16

  /// The line of `bytes`, from `start` on, that holds nothing but `marker` and blanks; nil if none.
  ///
  /// The range is that of the line, its end excluded.
  static func end(
    of marker: String, in bytes: [UInt8], from start: Int, to end: Int
  ) -> Range<Int>? {
    let wanted = Array(marker.utf8)
    var lineStart = start
    while lineStart <= end {
      let lineEnd = endOfLine(from: lineStart, in: bytes, to: end)
      if trimmed(bytes[lineStart..<lineEnd]).elementsEqual(wanted) {
        return lineStart..<trimmed(bytes[lineStart..<lineEnd]).endIndex
      }
      lineStart = lineEnd + 1
    }
    return nil
  }

  /// How many blanks begin every line of `text` that holds anything else.
  static func indentation(of bytes: [UInt8], in text: Range<Int>) -> Int {
    var least = Int.max
    var lineStart = text.lowerBound
    while lineStart < text.upperBound {
      let lineEnd = endOfLine(from: lineStart, in: bytes, to: text.upperBound)
      let line = bytes[lineStart..<lineEnd]
      if !trimmed(line).isEmpty { least = min(least, line.prefix { isBlank($0) }.count) }
      lineStart = lineEnd + 1
    }
    return least == .max ? 0 : least
  }

  private static func endOfLine(from start: Int, in bytes: [UInt8], to end: Int) -> Int {
    var index = start
    while index < end, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.drop { isBlank($0) }
    let end = start.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start.startIndex
    return start[start.startIndex..<end]
  }
}
