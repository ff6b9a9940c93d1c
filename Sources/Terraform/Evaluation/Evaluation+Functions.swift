internal import HCL

/// What functions come to: those that choose, order or join references; of the others' results it is
/// only known what went in.
extension Resolver {
  /// The call of the function `name`.
  mutating func call(
    _ name: String, _ arguments: [Expression], _ spread: Expression.Spread, in scope: Scope
  ) -> Symbol {
    if name == "try" || name == "coalesce" { return first(name, arguments, spread, in: scope) }
    if name == "can" {
      return arguments.first.map { evaluate($0, in: scope) }.map { symbol in
        symbol.isMissing ? .bool(false) : symbol.isKnown ? .bool(true) : .given
      } ?? .given
    }
    guard let values = self.arguments(arguments, spread, in: scope) else {
      return .mix(arguments.map { evaluate($0, in: scope) })
    }
    if values.contains(where: \.isMissing) { return .missing }
    let known = values.map { settled($0) }
    return CollectionFunctions.call(name, values.map { unfolded($0) }, known) ?? TextFunctions.call(
      name, known)
      ?? (values.allSatisfy(\.isKnown) ? .given : .mix(values))
  }

  /// The arguments, the last one spread out where `...` says so; nil where it can't be.
  private mutating func arguments(
    _ arguments: [Expression], _ spread: Expression.Spread, in scope: Scope
  ) -> [Symbol]? {
    var values = arguments.map { evaluate($0, in: scope) }
    guard spread == .last, let last = values.popLast() else { return values }
    guard case .list(let elements) = last else { return nil }
    return values + elements
  }

  /// `try` and `coalesce`: the first that is no error, or is neither null nor empty.
  private mutating func first(
    _ name: String, _ arguments: [Expression], _ spread: Expression.Spread, in scope: Scope
  ) -> Symbol {
    guard let values = self.arguments(arguments, spread, in: scope) else {
      return .some(arguments.map { evaluate($0, in: scope) })
    }
    var choices: [Symbol] = []
    for value in values {
      if value.isMissing { continue }
      if name == "coalesce" {
        if value.isNull || settled(value).known == "" { continue }
        choices.append(value)
        if settled(value).known != nil { break }
        if case .part(let origin) = value, !origin.path.isEmpty { break }
      } else {
        choices.append(value)
        if !Self.mayFail(value) { break }
      }
    }
    return Symbol.either(choices)
  }

  /// Whether evaluating what came to `symbol` may yet be an error.
  private static func mayFail(_ symbol: Symbol) -> Bool {
    switch symbol {
    case .unknown: true
    case .some(let choices): choices.contains { mayFail($0) }
    default: false
    }
  }
}
