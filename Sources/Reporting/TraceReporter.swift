package import Verdicts

/// Writes what the parts of an expression came to, as a tree below the expression.
package struct TraceReporter: Sendable {
  /// The most characters of a part, and of a value.
  private static let limit = 72

  /// A reporter.
  package init() {}

  /// The tree for `parts`, the whole first.
  package func text(of parts: [TracedPart]) -> String {
    parts.map { part in
      let indentation = String(repeating: "  ", count: part.depth)
      return "\(indentation)\(Self.short(part.text.printable)) = \(Self.values(of: part))\n"
    }.joined()
  }

  private static func values(of part: TracedPart) -> String {
    guard !part.values.isEmpty else { return "(not evaluated)" }
    let values = part.values.map { short(ValueReporter($0).text) }
    if Set(values).count == 1 {
      return values[0] + (part.count > 1 ? " (\(part.count) times)" : "")
    }
    let rest = part.count - values.count
    return values.joined(separator: ", ") + (rest > 0 ? ", … (\(part.count) times)" : "")
  }

  private static func short(_ text: String) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }
}
