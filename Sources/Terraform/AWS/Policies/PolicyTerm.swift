internal import Documents

/// A piece of an IAM policy document, wherever that stands: in JSON, in a data source, in the sources.
indirect enum PolicyTerm: Sendable {
  /// A text; numbers and Booleans are texts, too.
  case text(String)
  /// Elements, or one that stands alone.
  case list([PolicyTerm])
  /// Members by name, in order.
  case object([Member])
  /// Not known.
  case unknown

  /// A member of an object.
  struct Member: Sendable {
    let key: String
    let value: PolicyTerm
  }

  /// What JSON says.
  init(json value: Value) {
    switch value.kind {
    case .mapping:
      self = .object(value.members.map { Member(key: $0.key ?? "", value: PolicyTerm(json: $0)) })
    case .sequence: self = .list(value.elements.map { PolicyTerm(json: $0) })
    default: self = PolicyTerm.scalar(value).map { .text($0) } ?? .unknown
    }
  }

  private static func scalar(_ value: Value) -> String? {
    value.string ?? value.bool.map(String.init) ?? value.int.map { String($0) }
  }

  /// The member `key`; nil where there is none.
  subscript(key: String) -> PolicyTerm? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members; none where it is no object.
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The elements; a single thing is one.
  var elements: [PolicyTerm] {
    if case .list(let elements) = self { elements } else { [self] }
  }

  /// The text, if it is a known one.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// Whether it is not known.
  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}
