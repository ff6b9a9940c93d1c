extension Expression {
  /// The expression with every node replaced by what `rewrite` gives for it, the leaves first.
  ///
  /// Places stay, so that mistakes are still reported where they are written.
  /// - Complexity: O(nodes).
  package func rewritten(_ rewrite: (Kind) -> Kind) -> Expression {
    func inner(_ node: Expression) -> Expression { node.rewritten(rewrite) }
    let kind: Kind =
      switch self.kind {
      case .literal, .identifier: self.kind
      case .select(let operand, let field, let access): .select(inner(operand), field, access)
      case .presence(let operand, let field): .presence(inner(operand), field)
      case .call(let function, let receiver, let arguments):
        .call(function, receiver: receiver.map(inner), arguments: arguments.map(inner))
      case .list(let elements): .list(elements.map { ListElement(inner($0.value), $0.access) })
      case .map(let entries):
        .map(entries.map { MapEntry(inner($0.key), inner($0.value), $0.access) })
      case .object(let name, let entries):
        .object(name, entries.map { ObjectEntry($0.field, inner($0.value), $0.access) })
      case .comprehension(let macro):
        .comprehension(
          Comprehension(
            macro.kind, over: inner(macro.range), as: macro.variable, macro.second,
            where: macro.filter.map(inner), inner(macro.body)))
      case .bind(let name, let value, let body): .bind(name, inner(value), inner(body))
      }
    return Expression(id: id, range: range, kind: rewrite(kind))
  }
}
