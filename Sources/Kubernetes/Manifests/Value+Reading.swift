internal import Diagnostics
internal import Documents

extension Value {
  /// The member at the end of `keys`, unless it is null: to Kubernetes null is not declared.
  func declared(_ keys: String...) -> Value? {
    var value = self
    for key in keys {
      guard let member = value[key], !member.isNull else { return nil }
      value = member
    }
    return value
  }

  /// The text of a scalar: a number as it stands in the source (`0.5`, `1Gi`); nil for containers.
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

  /// The text of the member at the end of `keys`, if it is a scalar that is not empty.
  func text(_ keys: String...) -> String? {
    var value = self
    for key in keys {
      guard let member = value[key] else { return nil }
      value = member
    }
    return value.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The elements of the member `key`; none where it isn't a list.
  func list(_ key: String) -> [Value] {
    declared(key).map { Array($0.elements) } ?? []
  }

  /// The text members of the mapping, in order: labels, annotations, data.
  var texts: [Label] {
    members.compactMap { member in
      guard let key = member.key, let text = member.text else { return nil }
      return Label(key: key, value: text)
    }
  }

  /// The annotation `name` of the object or pod template, if it is set and not empty.
  func annotation(_ name: String) -> Value? {
    guard let value = declared("metadata", "annotations", name), value.text?.isEmpty == false
    else { return nil }
    return value
  }
}

/// A key with its value: a label, an annotation, an entry of a config map.
struct Label: Hashable, Sendable {
  let key: String
  let value: String
}
