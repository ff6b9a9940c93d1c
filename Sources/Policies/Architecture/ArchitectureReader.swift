internal import CEL
internal import Diagnostics
internal import Documents

/// Reads an ``Architecture`` out of its document, strictly.
struct ArchitectureReader {
  private var strict: StrictReader
  private let path: String

  init(_ source: ParsedSource, path: String) {
    strict = StrictReader(source.source, path: path)
    self.path = path
  }

  /// What was wrong with the document.
  var diagnostics: [Diagnostic] { strict.diagnostics }

  /// Whether a document is an architecture, right or wrong.
  static func isArchitecture(_ document: Documents.Value) -> Bool {
    document["apiVersion"]?.equals("archlint/v1") == true
      && document["kind"]?.equals("Architecture") == true
  }

  /// The architecture of `document`; nil where it can't be called anything.
  mutating func architecture(_ document: Documents.Value) -> Architecture? {
    let keys = ["apiVersion", "kind", "metadata", "spec"]
    _ = strict.mapping(document, called: "the architecture", keys: keys)
    guard
      let metadata = strict.mapping(
        document["metadata"], called: "metadata", keys: ["name", "title"]),
      let spec = strict.mapping(document["spec"], called: "spec", keys: ["decisions"])
    else {
      let missing = document["metadata"] == nil ? "metadata" : "spec"
      if document[missing] == nil { strict.fail("'\(missing)' is missing", at: document) }
      return nil
    }
    let name = strict.text(metadata, "name")
    let title = strict.text(metadata, "title")
    let elements = strict.elements(spec["decisions"], called: "decisions")
    if elements.isEmpty { strict.fail("'decisions' holds no decision", at: spec) }
    let decisions = elements.compactMap { decision($0) }
    checkThatIDsDiffer(decisions, elements)
    return name.isEmpty ? nil : Architecture(name: name, title: title, decisions: decisions)
  }

  private mutating func decision(_ value: Documents.Value) -> Architecture.Decision? {
    let keys = ["id", "title", "statement", "link", "policies", "parameters", "required"]
    guard let decision = strict.mapping(value, called: "a decision", keys: keys) else { return nil }
    let policies = entries(decision)
    if policies.isEmpty {
      strict.fail(
        "no policy judges the decision", at: decision["policies"] ?? decision,
        help: "'policies' lists ids, as 'archlint list' shows them")
    }
    return Architecture.Decision(
      id: strict.text(decision, "id"), title: strict.text(decision, "title"),
      statement: strict.optionalText(decision, "statement") ?? "",
      link: strict.optionalText(decision, "link"), policies: policies,
      isRequired: strict.bool(decision, "required") ?? true, place: place(decision))
  }

  private mutating func entries(_ decision: Documents.Value) -> [Architecture.Entry] {
    let elements = strict.elements(decision["policies"], called: "policies")
    let names = strict.texts(decision, "policies")
    let parameters = strict.mapping(
      decision["parameters"], called: "parameters", keys: names)
    for parameter in parameters?.members.map({ $0 }) ?? [] where !parameter.isMapping {
      strict.fail(
        "'\(parameter.key ?? "")' must be a mapping", at: parameter,
        help: "one key for each parameter, as in 'minimum: 2'")
    }
    return zip(names, elements).map { name, element in
      Architecture.Entry(policy: name, parameters: parameters?[name], place: place(element))
    }
  }

  private mutating func checkThatIDsDiffer(
    _ decisions: [Architecture.Decision], _ elements: [Documents.Value]
  ) {
    var seen: Set<String> = []
    for (decision, element) in zip(decisions, elements)
    where !decision.id.isEmpty && !seen.insert(decision.id).inserted {
      strict.fail("another decision is called '\(decision.id)' already", at: element["id"])
    }
  }

  private func place(_ value: Documents.Value) -> Policy.Place {
    Policy.Place(path: path, position: strict.position(at: value.range.lowerBound))
  }
}
