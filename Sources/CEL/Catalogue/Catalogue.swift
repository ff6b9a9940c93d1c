/// What a reader is told of the functions and macros of one library.
///
/// Nothing of this is made before it is asked for, so that it costs a scan nothing.
package struct Catalogue: Sendable {
  /// The heading.
  package let title: String
  /// One sentence on what the library is for.
  package let summary: String
  /// The library whose functions these are.
  package let library: Library
  /// What is said of each function, in the order in which it is read.
  package let entries: [Entry]

  /// What is said of `library`.
  package init(_ title: String, _ summary: String, of library: Library, _ entries: [Entry]) {
    self.title = title
    self.summary = summary
    self.library = library
    self.entries = entries
  }

  /// One function or macro, all its overloads together.
  package struct Entry: Sendable {
    /// The name in the library: `contains`, `math.abs`, `_+_`.
    package let name: String
    /// What it gives, in one line.
    package let summary: String
    /// How it is written, where that does not follow from the overloads; a macro has none.
    package let forms: [String]
    /// Expressions and what they come to.
    package let examples: [Example]

    /// What is said of a function.
    package init(
      _ name: String, _ summary: String, forms: [String] = [],
      _ examples: (expression: String, result: String)...
    ) {
      self.name = name
      self.summary = summary
      self.forms = forms
      self.examples = examples.map { Example(expression: $0.expression, result: $0.result) }
    }
  }

  /// An expression and what it comes to.
  package struct Example: Sendable {
    /// The expression.
    package let expression: String
    /// An expression of the same type and value, as plain as can be.
    package let result: String
  }

  /// The ways to write `entry`, with types.
  package func signatures(of entry: Entry) -> [String] {
    guard entry.forms.isEmpty else { return entry.forms }
    return library.functions.filter { $0.name == entry.name }
      .flatMap { function in function.overloads.map { $0.signature(named: function.name) } }
  }

  /// What there is to say of everything that policies are written in, but for a host's functions.
  package static let everything: [Catalogue] = [
    .operators, .standardMacros, .conversions, .text, .time, .openLists, .bindings, .optionals,
    .twoVariableComprehensions, .strings, .lists, .sets, .math, .encoders, .regularExpressions,
    .quantity, .url, .network, .semver, .format,
  ]
}

extension Overload {
  /// How a call is written, with types: `string.contains(string) -> bool`.
  func signature(named name: String) -> String {
    var types = parameters.map(\.shortText)
    let result = result.shortText
    if name == Operator.in { return "\(types[0]) in \(types[1]) -> \(result)" }
    if name.contains("_"), !name.utf8.contains(where: \.isLetter) {
      return "\(operation(name, types)) -> \(result)"
    }
    let receiver = style == .member && !types.isEmpty ? types.removeFirst() + "." : ""
    return "\(receiver)\(name)(\(types.joined(separator: ", "))) -> \(result)"
  }

  /// The operands in the blanks of an operator's name; a binary one stands between blanks.
  private func operation(_ name: String, _ operands: [String]) -> String {
    if name == Operator.conditional, operands.count == 3 {
      return "\(operands[0]) ? \(operands[1]) : \(operands[2])"
    }
    if operands.count == 2, name.hasPrefix("_"), name.hasSuffix("_") {
      return "\(operands[0]) \(name.dropFirst().dropLast()) \(operands[1])"
    }
    var operands = operands[...]
    return name.reduce(into: "") { text, character in
      text += character == "_" ? operands.popFirst() ?? "" : String(character)
    }
  }
}

extension Type {
  /// The type as expressions name it: `timestamp`, not its full name.
  fileprivate var shortText: String {
    switch self {
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element.shortText))"
    case .map(let key, let value): "map(\(key.shortText), \(value.shortText))"
    case .opaque(let name, let parameters) where !parameters.isEmpty:
      "\(name)(\(parameters.map(\.shortText).joined(separator: ", ")))"
    default: description
    }
  }
}
