internal import ArchitectureGraph
internal import CEL
package import Diagnostics
internal import Documents
internal import Policies
package import Verdicts

/// Evaluates CEL expressions, over inputs or over nothing: the use-case behind `archlint eval`.
package struct Evaluation: Sendable {
  /// What came of an expression.
  package enum Outcome<Result: Sendable>: Sendable {
    /// It was evaluated; errors and unknowns are values, too.
    case value(Result)
    /// The expression could not be compiled, or an input could not be read.
    case failed([Diagnostic])
  }

  /// Whether types are checked first.
  package var isChecked = true
  /// What is wrong with the inputs: with any of it nothing is evaluated.
  package let problems: [Diagnostic]
  private let graph: Graph
  private let compiler = PolicyCompiler(schema: Schema())
  private var node: NodeID?

  /// An evaluation over the files and folders `inputs`.
  ///
  /// `object` and `node` are the only resource there is, if there is but one.
  package init(over inputs: [String] = []) {
    var discovery = InputDiscovery(exclude: [])
    for path in inputs { discovery.add(path) }
    let set = InputReader(schema: Schema(), limits: .standard).read(discovery.files)
    problems =
      discovery.unreadable.map {
        Diagnostic(path: $0.path, message: "can't be read: \($0.reason)")
      } + set.errors
    graph = set.graph
    node = candidates.count == 1 ? candidates.first?.id : nil
  }

  private var candidates: [Node] {
    graph.nodes.filter { !$0.isExternal && $0.kind != .internet && $0.kind != .architecture }
  }

  /// The resources that there are, by address, each with its kind.
  package var resources: [(address: String, kind: String)] {
    candidates.map { ($0.address, $0.kind.rawValue) }.sorted { $0.address < $1.address }
  }

  /// The address of the resource that `object` and `node` are, if they are one.
  package var resource: String? { node.map { graph[$0].address } }

  /// Makes `object` and `node` the resource at `address`.
  ///
  /// - Returns: what is wrong, where there is none.
  package mutating func use(_ address: String) -> Diagnostic? {
    guard let found = candidates.first(where: { $0.address == address }) else {
      let help = PolicyName.help(for: address, among: candidates.map(\.address))
      return Diagnostic(path: "", message: "no resource is called '\(address)'", help: help)
    }
    node = found.id
    return nil
  }

  /// What `expression` comes to.
  package func evaluate(_ expression: String) -> Outcome<EvaluatedValue> {
    run(expression) { $0.evaluate(expression, compiler, isChecked: isChecked) }
  }

  /// What each part of `expression` comes to.
  package func trace(_ expression: String) -> Outcome<[TracedPart]> {
    run(expression) { $0.trace(expression, compiler) }
  }

  /// The type that `expression` has before it is evaluated.
  package func type(of expression: String) -> Outcome<String> {
    run(expression) { $0.type(of: expression, compiler) }
  }

  private func run<Value>(
    _ expression: String, _ body: (ExpressionRun) -> Result<Value, CompilationError>
  ) -> Outcome<Value> {
    guard problems.isEmpty else { return .failed(problems) }
    switch body(ExpressionRun(graph: graph, node: node)) {
    case .success(let value): return .value(value)
    case .failure(let error):
      let source = SourceFile(path: "expression", text: expression)
      return .failed(error.mistakes.map { Diagnostic($0, in: source) })
    }
  }
}

extension Diagnostic {
  /// A mistake in an expression that stands by itself.
  fileprivate init(_ mistake: Mistake, in source: SourceFile) {
    let range = SourceRange(mistake.range.lowerBound, mistake.range.upperBound)
    self.init(
      path: source.path, position: LineTable(source).position(at: range.lowerBound),
      message: mistake.message, help: mistake.help, excerpt: .init(of: source, marking: range))
  }
}
