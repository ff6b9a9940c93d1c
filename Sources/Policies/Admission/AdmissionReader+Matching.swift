internal import Documents

extension AdmissionReader {
  static let matchKeys = [
    "resourceRules", "excludeResourceRules", "namespaceSelector", "objectSelector", "matchPolicy",
  ]

  /// What the policy is for, which every policy must say.
  mutating func constraints(_ spec: Value) -> MatchResources {
    guard
      let value = strict.mapping(
        spec["matchConstraints"], called: "matchConstraints", keys: Self.matchKeys)
    else {
      if spec["matchConstraints"] == nil { strict.fail("'matchConstraints' is missing", at: spec) }
      return MatchResources()
    }
    let constraints = matchResources(value)
    if constraints.rules.isEmpty {
      strict.fail(
        "'resourceRules' is missing or empty", at: value["resourceRules"] ?? value,
        help: "say which resources the policy is for")
    }
    return constraints
  }

  /// Rules and selectors.
  mutating func matchResources(_ value: Value) -> MatchResources {
    var match = MatchResources()
    match.rules = strict.elements(value["resourceRules"], called: "resourceRules")
      .compactMap { rule($0) }
    match.excluded = strict.elements(value["excludeResourceRules"], called: "excludeResourceRules")
      .compactMap { rule($0) }
    match.namespaceSelector = value["namespaceSelector"].flatMap {
      selector($0, called: "namespaceSelector")
    }
    match.objectSelector = value["objectSelector"].flatMap {
      selector($0, called: "objectSelector")
    }
    match.policy = strict.word(value, "matchPolicy", MatchResources.MatchPolicy.self) ?? .equivalent
    return match
  }

  private mutating func rule(_ value: Value) -> ResourceRule? {
    let keys = ["resourceNames", "apiGroups", "apiVersions", "resources", "operations", "scope"]
    guard let value = strict.mapping(value, called: "a resource rule", keys: keys) else {
      return nil
    }
    var rule = ResourceRule()
    rule.names = strict.texts(value, "resourceNames")
    rule.groups = required(value, "apiGroups")
    rule.versions = required(value, "apiVersions")
    rule.resources = required(value, "resources")
    rule.operations = required(value, "operations")
    let operations = ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"]
    for element in value["operations"]?.elements.map({ $0 }) ?? [] {
      guard let word = element.string, !operations.contains(word) else { continue }
      strict.fail(
        "'\(word)' is no operation", at: element,
        help: "one of \(operations.joined(separator: ", "))")
    }
    rule.scope = strict.word(value, "scope", ResourceRule.Scope.self) ?? .any
    return rule
  }

  private mutating func required(_ value: Value, _ key: String) -> [String] {
    let texts = strict.texts(value, key)
    if texts.isEmpty {
      strict.fail(
        "'\(key)' is missing or empty", at: value[key] ?? value,
        help: "'*' in quotes stands for all")
    }
    return texts
  }

  /// A label selector; nil, with an error, where it is malformed.
  mutating func selector(_ value: Value, called name: String) -> AdmissionSelector? {
    let keys = ["matchLabels", "matchExpressions"]
    guard let mapping = strict.mapping(value, called: name, keys: keys) else { return nil }
    var requirements: [AdmissionSelector.Requirement] = []
    for member in mapping["matchLabels"]?.members.map({ $0 }) ?? [] {
      guard let key = member.key, let text = member.string else {
        strict.fail("'matchLabels' must hold texts only", at: member)
        continue
      }
      requirements.append(.init(key: key, comparison: .isIn, values: [text]))
    }
    for element in strict.elements(mapping["matchExpressions"], called: "matchExpressions") {
      let keys = ["key", "operator", "values"]
      guard let expression = strict.mapping(element, called: "a match expression", keys: keys)
      else { continue }
      let key = strict.text(expression, "key")
      if expression["operator"] == nil { strict.fail("'operator' is missing", at: expression) }
      let comparison = strict.word(expression, "operator", AdmissionSelector.Comparison.self)
      let values = strict.texts(expression, "values")
      guard let comparison else { continue }
      requirements.append(.init(key: key, comparison: comparison, values: values))
    }
    return AdmissionSelector(requirements: requirements)
  }
}
