extension Diagnostic {
  /// The line of a source that a diagnostic is about, with the place underlined.
  package struct Excerpt: Hashable, Sendable {
    /// The lines, each ended by a line break.
    package let text: String

    /// The line of `source` on which `range` begins.
    package init(of source: SourceFile, marking range: SourceRange) {
      var options = Snippet.Options()
      options.context = 0
      text = Snippet(of: source, lines: LineTable(source), marking: range, options: options).text
    }
  }

  /// The diagnostic as a compiler shows it: its line, then the source with carets, if it has an
  /// excerpt; each line ended by a line break.
  package var block: String {
    line + "\n" + (excerpt.map { indented($0.text) } ?? "")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
