/// Something wrong with an expression, found while parsing or checking it.
package struct Mistake: Error, Sendable, Hashable {
  /// What is wrong, in lower case and without a full stop.
  package let message: String
  /// What to do about it, if that is known.
  package let help: String?
  /// UTF-8 offsets of the place in the expression.
  package let range: Range<Int>

  /// A mistake at a place.
  package init(_ message: String, help: String? = nil, at range: Range<Int>) {
    self.message = message
    self.help = help
    self.range = range
  }
}

/// All that is wrong with an expression; never empty.
package struct CompilationError: Error, Sendable, Hashable {
  /// The mistakes by place.
  package let mistakes: [Mistake]

  /// An error of at least one mistake.
  init(_ mistakes: [Mistake]) {
    self.mistakes = mistakes.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
