/// A map with string keys of which it is known what keys there may be and of which types.
///
/// When evaluating it is a map like any other; the checker treats it as an object with fields, so
/// that a misspelt key is found before.
package struct Structure: Sendable {
  /// The name, as in `.structure(name)`.
  package let name: String
  /// What messages call it.
  package let caption: Caption
  /// What messages call one of its fields: `field`, `attribute`.
  package let noun: String
  /// The types of the fields by name.
  package let fields: [String: Type]
  /// What a field that is not among ``fields`` means.
  package let others: OtherFields
  /// What a message about an unknown field says where no known one is similar; nil for nothing.
  package let remark: String?

  /// A structure with its fields.
  package init(
    _ name: String, caption: Caption, noun: String = "field", fields: [String: Type],
    others: OtherFields = .rejected, remark: String? = nil
  ) {
    self.name = name
    self.caption = caption
    self.noun = noun
    self.fields = fields
    self.others = others
    self.remark = remark
  }

  /// What messages call a structure.
  package enum Caption: Sendable, Hashable {
    /// A thing that has a name: `aws_db_instance`.
    case whole(String)
    /// A part of one: it is called as it is written, perhaps with what it is: `'c' (Container)`.
    case part(String?)
  }
}

/// Knows structures by name, so that an environment need not declare thousands.
package protocol StructureSource: AnyObject, Sendable {
  /// The structure of a name; nil for a name that means none.
  func structure(_ name: String) -> Structure?
}
