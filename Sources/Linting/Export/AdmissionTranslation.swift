internal import ArchitectureGraph
internal import CEL
internal import Policies

/// Why a policy can't be written as a ValidatingAdmissionPolicy.
struct NotExportable: Error, Sendable, Hashable {
  /// As a clause whose subject is the policy: `reads node.services, …`.
  let reason: String
}

/// Rewrites expressions about nodes into expressions about the object alone.
///
/// The text stays as its author wrote it, but for the selections that mean something else there.
struct AdmissionTranslation {
  /// The values of the parameters, as CEL.
  let parameters: [String: String]

  /// `program`, of whose text nothing but the object, the variables and the parts is left.
  ///
  /// - Throws: what only the graph knows.
  func text(of program: Program) throws(NotExportable) -> String {
    let checked = program.checked
    for name in checked.references.variables where name == "graph" {
      throw NotExportable(reason: "reads '\(name)', the architecture as a whole")
    }
    for function in ["targets", "sources", "of", "atLeast"]
    where checked.references.functions.contains(function) {
      throw NotExportable(reason: "calls '\(function)', which follows edges to other objects")
    }
    return try text(of: checked.expression, checked, .value)
  }

  /// What is done with what an expression comes to.
  private enum Use {
    case value
    /// Only its keys are asked for, as the right side of `in` does.
    case keys
  }

  private func text(
    of node: CEL.Expression, _ checked: CheckedExpression, _ use: Use
  ) throws(NotExportable) -> String {
    switch node.kind {
    case .select(let operand, let field, _):
      if let name = node.qualifiedName, name.hasPrefix("params.") {
        return parameters[String(name.dropFirst("params.".count))] ?? name
      }
      if let text = try replaced(field.text, of: operand, checked, use) { return text }
    case .presence(let operand, let field):
      if let text = try replaced(field.text, of: operand, checked, .keys) {
        return text.hasSuffix(".\(field.text)") ? "has(\(text))" : "true"
      }
    case .identifier("node"):
      throw NotExportable(reason: "reads 'node' as a whole, which only the graph has")
    default: break
    }
    return try spliced(node, checked)
  }

  /// What the field of a node or record is in terms of the object; nil for fields of the object.
  private func replaced(
    _ field: String, of operand: CEL.Expression, _ checked: CheckedExpression, _ use: Use
  ) throws(NotExportable) -> String? {
    guard case .object(let type) = checked.type(of: operand),
      let owner = AdmissionFields.Owner(typeName: type)
    else { return nil }
    guard let template = AdmissionFields.expression(field, of: owner) else {
      throw NotExportable(reason: Self.reason(field, operand, owner, checked))
    }
    if case .value = use, AdmissionFields.keysOnly.contains(field) {
      throw NotExportable(reason: "reads more of '\(field)' than its keys")
    }
    guard template.contains("$.") else { return template }
    let inner = try text(of: operand, checked, .value)
    return template.replacing("$.", with: inner + ".")
  }

  /// The text of a node with its parts rewritten where they stand.
  private func spliced(
    _ node: CEL.Expression, _ checked: CheckedExpression
  ) throws(NotExportable) -> String {
    let source = Array(checked.source.utf8)
    var result: [UInt8] = []
    var position = node.range.lowerBound
    let parts = node.kind.children.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for part in parts where part.range.lowerBound >= position {
      result += source[position..<part.range.lowerBound]
      let isRightOfIn = part.id == node.rightOfIn?.id
      result += Array(try text(of: part, checked, isRightOfIn ? .keys : .value).utf8)
      position = part.range.upperBound
    }
    if position < node.range.upperBound { result += source[position..<node.range.upperBound] }
    return String(decoding: result, as: UTF8.self)
  }

  private static func reason(
    _ field: String, _ operand: CEL.Expression, _ owner: AdmissionFields.Owner,
    _ checked: CheckedExpression
  ) -> String {
    let source = Array(checked.source.utf8)
    let name = String(decoding: source[operand.range], as: UTF8.self) + "." + field
    guard case .node(let kind?) = owner,
      let declared = Schema().fields(of: kind).first(where: { $0.name == field })
    else { return "reads '\(name)', which archlint works out itself" }
    switch declared.source {
    case .fact where field == "serves":
      return "reads '\(name)': whether a Service selects it, which the object does not tell"
    case .fact: return "reads '\(name)', which archlint works out itself"
    default: return "reads '\(name)', which is an edge to other objects"
    }
  }
}

extension CEL.Expression {
  /// The right side, if the node asks whether something is in it.
  fileprivate var rightOfIn: CEL.Expression? {
    guard case .call("@in", nil, let operands) = kind, operands.count == 2 else { return nil }
    return operands[1]
  }
}
