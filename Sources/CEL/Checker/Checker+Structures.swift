extension Checker {
  /// The type of a structure's field, and the name that the field has in the document; `dyn` after
  /// a report if there is none of that name.
  mutating func member(
    _ field: Name, of name: String, written operand: Expression
  ) -> (type: Type, name: String) {
    guard let structure = environment.structure(name) else { return (.dyn, field.text) }
    references.fields.insert(FieldReference(type: name, field: field.text))
    if let type = structure.fields[field.text] { return (type, field.text) }
    let plain = EscapedName.plain(field.text)
    if let type = structure.fields[plain] { return (type, plain) }
    guard structure.others == .rejected else { return (.dyn, field.text) }
    return (reportUnknown(field.text, in: structure, operand, at: field.range), field.text)
  }

  /// The type of `structure['field']`, and a report on `'field' in structure` where no field is
  /// called so; nil for calls of other sorts.
  mutating func memberByKey(_ site: Site) -> Type? {
    let isIndex = site.function.name == Operator.index
    guard isIndex || site.function.name == Operator.in, site.operands.count == 2 else { return nil }
    let (container, key) = isIndex ? (0, 1) : (1, 0)
    guard case .structure(let name) = site.types[container].withoutNull,
      case .literal(.string(let text)) = site.operands[key].kind,
      let structure = environment.structure(name)
    else { return nil }
    references.fields.insert(FieldReference(type: name, field: text))
    if let type = structure.fields[text] { return isIndex ? type : nil }
    guard structure.others == .rejected else { return nil }
    let place = site.operands[key].range
    let type = reportUnknown(text, in: structure, site.operands[container], at: place)
    return isIndex ? type : nil
  }

  private mutating func reportUnknown(
    _ field: String, in structure: Structure, _ operand: Expression, at place: Range<Int>
  ) -> Type {
    let help = Suggestion.help(for: field, among: structure.fields.keys) ?? structure.remark
    return report(
      "\(title(of: structure, operand)) has no \(structure.noun) '\(field)'", help: help, at: place)
  }

  /// What a message calls a structure that stands as `operand`.
  private func title(of structure: Structure, _ operand: Expression) -> String {
    let written = text(of: operand)
    switch structure.caption {
    case .whole(let title): return title
    case .part(let title?): return written.map { "'\($0)' (\(title))" } ?? title
    case .part(nil): return "'\(written ?? structure.name.withoutTag)'"
    }
  }

  /// An operand as it is written, where that is short enough to be read in a message.
  private func text(of operand: Expression) -> String? {
    let bytes = Array(source.utf8)
    guard operand.range.count <= 60, operand.range.upperBound <= bytes.count,
      !operand.range.isEmpty
    else { return nil }
    return String(decoding: bytes[operand.range], as: UTF8.self)
  }
}

/// How Kubernetes lets an expression select a field whose name is no identifier.
enum EscapedName {
  private static let escapes = [
    ("__underscores__", "__"), ("__dot__", "."), ("__dash__", "-"), ("__slash__", "/"),
  ]
  private static let keywords: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function",
    "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  /// The name that an escaped one stands for: `a-b` for `a__dash__b`, `if` for `__if__`.
  static func plain(_ name: String) -> String {
    guard name.contains("__") else { return name }
    if name.hasPrefix("__"), name.hasSuffix("__"),
      keywords.contains(String(name.dropFirst(2).dropLast(2)))
    {
      return String(name.dropFirst(2).dropLast(2))
    }
    var result = ""
    var rest = Substring(name)
    while !rest.isEmpty {
      if let (escape, meaning) = escapes.first(where: { rest.hasPrefix($0.0) }) {
        result += meaning
        rest = rest.dropFirst(escape.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
