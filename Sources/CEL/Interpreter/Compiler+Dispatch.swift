extension Compiler {
  /// A call of the overload that suits; which one is found by the values' types if the checker
  /// left several.
  func dispatch(
    _ call: ResolvedCall, _ operands: [Compiled], _ node: Expression
  ) -> Compiled {
    let steps = operands.reduce(1) { $0 + $1.steps } + call.fixedCost
    let evaluators = operands.map(\.evaluator)
    let evaluator =
      if let only = call.overloads.first, call.overloads.count == 1 {
        direct(only, call.function, evaluators, node)
      } else {
        dynamic(call, evaluators, node)
      }
    let constants = operands.compactMap(\.constant)
    let isPure = call.overloads.allSatisfy(\.isPure)
    if isPure, constants.count == operands.count { return folded(steps, evaluator) }
    return Compiled(steps, evaluator)
  }

  // MARK: One overload

  private func direct(
    _ candidate: ResolvedCall.Candidate, _ function: String, _ operands: [Evaluator],
    _ node: Expression
  ) -> Evaluator {
    let range = node.range
    let strictness = candidate.overload.strictness
    switch (candidate.implementation, operands.count) {
    case (.unary(let body), 1) where candidate.overload.hasFixedCost:
      let operand = operands[0]
      return { activation in
        let value = operand(activation)
        if !value.isPlain, let obstacle = value.obstacle(to: strictness) { return obstacle }
        return body(value).located(at: range)
      }
    case (.binary(let body), 2) where candidate.overload.hasFixedCost:
      let (left, right) = (operands[0], operands[1])
      return { activation in
        let first = left(activation)
        let second = right(activation)
        if !first.isPlain, let obstacle = first.obstacle(to: strictness) {
          return obstacle.merged(with: second, strictness)
        }
        if !second.isPlain, let obstacle = second.obstacle(to: strictness) { return obstacle }
        return body(first, second).located(at: range)
      }
    default:
      return { activation in
        let values = operands.map { $0(activation) }
        return candidate.call(function, values, activation).located(at: range)
      }
    }
  }

  // MARK: Several overloads

  private func dynamic(
    _ call: ResolvedCall, _ operands: [Evaluator], _ node: Expression
  ) -> Evaluator {
    let range = node.range
    let candidates = call.overloads
    let function = Operator.symbol(of: call.function) ?? call.function
    let isStrict = candidates.allSatisfy { $0.overload.strictness != .lenient }
    return { activation in
      let values = operands.map { $0(activation) }
      if isStrict, let obstacle = Value.obstacle(to: .open, among: values) { return obstacle }
      for candidate in candidates where candidate.overload.accepts(values) {
        return candidate.call(function, values, activation).located(at: range)
      }
      return Value.error(.noSuchOverload(function, values)).located(at: range)
    }
  }
}

extension ResolvedCall {
  /// What every overload costs at least.
  fileprivate var fixedCost: Int {
    overloads.map { if case .constant(let cost) = $0.overload.cost { cost } else { 1 } }.min() ?? 1
  }
}

extension ResolvedCall.Candidate {
  /// Whether the same arguments give the same result in every evaluation.
  fileprivate var isPure: Bool {
    switch implementation {
    case .hosted, .none: false
    default: overload.hasFixedCost || overload.cost == .linear
    }
  }

  /// Calls the implementation with what it wants to see of the arguments.
  fileprivate func call(
    _ function: String, _ values: [Value], _ activation: Activation
  ) -> Value {
    if let obstacle = Value.obstacle(to: overload.strictness, among: values) { return obstacle }
    if !overload.hasFixedCost, !activation.charge(overload.cost.steps(of: values)) {
      return Activation.costLimitExceeded
    }
    switch (implementation, values.count) {
    case (.nullary(let body), 0): return body()
    case (.unary(let body), 1): return body(values[0])
    case (.binary(let body), 2): return body(values[0], values[1])
    case (.ternary(let body), 3): return body(values[0], values[1], values[2])
    case (.variadic(let body), _): return body(values)
    case (.hosted(let body), _): return body(values, activation.host)
    default: return .failure(.unbound, "unbound function '\(function)'")
    }
  }
}

extension Overload {
  fileprivate var hasFixedCost: Bool {
    if case .constant = cost { true } else { false }
  }

  /// Whether the values are of the parameters' types; elements are not looked at.
  fileprivate func accepts(_ values: [Value]) -> Bool {
    guard values.count == parameters.count else { return false }
    return zip(parameters, values).allSatisfy { $0.admits($1) }
  }
}

extension Cost {
  /// The steps of a call with these arguments.
  fileprivate func steps(of values: [Value]) -> Int {
    switch self {
    case .constant(let cost): cost
    case .linear: 1 + values.reduce(0) { $0 &+ $1.extent } / 10
    case .product:
      1 + values.prefix(2).reduce(1) { $0.multipliedReportingOverflow(by: $1.extent).partialValue }
        / 10
    }
  }
}

extension Type {
  /// Whether a value may be of this type; parameters and elements are not looked at.
  fileprivate func admits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.dyn, _), (.parameter, _), (.error, _), (_, .unknown), (_, .error): true
    case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double),
      (.string, .string), (.bytes, .bytes), (.list, .list), (.map, .map), (.type, .type),
      (.timestamp, .timestamp), (.duration, .duration):
      true
    case (.wrapper, .null): true
    case (.wrapper(let scalar), _): scalar.admits(value)
    case (.opaque("optional_type", _), .optional): true
    case (.opaque(let name, _), .object(let object)), (.object(let name), .object(let object)):
      object.type.name == name
    default: false
    }
  }
}

extension Value {
  /// What keeps an implementation from seeing the value: nil if it may.
  func obstacle(to strictness: Strictness) -> Value? {
    switch strictness {
    case .lenient: nil
    case .strict: obstacle
    case .open: isSettled ? nil : self
    }
  }

  /// What keeps an implementation from seeing the values: the first error, else what is unknown.
  static func obstacle(to strictness: Strictness, among values: [Value]) -> Value? {
    guard strictness != .lenient else { return nil }
    var result: Value?
    for value in values where !value.isPlain {
      guard let obstacle = value.obstacle(to: strictness) else { continue }
      guard let soFar = result else {
        result = obstacle
        continue
      }
      result = soFar.merged(with: obstacle, strictness)
    }
    return result
  }

  /// What keeps an implementation from seeing this value and another: errors first.
  func merged(with other: Value, _ strictness: Strictness) -> Value {
    guard case .unknown(let left) = self else { return self }
    switch other.obstacle(to: strictness) {
    case .unknown(let right): return .unknown(left.union(right))
    case let obstacle?: return obstacle
    case nil: return self
    }
  }
}
