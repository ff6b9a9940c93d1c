/// A node, compiled: what evaluates it, its value if that is known already, and its cost.
struct Compiled {
  let evaluator: Evaluator
  let constant: Value?
  /// Steps of one evaluation, without what depends on values.
  let steps: Int

  init(_ steps: Int, _ evaluator: @escaping Evaluator) {
    self.evaluator = evaluator
    self.steps = steps
    constant = nil
  }

  init(constant value: Value) {
    evaluator = { _ in value }
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

  init(_ checked: CheckedExpression) {
    self.checked = checked
  }

  mutating func compile(_ node: Expression) -> Compiled {
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
      [value = value.evaluator, body = body.evaluator] activation in
      activation.setLocal(index, value(activation))
      return body(activation)
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
    return Compiled(1) { $0.value(of: slot).located(at: range) }
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
      if access == .required { return chain(endingAt: node) }
      let operand = compile(operand)
      let range = node.range
      return Compiled(operand.steps + 1) { [operand = operand.evaluator] activation in
        operand(activation).selectOptional(field).located(at: range)
      }
    default: return unbound(node)
    }
  }

  /// A run of selections as one closure.
  private mutating func chain(endingAt node: Expression) -> Compiled {
    var fields: [Field] = []
    var ranges: [Range<Int>] = []
    var root = node
    while case .select(let operand, _, .required) = root.kind,
      case .field(let field) = checked.meaning(of: root)
    {
      fields.append(field)
      ranges.append(root.range)
      root = operand
    }
    let base = compile(root)
    let steps = base.steps + fields.count
    let places = ranges
    if fields.count == 1 {
      let field = fields[0]
      let range = node.range
      return Compiled(steps) { [base = base.evaluator] activation in
        base(activation).select(field).located(at: range)
      }
    }
    let path = Array(fields.reversed())
    return Compiled(steps) { [base = base.evaluator] activation in
      var value = base(activation)
      for index in path.indices {
        value = value.select(path[index])
        if case .error = value { return value.located(at: places[places.count - 1 - index]) }
      }
      return value
    }
  }

  private mutating func presence(in operand: Expression, _ node: Expression) -> Compiled {
    guard case .field(let field) = checked.meaning(of: node) else { return unbound(node) }
    let operand = compile(operand)
    let range = node.range
    return Compiled(operand.steps + 1) { [operand = operand.evaluator] activation in
      operand(activation).has(field).located(at: range)
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
