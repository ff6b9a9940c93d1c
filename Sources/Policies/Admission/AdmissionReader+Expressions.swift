internal import Documents

extension AdmissionReader {
  mutating func conditions(_ value: Value?) -> [Policy.Condition] {
    strict.elements(value, called: "matchConditions").compactMap { element in
      guard
        let mapping = strict.mapping(
          element, called: "a match condition", keys: ["name", "expression"])
      else { return nil }
      let name = strict.text(mapping, "name")
      return expression(mapping, "expression").map { Policy.Condition(name: name, expression: $0) }
    }
  }

  mutating func variables(_ value: Value?) -> [Policy.Variable] {
    var seen: Set<String> = []
    return strict.elements(value, called: "variables").compactMap { element in
      guard
        let mapping = strict.mapping(element, called: "a variable", keys: ["name", "expression"])
      else { return nil }
      let name = strict.text(mapping, "name")
      if !name.isEmpty, !seen.insert(name).inserted {
        strict.fail("the variable '\(name)' is there already", at: mapping["name"])
      }
      return expression(mapping, "expression").map { Policy.Variable(name: name, expression: $0) }
    }
  }

  mutating func validations(_ value: Value?) -> [AdmissionPolicy.Validation] {
    strict.elements(value, called: "validations").compactMap { element in
      let keys = ["expression", "message", "messageExpression", "reason"]
      guard let mapping = strict.mapping(element, called: "a validation", keys: keys),
        let condition = expression(mapping, "expression")
      else { return nil }
      let message = strict.optionalText(mapping, "message")
      if let message, message.contains("\n") {
        strict.fail("'message' is one line", at: mapping["message"])
      }
      return AdmissionPolicy.Validation(
        expression: condition, message: message,
        messageExpression: mapping["messageExpression"].flatMap { _ in
          expression(mapping, "messageExpression")
        },
        reason: strict.word(mapping, "reason", AdmissionPolicy.Reason.self) ?? .invalid)
    }
  }

  mutating func annotations(_ value: Value?) -> [Policy.Condition] {
    strict.elements(value, called: "auditAnnotations").compactMap { element in
      guard
        let mapping = strict.mapping(
          element, called: "an audit annotation", keys: ["key", "valueExpression"])
      else { return nil }
      let key = strict.text(mapping, "key")
      return expression(mapping, "valueExpression").map {
        Policy.Condition(name: key, expression: $0)
      }
    }
  }

  /// The expression under `key`, which must be there and a text.
  private mutating func expression(_ parent: Value, _ key: String) -> Policy.Expression? {
    guard let value = parent[key], !value.isNull else {
      strict.fail("'\(key)' is missing", at: parent)
      return nil
    }
    guard value.kind == .string, let text = value.string else {
      strict.fail(
        "'\(key)' must be an expression, as text", at: value,
        help: "put it in quotes, as the API server takes no other")
      return nil
    }
    return Policy.Expression(text: text, value: value)
  }
}
