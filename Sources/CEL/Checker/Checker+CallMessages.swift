extension Checker {
  /// Reports a function that does not exist.
  mutating func unknownFunction(
    _ name: String, _ style: CallStyle, operands: [Type], _ node: Expression
  ) -> Type {
    guard !operands.contains(.error) else { return .error }
    let functions = environment.declarations.functions.values.filter { function in
      function.overloads.contains { $0.style == style }
    }
    let macros = environment.declarations.macros.values.joined().filter { $0.style == style }
    let names = (functions.map(\.name) + macros.map(\.name)).sorted()
    if names.contains(name) {
      let counts = macros.filter { $0.name == name }.compactMap(\.argumentCount).sorted()
      let list = counts.map(String.init).joined(separator: " or ")
      return report("'\(name)' takes \(list) arguments", at: node.range)
    }
    let what =
      style == .member
      ? "unknown function '\(name)' of \(operands[0])" : "unknown function '\(name)'"
    let help = Suggestion.help(forForeign: name) ?? Suggestion.help(for: name, among: names)
    return report(what, help: help, at: node.range)
  }

  /// Reports a misspelt macro such as 'exits', and not that its variable is unknown; nil if the name is
  /// a function's, or no macro's that takes as many arguments.
  mutating func misspeltMacro(
    _ name: String, _ receiver: Expression?, _ arguments: [Expression], _ node: Expression
  ) -> Type? {
    guard mode == .strict, receiver != nil, environment.resolvedFunction(name) == nil,
      arguments.count > 1, case .identifier(let variable)? = arguments.first?.kind,
      local(variable) == nil, environment.meaning(of: variable) == nil
    else { return nil }
    let macros = environment.declarations.macros.values.joined().filter {
      $0.style == .member && $0.argumentCount == arguments.count
    }
    guard let help = Suggestion.help(for: name, among: macros.map(\.name)) else { return nil }
    return report("no macro is called '\(name)'", help: help, at: node.range)
  }

  /// Reports a misspelt function such as 'math.abz' as a whole; nil if the receiver is no qualifier
  /// of functions.
  mutating func unknownQualifiedCall(
    _ name: String, _ receiver: Expression, _ arguments: [Expression], _ node: Expression
  ) -> Type? {
    guard mode == .strict, case .identifier(let qualifier) = receiver.kind,
      local(qualifier) == nil, environment.meaning(of: qualifier) == nil
    else { return nil }
    let declarations = environment.declarations
    let names = [String](declarations.functions.keys) + declarations.macros.keys
    let siblings = names.filter { $0.hasPrefix(qualifier + ".") }.sorted()
    guard !siblings.isEmpty else { return nil }
    for argument in arguments { _ = check(argument) }
    let full = "\(qualifier).\(name)"
    let counts = (declarations.macros[full] ?? []).compactMap(\.argumentCount).sorted()
    guard counts.isEmpty else {
      let list = counts.map(String.init).joined(separator: " or ")
      return report("'\(full)' takes \(list) arguments", at: node.range)
    }
    return report(
      "unknown function '\(full)'", help: Suggestion.help(for: full, among: siblings),
      at: node.range)
  }

  /// What is wrong with a call that no overload fits.
  func noOverloadMessage(_ site: Site) -> String {
    let types = site.types.map { substitution.resolved($0).withoutNull }
    let name = site.function.name
    if let symbol = Operator.symbol(of: name) {
      let list = types.map(\.description).joined(separator: " and ")
      return "'\(symbol)' can't be applied to \(list)"
    }
    if site.style == .member, let receiver = types.first {
      let list = types.dropFirst().map(\.description).joined(separator: ", ")
      return "\(receiver) has no function '\(name)' that takes (\(list))"
    }
    let list = types.map(\.description).joined(separator: ", ")
    return "no function '\(name)' takes (\(list))"
  }

  /// How the function can be called.
  func noOverloadHelp(_ site: Site) -> String? {
    let types = site.types.map { substitution.resolved($0).withoutNull }
    if Operator.symbol(of: site.function.name) != nil {
      return Self.quotedNumberHelp(site.operands, types) ?? operatorHelp(types)
    }
    let signatures = site.function.overloads.map { $0.signature(of: site.function.name) }
    guard let last = signatures.last, signatures.count <= 4 else { return nil }
    let others = signatures.dropLast()
    guard !others.isEmpty else { return "it is \(last)" }
    return "it is \(others.joined(separator: ", ")) or \(last)"
  }

  /// What helps where a number was written as a string: `port == '5432'`.
  private static func quotedNumberHelp(_ operands: [Expression], _ types: [Type]) -> String? {
    guard operands.count == 2, types.contains(where: { $0 == .int || $0 == .uint }) else {
      return nil
    }
    for operand in operands {
      guard case .literal(.string(let text)) = operand.kind, let number = Int64(text) else {
        continue
      }
      return "write \(number), without quotes"
    }
    return nil
  }

  private func operatorHelp(_ types: [Type]) -> String? {
    let numbers: Set<Type> = [.int, .uint, .double, .number]
    guard types.count == 2, types[0] != types[1] else { return nil }
    if types.contains(.null) { return "what is not set is not there: ask has(…)" }
    if numbers.isSuperset(of: types) {
      return "numbers of two types don't mix: write 1.0 for a double, 1u for a uint, or convert"
    }
    if types.contains(.string), let other = types.first(where: numbers.contains) {
      return "make a string of the \(other): string(…)"
    }
    return nil
  }
}

extension Overload {
  /// The overload as a message shows it: `string.startsWith(string) → bool`.
  fileprivate func signature(of name: String) -> String {
    let isMember = style == .member
    let types = parameters.dropFirst(isMember ? 1 : 0).map(\.description)
    let receiver = isMember ? parameters.first.map { "\($0)." } ?? "" : ""
    return "\(receiver)\(name)(\(types.joined(separator: ", ")))"
  }
}

extension Operator {
  /// The operator as it is written; nil for a function that is none.
  package static func symbol(of function: String) -> String? {
    switch function {
    case conditional: "?:"
    case Operator.in: "in"
    case index, optionalIndex: "[]"
    case not: "!"
    case negate: "-"
    case or, and, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, add, subtract,
      multiply, divide, modulo:
      String(function.dropFirst().dropLast())
    default: nil
    }
  }
}
