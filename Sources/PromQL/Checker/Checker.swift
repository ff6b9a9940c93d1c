internal import Diagnostics

/// Finds what Prometheus refuses though it can be read: numbers where series are wanted, and so on.
enum Checker {
  /// The first mistake in `expression`.
  static func mistake(in expression: Expression) -> Mistake? {
    do throws(Mistake) {
      _ = try type(of: expression)
      return nil
    } catch {
      return error
    }
  }

  private static func type(of expression: Expression) throws(Mistake) -> ResultType {
    switch expression.kind {
    case .number: return .scalar
    case .string: return .string
    case .selector(let selector):
      try check(selector, expression)
      return selector.window == nil ? .vector : .matrix
    case .subquery(let subquery):
      try expect(.vector, subquery.expression, "a subquery")
      return .matrix
    case .aggregation(let aggregation):
      if let parameter = aggregation.parameter {
        let wanted: ResultType = aggregation.name == "count_values" ? .string : .scalar
        try expect(wanted, parameter, "'\(aggregation.name)'")
      }
      try expect(.vector, aggregation.expression, "'\(aggregation.name)'")
      return .vector
    case .call(let call): return try type(of: call, at: expression.range)
    case .binary(let binary): return try type(of: binary)
    case .signed(let sign, let operand):
      let type = try type(of: operand)
      guard type == .scalar || type == .vector else {
        throw Mistake(operand.range, "'\(sign.rawValue)' can't stand before \(type.rawValue)")
      }
      return type
    case .group(let inner): return try type(of: inner)
    }
  }

  private static func expect(
    _ wanted: ResultType, _ expression: Expression, _ what: String
  ) throws(Mistake) {
    let type = try type(of: expression)
    guard type != wanted else { return }
    let help: String? =
      switch (wanted, type) {
      case (.matrix, .vector): "give it a window: [5m]"
      case (.vector, .matrix): "take away the window, or put a function around it: rate(…[5m])"
      case (.vector, .scalar): "make series of the number: vector(…)"
      case (.scalar, .vector): "make a number of the series: scalar(…)"
      default: nil
      }
    throw Mistake(
      expression.range, "\(what) wants \(wanted.rawValue), and this is \(type.rawValue)",
      help: help)
  }

  private static func check(_ selector: Selector, _ expression: Expression) throws(Mistake) {
    guard selector.metric == nil, selector.matchers.allSatisfy({ $0.accepts("") }) else { return }
    throw Mistake(
      expression.range, "this selects every series there is",
      help: "name the metric, or demand a label that isn't empty")
  }

  private static func type(of call: Call, at range: SourceRange) throws(Mistake) -> ResultType {
    guard let function = Function.named(call.function) else { return .vector }
    let count = call.arguments.count
    guard count >= function.least, count <= function.most ?? count else {
      throw Mistake(range, "'\(function.name)' is given \(count) arguments, \(function.wanted)")
    }
    for (index, argument) in call.arguments.enumerated() {
      let wanted = function.parameters[min(index, function.parameters.count - 1)]
      // The labels that `info` is told are no selector of series.
      if function.name == "info", index == 1, case .selector(let selector) = argument.kind,
        selector.metric == nil
      {
        continue
      }
      try expect(wanted, argument, "'\(function.name)'")
    }
    return function.result
  }

  private static func type(of binary: Binary) throws(Mistake) -> ResultType {
    let sides = (try operandType(binary.left), try operandType(binary.right))
    let place = binary.operatorRange
    let isOfNumbers = sides.0 == .scalar && sides.1 == .scalar
    if binary.isBool, !binary.operator.isComparison {
      throw Mistake(place, "'bool' can only stand behind a comparison")
    }
    if isOfNumbers, binary.operator.isComparison, !binary.isBool {
      throw Mistake(
        place, "numbers are compared by '\(binary.operator.rawValue) bool'",
        help: "the comparison of two numbers keeps no series")
    }
    if let matching = binary.matching { try check(matching, binary, sides) }
    if binary.operator.isSetOperator, sides != (.vector, .vector) {
      throw Mistake(place, "'\(binary.operator.rawValue)' joins series, and not numbers")
    }
    return isOfNumbers ? .scalar : .vector
  }

  private static func operandType(_ operand: Expression) throws(Mistake) -> ResultType {
    let type = try type(of: operand)
    guard type == .scalar || type == .vector else {
      throw Mistake(
        operand.range, "an operand can't be \(type.rawValue)",
        help: type == .matrix ? "put a function around it: rate(…[5m])" : nil)
    }
    return type
  }

  private static func check(
    _ matching: Binary.Matching, _ binary: Binary, _ sides: (ResultType, ResultType)
  ) throws(Mistake) {
    let place = binary.operatorRange
    if sides != (.vector, .vector),
      !matching.labels.isEmpty || matching.fillLeft != nil || matching.fillRight != nil
    {
      throw Mistake(place, "only series can be matched by labels")
    }
    if binary.operator.isSetOperator, matching.many != nil || matching.fillLeft != nil {
      throw Mistake(place, "'\(binary.operator.rawValue)' joins sets: it takes no groups")
    }
    if matching.isOn == true, let label = matching.included.first(where: matching.labels.contains) {
      throw Mistake(place, "the label '\(label)' is both compared and included")
    }
  }
}

extension Function {
  fileprivate var wanted: String {
    switch most {
    case least: "and takes \(least)"
    case let most?: "and takes \(least) to \(most)"
    case nil: "and takes \(least) or more"
    }
  }
}
