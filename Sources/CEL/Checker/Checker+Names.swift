extension Checker {
  /// A name alone.
  mutating func identifier(_ name: String, _ node: Expression) -> Type {
    if let index = local(name) {
      set(.local(index), for: node)
      return locals[index].type
    }
    if let type = resolved(name, node) { return type }
    set(.unbound(name), for: node)
    let shown = name.hasPrefix(".") ? String(name.dropFirst()) : name
    return report(
      "undeclared name '\(shown)'",
      help: environment.absences[shown] ?? Suggestion.help(forForeign: shown)
        ?? Suggestion.help(for: shown, among: visibleNames),
      at: node.range)
  }

  /// The type of a variable or constant of the environment; nil if the name means none.
  private mutating func resolved(_ name: String, _ node: Expression) -> Type? {
    guard let found = environment.meaning(of: name) else { return nil }
    set(found.meaning, for: node)
    if case .variable(_, let name) = found.meaning { references.variables.insert(name) }
    return found.type
  }

  /// `operand.field` and `operand.?field`.
  mutating func select(
    _ field: Name, of operand: Expression, _ access: Access, _ node: Expression
  ) -> Type {
    if let name = node.qualifiedName, !startsWithLocal(name), let type = resolved(name, node) {
      return type
    }
    if case .identifier(let root) = operand.kind,
      let type = undeclared(field.text, in: root, node)
    {
      return type
    }
    let type = self.field(field, of: check(operand), written: operand, node)
    guard access == .optional, type.optionalElement == nil else { return type }
    return .optional(type)
  }

  /// Reports a misspelt qualified variable as a whole: 'variables.x', not 'variables'; nil if the
  /// root is a name by itself, or no variable's qualifier.
  private mutating func undeclared(
    _ field: String, in root: String, _ node: Expression
  ) -> Type? {
    guard mode == .strict, local(root) == nil, environment.meaning(of: root) == nil else {
      return nil
    }
    let siblings = environment.variables.map(\.name).filter { $0.hasPrefix(root + ".") }
    guard !siblings.isEmpty else { return nil }
    let name = "\(root).\(field)"
    return report(
      "undeclared name '\(name)'", help: Suggestion.help(for: name, among: siblings),
      at: node.range)
  }

  /// Checks `has(operand.field)`.
  mutating func presence(of field: Name, in operand: Expression, _ node: Expression) -> Type {
    _ = self.field(field, of: check(operand), written: operand, node)
    return .bool
  }

  /// The type of a field of a value of some type.
  private mutating func field(
    _ field: Name, of operand: Type, written: Expression, _ node: Expression
  ) -> Type {
    var slot: Int?
    var name = field.text
    defer { set(.field(Field(name: name, slot: slot)), for: node) }
    if let element = operand.optionalElement {
      let type = self.field(
        field, of: substitution.applied(to: element), written: written, node)
      return .optional(type)
    }
    switch operand.withoutNull {
    case .structure(let structure):
      let member = member(field, of: structure, written: written)
      name = member.name
      return member.type
    case .map(_, let value): return value
    case .dyn, .error: return operand
    case .parameter:
      _ = substitution.unify(.dyn, with: operand)
      return .dyn
    case .object(let typeName):
      guard let type = environment.objectType(typeName) else { return .dyn }
      references.fields.insert(FieldReference(type: typeName, field: field.text))
      if let known = type.fields[field.text] {
        slot = known.slot
        return known.type
      }
      guard type.others == .rejected else { return .dyn }
      return report(
        "'\(typeName)' has no field '\(field.text)'",
        help: Suggestion.help(for: field.text, among: type.fields.keys), at: field.range)
    default:
      return report("a value of type \(operand.withoutNull) has no fields", at: field.range)
    }
  }
}
