/// The lines of a source around a place, with the place underlined, as a report shows them.
///
///     11 | containers:
///     12 |   - image: nginx:latest
///        |            ^^^^^^^^^^^^ a tag that moves
///
/// What it says is text with styles, so that a reporter can colour it; it prints nothing. The text is
/// fit for a terminal, and redacted ranges show as `(sensitive)`.
package struct Snippet: Sendable, Hashable {
  /// What a piece of a snippet is.
  package enum Style: Sendable, Hashable {
    /// Line numbers and the rule beside them.
    case gutter
    /// Text of the source.
    case source
    /// Text of the source that is pointed at.
    case marked
    /// The carets below it.
    case underline
    /// The words behind the carets.
    case note
    /// What stands for a redacted text, or for the rest of a long line.
    case omission
  }

  /// A piece of one line.
  package struct Span: Sendable, Hashable {
    /// What it is.
    package let style: Style
    /// Its text, without line breaks.
    package let text: String

    /// A piece of a line.
    package init(style: Style, text: String) {
      self.style = style
      self.text = text
    }
  }

  /// How much to show.
  package struct Options: Sendable, Hashable {
    /// The lines of context above and below.
    package var context = 1
    /// The most columns that a line of the source may take.
    package var width = 100
    /// What a tab advances to a multiple of.
    package var tabWidth = 4

    /// The usual amount.
    package init() {}
  }

  /// The lines, each of one or more spans.
  package let lines: [[Span]]

  /// The place `range` in `source` with `note` beside it; a range of several lines is underlined on
  /// its first.
  ///
  /// The `redactions` are in order and do not overlap.
  /// - Complexity: O(width × lines shown), however long the lines are.
  package init(
    of source: SourceFile, lines table: LineTable, marking range: SourceRange, note: String? = nil,
    redactions: [SourceRange] = [], options: Options = Options()
  ) {
    let first = table.line(at: min(range.lowerBound, source.bytes.count))
    let shown = max(1, first - options.context)...min(table.count, first + options.context)
    let digits = String(shown.upperBound).count
    let renderer = SnippetLine.Renderer(
      source: source, marked: range, redactions: redactions, options: options)
    var lines: [[Span]] = []
    for line in shown {
      let content = table.range(ofLine: line)
      // The empty line after a final line break is none.
      if line == table.count, line != first, content.isEmpty { continue }
      let rendered = renderer.render(content, isMarked: line == first)
      let number = String(line)
      let padding = String(repeating: " ", count: digits - number.count)
      let spans = [Span(style: .gutter, text: "\(padding)\(number) | ")] + rendered.spans
      lines.append(Self.trimmed(spans))
      guard line == first else { continue }
      let gutter = String(repeating: " ", count: digits) + " | "
      lines.append([Span(style: .gutter, text: gutter)] + rendered.underline(note: note))
    }
    self.lines = lines
  }

  /// The snippet without styles, each line ended by a line break.
  package var text: String {
    lines.map { $0.map(\.text).joined() + "\n" }.joined()
  }

  /// `spans` without blanks at the end.
  private static func trimmed(_ spans: [Span]) -> [Span] {
    var spans = spans
    while let last = spans.last {
      var text = last.text
      while text.last == " " { text.removeLast() }
      spans.removeLast()
      if !text.isEmpty {
        spans.append(Span(style: last.style, text: text))
        break
      }
    }
    return spans
  }
}
