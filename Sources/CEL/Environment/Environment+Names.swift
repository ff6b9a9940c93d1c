extension Environment {
  /// What a name may stand for in full, the innermost namespace first; a leading dot means the root.
  func candidates(for name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    guard !container.isEmpty else { return [name] }
    var result: [String] = []
    var namespace = Substring(container)
    while !namespace.isEmpty {
      result.append("\(namespace).\(name)")
      namespace = namespace.lastIndex(of: ".").map { namespace[..<$0] } ?? ""
    }
    return result + [name]
  }

  /// What a name means: a variable, a constant, or a nominal type; nil if nothing.
  func meaning(of name: String) -> (meaning: Meaning, type: Type)? {
    for candidate in candidates(for: name) {
      if let slot = slot(of: candidate) {
        return (.variable(slot: slot, name: candidate), variables[slot].type)
      }
      if let constant = declarations.constants[candidate] {
        return (.constant(constant.value), constant.type)
      }
      if declarations.types[candidate] != nil {
        let type = Type.object(candidate)
        return (.constant(.type(type)), .type(type))
      }
    }
    return nil
  }

  /// The function that a name means; nil if none.
  func resolvedFunction(_ name: String) -> FunctionDeclaration? {
    for candidate in candidates(for: name) {
      if let function = function(candidate) { return function }
    }
    return nil
  }
}
