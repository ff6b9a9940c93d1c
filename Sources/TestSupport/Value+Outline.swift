package import Documents

extension Value {
  /// The value and all below it on one line: `{replicas: 3, image: "web", on: ?true}`; a plain scalar
  /// that nobody has resolved has a question mark before it.
  package var outline: String {
    switch kind {
    case .null: "null"
    case .bool: bool == true ? "true" : "false"
    case .int: int.map { "\($0)" } ?? ""
    case .uint: uint.map { "\($0)u" } ?? ""
    case .double: double.map { "\($0)" } ?? ""
    case .string: "\"\(string ?? "")\""
    case .plain: "?\(string ?? "")"
    case .unknown: "unknown(\(unknownReason?.word ?? ""))"
    case .mapping:
      "{" + members.map { "\($0.key ?? ""): \($0.outline)" }.joined(separator: ", ") + "}"
    case .sequence: "[" + elements.map(\.outline).joined(separator: ", ") + "]"
    }
  }
}
