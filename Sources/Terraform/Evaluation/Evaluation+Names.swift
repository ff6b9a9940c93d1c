internal import Documents
internal import HCL

/// What names come to: variables, locals, outputs, resources.
extension Resolver {
  /// What a name with the steps from it comes to.
  mutating func selection(_ expression: Expression, in scope: Scope) -> Symbol {
    switch expression.kind {
    case .variable(let name): return root(name, [], in: scope)
    case .selection(let base, let steps):
      if case .variable(let name) = base.kind { return root(name, steps[...], in: scope) }
      return select(evaluate(base, in: scope), steps[...], in: scope)
    default: return .unknown
    }
  }

  private mutating func root(
    _ name: String, _ steps: ArraySlice<Expression.Step>, in scope: Scope
  ) -> Symbol {
    if let bound = scope.bound[name] { return select(bound, steps, in: scope) }
    guard case .name(let second)? = steps.first else { return .unknown }
    let rest = steps.dropFirst()
    switch name {
    case "var": return select(variableSymbol(second.text, in: scope.module), rest, in: scope)
    case "local": return select(localSymbol(second.text, in: scope.module), rest, in: scope)
    case "each":
      let found = second.text == "value" ? scope.element ?? .unknown : key(scope.key)
      return select(found, rest, in: scope)
    case "count": return key(scope.key)
    case "path", "terraform", "self": return .given
    case "module": return call(second.text, rest, in: scope)
    case "data", "ephemeral":
      guard case .name(let third)? = rest.first else { return .unknown }
      return resource("\(name).\(second.text).\(third.text)", rest.dropFirst(), in: scope)
    default: return resource("\(name).\(second.text)", rest, in: scope)
    }
  }

  private func key(_ key: InstanceKey) -> Symbol {
    switch key {
    case .none: .given
    case .index(let index): .number(Double(index))
    case .text(let text): .text(text)
    }
  }

  /// What a local comes to, by the sources.
  mutating func localSymbol(_ name: String, in module: Int) -> Symbol {
    let memo = Evaluations.Name(module: module, name: name)
    if let known = evaluations.locals[memo] { return known }
    guard let local = sourceModule(of: module)?.locals[name] else { return .unknown }
    evaluations.locals[memo] = .unknown
    let symbol = evaluate(local.value, in: Scope(module: module))
    evaluations.locals[memo] = symbol
    return symbol
  }

  /// What a variable comes to: what the call says, else its default.
  mutating func variableSymbol(_ name: String, in module: Int) -> Symbol {
    let memo = Evaluations.Name(module: module, name: name)
    if let known = evaluations.variables[memo] { return known }
    evaluations.variables[memo] = .unknown
    var symbol = input(name, of: module)
    let declared = sourceModule(of: module)?.variables[name]?.block.body
    let isNullable = declared?.attribute("nullable")?.value.kind.isFalse != true
    if symbol == nil || symbol?.isNull == true && !isNullable {
      symbol = declared?.attribute("default").map { evaluate($0.value, in: Scope(module: module)) }
    }
    evaluations.variables[memo] = symbol ?? .unknown
    return symbol ?? .unknown
  }

  /// What the caller of the module instance `module` says that the variable `name` is.
  private mutating func input(_ name: String, of module: Int) -> Symbol? {
    guard let parent = plan.modules[module].parent else {
      return plan.variables[name].map { Symbol($0) }
    }
    let call = plan.modules[module].call
    guard let declared = sourceModule(of: parent)?.calls[call],
      let attribute = declared.attribute(name)?.attribute
    else { return nil }
    let key = plan.modules[module].key
    let scope = Scope(
      module: parent, key: key,
      element: element("module." + call, declared, in: parent, key))
    return evaluate(attribute.value, in: scope)
  }

  /// What the output `name` of the module instance `module` comes to.
  mutating func outputSymbol(_ name: String, of module: Int) -> Symbol {
    let memo = Evaluations.Name(module: module, name: name)
    if let known = evaluations.outputs[memo] { return known }
    guard let source = sourceModule(of: module) else { return .unknown }
    guard let value = source.outputs[name]?.block.body.attribute("value")?.value else {
      return .missing
    }
    evaluations.outputs[memo] = .unknown
    let symbol = evaluate(value, in: Scope(module: module))
    evaluations.outputs[memo] = symbol
    return symbol
  }

  /// What the `for_each` of the block called `label` goes over; nil where it has none.
  private mutating func repeated(
    _ label: String, _ declared: [SourceModule.Declared], in module: Int
  ) -> Symbol? {
    guard let expression = declared.attribute("for_each")?.attribute.value else { return nil }
    let memo = Evaluations.Name(module: module, name: label)
    if let known = evaluations.repetitions[memo] { return known }
    evaluations.repetitions[memo] = .unknown
    let symbol = evaluate(expression, in: Scope(module: module))
    evaluations.repetitions[memo] = symbol
    return symbol
  }

  /// The element of what the `for_each` of the block called `label` goes over that has the key `key`;
  /// nil where it has none.
  mutating func element(
    _ label: String, _ declared: [SourceModule.Declared], in module: Int, _ key: InstanceKey
  ) -> Symbol? {
    guard let symbol = repeated(label, declared, in: module), case .text(let text) = key else {
      return nil
    }
    switch symbol {
    case .object(let object): return object.members[text] ?? (object.isOpen ? symbol : nil)
    case .list(let elements):
      let memo = Evaluations.Name(module: module, name: label)
      if evaluations.elements[memo] == nil {
        let known = elements.compactMap { element in settled(element).known.map { ($0, element) } }
        evaluations.elements[memo] = Dictionary(known) { first, _ in first }
      }
      return evaluations.elements[memo]?[text] ?? .text(text)
    default: return symbol
    }
  }

  // MARK: Modules and resources

  private mutating func call(
    _ name: String, _ steps: ArraySlice<Expression.Step>, in scope: Scope
  ) -> Symbol {
    guard let declared = sourceModule(of: scope.module)?.calls[name] else { return .unknown }
    guard declared.attribute("count") != nil || declared.attribute("for_each") != nil else {
      let instance = moduleInstance(name, .none, in: scope.module)
      return select(.module(instance), steps, in: scope)
    }
    let instances = plan.instances(of: name, in: scope.module)
    let memo = Evaluations.Name(module: scope.module, name: name)
    if let known = evaluations.calls[memo]?[instances.count] {
      return select(known, steps, in: scope)
    }
    let sorted = instances.sorted { plan.modules[$0].key < plan.modules[$1].key }
    let symbol = collection(sorted.map { (plan.modules[$0].key, .module($0)) })
    evaluations.calls[memo] = [instances.count: symbol]
    return select(symbol, steps, in: scope)
  }

  private mutating func resource(
    _ label: String, _ steps: ArraySlice<Expression.Step>, in scope: Scope
  ) -> Symbol {
    guard let group = plan.group(label, in: scope.module) else {
      let declared = sourceModule(of: scope.module)?.blocks[label] ?? []
      if declared.attribute("count") != nil { return select(.list([]), steps, in: scope) }
      if declared.attribute("for_each") != nil { return select(.object([:]), steps, in: scope) }
      return .unknown
    }
    if let single = plan.groups[group].byKey[.none] {
      return select(.part(Origin(source: .instance(single), path: [])), steps, in: scope)
    }
    if let known = evaluations.groups[group] { return select(known, steps, in: scope) }
    let parts = plan.groups[group].members.map { number in
      (plan.resources[number].key, Symbol.part(Origin(source: .instance(number), path: [])))
    }
    let symbol = collection(parts)
    evaluations.groups[group] = symbol
    return select(symbol, steps, in: scope)
  }

  /// The instances of a block: a list by `count`, an object by `for_each`.
  private func collection(_ instances: [(InstanceKey, Symbol)]) -> Symbol {
    var object = SymbolObject()
    for (key, value) in instances {
      guard case .text(let text) = key else { return .list(instances.map(\.1)) }
      object.members[text] = value
    }
    return instances.isEmpty ? .list([]) : .object(object)
  }
}

extension Expression.Kind {
  fileprivate var isFalse: Bool { if case .bool(false) = self { true } else { false } }
}

extension Symbol {
  /// A value of the plan.
  init(_ value: Value) {
    if value.isNull {
      self = .null
    } else if let text = value.string {
      self = .text(text)
    } else if let truth = value.bool {
      self = .bool(truth)
    } else if let number = value.double {
      self = .number(number)
    } else if value.isSequence {
      self = .list(value.elements.map { Symbol($0) })
    } else if value.isMapping {
      let pairs = value.members.compactMap { member in
        member.key.map { ($0, Symbol(member)) }
      }
      self = .object(Dictionary(pairs) { _, last in last })
    } else {
      self = .given
    }
  }
}
