extension Compiler {
  /// A function or operator; operators that treat errors and unknowns their own way are computed
  /// here, the rest by their overloads.
  mutating func call(
    _ receiver: Expression?, _ arguments: [Expression], _ node: Expression
  ) -> Compiled {
    guard case .call(let call) = checked.meaning(of: node) else {
      let error = EvaluationError(.unbound, "unbound function", range: node.range)
      return Compiled(1) { _ in .error(error) }
    }
    let operands = (call.isQualified ? [] : receiver.map { [$0] } ?? []) + arguments
    if let comparison = SizeComparison(call.function, operands, in: checked) {
      return size(comparison, node)
    }
    let compiled = operands.map { compile($0) }
    if let result = native(call.function, compiled, operands, node) { return result }
    guard !call.overloads.isEmpty else { return unbound(call.function, compiled, node) }
    return dispatch(call, compiled, node)
  }

  private mutating func size(_ comparison: SizeComparison, _ node: Expression) -> Compiled {
    let container = compile(comparison.container)
    let range = node.range
    let noted = isTracing ? comparison.size.range : nil
    return Compiled(container.steps + 2) { [container = container.code] activation in
      let value = container.run(&activation)
      if let noted { activation.note(Library.size(value), at: noted) }
      return comparison.result(for: value).located(at: range)
    }
  }

  /// A function that does not exist, or not for so many arguments.
  private func unbound(
    _ function: String, _ operands: [Compiled], _ node: Expression
  ) -> Compiled {
    let error = EvaluationError(.unbound, "unbound function '\(function)'", range: node.range)
    return Compiled(1) { _ in .error(error) }
  }

  // MARK: Operators

  private func native(
    _ function: String, _ operands: [Compiled], _ nodes: [Expression], _ node: Expression
  ) -> Compiled? {
    switch function {
    case Operator.and: return logical(operands, nodes, deciding: false)
    case Operator.or: return logical(operands, nodes, deciding: true)
    case Operator.not: return negation(operands[0], node)
    case Operator.conditional: return conditional(operands, nodes)
    case Operator.equal: return equality(operands, node, holds: true)
    case Operator.notEqual: return equality(operands, node, holds: false)
    case Operator.in: return membership(operands, node)
    case Operator.index:
      return indexed(operands, node) { container, key in container.element(at: key) }
    case Operator.optionalIndex:
      return indexed(operands, node) { container, key in container.elementOptional(at: key) }
    default: return nil
    }
  }

  /// `&&` and `||`: a deciding operand wins, then the unknown ones, then errors.
  private func logical(
    _ operands: [Compiled], _ nodes: [Expression], deciding: Bool
  ) -> Compiled {
    let steps = operands.reduce(1) { $0 + $1.steps }
    let codes = operands.map(\.code)
    let ranges = nodes.map(\.range)
    if codes.count == 2 {
      let (left, right) = (codes[0], codes[1])
      return Compiled(steps) { activation in
        let first = left.run(&activation)
        if case .bool(let bool) = first {
          if bool == deciding { return first }
          let second = right.run(&activation)
          if case .bool = second { return second }
          return Value.undecided(nil, with: second, at: ranges[1])
        }
        let second = right.run(&activation)
        if case .bool(deciding) = second { return second }
        let undecided = Value.undecided(nil, with: first, at: ranges[0])
        return Value.undecided(undecided, with: second, at: ranges[1])
      }
    }
    return Compiled(steps) { activation in
      var undecided: Value?
      for index in codes.indices {
        let value = codes[index].run(&activation)
        if case .bool(let bool) = value {
          if bool == deciding { return value }
        } else {
          undecided = Value.undecided(undecided, with: value, at: ranges[index])
        }
      }
      return undecided ?? .bool(!deciding)
    }
  }

  private func negation(_ operand: Compiled, _ node: Expression) -> Compiled {
    let range = node.range
    return Compiled(operand.steps + 1) { [operand = operand.code] activation in
      let value = operand.run(&activation)
      switch value {
      case .bool(let bool): return .bool(!bool)
      case .unknown, .error: return value
      default: return Value.error(.noSuchOverload("!", [value])).located(at: range)
      }
    }
  }

  private func conditional(_ operands: [Compiled], _ nodes: [Expression]) -> Compiled {
    let steps = operands.reduce(1) { $0 + $1.steps }
    let (condition, first, second) = (
      operands[0].code, operands[1].code, operands[2].code
    )
    let range = nodes[0].range
    return Compiled(steps) { activation in
      let value = condition.run(&activation)
      switch value {
      case .bool(true): return first.run(&activation)
      case .bool(false): return second.run(&activation)
      case .unknown, .error: return value
      default: return Value.error(.noSuchOverload("?:", [value])).located(at: range)
      }
    }
  }

  /// `==` and `!=`, with short ways for a literal on either side.
  private func equality(
    _ operands: [Compiled], _ node: Expression, holds: Bool
  ) -> Compiled {
    let steps = operands[0].steps + operands[1].steps + 1
    let range = node.range
    for (operand, other) in [(operands[0], operands[1]), (operands[1], operands[0])] {
      guard case .string(let literal) = operand.constant else { continue }
      return Compiled(steps) { [other = other.code] activation in
        let value = other.run(&activation)
        switch value {
        case .string(let string): return .bool(string.isIdentical(to: literal) == holds)
        case .unknown, .error: return value
        default: return .bool(!holds)
        }
      }
    }
    let (left, right) = (operands[0].code, operands[1].code)
    return Compiled(steps) { activation in
      let result = left.run(&activation).isEqual(to: right.run(&activation))
      if case .bool(let bool) = result { return .bool(bool == holds) }
      return result.located(at: range)
    }
  }

  private func membership(_ operands: [Compiled], _ node: Expression) -> Compiled {
    let (element, container) = (operands[0].code, operands[1].code)
    let range = node.range
    return Compiled(operands[0].steps + operands[1].steps + 1) { activation in
      let element = element.run(&activation)
      let container = container.run(&activation)
      guard activation.charge(container.extent) else { return Activation.costLimitExceeded }
      return container.contains(element).located(at: range)
    }
  }

  private func indexed(
    _ operands: [Compiled], _ node: Expression,
    _ element: @escaping @Sendable (Value, Value) -> Value
  ) -> Compiled {
    let (container, key) = (operands[0].code, operands[1].code)
    let range = node.range
    return Compiled(operands[0].steps + operands[1].steps + 1) { activation in
      element(container.run(&activation), key.run(&activation)).located(at: range)
    }
  }
}

extension Value {
  /// What keeps a logical operator from a decision, so far and with one more operand: unknowns,
  /// else the first error.
  static func undecided(_ soFar: Value?, with value: Value, at range: Range<Int>) -> Value {
    switch (soFar, value) {
    case (nil, .unknown), (nil, .error): value
    case (nil, .bool): value
    case (nil, _): Value.error(.noSuchOverload("&&", [value])).located(at: range)
    case (.unknown(let left)?, .unknown(let right)): .unknown(left.union(right))
    case (_, .unknown): value
    case (let soFar?, _): soFar
    }
  }

  /// Computes `element in self`.
  func contains(_ element: Value) -> Value {
    if case .error = self { return self }
    if case .error = element { return element }
    if case .unknown(let set) = self {
      if case .unknown(let other) = element { return .unknown(set.union(other)) }
      return self
    }
    if case .unknown = element { return element }
    switch self {
    case .list(let list): return list.contains(element)
    case .map(let map): return map.has(element)
    default: return .error(.noSuchOverload("in", [element, self]))
    }
  }
}
