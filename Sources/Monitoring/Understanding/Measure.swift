internal import PromQL

/// Works out which quantity an expression is.
///
/// Nothing here is a guess: what is not understood is said to be so, with the reason.
struct Measure {
  /// Recording rules by the name of what they record.
  let recorded: RecordedRules
  /// The rules that are being followed, so that a circle ends.
  private var following: [String] = []

  init(_ recorded: RecordedRules) {
    self.recorded = recorded
  }

  /// The quantity that `expression` is.
  func callAsFunction(_ expression: Expression) throws(NotUnderstood) -> Fraction {
    if let constant = expression.constant { return Fraction(constant) }
    switch expression.kind {
    case .number, .string: throw NotUnderstood("is no series")
    case .group(let inner): return try self(inner)
    case .signed(let sign, let operand): return try self(operand) * (sign == .minus ? -1 : 1)
    case .selector(let selector): return try measure(selector)
    case .subquery: throw NotUnderstood("looks at a calculation over a time")
    case .aggregation(let aggregation): return try measure(aggregation)
    case .call(let call): return try measure(call)
    case .binary(let binary): return try measure(binary)
    }
  }

  // MARK: Operators

  private func measure(_ binary: Binary) throws(NotUnderstood) -> Fraction {
    switch binary.operator {
    case .add: return try self(binary.left) + self(binary.right)
    case .subtract: return try self(binary.left) + self(binary.right) * -1
    case .divide: return try self(binary.left) / self(binary.right)
    case .multiply: return try product(binary)
    case .or:
      // `x or vector(0)`: the same quantity where there is any.
      guard try self(binary.right).constant != nil else { break }
      return try self(binary.left)
    case .and where !binary.right.holdsComparison: return try self(binary.left)
    default: break
    }
    let isComparison = binary.operator.isComparison
    throw NotUnderstood(
      isComparison ? "compares within a calculation" : "uses '\(binary.operator.rawValue)'")
  }

  private func product(_ binary: Binary) throws(NotUnderstood) -> Fraction {
    if isJoin(binary.right) { return try self(binary.left) }
    if isJoin(binary.left) { return try self(binary.right) }
    let (left, right) = (try self(binary.left), try self(binary.right))
    if let number = right.constant { return left * number }
    if let number = left.constant { return right * number }
    throw NotUnderstood("multiplies quantities")
  }

  /// Whether the operand is there for its labels only: the value of an `_info` metric is one.
  private func isJoin(_ operand: Expression) -> Bool {
    switch operand.ungrouped.kind {
    case .selector(let selector):
      selector.window == nil
        && (selector.metric?.hasSuffix("_info") == true || selector.metric == "kube_pod_labels")
    case .aggregation(let aggregation):
      ["max", "min", "group", "avg"].contains(aggregation.name) && isJoin(aggregation.expression)
    case .call(let call):
      ["label_replace", "label_join"].contains(call.function)
        && call.arguments.first.map(isJoin) == true
    default: false
    }
  }

  private func measure(_ aggregation: Aggregation) throws(NotUnderstood) -> Fraction {
    if aggregation.name == "count" { return try cores(aggregation) }
    guard aggregation.parameter == nil else {
      throw NotUnderstood("takes '\(aggregation.name)'")
    }
    return try Aggregating(aggregation).applied(to: self(aggregation.expression))
  }

  /// The number of CPUs, where it is counted by the series of one mode or by label.
  private func cores(_ aggregation: Aggregation) throws(NotUnderstood) -> Fraction {
    let grouping = Aggregating(aggregation)
    let isOfCPUs: Bool =
      switch aggregation.expression.ungrouped.kind {
      case .selector(let selector):
        Series.cpuCounters.contains(selector.metric ?? "") && selector.window == nil
          && CPUTime.allModes.filter { Series.accepts($0, "mode", selector.matchers) }.count == 1
          && !grouping.keeps("cpu")
      case .aggregation(let inner):
        Aggregating(inner).keeps("cpu") && !Aggregating(inner).keeps("mode")
          && !grouping.keeps("cpu") && inner.expression.isOfCPUCounter
      default: false
      }
    guard isOfCPUs else { throw NotUnderstood("counts series") }
    return Fraction(.cores(grouping.keepsNodes ? .each : .summed))
  }

  // MARK: Functions

  private func measure(_ call: Call) throws(NotUnderstood) -> Fraction {
    guard let first = call.arguments.first else { throw NotUnderstood("uses \(call.function)()") }
    switch call.function {
    case "vector", "scalar", "label_replace", "label_join", "sort", "sort_desc", "sort_by_label":
      return try self(first)
    case "rate", "irate", "increase": return try rate(call, of: first)
    case "avg_over_time": return try mean(first)
    case "histogram_quantile":
      guard call.arguments.count == 2 else { break }
      return try quantile(first, of: call.arguments[1])
    default: break
    }
    throw NotUnderstood("uses \(call.function)()")
  }

  private func rate(_ call: Call, of argument: Expression) throws(NotUnderstood) -> Fraction {
    guard case .selector(let selector) = argument.ungrouped.kind,
      let window = selector.window?.constant
    else { throw NotUnderstood("takes the rate of a calculation") }
    let atom = try Series.atom(of: selector, rateOver: window)
    return Fraction(atom) * (call.function == "increase" ? window : 1)
  }

  /// The mean over a time is the quantity itself, more calmly.
  private func mean(_ argument: Expression) throws(NotUnderstood) -> Fraction {
    switch argument.ungrouped.kind {
    case .subquery(let subquery): return try self(subquery.expression)
    case .selector(let selector): return try measure(selector)
    default: throw NotUnderstood("takes a mean over a time")
    }
  }

  private func quantile(
    _ quantile: Expression, of argument: Expression
  ) throws(NotUnderstood) -> Fraction {
    guard let share = quantile.constant else { throw NotUnderstood("takes a quantile that varies") }
    guard let (selector, window) = histogram(argument), let metric = selector.metric else {
      throw NotUnderstood("takes a quantile of a calculation")
    }
    let name = metric.hasSuffix("_bucket") ? String(metric.dropLast("_bucket".count)) : metric
    guard Series.isRequestDuration(name) else { throw NotUnderstood("is a quantile of \(name)") }
    let latency = Latency(
      metric: name, quantile: share, window: window,
      origin: Series.origin(of: selector, without: []))
    return Fraction(.latency(latency)) * Latency.unitsPerSecond(of: name)
  }

  /// The histogram that `expression` is the growth of.
  private func histogram(_ expression: Expression) -> (Selector, window: Double)? {
    switch expression.ungrouped.kind {
    case .aggregation(let aggregation) where aggregation.name == "sum":
      return histogram(aggregation.expression)
    case .call(let call) where ["rate", "irate", "increase"].contains(call.function):
      guard case .selector(let selector)? = call.arguments.first?.ungrouped.kind,
        let window = selector.window?.constant
      else { return nil }
      return (selector, window)
    case .selector(let selector) where selector.window == nil:
      guard let metric = selector.metric, let rule = recorded.only(metric, selector.matchers),
        !following.contains(metric)
      else { return nil }
      return followed(metric).histogram(rule.expression)
    default: return nil
    }
  }

  // MARK: Selectors

  private func measure(_ selector: Selector) throws(NotUnderstood) -> Fraction {
    guard let metric = selector.metric else { throw NotUnderstood("names no metric") }
    guard recorded.holds(metric) else {
      if let known = try KnownRules.fraction(of: selector) { return known }
      if metric.contains(":") { throw NotUnderstood("hangs on \(metric), whose rule isn't here") }
      if let summary = try summary(selector) { return summary }
      return Fraction(try Series.atom(of: selector, rateOver: nil))
    }
    guard let rule = recorded.only(metric, selector.matchers) else {
      throw NotUnderstood("hangs on \(metric), which no one rule records")
    }
    guard !following.contains(metric), following.count < RecordedRules.depthLimit else {
      throw NotUnderstood("hangs on \(metric), which hangs on itself")
    }
    let fraction = try followed(metric)(rule.expression)
    return try Filtering(selector, besides: rule.labels).applied(to: fraction)
  }

  private func followed(_ name: String) -> Measure {
    var next = self
    next.following.append(name)
    return next
  }

  /// The quantile of a summary, which has it as a label.
  private func summary(_ selector: Selector) throws(NotUnderstood) -> Fraction? {
    guard let metric = selector.metric, Series.isRequestDuration(metric),
      let matcher = selector.matchers.first(where: { $0.label == "quantile" })
    else { return nil }
    guard matcher.comparison == .equal, let quantile = Double(matcher.value) else {
      throw NotUnderstood("takes several quantiles")
    }
    let latency = Latency(
      metric: metric, quantile: quantile, window: 0,
      origin: Series.origin(of: selector, without: ["quantile"]))
    return Fraction(.latency(latency)) * Latency.unitsPerSecond(of: metric)
  }
}

extension Latency {
  /// How many of the metric's units are a second.
  static func unitsPerSecond(of metric: String) -> Double {
    let isMilliseconds =
      metric.contains("milliseconds") || metric.hasSuffix("_ms") || metric.contains("_ms_")
    return isMilliseconds ? 1000 : 1
  }
}

extension Expression {
  /// Whether something in it is compared, so that series may be kept or not.
  var holdsComparison: Bool {
    if case .binary(let binary) = kind, binary.operator.isComparison { return true }
    return parts.contains(where: \.holdsComparison)
  }

  /// Whether it is of nothing but a counter of CPU time.
  var isOfCPUCounter: Bool {
    switch kind {
    case .selector(let selector): Series.cpuCounters.contains(selector.metric ?? "")
    default: !parts.isEmpty && parts.allSatisfy(\.isOfCPUCounter)
    }
  }
}
