/// A nominal type with typed fields.
package struct ObjectType: Sendable {
  /// The name, as in `.object(name)`.
  package let name: String
  /// The fields by name.
  package let fields: [String: ObjectField]
  /// What a field that is not among ``fields`` means.
  package let others: OtherFields

  /// A type with its fields.
  package init(
    _ name: String, fields: [String: ObjectField], others: OtherFields = .rejected
  ) {
    self.name = name
    self.fields = fields
    self.others = others
  }
}

/// What an undeclared field of a nominal type means.
package enum OtherFields: Sendable, Hashable {
  /// A mistake, which the checker reports.
  case rejected
  /// A field of type `dyn`, whose presence the host decides.
  case dynamic
}

/// A field of a nominal type.
package struct ObjectField: Sendable, Hashable {
  /// The type of the field's value.
  package let type: Type
  /// What the host knows the field by; handed to it with the name (``Field/slot``).
  package let slot: Int?

  /// A field of a type.
  package init(_ type: Type, slot: Int? = nil) {
    self.type = type
    self.slot = slot
  }
}
