extension Expression {
  /// The expression in one spelling: two that say the same in different words of the same tree are
  /// the same text.
  ///
  /// Operations are in parentheses, and only they; durations are in seconds; `by` stands first.
  ///
  /// - Complexity: O(nodes × depth).
  package var text: String {
    switch kind {
    case .number(let value): Self.text(value)
    case .string(let value): Self.quoted(value)
    case .selector(let selector): selector.text
    case .subquery(let subquery):
      subquery.expression.text + "[" + subquery.window.text + ":" + (subquery.step?.text ?? "")
        + "]" + subquery.modifiers.text
    case .aggregation(let aggregation): aggregation.text
    case .call(let call):
      call.function + "(" + call.arguments.map(\.text).joined(separator: ", ") + ")"
    case .binary(let binary): binary.text
    case .signed(let sign, let operand): sign.rawValue + operand.text
    case .group(let inner): inner.text
    }
  }

  static func text(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "-Inf" : "Inf" }
    if number.isNaN { return "NaN" }
    let isWhole = number == number.rounded() && abs(number) < 1e15
    return isWhole ? String(Int64(number)) : String(number)
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A name as it stands in a list of labels: in quotation marks where it has to.
  static func label(_ name: String) -> String {
    let isPlain =
      !name.isEmpty && name.utf8.allSatisfy { $0.isNamePart }
      && !(name.utf8.first?.isDigit ?? true)
    return isPlain ? name : quoted(name)
  }
}

extension Selector {
  fileprivate var text: String {
    let isPlain = metric.map { Expression.label($0).first != "\"" || $0.contains(":") } ?? false
    var conditions = matchers.map(\.text)
    var text = ""
    if let metric {
      if isPlain { text = metric } else { conditions.insert(Expression.quoted(metric), at: 0) }
    }
    if !conditions.isEmpty || metric == nil {
      text += "{" + conditions.joined(separator: ", ") + "}"
    }
    if let window { text += "[" + window.text + "]" }
    return text + modifiers.text
  }
}

extension Matcher {
  fileprivate var text: String {
    Expression.label(label) + comparison.rawValue + Expression.quoted(value)
  }
}

extension Modifiers {
  fileprivate var text: String {
    var text = edges.map { " " + $0 } ?? ""
    switch at {
    case nil: break
    case .start: text += " @ start()"
    case .end: text += " @ end()"
    case .time(let seconds): text += " @ " + Expression.text(seconds)
    }
    return text + (offset.map { " offset " + $0.text } ?? "")
  }
}

extension Aggregation {
  fileprivate var text: String {
    var text = name
    if let grouping { text += " " + grouping.text }
    return text + "(" + (parameter.map { $0.text + ", " } ?? "") + expression.text + ")"
  }
}

extension Aggregation.Grouping {
  fileprivate var text: String {
    (isWithout ? "without" : "by") + " (" + labels.map(Expression.label).joined(separator: ", ")
      + ") "
  }
}

extension Binary {
  fileprivate var text: String {
    let words =
      [`operator`.rawValue] + (isBool ? ["bool"] : []) + (matching.map { [$0.text] } ?? [])
    return "(" + left.text + " " + words.joined(separator: " ") + " " + right.text + ")"
  }
}

extension Binary.Matching {
  fileprivate var text: String {
    let list = { (names: [String]) in
      "(" + names.map(Expression.label).joined(separator: ", ") + ")"
    }
    var words: [String] = []
    if let isOn { words.append((isOn ? "on " : "ignoring ") + list(labels)) }
    if let many { words.append((many == .left ? "group_left " : "group_right ") + list(included)) }
    if let fillLeft { words.append("fill_left (" + Expression.text(fillLeft) + ")") }
    if let fillRight { words.append("fill_right (" + Expression.text(fillRight) + ")") }
    return words.joined(separator: " ")
  }
}
