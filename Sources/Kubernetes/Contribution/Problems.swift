internal import Diagnostics
internal import Documents

/// What is wrong with the objects, collected while they are read.
struct Problems: Sendable {
  private struct Problem {
    let value: Value
    let message: String
    let help: String?
  }

  private var found: [Problem] = []

  /// Notes that `value` is not what Kubernetes would take.
  mutating func warn(at value: Value, _ message: String, help: String? = nil) {
    found.append(Problem(value: value, message: message, help: help))
  }

  /// The warnings with their positions, each once, sorted by place.
  ///
  /// - Complexity: O(n log n) over the warnings, and the bytes of the files that have one.
  func diagnostics() -> [Diagnostic] {
    let start = Position(line: 1, column: 1)
    var tables: [ObjectIdentifier: LineTable] = [:]
    var seen: Set<Diagnostic> = []
    let located = found.map { problem in
      let tree = problem.value.tree
      let identity = ObjectIdentifier(tree)
      let table = tables[identity] ?? LineTable(tree.source)
      tables[identity] = table
      return Diagnostic(
        .warning, path: tree.source.path,
        position: table.position(at: problem.value.range.lowerBound), message: problem.message,
        help: problem.help)
    }
    return located.filter { seen.insert($0).inserted }.sorted { left, right in
      let places = (left.position ?? start, right.position ?? start)
      return (left.path, places.0, left.message) < (right.path, places.1, right.message)
    }
  }
}
