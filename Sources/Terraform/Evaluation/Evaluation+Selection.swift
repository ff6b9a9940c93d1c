internal import Documents
internal import HCL

/// What is selected in a value.
extension Resolver {
  /// What `steps` select in `symbol`; indices stand in `scope`.
  mutating func select(
    _ symbol: Symbol, _ steps: ArraySlice<Expression.Step>, in scope: Scope
  ) -> Symbol {
    var current = symbol
    var rest = steps
    while let step = rest.first {
      rest = rest.dropFirst()
      switch step {
      case .name(let name): current = member(name.text, of: current)
      case .index(let index): current = member(evaluate(index, in: scope), of: current)
      case .fullSplat:
        return splat(current, rest, in: scope)
      case .attributeSplat:
        let inner = rest.prefix { if case .name = $0 { true } else { false } }
        current = splat(current, inner, in: scope)
        rest = rest.dropFirst(inner.count)
      }
    }
    return current
  }

  private mutating func splat(
    _ symbol: Symbol, _ steps: ArraySlice<Expression.Step>, in scope: Scope
  ) -> Symbol {
    switch unfolded(symbol) {
    case .list(let elements):
      evaluations.budget -= elements.count
      guard evaluations.budget > 0 else { return .unknown }
      return .list(elements.map { select($0, steps, in: scope) })
    case .null: return .list([])
    case .missing, .unknown, .given: return symbol
    case .some(let choices): return Symbol.either(choices.map { splat($0, steps, in: scope) })
    case .mix: return .mix([select(symbol, steps, in: scope)])
    case .part(let origin) where !origin.path.isEmpty:
      return .mix([select(symbol, steps, in: scope)])
    default: return .list([select(symbol, steps, in: scope)])
    }
  }

  /// The member of `symbol` that `key` names.
  mutating func member(_ key: Symbol, of symbol: Symbol) -> Symbol {
    let key = settled(key)
    if case .list(let elements) = symbol {
      guard let index = key.index else { return Symbol.either(elements) }
      return elements.indices.contains(index) ? elements[index] : .missing
    }
    if case .part(let origin) = symbol, let index = key.index {
      return part(origin, .key(.index(index)))
    }
    guard let name = key.known else {
      switch symbol {
      case .object(let object):
        return object.members.isEmpty
          ? .unknown : Symbol.either(object.members.sorted { $0.key < $1.key }.map(\.value))
      default: return symbol
      }
    }
    return member(name, of: symbol)
  }

  /// The member `name` of `symbol`.
  mutating func member(_ name: String, of symbol: Symbol) -> Symbol {
    switch symbol {
    case .object(let object): return object.members[name] ?? (object.isOpen ? .unknown : .missing)
    case .module(let instance): return outputSymbol(name, of: instance)
    case .part(let origin): return part(origin, .name(name))
    case .some(let choices): return Symbol.either(choices.map { member(name, of: $0) })
    case .mix(let parts):
      let found = parts.map { member(name, of: $0) }.filter { !$0.isMissing }
      return found.isEmpty ? .missing : .mix(found)
    case .list(let elements):
      // A block that the schema has as a list, selected without an index.
      guard let index = Int(name) else { return .missing }
      return elements.indices.contains(index) ? elements[index] : .missing
    case .given: return .given
    case .unknown: return .unknown
    case .null, .bool, .number, .text, .missing: return .missing
    }
  }

  private func part(_ origin: Origin, _ step: Traversal.Step) -> Symbol {
    var part = origin
    part.path.append(step)
    if value(of: part)?.isNull == true { return .null }
    return .part(part)
  }

  /// What the plan says that `origin` is; nil where it does not know it.
  func value(of origin: Origin) -> Value? {
    guard case .instance(let number) = origin.source else { return nil }
    var value = plan.resources[number].values
    var unknown = plan.resources[number].unknown
    for step in origin.path {
      if unknown?.bool == true { return nil }
      switch step {
      case .name(let name):
        value = value?[name]
        unknown = unknown?[name]
      case .key(.index(let index)):
        value = value?[index]
        unknown = unknown?[index]
      case .key(.text(let key)):
        value = value?[key]
        unknown = unknown?[key]
      case .key(.none): continue
      }
    }
    return unknown?.bool == true ? nil : value
  }

  /// `symbol`, or the elements of it where it is a list or map that the plan knows.
  func unfolded(_ symbol: Symbol) -> Symbol {
    guard case .part(let origin) = symbol, !origin.path.isEmpty, let value = value(of: origin),
      value.isSequence || value.isMapping
    else { return symbol }
    if value.isSequence {
      return .list((0..<value.count).map { part(origin, .key(.index($0))) })
    }
    let members = value.members.compactMap(\.key).map { ($0, part(origin, .name($0))) }
    return .object(Dictionary(members) { _, last in last })
  }

  /// `symbol`, with what the plan knows of it in its place.
  func settled(_ symbol: Symbol) -> Symbol {
    if case .list(let elements) = symbol {
      return .list(
        elements.map { element in
          if case .part(let origin) = element, let value = value(of: origin) {
            return Symbol(value)
          }
          return element
        })
    }
    guard case .part(let origin) = symbol, let value = value(of: origin) else { return symbol }
    return Symbol(value)
  }
}
