/// An expression whose names are resolved and whose types are known.
package struct CheckedExpression: Sendable {
  /// The text.
  package let source: String
  /// The syntax tree.
  package let expression: Expression
  /// The type of the result.
  package let type: Type
  /// What the expression reads.
  package let references: ReferenceSet
  /// What the names of the nodes mean, by node.
  let meanings: [Meaning?]
  private let types: [Type?]

  init(
    source: String, expression: Expression, type: Type, references: ReferenceSet,
    meanings: [Meaning?], types: [Type?]
  ) {
    self.source = source
    self.expression = expression
    self.type = type
    self.references = references
    self.meanings = meanings
    self.types = types
  }

  /// The type of a node; `dyn` for one that belongs to another expression.
  package func type(of node: Expression) -> Type {
    let index = Int(node.id)
    return types.indices.contains(index) ? types[index] ?? .dyn : .dyn
  }

  func meaning(of node: Expression) -> Meaning? {
    let index = Int(node.id)
    return meanings.indices.contains(index) ? meanings[index] : nil
  }
}

/// What an expression reads.
package struct ReferenceSet: Sendable, Hashable {
  /// The variables by full name.
  package internal(set) var variables: Set<String> = []
  /// The fields of nominal types.
  package internal(set) var fields: Set<FieldReference> = []
  /// The functions that are called, operators included, by full name.
  package internal(set) var functions: Set<String> = []

  /// The empty set.
  package init() {}

  /// Adds what another expression reads.
  package mutating func formUnion(_ other: ReferenceSet) {
    variables.formUnion(other.variables)
    fields.formUnion(other.fields)
    functions.formUnion(other.functions)
  }
}

/// A field of a nominal type.
package struct FieldReference: Sendable, Hashable {
  /// The type's name.
  package let type: String
  /// The field's name.
  package let field: String

  /// A field of a type.
  package init(type: String, field: String) {
    self.type = type
    self.field = field
  }
}

/// What the name in a node means.
enum Meaning: Sendable {
  /// A variable of a macro, by its place on the stack of locals.
  case local(Int)
  /// A variable of the environment.
  case variable(slot: Int, name: String)
  case constant(Value)
  /// A name that means nothing; an error when evaluated.
  case unbound(String)
  /// A field, with its slot if the type says so.
  case field(Field)
  case call(ResolvedCall)
}

/// A call and what may compute it.
struct ResolvedCall: Sendable {
  let function: String
  /// Whether the receiver is only a part of the function's name.
  let isQualified: Bool
  /// The overloads that the arguments' types leave possible.
  let overloads: [Candidate]

  /// An overload with the implementation that suits this very call.
  struct Candidate: Sendable {
    let overload: Overload
    let implementation: Implementation
  }
}
