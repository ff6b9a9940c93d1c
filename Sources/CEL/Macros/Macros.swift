extension Library {
  /// `has`, `all`, `exists`, `exists_one`, `map` and `filter`.
  package static let standardMacros = Library(
    name: "macros",
    macros: [
      Macro("has", argumentCount: 1) { call, expansion in presence(call, &expansion) },
      .overElements("all", .all),
      .overElements("exists", .exists),
      .overElements("exists_one", .existsOne),
      .overElements("existsOne", .existsOne),
      .overElements("filter", .filter),
      .overElements("map", .map),
      .overElements("map", .map, filtered: true),
    ])

  /// Comprehensions with two variables: the index or key, and the value.
  ///
  /// These are `all`, `exists`, `existsOne`, `transformList`, `transformMap` and
  /// `transformMapEntry`.
  package static let twoVariableComprehensions = Library(
    name: "two-variable comprehensions",
    macros: [
      .overEntries("all", .all),
      .overEntries("exists", .exists),
      .overEntries("existsOne", .existsOne),
      .overEntries("exists_one", .existsOne),
      .overEntries("transformList", .map),
      .overEntries("transformList", .map, filtered: true),
      .overEntries("transformMap", .transformMap),
      .overEntries("transformMap", .transformMap, filtered: true),
      .overEntries("transformMapEntry", .transformMapEntry),
      .overEntries("transformMapEntry", .transformMapEntry, filtered: true),
    ])

  /// `cel.bind`.
  package static let bindings = Library(
    name: "bindings",
    macros: [
      Macro("cel.bind", argumentCount: 3) { call, expansion in
        guard let name = expansion.variable(call.arguments[0]) else { return nil }
        return expansion.make(.bind(name, call.arguments[1], call.arguments[2]))
      }
    ])

  private static func presence(
    _ call: Macro.Call, _ expansion: inout MacroExpansion
  ) -> Expression? {
    guard case .select(let operand, let field, .required) = call.arguments[0].kind else {
      expansion.reject("'has' needs a field to look for: has(x.field)", at: call.arguments[0].range)
      return nil
    }
    return expansion.make(.presence(operand, field))
  }
}

extension Macro {
  /// A comprehension with one variable.
  fileprivate static func overElements(
    _ name: String, _ kind: Comprehension.Kind, filtered: Bool = false
  ) -> Macro {
    Macro(name, .member, argumentCount: filtered ? 3 : 2) { call, expansion in
      guard let range = call.receiver, let variable = expansion.variable(call.arguments[0]),
        let body = call.arguments.last
      else { return nil }
      let filter = filtered ? call.arguments[1] : nil
      return expansion.make(
        .comprehension(Comprehension(kind, over: range, as: variable, where: filter, body)))
    }
  }

  /// A comprehension with two variables.
  fileprivate static func overEntries(
    _ name: String, _ kind: Comprehension.Kind, filtered: Bool = false
  ) -> Macro {
    Macro(name, .member, argumentCount: filtered ? 4 : 3) { call, expansion in
      guard let range = call.receiver, let variable = expansion.variable(call.arguments[0]),
        let second = expansion.variable(call.arguments[1]), let body = call.arguments.last
      else { return nil }
      guard variable.text != second.text else {
        expansion.reject("both variables are called '\(second.text)'", at: second.range)
        return nil
      }
      let filter = filtered ? call.arguments[2] : nil
      return expansion.make(
        .comprehension(Comprehension(kind, over: range, as: variable, second, where: filter, body)))
    }
  }
}

extension MacroExpansion {
  /// The name that an argument declares; reports an argument that is no name.
  package mutating func variable(_ argument: Expression) -> Name? {
    guard case .identifier(let name) = argument.kind, !name.hasPrefix(".") else {
      reject("expected the name of a variable", at: argument.range)
      return nil
    }
    return Name(name, at: argument.range)
  }
}
