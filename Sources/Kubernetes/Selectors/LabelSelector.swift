internal import Documents

/// Which labels a thing must have: Kubernetes' label selectors, of both forms.
struct LabelSelector: Hashable, Sendable {
  /// One condition on labels; a selector's conditions must all hold.
  enum Requirement: Hashable, Sendable {
    case isOneOf(key: String, values: [String])
    /// Holds where the label is absent, too.
    case isNoneOf(key: String, values: [String])
    case exists(key: String)
    case isAbsent(key: String)
  }

  /// The conditions; without any, everything is selected.
  private(set) var requirements: [Requirement]

  /// The selector for which all `requirements` must hold.
  init(_ requirements: [Requirement]) {
    self.requirements = requirements
  }

  /// A Service's selector, a plain map of labels; nil where it is no mapping.
  init?(map: Value) {
    guard map.isMapping else { return nil }
    requirements = map.texts.map { .isOneOf(key: $0.key, values: [$0.value]) }
  }

  /// A selector with `matchLabels` and `matchExpressions`; nil where it isn't well formed.
  init?(_ selector: Value) {
    guard selector.isMapping else { return nil }
    requirements = []
    if let labels = selector.declared("matchLabels") {
      guard let plain = LabelSelector(map: labels) else { return nil }
      requirements = plain.requirements
    }
    guard let expressions = selector.declared("matchExpressions") else { return }
    guard expressions.isSequence else { return nil }
    for expression in expressions.elements {
      guard let requirement = Requirement(expression) else { return nil }
      requirements.append(requirement)
    }
  }

  /// Whether it selects a thing with `labels`.
  func matches(_ labels: [Label]) -> Bool {
    requirements.allSatisfy { $0.holds(for: labels) }
  }
}

extension LabelSelector.Requirement {
  fileprivate init?(_ expression: Value) {
    guard let key = expression.text("key") else { return nil }
    let values = expression.list("values").compactMap(\.text)
    switch expression.text("operator") {
    case "In": self = .isOneOf(key: key, values: values)
    case "NotIn": self = .isNoneOf(key: key, values: values)
    case "Exists": self = .exists(key: key)
    case "DoesNotExist": self = .isAbsent(key: key)
    default: return nil
    }
  }

  fileprivate func holds(for labels: [Label]) -> Bool {
    switch self {
    case .isOneOf(let key, let values):
      labels.contains { $0.key == key && values.contains($0.value) }
    case .isNoneOf(let key, let values):
      !labels.contains { $0.key == key && values.contains($0.value) }
    case .exists(let key): labels.contains { $0.key == key }
    case .isAbsent(let key): !labels.contains { $0.key == key }
    }
  }
}
