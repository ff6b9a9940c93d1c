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
    if redacting !== plain { redacting.disconnect() }
  }

  /// What the numbers in `set` stand for.
  func unknowns(in set: UnknownSet) -> [Unknown] { plain.tokens.unknowns(in: set) }

  /// The values with which the conditions of `policy` judge `node`; the next call takes them away.
  func conditionFrame(_ policy: CompiledPolicy, _ node: NodeID) -> Frame {
    conditions.enter(policy, node, plain)
    return conditions
  }

  /// How many parts of `node` pass `policy`, if nothing is to be said of any; nil where a ``Sitting``
  /// has to look closer, from the start.
  ///
  /// That is how nearly all judging ends, and so it costs nothing beside what the expressions do.
  func passes(_ policy: CompiledPolicy, on node: NodeID) -> Int? {
    let frame = conditionFrame(policy, node)
    for index in policy.matchConditions.indices {
      switch frame.evaluate(policy.matchConditions[index]) {
      case .bool(true): continue
      case .bool(false): return 0
      default: return nil
      }
    }
    guard let forEach = policy.forEach else { return frame.holds(policy) ? 1 : nil }
    guard case .list(let parts) = frame.evaluate(forEach.list), parts.rest == nil else {
      return nil
    }
    for index in 0..<parts.count {
      let part = parts[index]
      guard part.isSettled else { return nil }
      frame.bind(forEach.slot, to: part)
      guard frame.holds(policy) else { return nil }
    }
    return max(parts.count, 1)
  }

  /// The values with which `policy` judges `node`, in a frame of their own.
  func frame(_ policy: CompiledPolicy, _ node: NodeID, _ source: GraphSource) -> Frame {
    let frame = Frame(policy.environment, host: source, costLimit: policy.costLimit)
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
    activation.costLimit = policy.costLimit
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

  /// Whether all validations of `policy` hold of the part that is bound.
  func holds(_ policy: CompiledPolicy) -> Bool {
    // By index, because a build without optimization makes a box for each element of `for … in`.
    for index in policy.variables.indices {
      bind(policy.variables[index].slot, to: policy.variables[index].program)
    }
    for index in policy.conditions.indices {
      guard case .bool(true) = evaluate(policy.conditions[index]) else { return false }
    }
    return true
  }

  /// What the parts of traced programs came to.
  var trace: [Activation.TraceEntry] { activation.trace }

  func evaluate(_ program: Program) -> CEL.Value { program.evaluate(in: &activation) }

  func value(of slot: Int, named name: String) -> CEL.Value {
    activation.value(of: slot, named: name)
  }
}
