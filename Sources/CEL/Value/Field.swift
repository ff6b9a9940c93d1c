internal import Synchronization

/// A field that an expression selects.
package struct Field: Sendable, Hashable {
  /// The name as written.
  package let name: String
  /// The slot that the schema gives the field (``ObjectType/fields``), found at compile time;
  /// nil where the checker did not know the object's type.
  package let slot: Int?
  /// The name's number: the same for the same name in the whole process, counted from zero.
  ///
  /// A host may keep what it found out about a name in an array.
  package let number: Int

  /// A field by name, with its slot if that is known.
  package init(name: String, slot: Int? = nil) {
    self.name = name
    self.slot = slot
    number = Field.number(of: name)
  }

  private static let numbers = Mutex<[String: Int]>([:])

  private static func number(of name: String) -> Int {
    numbers.withLock { numbers in
      if let known = numbers[name] { return known }
      let number = numbers.count
      numbers[name] = number
      return number
    }
  }
}

/// Fields that an expression selects one after another: `.spec.template.spec`.
package struct FieldPath: Sendable {
  /// The fields, in order; at least one.
  package let fields: [Field]
  /// Where the selection of each ends, for errors: offsets in the expression.
  let ranges: [Range<Int>]
}
