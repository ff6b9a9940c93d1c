internal import CEL
package import Diagnostics
package import Documents

/// Reads settings out of a document, and lets nothing pass that it does not know.
///
/// A misspelt key is an error at its place, with a suggestion: never a setting that is silently
/// without effect. Used for policy files and for `.archlint.yaml`.
package struct StrictReader: Sendable {
  /// What was wrong so far.
  package private(set) var diagnostics: [Diagnostic] = []
  private let path: String
  private let lines: LineTable

  /// A reader of the documents of `source`; messages call it `path`.
  package init(_ source: SourceFile, path: String) {
    self.path = path
    lines = LineTable(source)
  }

  /// Where `offset` of the source is.
  package func position(at offset: Int) -> Position { lines.position(at: offset) }

  /// Adds an error at `value`, or at the head of the file.
  package mutating func fail(_ message: String, at value: Documents.Value?, help: String? = nil) {
    fail(message, at: value.map { lines.position(at: $0.range.lowerBound) }, help: help)
  }

  /// Adds an error at `position`.
  package mutating func fail(_ message: String, at position: Position?, help: String? = nil) {
    diagnostics.append(Diagnostic(path: path, position: position, message: message, help: help))
  }

  /// `value` as a mapping that has none but `keys`; nil, with an error, where it is none.
  package mutating func mapping(_ value: Documents.Value?, called name: String, keys: [String])
    -> Documents.Value?
  {
    guard let value, !value.isNull else { return nil }
    guard value.isMapping else {
      fail("'\(name)' must be a mapping", at: value)
      return nil
    }
    for member in value.members {
      guard let key = member.key, !keys.contains(key) else { continue }
      let position = member.keyRange.map { lines.position(at: $0.lowerBound) }
      fail(
        "unknown key '\(key)' in '\(name)'", at: position,
        help: Suggestion.help(for: key, among: keys) ?? "known are \(keys.joined(separator: ", "))")
    }
    return value
  }

  /// The text of `key`, required: an error where it is missing, empty or no text.
  package mutating func text(_ parent: Documents.Value, _ key: String) -> String {
    guard let text = optionalText(parent, key) else {
      if parent[key] == nil { fail("'\(key)' is missing", at: parent) }
      return ""
    }
    if text.isEmpty { fail("'\(key)' is empty", at: parent[key]) }
    return text
  }

  /// The text of `key`; nil where it is missing.
  package mutating func optionalText(_ parent: Documents.Value, _ key: String) -> String? {
    guard let value = parent[key], !value.isNull else { return nil }
    guard let text = value.kind == .string ? value.string : nil else {
      fail("'\(key)' must be a text", at: value)
      return nil
    }
    return text
  }

  /// The texts of the sequence `key`; none where it is missing.
  package mutating func texts(_ parent: Documents.Value, _ key: String) -> [String] {
    guard let value = parent[key], !value.isNull else { return [] }
    return texts(value, called: key)
  }

  /// The texts of a sequence.
  package mutating func texts(_ value: Documents.Value, called name: String) -> [String] {
    var texts: [String] = []
    for element in elements(value, called: name) {
      guard element.kind == .string, let text = element.string else {
        fail("'\(name)' must hold texts only", at: element)
        continue
      }
      texts.append(text)
    }
    return texts
  }

  /// The elements of `value`, which must be a sequence.
  package mutating func elements(_ value: Documents.Value?, called name: String) -> [Documents
    .Value]
  {
    guard let value, !value.isNull else { return [] }
    guard value.isSequence else {
      fail("'\(name)' must be a list", at: value)
      return []
    }
    return Array(value.elements)
  }

  /// The Boolean of `key`; nil where it is missing.
  package mutating func bool(_ parent: Documents.Value, _ key: String) -> Bool? {
    guard let value = parent[key], !value.isNull else { return nil }
    guard let bool = value.bool else {
      fail("'\(key)' must be true or false", at: value)
      return nil
    }
    return bool
  }

  /// The word of `key`, one of the cases of `type`; nil, with an error, where it is another.
  package mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ parent: Documents.Value, _ key: String, _ type: Word.Type
  ) -> Word? {
    guard let text = optionalText(parent, key) else { return nil }
    return word(text, called: key, type, at: parent[key])
  }

  /// `text` as one of the cases of `type`; nil, with an error, where it is another.
  package mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String, called name: String, _ type: Word.Type, at value: Documents.Value?
  ) -> Word? {
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    fail(
      "'\(text)' is no \(name)", at: value,
      help: Suggestion.help(for: text, among: words)
        ?? (words.count > 12 ? nil : "one of \(words.joined(separator: ", "))"))
    return nil
  }
}
