extension Compiler {
  /// A call of the overload that suits; which one is found by the values' types if the checker
  /// left several.
  func dispatch(
    _ call: ResolvedCall, _ operands: [Compiled], _ node: Expression
  ) -> Compiled {
    let steps = operands.reduce(1) { $0 + $1.steps } + call.fixedCost
    let codes = operands.map(\.code)
    let evaluator = evaluator(of: call, codes, node)
    let constants = operands.compactMap(\.constant)
    let isPure = call.overloads.allSatisfy(\.isPure)
    if isPure, constants.count == operands.count { return folded(steps, evaluator) }
    return Compiled(steps, evaluator)
  }

  private func evaluator(
    of call: ResolvedCall, _ codes: [Code], _ node: Expression
  ) -> Evaluator {
    let range = node.range
    if codes.count == 2, call.overloads.contains(where: { $0.overload.takesIntegers }),
      let operation = IntegerOperation(rawValue: call.function)
    {
      return operation.evaluator(codes[0], codes[1], else: general(call, range))
    }
    if let only = call.overloads.first, call.overloads.count == 1, only.overload.hasFixedCost {
      switch (only.implementation, codes.count) {
      case (.unary(let body), 1):
        return unary(codes[0], only.overload.strictness, range, body)
      case (.binary(let body), 2):
        return binary(codes[0], codes[1], only.overload.strictness, range, body)
      default: break
      }
    }
    let general = general(call, range)
    return { activation in
      var values: [Value] = []
      values.reserveCapacity(codes.count)
      for code in codes { values.append(code.run(&activation)) }
      return general(values, &activation)
    }
  }

  // MARK: One overload

  private func unary(
    _ operand: Code, _ strictness: Strictness, _ range: Range<Int>,
    _ body: @escaping @Sendable (Value) -> Value
  ) -> Evaluator {
    { activation in
      let value = operand.run(&activation)
      if !value.isPlain, let obstacle = value.obstacle(to: strictness) { return obstacle }
      return body(value).located(at: range)
    }
  }

  private func binary(
    _ left: Code, _ right: Code, _ strictness: Strictness, _ range: Range<Int>,
    _ body: @escaping @Sendable (Value, Value) -> Value
  ) -> Evaluator {
    { activation in
      let first = left.run(&activation)
      let second = right.run(&activation)
      if !first.isPlain, let obstacle = first.obstacle(to: strictness) {
        return obstacle.merged(with: second, strictness)
      }
      if !second.isPlain, let obstacle = second.obstacle(to: strictness) { return obstacle }
      return body(first, second).located(at: range)
    }
  }

  // MARK: Several overloads

  /// Calls the overload that takes the values.
  private func general(_ call: ResolvedCall, _ range: Range<Int>) -> IntegerOperation.General {
    let candidates = call.overloads
    if let only = candidates.first, candidates.count == 1 {
      return { values, activation in only.call(values, &activation).located(at: range) }
    }
    let function = call.function
    let isStrict = candidates.allSatisfy { $0.overload.strictness != .lenient }
    return { values, activation in
      if isStrict, let obstacle = Value.obstacle(to: .open, among: values) { return obstacle }
      for candidate in candidates where candidate.overload.accepts(values) {
        return candidate.call(values, &activation).located(at: range)
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
  fileprivate func call(_ values: [Value], _ activation: inout Activation) -> Value {
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
    default: return .failure(.unbound, "unbound function '\(overload.id)'")
    }
  }
}

extension Overload {
  fileprivate var takesIntegers: Bool { parameters == [.int, .int] }

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
