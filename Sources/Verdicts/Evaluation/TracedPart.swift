internal import CEL

/// A part of an expression, as it is written, with what it came to.
package struct TracedPart: Sendable {
  /// How deep it stands in the expression; 0 for the whole.
  package let depth: Int
  /// The part, on one line.
  package let text: String
  /// What it came to: nothing where it was not evaluated, several values in a comprehension.
  package let values: [EvaluatedValue]
  /// How often it was evaluated.
  package let count: Int

  /// The most values that are kept of one part.
  private static let valueLimit = 8

  /// The parts of an expression that are worth a line: all but literals.
  ///
  /// What a macro stands for is left out; a part is what is written. The parts are sorted by place,
  /// each before those within it.
  static func parts(
    of text: String, _ expression: Expression, _ trace: [Activation.TraceEntry],
    _ convert: (Value) -> EvaluatedValue
  ) -> [TracedPart] {
    var values: [Range<Int>: [Value]] = [:]
    for entry in trace { values[entry.range, default: []].append(entry.value) }
    var ranges = Set(values.keys)
    var pending = [expression]
    while let node = pending.popLast() {
      if case .literal = node.kind { continue }
      ranges.insert(node.range)
      pending += node.kind.children
    }
    let sorted = ranges.filter { !$0.isEmpty && $0.upperBound <= text.utf8.count }.sorted {
      ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
    }
    var open: [Range<Int>] = []
    return sorted.map { range in
      while let last = open.last,
        last.upperBound < range.upperBound || last.upperBound <= range.lowerBound
      {
        open.removeLast()
      }
      defer { open.append(range) }
      return TracedPart(
        depth: open.count, range, of: text, values[range] ?? [], isWhole: open.isEmpty, convert)
    }
  }

  private init(
    depth: Int, _ range: Range<Int>, of text: String, _ values: [Value], isWhole: Bool,
    _ convert: (Value) -> EvaluatedValue
  ) {
    self.depth = depth
    let bytes = Array(text.utf8)[range]
    self.text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    // A macro's own loop stands at the place of its call: what counts is what the call came to.
    let shown = isWhole ? values.suffix(1) : values.prefix(Self.valueLimit)
    self.values = shown.map(convert)
    count = isWhole ? min(values.count, 1) : values.count
  }
}
