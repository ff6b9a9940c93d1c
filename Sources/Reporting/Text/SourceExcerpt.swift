internal import Diagnostics

/// The line of a source that a finding points at, with carets below what it means.
///
/// What must never be printed is replaced, what a terminal would obey is written out, and a line
/// that is too long (a plan is one line) is cut around the carets.
struct SourceExcerpt {
  /// The line's number, from 1.
  let line: Int
  /// The line.
  let text: String
  /// Blanks up to the carets.
  let indentation: String
  /// The carets.
  let carets: String

  private struct Cell {
    let text: String
    let isMeant: Bool
  }

  /// What is shown instead of a secret.
  private static let mask = "(sensitive)"

  /// The excerpt for `range` of `source`, of at most `width` characters; nil where the range lies
  /// outside of the source.
  ///
  /// `lines` is the table of the same source; `redactions` are in order and do not overlap.
  /// - Complexity: O(log redactions + width).
  init?(
    _ source: SourceFile, lines table: LineTable, range: SourceRange, redactions: [SourceRange],
    width: Int
  ) {
    guard range.lowerBound <= source.bytes.count else { return nil }
    line = table.line(at: range.lowerBound)
    let whole = table.range(ofLine: line)
    let bounds = Self.vicinity(of: range, in: whole, bytes: source.bytes, width: width)
    let hidden = redactions.overlapping(from: bounds.lowerBound, to: bounds.upperBound)
    let cells = Self.cells(of: source.bytes, in: bounds, meaning: range, hidden: hidden)
    let start = cells.firstIndex(where: \.isMeant) ?? cells.count
    let end = cells[start...].firstIndex { !$0.isMeant } ?? cells.count
    let window = Self.window(cells.count, around: start, width: width)
    let isCutBefore = window.lowerBound > 0 || bounds.lowerBound > whole.lowerBound
    let isCutAfter = window.upperBound < cells.count || bounds.upperBound < whole.upperBound
    let before = isCutBefore ? "…" : ""
    text =
      (before + cells[window].map(\.text).joined() + (isCutAfter ? "…" : ""))
      .trimmingTrailingBlanks
    let lead = cells[window.lowerBound..<max(start, window.lowerBound)]
    indentation = String(
      repeating: " ", count: before.count + lead.reduce(0) { $0 + $1.text.count })
    let meant = cells[start..<max(start, min(end, window.upperBound))]
    carets = String(repeating: "^", count: max(1, meant.reduce(0) { $0 + $1.text.count }))
  }

  /// As much of `line` as can be shown around the start of `range`, at the borders of characters: a
  /// line can be as long as its file.
  private static func vicinity(
    of range: SourceRange, in line: SourceRange, bytes: [UInt8], width: Int
  ) -> SourceRange {
    var lower = max(line.lowerBound, range.lowerBound - 4 * width)
    while lower > line.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    var upper = min(line.upperBound, max(range.lowerBound, lower) + 8 * width)
    while upper < line.upperBound, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return SourceRange(lower, upper)
  }

  private static func window(_ count: Int, around start: Int, width: Int) -> Range<Int> {
    guard count > width else { return 0..<count }
    let lower = start + width / 2 < width ? 0 : min(start - width / 3, max(0, count - width))
    return max(0, lower)..<min(count, max(0, lower) + width)
  }

  /// The characters of a line as they are shown, each with whether it is meant.
  private static func cells(
    of bytes: [UInt8], in bounds: SourceRange, meaning range: SourceRange,
    hidden: ArraySlice<SourceRange>
  ) -> [Cell] {
    var cells: [Cell] = []
    var offset = bounds.lowerBound
    while offset < bounds.upperBound {
      let isMeant = range.lowerBound <= offset && offset < range.upperBound
      if let secret = hidden.first(where: { $0.lowerBound <= offset && offset < $0.upperBound }) {
        cells += mask.map { Cell(text: String($0), isMeant: isMeant) }
        offset = min(secret.upperBound, bounds.upperBound)
        continue
      }
      var end = offset + 1
      while end < bounds.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let scalar = String(decoding: bytes[offset..<end], as: UTF8.self)
      cells.append(Cell(text: scalar == "\t" ? "  " : scalar.printable, isMeant: isMeant))
      offset = end
    }
    return cells
  }
}
