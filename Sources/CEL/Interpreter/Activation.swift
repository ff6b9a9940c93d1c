/// The values that programs are evaluated with: variables by slot, and the host's context.
///
/// One is made for each thread that evaluates and is used again for one evaluation after the other
/// (it is passed down as one `inout`, so that nothing on the way needs a check of exclusive access); a variable may be bound to a program instead of a value, which runs when the variable is
/// first read and is not run again.
package struct Activation: ~Copyable {
  /// How much one evaluation may cost unless the host says otherwise, in steps.
  ///
  /// A step is roughly a node of the expression, evaluated once. This is how many of its units of
  /// cost Kubernetes' API server allows one call; they take a tenth of a second or so.
  package static let standardCostLimit = 1_000_000

  private enum Binding {
    case unset
    case value(Value)
    case program(Program)
    case running
  }

  /// What functions of the host see.
  package let host: (any HostContext)?
  /// How much one evaluation may cost, in steps.
  package var costLimit: Int
  private var bindings: [Binding]
  /// What the last evaluation has cost, in steps.
  package private(set) var cost = 0
  private var locals: [Value] = []
  /// Where the running program's locals begin, and where they end.
  private var base = 0
  private var top = 0
  private var depth = 0

  /// An activation for programs of an environment, without values as yet.
  package init(
    for environment: Environment, host: (any HostContext)? = nil,
    costLimit: Int = Activation.standardCostLimit
  ) {
    self.host = host
    self.costLimit = costLimit
    bindings = Array(repeating: .unset, count: environment.variables.count)
  }

  /// An activation for what is computed when compiling.
  init() {
    host = nil
    costLimit = Activation.standardCostLimit
    bindings = []
  }

  /// Makes room for the variables of an extended environment.
  ///
  /// The values of the first variables, which both environments have, are kept; the others have
  /// none then. So one activation serves all policies on one resource: `object` and `node` keep
  /// their values while the policies' own variables come and go.
  package mutating func enter(_ environment: Environment, keeping count: Int) {
    for slot in min(count, bindings.count)..<bindings.count { bindings[slot] = .unset }
    while bindings.count < environment.variables.count { bindings.append(.unset) }
  }

  // MARK: Tracing

  /// What a part of a traced expression came to, once.
  package struct TraceEntry: Sendable {
    /// UTF-8 offsets of the part in the expression.
    package let range: Range<Int>
    /// What it came to.
    package let value: Value
  }

  /// The most entries that are kept of one evaluation.
  private static let traceLimit = 100_000

  /// What the parts of a traced expression came to, in the order of their evaluation.
  package private(set) var trace: [TraceEntry] = []

  /// Notes what a part of a traced expression came to.
  mutating func note(_ value: Value, at range: Range<Int>) {
    guard trace.count < Activation.traceLimit else { return }
    trace.append(TraceEntry(range: range, value: value))
  }

  // MARK: Variables

  /// Binds a variable to a value.
  package mutating func bind(_ slot: Int, to value: Value) {
    bindings[slot] = .value(value)
  }

  /// Binds a variable to a program that is run when the variable is first read.
  package mutating func bind(_ slot: Int, to program: Program) {
    bindings[slot] = .program(program)
  }

  /// Takes a variable's value away.
  package mutating func unbind(_ slot: Int) {
    bindings[slot] = .unset
  }

  /// The value of a variable; an error, which says its name, if it has none.
  package mutating func value(of slot: Int, named name: String) -> Value {
    guard slot < bindings.count else { return unbound(name) }
    switch bindings[slot] {
    case .value(let value): return value
    case .unset: return unbound(name)
    case .running: return .failure(.unbound, "variable '\(name)' depends on itself")
    case .program(let program):
      bindings[slot] = .running
      let value = run(program)
      bindings[slot] = .value(value)
      return value
    }
  }

  private func unbound(_ name: String) -> Value {
    .failure(.unbound, "variable '\(name)' has no value")
  }

  // MARK: Evaluation

  /// Evaluates a program from the start, with a cost of its own.
  mutating func evaluate(_ program: Program) -> Value {
    guard depth == 0 else { return run(program) }
    cost = 0
    let result = run(program)
    return cost > costLimit ? Activation.costLimitExceeded : result
  }

  /// Runs a program on its own part of the locals.
  private mutating func run(_ program: Program) -> Value {
    let outer = (base, top)
    base = top
    top = base + program.localCount
    depth += 1
    while locals.count < top { locals.append(.null) }
    let result = program.code.run(&self)
    depth -= 1
    (base, top) = outer
    return result
  }

  /// A variable of a macro.
  func local(_ index: Int) -> Value { locals[base + index] }

  /// Gives a variable of a macro its value.
  mutating func setLocal(_ index: Int, _ value: Value) { locals[base + index] = value }

  /// Counts steps; false when they have become too many.
  mutating func charge(_ steps: Int) -> Bool {
    cost &+= steps
    return cost <= costLimit
  }

  /// What an evaluation that costs too much comes to.
  static var costLimitExceeded: Value {
    .failure(
      .limit,
      "cost limit exceeded; ask less of every element, or work out what stays the same outside of "
        + "the comprehension")
  }
}
