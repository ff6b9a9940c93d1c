/// A node, compiled: what evaluates it, its value if that is known already, and its cost.
struct Compiled {
  let code: Code
  let constant: Value?
  /// Steps of one evaluation, without what depends on values.
  let steps: Int

  init(_ steps: Int, _ evaluator: @escaping Evaluator) {
    code = Code(run: evaluator)
    self.steps = steps
    constant = nil
  }

  init(constant value: Value) {
    code = Code { _ in value }
    constant = value
    steps = 0
  }
}

/// Turns a checked tree into closures, the leaves first; what is constant is computed right away.
struct Compiler {
  let checked: CheckedExpression
  /// The most locals that are alive at once.
  private(set) var localCount = 0
  private var depth = 0

  /// Whether the value of every node is noted in the activation.
  let isTracing: Bool

  init(_ checked: CheckedExpression, isTracing: Bool = false) {
    self.checked = checked
    self.isTracing = isTracing
  }

  /// Compiles a node; when tracing, so that what it comes to is noted.
  mutating func compile(_ node: Expression) -> Compiled {
    let compiled = compileSilently(node)
    guard isTracing else { return compiled }
    if case .literal = node.kind { return compiled }
    let range = node.range
    return Compiled(compiled.steps) { [code = compiled.code] activation in
      let value = code.run(&activation)
      activation.note(value, at: range)
      return value
    }
  }

  private mutating func compileSilently(_ node: Expression) -> Compiled {
    switch node.kind {
    case .literal(let value): return Compiled(constant: value)
    case .identifier: return identifier(node)
    case .select(let operand, let field, let access):
      return select(field, of: operand, access, node)
    case .presence(let operand, _): return presence(in: operand, node)
    case .call(_, let receiver, let arguments): return call(receiver, arguments, node)
    case .list(let elements): return list(elements)
    case .map(let entries): return map(entries, node)
    case .object(let name, _):
      let error = EvaluationError(.unbound, "undeclared type '\(name)'", range: node.range)
      return Compiled(1) { _ in .error(error) }
    case .comprehension(let comprehension): return self.comprehension(comprehension, node)
    case .bind(_, let value, let body): return bind(value, body)
    }
  }

  private mutating func bind(_ value: Expression, _ body: Expression) -> Compiled {
    let value = compile(value)
    let (indices, body) = withLocals(1) { compiler in compiler.compile(body) }
    let index = indices.lowerBound
    return Compiled(value.steps + body.steps + 1) {
      [value = value.code, body = body.code] activation in
      activation.setLocal(index, value.run(&activation))
      return body.run(&activation)
    }
  }

  /// Compiles a part that has more locals; gives their indices.
  mutating func withLocals<Result>(
    _ count: Int, _ part: (inout Compiler) -> Result
  ) -> (Range<Int>, Result) {
    let indices = depth..<depth + count
    depth += count
    localCount = max(localCount, depth)
    defer { depth -= count }
    return (indices, part(&self))
  }

  // MARK: Names

  private func identifier(_ node: Expression) -> Compiled {
    switch checked.meaning(of: node) {
    case .local(let index): return Compiled(1) { $0.local(index) }
    case .variable(let slot, _): return variable(slot, node)
    case .constant(let value): return Compiled(constant: value)
    default: return unbound(node)
    }
  }

  private func variable(_ slot: Int, _ node: Expression) -> Compiled {
    let range = node.range
    let name = node.qualifiedName ?? ""
    return Compiled(1) { $0.value(of: slot, named: name).located(at: range) }
  }

  private func unbound(_ node: Expression) -> Compiled {
    let name = node.qualifiedName ?? ""
    let error = EvaluationError(.unbound, "undeclared name '\(name)'", range: node.range)
    return Compiled(1) { _ in .error(error) }
  }

  // MARK: Selections

  private mutating func select(
    _ field: Name, of operand: Expression, _ access: Access, _ node: Expression
  ) -> Compiled {
    switch checked.meaning(of: node) {
    case .variable(let slot, _): return variable(slot, node)
    case .constant(let value): return Compiled(constant: value)
    case .field(let field):
      if access == .required { return chain(field, of: operand, node) }
      let operand = compile(operand)
      let range = node.range
      return Compiled(operand.steps + 1) { [operand = operand.code] activation in
        operand.run(&activation).selectOptional(field).located(at: range)
      }
    default: return unbound(node)
    }
  }

  /// Selections in a row, taken together unless the value of each is to be noted.
  private mutating func chain(
    _ field: Field, of operand: Expression, _ node: Expression
  ) -> Compiled {
    var fields = [field]
    var ranges = [node.range]
    var root = operand
    while !isTracing, case .select(let operand, _, .required) = root.kind,
      case .field(let field) = checked.meaning(of: root)
    {
      fields.insert(field, at: 0)
      ranges.insert(root.range, at: 0)
      root = operand
    }
    let path = FieldPath(fields: fields, ranges: ranges)
    if fields.count > 1 {
      let root = compile(root)
      return Compiled(root.steps + fields.count) { [root = root.code] activation in
        root.run(&activation).select(path)
      }
    }
    let range = node.range
    let operand = compile(operand)
    return Compiled(operand.steps + 1) { [operand = operand.code] activation in
      operand.run(&activation).select(field).located(at: range)
    }
  }

  private mutating func presence(in operand: Expression, _ node: Expression) -> Compiled {
    guard case .field(let field) = checked.meaning(of: node) else { return unbound(node) }
    let operand = compile(operand)
    let range = node.range
    return Compiled(operand.steps + 1) { [operand = operand.code] activation in
      operand.run(&activation).has(field).located(at: range)
    }
  }
}

extension Value {
  /// An error gets the place where it happened; every other value is left alone.
  @inline(__always)
  func located(at range: Range<Int>) -> Value {
    guard case .error(let error) = self, error.range == nil else { return self }
    return .error(error.at(range))
  }
}
