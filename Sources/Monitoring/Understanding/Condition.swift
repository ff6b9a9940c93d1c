internal import PromQL

/// One way for an alert to fire: a quantity that is held against a bound.
struct Condition {
  /// What is known of it.
  enum Subject {
    /// The signal, in its own unit.
    case understood(Signal, Binary.Operator, threshold: Double, quantile: Double?)
    /// It may be any of the signals that archlint tells apart, and this is why it can't be told.
    case notUnderstood(reason: String)
  }

  let subject: Subject
  /// How far back the samples go, in seconds.
  let window: Double
  /// Whether something else must hold, too, so that the bound alone does not make it fire.
  var isGuarded = false

  var signal: Signal? {
    if case .understood(let signal, _, _, _) = subject { signal } else { nil }
  }
}

/// Finds the conditions of an alert's expression.
struct ConditionReader {
  private let recorded: RecordedRules
  private let measure: Measure

  init(_ recorded: RecordedRules) {
    self.recorded = recorded
    measure = Measure(recorded)
  }

  /// The ways in which `expression` can have a series; none where it is not compared with anything.
  func conditions(of expression: Expression) -> [Condition] {
    switch expression.kind {
    case .group(let inner): return conditions(of: inner)
    case .aggregation(let aggregation): return conditions(of: aggregation.expression)
    case .call(let call): return conditions(of: call)
    case .binary(let binary): return conditions(of: binary)
    case .number, .string, .selector, .subquery, .signed: return []
    }
  }

  private func conditions(of call: Call) -> [Condition] {
    switch call.function {
    case "absent", "absent_over_time":
      let subject = Condition.Subject.understood(.absence, .equal, threshold: 1, quantile: nil)
      return [Condition(subject: subject, window: 0)]
    case "label_replace", "label_join", "sort", "sort_desc", "sort_by_label":
      return call.arguments.first.map { conditions(of: $0) } ?? []
    default: return []
    }
  }

  private func conditions(of binary: Binary) -> [Condition] {
    if binary.operator.isComparison {
      return binary.isBool ? [] : [condition(binary)]
    }
    let left = conditions(of: binary.left)
    switch binary.operator {
    case .or: return left + conditions(of: binary.right)
    case .and:
      let right = conditions(of: binary.right)
      return left.map { guarded($0, by: right) } + right.map { guarded($0, by: left) }
    case .unless:
      return left.map { guarded($0, by: conditions(of: binary.right)) }
    default:
      // What is calculated with the series that a comparison has kept doesn't bring others back.
      let right = conditions(of: binary.right)
      return left.isEmpty || right.isEmpty ? left + right : []
    }
  }

  /// A share of requests, or how long they take, may be asked for only where there are any.
  private func guarded(_ condition: Condition, by others: [Condition]) -> Condition {
    let ofRequests: [Signal?] = [.errorRatio, .clientErrorRatio, .allErrorRatio, .latency]
    let isOfRequests = ofRequests.contains(condition.signal)
    var condition = condition
    let restricts = others.contains { !(isOfRequests && $0.signal == .requestRate) }
    condition.isGuarded = condition.isGuarded || restricts
    return condition
  }

  private func condition(_ binary: Binary) -> Condition {
    do throws(NotUnderstood) {
      return try understood(binary)
    } catch {
      let (selectors, areAll) = recorded.selectors(of: [binary.left, binary.right])
      let matters =
        !areAll
        || selectors.contains { Series.matters($0) || recorded.isMissing($0.name ?? "") }
      let subject: Condition.Subject =
        matters ? .notUnderstood(reason: error.reason) : Self.other(binary.operator)
      return Condition(subject: subject, window: 0)
    }
  }

  private static func other(_ comparison: Binary.Operator) -> Condition.Subject {
    .understood(.other, comparison, threshold: .nan, quantile: nil)
  }

  private func understood(_ binary: Binary) throws(NotUnderstood) -> Condition {
    let difference = try measure(binary.left) + measure(binary.right) * -1
    guard difference.under.factors.values.allSatisfy({ $0 > 0 }) else {
      throw NotUnderstood("divides by what may be negative")
    }
    let window = difference.atoms.map(\.window).max() ?? 0
    guard let scaled = try difference.over.scaled(), scaled.factor != 0 else {
      return Condition(subject: Self.other(binary.operator), window: window)
    }
    let comparison = scaled.factor < 0 ? binary.operator.mirrored : binary.operator
    let threshold = Self.rounded(-scaled.added / scaled.factor)
    let subject = Condition.Subject.understood(
      scaled.signal, comparison, threshold: threshold, quantile: scaled.quantile)
    return Condition(subject: subject, window: window)
  }

  /// Nine digits: what is left of `1 - 0.3` is 0.7.
  static func rounded(_ number: Double) -> Double {
    let scale = 1e9
    guard number.isFinite, abs(number) < 1e6 else { return number }
    let rounded = (number * scale).rounded() / scale
    return rounded == 0 ? 0 : rounded
  }
}

extension Binary.Operator {
  /// The comparison with both sides exchanged.
  fileprivate var mirrored: Binary.Operator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}

extension RecordedRules {
  /// The selectors that the expressions hang on, recording rules followed; and whether these are all,
  /// for no alert is followed through more rules than ``followLimit``.
  func selectors(of expressions: [Expression]) -> (found: [Selector], areAll: Bool) {
    var selectors: [Selector] = []
    var areAll = true
    var followed: Set<String> = []
    var work = expressions
    while let next = work.popLast() {
      work += next.parts
      guard case .selector(let selector) = next.kind else { continue }
      guard let name = selector.name, holds(name) else {
        selectors.append(selector)
        continue
      }
      guard !followed.contains(name) else { continue }
      guard followed.count < Self.followLimit else {
        areAll = false
        continue
      }
      followed.insert(name)
      work += all(name).map(\.expression)
    }
    return (selectors, areAll)
  }

  /// Whether `name` is what a recording rule makes, and that rule is not in the inputs.
  func isMissing(_ name: String) -> Bool { name.contains(":") && !holds(name) }
}

extension Selector {
  /// The metric's name, said outright or as `__name__="…"`.
  var name: String? {
    metric ?? matchers.first { $0.label == "__name__" && $0.comparison == .equal }?.value
  }
}

extension Expression {
  /// Whether something in it keeps some series and drops others.
  var filters: Bool {
    switch kind {
    case .binary(let binary):
      switch binary.operator {
      case .and, .unless: return true
      case let comparison where comparison.isComparison && !binary.isBool: return true
      default: break
      }
    case .call(let call) where call.function.hasPrefix("absent"): return true
    default: break
    }
    return parts.contains(where: \.filters)
  }
}
