/// A document that can be altered and written: what a ``Value`` is for reading.
///
/// Positions and comments are left behind. Made for small documents, such as examples.
package indirect enum DocumentDraft: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case mapping([Member])
  case sequence([DocumentDraft])

  /// A key with its value.
  package struct Member: Sendable, Hashable {
    /// The key.
    package var key: String
    /// The value.
    package var value: DocumentDraft

    /// `value` under `key`.
    package init(_ key: String, _ value: DocumentDraft) {
      self.key = key
      self.value = value
    }
  }

  /// What `value` holds; a value that is not known is null.
  ///
  /// - Complexity: O(values).
  package init(_ value: Value) {
    switch value.kind {
    case .null, .unknown: self = .null
    case .bool: self = .bool(value.bool ?? false)
    case .int: self = .int(value.int ?? 0)
    case .uint: self = .uint(value.uint ?? 0)
    case .double: self = .double(value.double ?? 0)
    case .string, .plain: self = .string(value.string ?? "")
    case .sequence: self = .sequence(value.elements.map { DocumentDraft($0) })
    case .mapping:
      self = .mapping(value.members.map { Member($0.key ?? "", DocumentDraft($0)) })
    }
  }

  /// The members, if it is a mapping.
  package var members: [Member] {
    if case .mapping(let members) = self { members } else { [] }
  }

  /// The value under a key, if it is a mapping that has it.
  package subscript(key: String) -> DocumentDraft? {
    members.first { $0.key == key }?.value
  }

  /// The same with the keys of every mapping in the opposite order.
  package var withKeysReversed: DocumentDraft {
    switch self {
    case .mapping(let members):
      .mapping(members.reversed().map { Member($0.key, $0.value.withKeysReversed) })
    case .sequence(let elements): .sequence(elements.map(\.withKeysReversed))
    default: self
    }
  }

  // MARK: Altering

  /// The paths of all values below the root, in document order.
  package var paths: [DocumentPath] {
    children.flatMap { step, child in
      [DocumentPath([step])] + child.paths.map { DocumentPath([step] + $0.steps) }
    }
  }

  /// The value at a path; nil where there is none.
  package func value(at path: some Collection<DocumentPath.Step>) -> DocumentDraft? {
    guard let first = path.first else { return self }
    return children.first { $0.step == first }?.value.value(at: path.dropFirst())
  }

  /// The same with the value at `path` replaced, or removed where `change` gives nil.
  package func changing(
    _ path: some Collection<DocumentPath.Step>, _ change: (DocumentDraft) -> DocumentDraft?
  ) -> DocumentDraft {
    guard let first = path.first else { return change(self) ?? .null }
    func altered(_ child: DocumentDraft) -> DocumentDraft? {
      path.count == 1 ? change(child) : child.changing(path.dropFirst(), change)
    }
    switch (self, first) {
    case (.mapping(let members), .key(let key)):
      return .mapping(
        members.compactMap { member in
          guard member.key == key else { return member }
          return altered(member.value).map { Member(key, $0) }
        })
    case (.sequence(let elements), .index(let index)):
      return .sequence(
        elements.enumerated().compactMap { $0.offset == index ? altered($0.element) : $0.element })
    default: return self
    }
  }

  private var children: [(step: DocumentPath.Step, value: DocumentDraft)] {
    switch self {
    case .mapping(let members): members.map { (.key($0.key), $0.value) }
    case .sequence(let elements): elements.enumerated().map { (.index($0.offset), $0.element) }
    default: []
    }
  }
}
