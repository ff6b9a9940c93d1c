/// One line of a source as a ``Snippet`` shows it: cut to the width, fit for a terminal, redacted.
struct SnippetLine {
  /// What takes one or more columns and is shown or cut as a whole.
  struct Cell {
    var text: String
    let width: Int
    let style: Snippet.Style
    /// Where in the source it begins.
    let offset: Int
    /// Whether it is pointed at.
    let isMarked: Bool
  }

  let cells: [Cell]

  /// The line's text.
  var spans: [Snippet.Span] {
    var spans: [Snippet.Span] = []
    for cell in cells {
      let style = cell.style == .source && cell.isMarked ? .marked : cell.style
      if let last = spans.last, last.style == style {
        spans[spans.count - 1] = Snippet.Span(style: style, text: last.text + cell.text)
      } else {
        spans.append(Snippet.Span(style: style, text: cell.text))
      }
    }
    return spans
  }

  /// The carets below what is marked, at least one, and `note` behind them.
  func underline(note: String?) -> [Snippet.Span] {
    let before = cells.prefix { !$0.isMarked }.reduce(0) { $0 + $1.width }
    let marked = cells.drop { !$0.isMarked }.prefix { $0.isMarked }.reduce(0) { $0 + $1.width }
    let blanks = String(repeating: " ", count: before)
    var spans = [
      Snippet.Span(
        style: .underline, text: blanks + String(repeating: "^", count: max(1, marked)))
    ]
    if let note { spans.append(Snippet.Span(style: .note, text: " " + note.printable)) }
    return spans
  }

  /// Makes lines out of ranges of the source.
  struct Renderer {
    let source: SourceFile
    let marked: SourceRange
    let redactions: [SourceRange]
    let options: Snippet.Options

    /// The line whose bytes are `content`.
    func render(_ content: SourceRange, isMarked: Bool) -> SnippetLine {
      let anchor = isMarked ? min(marked.lowerBound, content.upperBound) : content.lowerBound
      // What can't be seen anyway is not looked at: a scalar has at most four bytes.
      let reach = 4 * options.width
      let start = boundary(max(content.lowerBound, anchor - reach), in: content)
      let end = boundary(min(content.upperBound, anchor + reach), in: content)
      let near = redactions.overlapping(from: start, to: end)
      let cells = cells(from: start, to: end, isMarked: isMarked, redactions: near)
      return window(
        cells, around: anchor, isCutBefore: start > content.lowerBound,
        isCutAfter: end < content.upperBound)
    }

    /// The first offset at or after `offset` at which a scalar begins.
    private func boundary(_ offset: Int, in content: SourceRange) -> Int {
      var offset = offset
      while offset < content.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      return offset
    }

    private func cells(
      from start: Int, to end: Int, isMarked: Bool, redactions: ArraySlice<SourceRange>
    ) -> [Cell] {
      var cells: [Cell] = []
      var offset = start
      var column = 0
      while offset < end {
        if let redaction = redactions.first(where: {
          $0.lowerBound <= offset && offset < $0.upperBound
        }) {
          let last = min(redaction.upperBound, end)
          let isMarked = isMarked && marked.lowerBound < last && offset < marked.upperBound
          cells.append(
            Cell(
              text: "(sensitive)", width: 11, style: .omission, offset: offset, isMarked: isMarked))
          offset = last
        } else {
          let length = length(at: offset, end: end)
          let isMarked = isMarked && marked.lowerBound <= offset && offset < marked.upperBound
          cells.append(cell(at: offset, length: length, column: column, isMarked: isMarked))
          offset += length
        }
        column += cells.last?.width ?? 0
      }
      // A mark past the last character still shows.
      if isMarked, marked.lowerBound >= end {
        cells.append(Cell(text: " ", width: 1, style: .source, offset: end, isMarked: true))
      }
      return cells
    }

    /// The number of bytes of the scalar at `offset`.
    private func length(at offset: Int, end: Int) -> Int {
      var next = offset + 1
      while next < min(end, offset + 4), source.bytes[next] & 0xC0 == 0x80 { next += 1 }
      return next - offset
    }

    private func cell(at offset: Int, length: Int, column: Int, isMarked: Bool) -> Cell {
      var text = String(decoding: source.bytes[offset..<offset + length], as: UTF8.self)
      var width = 1
      if text == "\t" {
        width = options.tabWidth - column % options.tabWidth
        text = String(repeating: " ", count: width)
      } else {
        text = text.printable
        width = text.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
      }
      return Cell(text: text, width: width, style: .source, offset: offset, isMarked: isMarked)
    }

    /// The cells that fit the width, those around `anchor` first, with marks where some are cut.
    private func window(
      _ cells: [Cell], around anchor: Int, isCutBefore: Bool, isCutAfter: Bool
    ) -> SnippetLine {
      let width = cells.reduce(0) { $0 + $1.width }
      guard width > options.width || isCutBefore || isCutAfter else {
        return SnippetLine(cells: cells)
      }
      let first = firstShown(of: cells, around: anchor, isCutBefore: isCutBefore)
      var last = first
      var room = options.width
      while last < cells.count, room >= cells[last].width {
        room -= cells[last].width
        last += 1
      }
      var shown = Array(cells[first..<last])
      let omission = Cell(text: "…", width: 1, style: .omission, offset: 0, isMarked: false)
      if first > 0 || isCutBefore { shown.insert(omission, at: 0) }
      if last < cells.count || isCutAfter { shown.append(omission) }
      return SnippetLine(cells: shown)
    }

    /// Where the window begins: at the line's start if what is marked is seen from there.
    private func firstShown(of cells: [Cell], around anchor: Int, isCutBefore: Bool) -> Int {
      let middle = cells.firstIndex { $0.isMarked || $0.offset >= anchor } ?? cells.count
      let end = cells.lastIndex { $0.isMarked }.map { $0 + 1 } ?? middle
      let widthToEnd = cells[..<end].reduce(0) { $0 + $1.width }
      if !isCutBefore, widthToEnd <= options.width { return 0 }
      var first = middle
      var room = options.width / 3
      while first > 0, room >= cells[first - 1].width {
        room -= cells[first - 1].width
        first -= 1
      }
      return first
    }
  }
}
