internal import ArchitectureGraph
internal import Diagnostics
internal import Documents

/// Where the parts of a text stand in the file that holds it.
struct TextPlace {
  private let value: Value?
  private let source: SourceFile
  /// For each line of the text where it begins, in the text and in the source; nil where the text
  /// is written so that its parts can't be found.
  private let lines: [(text: Int, source: Int)]?

  /// The places of the parts of a file.
  init(_ source: SourceFile) {
    self.source = source
    value = nil
    lines = [(0, 0)]
  }

  /// The places of the parts of the text that is `value`: a literal block, or a text on one line.
  init(_ value: Value) {
    self.value = value
    source = value.tree.source
    lines = TextPlace.lines(of: value, in: source.bytes)
  }

  /// The place of `range` of the text.
  func spot(_ range: SourceRange) -> Declaration.Spot? {
    guard let start = offset(range.lowerBound) else {
      return value.map { Declaration.Spot(source, $0.range) }
    }
    // What goes over several lines is pointed at by its first.
    let lineEnd = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
    let end = min(start + range.upperBound - range.lowerBound, lineEnd)
    return Declaration.Spot(source, SourceRange(start, end))
  }

  private func offset(_ offset: Int) -> Int? {
    guard let lines else { return nil }
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].text <= offset { low = middle } else { high = middle }
    }
    guard low < lines.count else { return nil }
    let found = lines[low].source + offset - lines[low].text
    return found < source.bytes.count ? found : nil
  }

  private static func lines(of value: Value, in bytes: [UInt8]) -> [(text: Int, source: Int)]? {
    let range = value.range.lowerBound..<min(value.range.upperBound, bytes.count)
    guard let first = range.first.map({ bytes[$0] }), let text = value.string else { return nil }
    if first == UInt8(ascii: "|") { return blockLines(bytes, range, text) }
    let isQuoted = first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")
    let start = range.lowerBound + (isQuoted ? 1 : 0)
    let written = bytes[start..<max(start, range.upperBound - (isQuoted ? 1 : 0))]
    return written.elementsEqual(text.utf8) ? [(0, start)] : nil
  }

  /// The lines of a literal block: each as in the source, without its indentation.
  private static func blockLines(
    _ bytes: [UInt8], _ range: Range<Int>, _ text: String
  ) -> [(text: Int, source: Int)]? {
    guard var start = bytes[range].firstIndex(of: 0x0A).map({ $0 + 1 }) else { return nil }
    let first = bytes[start...].firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D } ?? start
    let lineStart = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let indentation = first - lineStart
    var lines: [(text: Int, source: Int)] = []
    var offset = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isBlank = line.isEmpty
      lines.append((offset, isBlank ? start : start + indentation))
      offset += line.count + 1
      guard let end = bytes[min(start, bytes.count)...].firstIndex(of: 0x0A) else { break }
      start = end + 1
    }
    return lines
  }
}
