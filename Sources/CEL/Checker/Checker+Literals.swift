extension Checker {
  /// Checks `[a, ?b]`.
  mutating func list(_ elements: [ListElement]) -> Type {
    var joined: Type?
    for element in elements {
      joined = substitution.join(joined, checkElement(element.value, element.access))
    }
    return .list(joined ?? substitution.fresh())
  }

  /// Checks `{k: v, ?k: v}`.
  mutating func map(_ entries: [MapEntry]) -> Type {
    var keys: Type?
    var values: Type?
    for entry in entries {
      let key = check(entry.key)
      if !key.isMapKey {
        _ = report("a key is a string, int, uint or bool, not \(key)", at: entry.key.range)
      }
      keys = substitution.join(keys, key)
      values = substitution.join(values, checkElement(entry.value, entry.access))
    }
    return .map(keys ?? substitution.fresh(), values ?? substitution.fresh())
  }

  /// The type of an element; with `?` it is an optional's, taken out.
  private mutating func checkElement(_ value: Expression, _ access: Access) -> Type {
    let type = check(value)
    guard access == .optional else { return type }
    if let element = type.optionalElement { return element }
    guard !type.isDynamic else { return .dyn }
    return report("'?' needs an optional, found \(type)", at: value.range)
  }

  /// `Type{field: value}`; no nominal type can be made in an expression yet.
  mutating func object(_ name: String, _ entries: [ObjectEntry], _ node: Expression) -> Type {
    for entry in entries { _ = check(entry.value) }
    set(.unbound(name), for: node)
    guard environment.objectType(name) == nil else {
      return report("an object of type '\(name)' can't be made in an expression", at: node.range)
    }
    return report("undeclared type '\(name)'", at: node.range)
  }

  // MARK: Comprehensions

  /// A macro that goes over a list or a map.
  mutating func comprehension(_ comprehension: Comprehension) -> Type {
    let range = check(comprehension.range)
    let (key, value) = parts(of: range, at: comprehension.range.range)
    var locals: [Local]
    if let second = comprehension.second {
      let first = key ?? .int
      locals = [
        Local(name: comprehension.variable.text, type: first),
        Local(name: second.text, type: value),
      ]
    } else {
      locals = [Local(name: comprehension.variable.text, type: key ?? value)]
    }
    return within(locals) { checker in
      checker.result(of: comprehension, key: key, element: locals[0].type)
    }
  }

  /// The key, if there is one, and the value of what a comprehension goes over.
  private mutating func parts(of range: Type, at place: Range<Int>) -> (key: Type?, value: Type) {
    switch range.withoutNull {
    case .list(let element): return (nil, element)
    case .structure: return (.string, .dyn)
    case .map(let key, let value): return (key, value)
    case .dyn, .error: return (.dyn, .dyn)
    case .parameter:
      _ = substitution.unify(.dyn, with: range)
      return (.dyn, .dyn)
    default:
      let help = range.optionalElement == nil ? nil : "an optional has 'optMap' and 'optFlatMap'"
      _ = report("only lists and maps can be gone over, not \(range)", help: help, at: place)
      return (.dyn, .dyn)
    }
  }

  private mutating func result(
    of comprehension: Comprehension, key: Type?, element: Type
  ) -> Type {
    if let filter = comprehension.filter { checkCondition(filter, of: "a filter") }
    switch comprehension.kind {
    case .all, .exists, .existsOne:
      checkCondition(comprehension.body, of: "'\(comprehension.kind.rawValue)'")
      return .bool
    case .filter:
      checkCondition(comprehension.body, of: "'filter'")
      return .list(element)
    case .map:
      return .list(check(comprehension.body))
    case .transformMap:
      return .map(key ?? .int, check(comprehension.body))
    case .transformMapEntry:
      let body = check(comprehension.body)
      if case .map = body { return body }
      guard !body.isDynamic else { return .map(.dyn, .dyn) }
      return report(
        "'transformMapEntry' needs a map of one entry, found \(body)",
        at: comprehension.body.range)
    }
  }

  private mutating func checkCondition(_ condition: Expression, of what: String) -> Void {
    let type = check(condition)
    if !substitution.unify(.bool, with: type) {
      _ = report("\(what) needs a bool, found \(type)", at: condition.range)
    }
  }
}

extension Type {
  fileprivate var isMapKey: Bool {
    switch self {
    case .string, .int, .uint, .bool, .dyn, .error, .parameter: true
    case .wrapper(let scalar): scalar.isMapKey
    default: false
    }
  }
}
