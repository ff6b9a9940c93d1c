internal import ArchitectureGraph
internal import PromQL

/// An alert that is to be sent somewhere.
struct Alert {
  let node: NodeID
  let labels: AlertLabels
}

/// The labels that an alert has when it fires, as far as its rule says.
struct AlertLabels {
  /// What is known of a label.
  enum Label {
    case known(String)
    case absent
    /// The series have it or not, with whatever value.
    case open
  }

  private var own: [String: String] = [:]
  private let series: SeriesLabels

  /// The labels of the alert that `rule` makes of series, some of which `recorded` makes.
  init(of rule: Rule, _ recorded: RecordedRules) {
    for (key, value) in rule.labels { own[key] = value }
    own["alertname"] = rule.name
    series = rule.query.expression.map { SeriesLabels(of: $0, recorded) } ?? .all
  }

  /// What is known of the label `name`.
  func label(_ name: String) -> Label {
    if let text = own[name] { return text.isTemplated ? .open : .known(text) }
    if let text = series.known[name] { return .known(text) }
    return series.mayHave(name) ? .open : .absent
  }
}

/// Which labels the series of an expression have.
struct SeriesLabels {
  /// Labels of which the value is known.
  private(set) var known: [String: String] = [:]
  /// The labels that may be there; nil for any.
  private var possible: Set<String>?
  /// Labels that are surely not there.
  private var dropped: Set<String> = []

  static let all = SeriesLabels(recorded: RecordedRules())

  private let recorded: RecordedRules

  private init(recorded: RecordedRules, possible: Set<String>? = nil) {
    self.recorded = recorded
    self.possible = possible
  }

  func mayHave(_ name: String) -> Bool {
    !dropped.contains(name) && possible.map { $0.contains(name) } ?? true
  }

  /// The labels of the series of `expression`, of which `recorded` makes some.
  init(of expression: Expression, _ recorded: RecordedRules) {
    switch expression.kind {
    case .number, .string: self.init(recorded: recorded, possible: [])
    case .selector(let selector):
      self.init(of: selector, recorded)
    case .subquery(let subquery): self.init(of: subquery.expression, recorded)
    case .signed(_, let inner), .group(let inner): self.init(of: inner, recorded)
    case .aggregation(let aggregation): self.init(of: aggregation, recorded)
    case .call(let call): self.init(of: call, recorded)
    case .binary(let binary): self.init(of: binary, recorded)
    }
  }

  private init(of selector: Selector, _ recorded: RecordedRules) {
    if let name = selector.name, let rule = recorded.only(name, selector.matchers) {
      // One rule is followed, not those that it stands on: which labels are left it says itself.
      self.init(of: rule.expression, RecordedRules())
      for (label, value) in rule.labels { set(label, value) }
    } else {
      self.init(recorded: recorded)
    }
    for matcher in selector.matchers
    where matcher.comparison == .equal && !matcher.value.isEmpty && matcher.label != "__name__" {
      set(matcher.label, matcher.value)
    }
  }

  private mutating func set(_ label: String, _ value: String) {
    known[label] = value.isTemplated ? nil : value
    possible?.insert(label)
    dropped.remove(label)
  }

  private init(of aggregation: Aggregation, _ recorded: RecordedRules) {
    self.init(of: aggregation.expression, recorded)
    // These keep whole series.
    guard !["topk", "bottomk", "limitk", "limit_ratio"].contains(aggregation.name) else { return }
    let grouping = aggregation.grouping
    keep(grouping?.labels ?? [], isWithout: grouping?.isWithout ?? false)
  }

  private init(of call: Call, _ recorded: RecordedRules) {
    let vector = call.arguments.first { argument in
      switch argument.ungrouped.kind {
      case .number, .string: false
      default: argument.constant == nil
      }
    }
    guard let vector else {
      self.init(recorded: recorded, possible: [])
      return
    }
    self.init(of: vector, recorded)
    switch call.function {
    case "histogram_quantile": drop("le")
    case "absent", "absent_over_time": possible = Set(known.keys)
    case "label_replace", "label_join":
      guard call.arguments.count > 1, case .string(let name) = call.arguments[1].kind else { break }
      known[name] = nil
      possible?.insert(name)
      dropped.remove(name)
    case "scalar", "vector": self.init(recorded: recorded, possible: [])
    default: break
    }
  }

  private init(of binary: Binary, _ recorded: RecordedRules) {
    let left = SeriesLabels(of: binary.left, recorded)
    let right = SeriesLabels(of: binary.right, recorded)
    let isOfNumber = { (side: Expression) in side.constant != nil }
    if isOfNumber(binary.left) {
      self = right
    } else if binary.operator == .or {
      self = left
      known = left.known.filter { right.known[$0.key] == $0.value }
      dropped = left.dropped.intersection(right.dropped)
      if let one = left.possible, let other = right.possible {
        possible = one.union(other)
      } else {
        possible = nil
      }
    } else if isOfNumber(binary.right) || binary.operator.isSetOperator {
      self = left
    } else {
      self = binary.matching?.many == .right ? right : left
      match(binary)
    }
  }

  /// What matching leaves of the labels of the side of the many.
  private mutating func match(_ binary: Binary) {
    guard let matching = binary.matching, let isOn = matching.isOn else { return }
    guard matching.many == nil else {
      for label in matching.included {
        known[label] = nil
        possible?.insert(label)
        dropped.remove(label)
      }
      return
    }
    // A comparison keeps the series of the left side as they are.
    guard !binary.operator.isComparison || binary.isBool else { return }
    keep(matching.labels, isWithout: !isOn)
  }

  private mutating func keep(_ labels: [String], isWithout: Bool) {
    if isWithout {
      labels.forEach { drop($0) }
      return
    }
    possible = Set(labels).filter { mayHave($0) }
    known = known.filter { labels.contains($0.key) }
  }

  private mutating func drop(_ label: String) {
    known[label] = nil
    dropped.insert(label)
  }
}
