/// The fields of an object: a resource as a whole, or a part of one.
package struct Shape: Sendable, Hashable {
  /// The type of resource, or `name~tag` for a part.
  ///
  /// Equal parts are one shape, wherever they are used; the tag tells those of one name apart.
  package let name: String
  /// The fields, by the order of their names.
  package let fields: [Field]
  /// Whether there may be other fields.
  package let isOpen: Bool
  /// Which of the versions have it at all.
  package let versions: Versions
  /// Whose schema it is from.
  package let origin: ResourceSchemas.Origin

  /// A shape of some fields, in all versions.
  package init(
    _ name: String, fields: [Field], isOpen: Bool, origin: ResourceSchemas.Origin
  ) {
    self.name = name
    self.fields = fields
    self.isOpen = isOpen
    self.origin = origin
    versions = .all
  }

  /// A field of an object.
  package struct Field: Sendable, Hashable {
    /// The name as the document has it.
    package let name: String
    /// The type of its value.
    package let type: ShapeType
    /// Which of the versions have it.
    package let versions: Versions
    /// Whether it is written as blocks, not as an argument.
    package let isBlock: Bool

    /// A field that all versions have.
    package init(_ name: String, _ type: ShapeType) {
      self.init(name, type, .all, isBlock: false)
    }

    init(_ name: String, _ type: ShapeType, _ versions: Versions, isBlock: Bool) {
      self.name = name
      self.type = type
      self.versions = versions
      self.isBlock = isBlock
    }
  }

  /// A part of the versions that the schemas are of.
  package struct Versions: Sendable, Hashable {
    /// The first that has it; nil where that is the oldest of all.
    package let since: String?
    /// The last that has it; nil where that is the newest of all.
    package let until: String?

    /// Each of the versions.
    package static let all = Versions(since: nil, until: nil)
  }
}

/// The type of a field, in the terms of documents.
package indirect enum ShapeType: Sendable, Hashable {
  case bool
  case int
  /// An integer or a fraction; the document decides.
  case number
  case string
  /// Whatever it may be: an int or a string, a quantity, an object of any fields.
  case dynamic
  case list(ShapeType)
  /// An object whose keys are data, such as labels.
  case map(ShapeType)
  /// What may be null besides.
  case nullable(ShapeType)
  /// An object; ``ResourceSchemas/shape(_:)`` knows it by this name.
  case shape(String)
}
