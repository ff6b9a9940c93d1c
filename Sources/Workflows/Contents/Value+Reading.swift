internal import Diagnostics
internal import Documents

extension Value {
  /// The text of a scalar as it is written; nil for containers and null.
  var text: String? {
    switch kind {
    case .string, .plain: string
    case .bool: bool == true ? "true" : "false"
    case .int: int.map { String($0) }
    case .uint: uint.map { String($0) }
    case .double: tree.source.text(in: range)
    case .null, .mapping, .sequence, .unknown: nil
    }
  }

  /// The text of the member `key`, if it is a scalar that is not empty.
  func text(_ key: String) -> String? {
    self[key]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A text, or a list of texts.
  var texts: [String] {
    isSequence ? elements.compactMap(\.text) : text.map { [$0] } ?? []
  }

  /// The members that are scalars, by key.
  var entries: [(key: String, value: Value)] {
    members.compactMap { member in
      guard let key = member.key, member.text != nil else { return nil }
      return (key, member)
    }
  }

  /// All scalars in it that are texts, each once, in order.
  ///
  /// - Complexity: O(nodes below).
  var scalars: [Value] {
    var found: [Value] = []
    var work = [self]
    while let value = work.popLast() {
      if value.isMapping || value.isSequence {
        work += Array(value.children).reversed()
      } else if value.kind == .string {
        found.append(value)
      }
    }
    return found
  }
}

extension Value? {
  /// The members of a mapping; none where it is none, or is not there.
  var members: [Value] { map { Array($0.members) } ?? [] }
  /// The elements of a sequence; none where it is none, or is not there.
  var elements: [Value] { map { Array($0.elements) } ?? [] }
}
