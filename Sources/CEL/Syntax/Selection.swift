/// An expression that only selects: a name and the steps from it, such as `object.a.b[0].c`.
///
/// It is never evaluated; it says which place is meant.
package struct Selection: Sendable, Hashable {
  /// A step from a value into it.
  package enum Step: Sendable, Hashable {
    /// `.name`, or `['name']`
    case field(String)
    /// Stands for `[0]`.
    case index(Int)
  }

  /// The name that the selection starts with.
  package let root: Name
  /// The steps from there.
  package let steps: [Step]

  /// Reads an expression as a selection; nil if it is anything else.
  package init?(_ expression: Expression) {
    var steps: [Step] = []
    var node = expression
    while true {
      switch node.kind {
      case .identifier(let name):
        root = Name(name.hasPrefix(".") ? String(name.dropFirst()) : name, at: node.range)
        self.steps = steps.reversed()
        return
      case .select(let operand, let field, _):
        steps.append(.field(field.text))
        node = operand
      case .call(Operator.index, nil, let operands),
        .call(Operator.optionalIndex, nil, let operands):
        guard let step = Step(operands[1]) else { return nil }
        steps.append(step)
        node = operands[0]
      default: return nil
      }
    }
  }

  /// Parses a selection; it needs no environment, since it means nothing but itself.
  ///
  /// - Throws: the mistakes of the parser, or that the expression is no selection.
  package init(parsing source: String) throws(CompilationError) {
    let expression = try Parser.parse(source, macros: [:])
    guard let selection = Selection(expression) else {
      throw CompilationError([
        Mistake(
          "this is not a selection", help: "select a place: object.spec.containers[0].image",
          at: expression.range)
      ])
    }
    self = selection
  }
}

extension Selection.Step {
  fileprivate init?(_ index: Expression) {
    switch index.kind {
    case .literal(.string(let name)): self = .field(name)
    case .literal(.int(let number)) where number >= 0 && number <= Int.max:
      self = .index(Int(number))
    default: return nil
    }
  }
}
