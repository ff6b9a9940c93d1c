package import ArchitectureGraph
package import CEL
internal import Documents
package import Policies

/// Evaluates a lone expression over a graph, with sensitive text replaced.
package struct ExpressionRun {
  private let graph: Graph
  private let node: NodeID?

  /// A run over `graph`, in which `node` and `object` are those of `node`, if it is given.
  package init(graph: Graph, node: NodeID?) {
    self.graph = graph
    self.node = node
  }

  /// Compiles and evaluates `text`.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - compiler: what knows the types of the graph.
  ///   - isChecked: whether types are checked first.
  /// - Returns: the value, or the mistakes that keep it from being evaluated.
  package func evaluate(_ text: String, _ compiler: PolicyCompiler, isChecked: Bool) -> Result<
    EvaluatedValue, CompilationError
  > {
    evaluation(of: text, compiler, isChecked ? .strict : .none).map(\.value)
  }

  /// Evaluates `text` and says what each of its parts came to.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - compiler: what knows the types of the graph.
  /// - Returns: the parts, the whole first, or the mistakes that keep it from being evaluated.
  package func trace(_ text: String, _ compiler: PolicyCompiler) -> Result<
    [TracedPart], CompilationError
  > {
    evaluation(of: text, compiler, .strict, isTraced: true).map(\.parts)
  }

  /// The type that `text` has before it is evaluated.
  package func type(of text: String, _ compiler: PolicyCompiler) -> Result<
    String, CompilationError
  > {
    do {
      return .success(try Program(compiling: text, in: environment(compiler)).type.description)
    } catch {
      return .failure(error)
    }
  }

  private func environment(_ compiler: PolicyCompiler) -> Environment {
    compiler.evaluationEnvironment(
      for: node.map { graph[$0].kind }, type: node.map { graph[$0].type })
  }

  private func evaluation(
    of text: String, _ compiler: PolicyCompiler, _ checking: Program.Checking,
    isTraced: Bool = false
  ) -> Result<(value: EvaluatedValue, parts: [TracedPart]), CompilationError> {
    let environment = environment(compiler)
    do {
      var program = try Program(compiling: text, in: environment, checking: checking)
      if isTraced { program = Program(tracing: program.checked) }
      let evaluator = Evaluator(graph: graph)
      defer { withExtendedLifetime(evaluator) {} }
      let source = evaluator.redacting
      let frame = Frame(environment, host: source, costLimit: CostLimits.architecture)
      frame.bind(Evaluator.Slot.graph, to: source.object(.graph))
      if let node {
        frame.bind(Evaluator.Slot.object, to: source.document(of: node))
        frame.bind(Evaluator.Slot.node, to: source.object(.node(node)))
      }
      let value = EvaluatedValue(frame.evaluate(program), type: program.type, source)
      let parts = TracedPart.parts(of: text, program.checked.expression, frame.trace) {
        EvaluatedValue($0, type: .dyn, source)
      }
      return .success((value, isTraced ? parts : []))
    } catch {
      return .failure(error)
    }
  }
}

/// What an expression came to, ready to be printed: nothing of it refers to the graph any more.
package indirect enum EvaluatedValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  /// The members, and whether there may be more.
  case list([EvaluatedValue], isOpen: Bool)
  case map([(key: EvaluatedValue, value: EvaluatedValue)])
  /// A type, by its name.
  case type(String)
  /// Something with a type of its own, as text: a timestamp, a quantity, a node.
  case other(type: String, text: String)
  /// What it hangs on.
  case unknown([Unknown])
  /// Why it failed, and where in the expression.
  case error(String, range: Range<Int>?)

  init(_ value: CEL.Value, type: CEL.`Type`, _ source: GraphSource) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = .uint(value)
    case .double(let value): self = .double(value)
    case .string(let value): self = .string(value)
    case .bytes(let value): self = .bytes(value)
    case .list(let list):
      self = .list(
        list.elements.map { EvaluatedValue($0, type: .dyn, source) }, isOpen: list.rest != nil)
    case .map(let map):
      self = .map(
        (0..<map.count).map {
          (
            EvaluatedValue(map.key(at: $0), type: .dyn, source),
            EvaluatedValue(map.value(at: $0), type: .dyn, source)
          )
        })
    case .type(let type): self = .type(type.name)
    case .optional(let value):
      self =
        value.map { EvaluatedValue($0, type: .dyn, source) }
        ?? .other(type: "optional_type", text: "none")
    case .unknown(let set): self = .unknown(source.tokens.unknowns(in: set))
    case .error(let error): self = .error(error.message, range: error.range)
    case .timestamp, .duration: self = .other(type: value.type.name, text: value.plainText)
    case .object(let object):
      self = .other(type: object.type.name, text: source.text(of: object) ?? value.plainText)
    }
  }
}

extension GraphSource {
  /// How a node is named; nil for what is none.
  fileprivate func text(of object: Object) -> String? {
    guard let (_, handle) = object.hosted, case .node(let id) = Handle(handle) else { return nil }
    return graph[id].address
  }
}

extension CEL.Value {
  /// The value as CEL's own `string()` writes it; its type's name where that can't.
  fileprivate var plainText: String {
    let environment = Environment(libraries: [.everything], variables: [Variable("value", .dyn)])
    guard let program = try? Program(compiling: "string(value)", in: environment) else {
      return type.name
    }
    var activation = Activation(for: environment)
    activation.bind(0, to: self)
    guard case .string(let text) = program.evaluate(in: &activation) else { return type.name }
    return text
  }
}
