/// Resolves names and infers types, the leaves first.
///
/// A strict checker reports what can't be right. A lenient one, for expressions that are evaluated
/// unchecked, leaves it to the evaluation instead.
struct Checker {
  /// Whether mistakes are reported or left to the evaluation.
  enum Mode {
    case strict
    case lenient
  }

  /// A variable that a macro declares.
  struct Local {
    let name: String
    let type: Type
  }

  let source: String
  let environment: Environment
  let mode: Mode
  var substitution = TypeSubstitution()
  var locals: [Local] = []
  var references = ReferenceSet()
  private(set) var mistakes: [Mistake] = []
  private var types: [Type?] = []
  private var meanings: [Meaning?] = []

  /// Checks an expression.
  ///
  /// - Throws: every mistake that was found, in strict mode.
  static func check(
    _ expression: Expression, of source: String, in environment: Environment, mode: Mode
  ) throws(CompilationError) -> CheckedExpression {
    var checker = Checker(source: source, environment: environment, mode: mode)
    let type = checker.check(expression)
    guard checker.mistakes.isEmpty else { throw CompilationError(checker.mistakes) }
    return CheckedExpression(
      source: source, expression: expression, type: checker.substitution.resolved(type),
      references: checker.references, meanings: checker.meanings,
      types: checker.types.map { $0.map(checker.substitution.resolved) })
  }

  private init(source: String, environment: Environment, mode: Mode) {
    self.source = source
    self.environment = environment
    self.mode = mode
  }

  /// Infers the type of a node and all below it.
  mutating func check(_ node: Expression) -> Type {
    let type = substitution.applied(to: inferredType(of: node))
    set(type, for: node)
    return type
  }

  private mutating func inferredType(of node: Expression) -> Type {
    switch node.kind {
    case .literal(let value): value.type
    case .identifier(let name): identifier(name, node)
    case .select(let operand, let field, let access):
      select(field, of: operand, access, node)
    case .presence(let operand, let field): presence(of: field, in: operand, node)
    case .call(let function, let receiver, let arguments):
      call(function, receiver, arguments, node)
    case .list(let elements): list(elements)
    case .map(let entries): map(entries)
    case .object(let name, let entries): object(name, entries, node)
    case .comprehension(let comprehension): self.comprehension(comprehension)
    case .bind(let name, let value, let body): bind(name, value, body)
    }
  }

  private mutating func bind(_ name: Name, _ value: Expression, _ body: Expression) -> Type {
    let type = check(value)
    return within([Local(name: name.text, type: type)]) { checker in checker.check(body) }
  }

  // MARK: Results

  private mutating func set(_ type: Type, for node: Expression) {
    let index = Int(node.id)
    reserve(index)
    types[index] = type
  }

  mutating func set(_ meaning: Meaning, for node: Expression) {
    let index = Int(node.id)
    reserve(index)
    meanings[index] = meaning
  }

  private mutating func reserve(_ index: Int) {
    while types.count <= index {
      types.append(nil)
      meanings.append(nil)
    }
  }

  /// Reports a mistake; a lenient checker goes on as if the node were dynamic.
  mutating func report(_ message: String, help: String? = nil, at range: Range<Int>) -> Type {
    guard mode == .strict else { return .dyn }
    mistakes.append(Mistake(message, help: help, at: range))
    return .error
  }

  // MARK: Locals

  /// Runs a part of the check with more locals.
  mutating func within(_ more: [Local], _ part: (inout Checker) -> Type) -> Type {
    locals += more
    defer { locals.removeLast(more.count) }
    return part(&self)
  }

  /// The place of a local on the stack; the innermost of a name counts.
  func local(_ name: String) -> Int? {
    locals.lastIndex { $0.name == name }
  }

  /// Whether a dotted name starts with a local, which hides what it might mean otherwise.
  func startsWithLocal(_ qualifiedName: String) -> Bool {
    let root = qualifiedName.prefix { $0 != "." }
    return !root.isEmpty && local(String(root)) != nil
  }

  /// The names that an expression may use here.
  var visibleNames: [String] {
    let hidden = locals.map(\.name).filter { !$0.hasPrefix("@") }
    return hidden + environment.variables.map(\.name)
      + environment.declarations.constants.keys.sorted()
  }
}
