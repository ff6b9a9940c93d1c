extension Expression.Kind {
  /// The nodes right below, in the order of their evaluation.
  package var children: [Expression] {
    switch self {
    case .literal, .identifier: []
    case .select(let operand, _, _), .presence(let operand, _): [operand]
    case .call(_, let receiver, let arguments): (receiver.map { [$0] } ?? []) + arguments
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .object(_, let entries): entries.map(\.value)
    case .comprehension(let comprehension):
      [comprehension.range] + (comprehension.filter.map { [$0] } ?? []) + [comprehension.body]
    case .bind(_, let value, let body): [value, body]
    }
  }
}

extension Expression {
  /// The dotted name that the expression spells if it is nothing but names and plain selections.
  package var qualifiedName: String? {
    switch kind {
    case .identifier(let name): name
    case .select(let operand, let field, .required):
      operand.qualifiedName.map { $0 + "." + field.text }
    default: nil
    }
  }
}
