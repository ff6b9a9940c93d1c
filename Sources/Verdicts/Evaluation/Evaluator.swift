internal import ArchitectureGraph
internal import CEL
internal import Policies

/// Evaluates the expressions of policies over one graph; one of it for each thread.
///
/// Conditions see the values as they are. Messages see them with sensitive text replaced, so that
/// no message can tell a secret, whatever the policy's author wrote.
final class Evaluator {
  let graph: Graph
  let plain: GraphSource
  let redacting: GraphSource
  /// The one frame of all conditions: what it holds of a node serves each policy on it.
  private let conditions: Frame

  init(graph: Graph) {
    self.graph = graph
    let tokens = Tokens(graph: graph, trees: TreeTable(graph))
    plain = GraphSource(graph: graph, tokens: tokens, redacting: false)
    redacting =
      graph.sensitive.isEmpty
      ? plain : GraphSource(graph: graph, tokens: tokens, redacting: true)
    conditions = Frame(
      Environment(libraries: []), host: plain, costLimit: CostLimits.resource)
  }

  deinit {
    plain.disconnect()
    redacting.disconnect()
  }

  /// What the numbers in `set` stand for.
  func unknowns(in set: UnknownSet) -> [Unknown] { plain.tokens.unknowns(in: set) }

  /// The values with which the conditions of `policy` judge `node`; the next call takes them away.
  func conditionFrame(_ policy: CompiledPolicy, _ node: NodeID) -> Frame {
    conditions.enter(policy, node, plain)
    return conditions
  }

  /// The values with which `policy` judges `node`, in a frame of their own.
  func frame(_ policy: CompiledPolicy, _ node: NodeID, _ source: GraphSource) -> Frame {
    let limit = CostLimits.limit(for: policy.policy.scope)
    let frame = Frame(policy.environment, host: source, costLimit: limit)
    frame.enter(policy, node, source)
    return frame
  }

  /// The slots of the variables that every policy has, in the order of `PolicyCompiler`.
  enum Slot {
    static let object = 0
    static let node = 1
    static let graph = 2
  }
}

/// The values of the variables while one policy judges one node.
final class Frame {
  private var activation: Activation
  /// Whose values `object` and `node` are, if they have any.
  private var subject: NodeID?

  init(_ environment: Environment, host: GraphSource, costLimit: Int) {
    activation = Activation(for: environment, host: host, costLimit: costLimit)
  }

  /// Binds what `policy` reads when it judges `node`.
  func enter(_ policy: CompiledPolicy, _ node: NodeID, _ source: GraphSource) {
    typealias Slot = Evaluator.Slot
    activation.enter(policy.environment, keeping: subject == node ? Slot.graph : 0)
    activation.costLimit = CostLimits.limit(for: policy.policy.scope)
    if subject != node {
      activation.bind(Slot.object, to: source.document(of: node))
      activation.bind(Slot.node, to: source.object(.node(node)))
      subject = node
    }
    if policy.isAboutArchitecture { activation.bind(Slot.graph, to: source.object(.graph)) }
    for parameter in policy.parameters { activation.bind(parameter.slot, to: parameter.value) }
  }

  func bind(_ slot: Int, to value: CEL.Value) { activation.bind(slot, to: value) }

  func bind(_ slot: Int, to program: Program) { activation.bind(slot, to: program) }

  /// What the parts of traced programs came to.
  var trace: [Activation.TraceEntry] { activation.trace }

  func evaluate(_ program: Program) -> CEL.Value { program.evaluate(in: &activation) }

  func value(of slot: Int) -> CEL.Value { activation.value(of: slot) }
}
