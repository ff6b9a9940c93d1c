internal import ArchitectureGraph
internal import CEL
package import Diagnostics
internal import Documents
internal import Policies
package import Verdicts

/// Evaluates one CEL expression, over inputs or over nothing: the use-case behind `archlint eval`.
package struct Evaluation: Sendable {
  /// What came of it.
  package enum Outcome: Sendable {
    /// A value; errors and unknowns are values, too.
    case value(EvaluatedValue)
    /// The expression could not be compiled, or an input could not be read.
    case failed([Diagnostic])
  }

  /// The files to evaluate over.
  package var inputs: [String] = []
  /// Which resource `object` and `node` are, by address.
  package var resource: String?
  /// Whether types are checked first.
  package var isChecked = true

  /// An evaluation over nothing.
  package init() {}

  /// Evaluates `expression`.
  package func evaluate(_ expression: String) -> Outcome {
    var discovery = InputDiscovery(exclude: [])
    for path in inputs { discovery.add(path) }
    var problems = discovery.unreadable.map {
      Diagnostic(path: $0.path, message: "can't be read: \($0.reason)")
    }
    let schema = Schema()
    let set = InputReader(schema: schema, limits: .standard).read(discovery.files)
    problems += set.errors
    guard problems.isEmpty else { return .failed(problems) }
    let candidates = set.graph.nodes.filter {
      !$0.isExternal && $0.kind != .internet && $0.kind != .architecture
    }
    var node: Node?
    if let resource {
      node = candidates.first { $0.address == resource }
      guard node != nil else {
        let help = PolicyName.help(for: resource, among: candidates.map(\.address))
        return .failed([
          Diagnostic(path: "", message: "no resource is called '\(resource)'", help: help)
        ])
      }
    } else if candidates.count == 1 {
      node = candidates.first
    }
    return ExpressionRun(graph: set.graph, node: node?.id)
      .run(expression, PolicyCompiler(schema: schema), isChecked: isChecked)
  }
}

extension ExpressionRun {
  fileprivate func run(_ text: String, _ compiler: PolicyCompiler, isChecked: Bool)
    -> Evaluation.Outcome
  {
    switch evaluate(text, compiler, isChecked: isChecked) {
    case .success(let value): return .value(value)
    case .failure(let error):
      let source = SourceFile(path: "", text: text)
      let lines = LineTable(source)
      return .failed(
        error.mistakes.map { mistake in
          Diagnostic(
            path: "expression", position: lines.position(at: mistake.range.lowerBound),
            message: mistake.message, help: mistake.help)
        })
    }
  }
}
