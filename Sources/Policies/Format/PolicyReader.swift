internal import ArchitectureGraph
internal import Diagnostics
internal import Documents

/// Reads one policy document into a ``Policy``.
struct PolicyReader {
  private var strict: StrictReader
  private let path: String

  init(_ source: ParsedSource, path: String) {
    strict = StrictReader(source.source, path: path)
    self.path = path
  }

  var diagnostics: [Diagnostic] { strict.diagnostics }

  /// The policy of `document`; nil where too much is wrong with it.
  mutating func policy(_ document: Value) -> Policy? {
    let keys = ["apiVersion", "kind", "metadata", "spec"]
    guard let root = strict.mapping(document, called: "the policy", keys: keys) else {
      strict.fail("a policy must be a mapping", at: document)
      return nil
    }
    guard root["apiVersion"]?.equals("archlint/v1") == true, root["kind"]?.equals("Policy") == true
    else {
      strict.fail(
        "not a policy", at: root,
        help: "it begins with 'apiVersion: archlint/v1' and 'kind: Policy', or 'kind: Architecture'"
      )
      return nil
    }
    guard
      let metadata = strict.mapping(
        root["metadata"], called: "metadata", keys: ["id", "title"]),
      let spec = strict.mapping(root["spec"], called: "spec", keys: Self.specKeys)
    else {
      strict.fail("a policy has 'metadata' and 'spec'", at: root)
      return nil
    }
    let policy = Policy(
      id: id(metadata), title: strict.text(metadata, "title"), why: strict.text(spec, "why"),
      severity: severity(spec), aliases: strict.texts(spec, "aliases"),
      frameworks: frameworks(spec), scope: scope(spec), match: match(spec),
      requires: requires(spec), params: params(spec),
      matchConditions: conditions(spec["matchConditions"]), forEach: forEach(spec),
      variables: variables(spec["variables"]), validations: validations(spec),
      remediation: strict.text(spec, "remediation"), examples: examples(spec),
      disabledBecause: disabledBecause(spec),
      place: Policy.Place(
        path: path, position: strict.position(at: (metadata["id"] ?? document).range.lowerBound)))
    let names = (spec["match"]?["kinds"]?.count ?? 0) + policy.match.types.count
    if names == 0, policy.scope == .resource {
      strict.fail(
        "'match' names neither kinds nor types", at: spec["match"] ?? spec,
        help: "without it a policy needs 'scope: architecture'")
    }
    return strict.diagnostics.isEmpty ? policy : nil
  }

  private static let specKeys = [
    "severity", "aliases", "frameworks", "why", "scope", "match", "requires", "params",
    "matchConditions", "forEach", "variables", "validations", "remediation", "examples", "enabled",
    "disabledBecause",
  ]

  private mutating func id(_ metadata: Value) -> String {
    let id = strict.text(metadata, "id")
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    let isWord = { (part: Substring) in
      !part.isEmpty
        && part.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
    if !id.isEmpty, parts.count != 2 || !parts.allSatisfy(isWord) {
      strict.fail(
        "'\(id)' is no policy id", at: metadata["id"],
        help: "an id is 'pack/name' of lower-case letters, digits and dashes")
    }
    return id
  }

  private mutating func severity(_ spec: Value) -> Severity {
    if spec["severity"] == nil { strict.fail("'severity' is missing", at: spec) }
    return strict.word(spec, "severity", Severity.self) ?? .medium
  }

  private mutating func scope(_ spec: Value) -> Policy.Scope {
    guard let text = strict.optionalText(spec, "scope") else { return .resource }
    if text != "architecture" {
      strict.fail(
        "'\(text)' is no scope", at: spec["scope"], help: "the one scope is 'architecture'")
    }
    return .architecture
  }

  private mutating func frameworks(_ spec: Value) -> [Policy.Framework] {
    guard let value = spec["frameworks"] else { return [] }
    guard value.isMapping else {
      strict.fail("'frameworks' must be a mapping", at: value)
      return []
    }
    return value.members.map { member in
      let name = member.key ?? ""
      return Policy.Framework(name: name, controls: strict.texts(member, called: name))
    }
  }

  private mutating func match(_ spec: Value) -> Policy.Match {
    var match = Policy.Match()
    guard let value = strict.mapping(spec["match"], called: "match", keys: ["kinds", "types"])
    else { return match }
    match.kinds = kinds(value, "kinds")
    match.types = strict.texts(value, "types")
    match.typePositions = strict.elements(value["types"], called: "types").map {
      strict.position(at: $0.range.lowerBound)
    }
    return match
  }

  private mutating func requires(_ spec: Value) -> [Kind] {
    strict.mapping(spec["requires"], called: "requires", keys: ["kinds"])
      .map { kinds($0, "kinds") } ?? []
  }

  private mutating func kinds(_ parent: Value, _ key: String) -> [Kind] {
    var kinds: [Kind] = []
    for element in strict.elements(parent[key], called: key) {
      guard let text = element.string else {
        strict.fail("'\(key)' must hold texts only", at: element)
        continue
      }
      if let kind = strict.word(text, called: "kind", Kind.self, at: element) { kinds.append(kind) }
    }
    return kinds
  }

  private mutating func params(_ spec: Value) -> Value? {
    guard let value = spec["params"], !value.isNull else { return nil }
    guard value.isMapping else {
      strict.fail("'params' must be a mapping", at: value)
      return nil
    }
    return value
  }

  private mutating func disabledBecause(_ spec: Value) -> String? {
    let isEnabled = strict.bool(spec, "enabled") ?? true
    let reason = strict.optionalText(spec, "disabledBecause")
    if isEnabled, reason != nil {
      strict.fail("'disabledBecause' goes with 'enabled: false'", at: spec["disabledBecause"])
    }
    if !isEnabled, reason == nil {
      strict.fail(
        "'disabledBecause' is missing", at: spec["enabled"],
        help: "say why most teams would not want it")
    }
    return isEnabled ? nil : reason
  }
}

extension PolicyReader {
  private mutating func expression(_ parent: Value, _ key: String) -> Policy.Expression? {
    guard let value = parent[key], !value.isNull else { return nil }
    return expression(value, called: key)
  }

  private mutating func expression(_ value: Value, called key: String) -> Policy.Expression? {
    if let bool = value.bool {
      return Policy.Expression(text: bool ? "true" : "false", value: value)
    }
    guard value.kind == .string, let text = value.string else {
      strict.fail("'\(key)' must be an expression, as text", at: value)
      return nil
    }
    return Policy.Expression(text: text, value: value)
  }

  private mutating func required(_ parent: Value, _ key: String) -> Policy.Expression? {
    if parent[key] == nil { strict.fail("'\(key)' is missing", at: parent) }
    return expression(parent, key)
  }

  private mutating func conditions(_ value: Value?) -> [Policy.Condition] {
    strict.elements(value, called: "matchConditions").compactMap { element in
      guard
        let mapping = strict.mapping(
          element, called: "a match condition", keys: ["name", "expression"]),
        let expression = required(mapping, "expression")
      else { return nil }
      return Policy.Condition(name: strict.optionalText(mapping, "name"), expression: expression)
    }
  }

  private mutating func variables(_ value: Value?) -> [Policy.Variable] {
    strict.elements(value, called: "variables").compactMap { element in
      guard
        let mapping = strict.mapping(element, called: "a variable", keys: ["name", "expression"]),
        let expression = required(mapping, "expression")
      else { return nil }
      return Policy.Variable(name: strict.text(mapping, "name"), expression: expression)
    }
  }

  private mutating func forEach(_ spec: Value) -> Policy.ForEach? {
    guard let mapping = strict.mapping(spec["forEach"], called: "forEach", keys: ["as", "in"]),
      let list = required(mapping, "in")
    else { return nil }
    return Policy.ForEach(name: strict.text(mapping, "as"), list: list)
  }

  private mutating func validations(_ spec: Value) -> [Policy.Validation] {
    let elements = strict.elements(spec["validations"], called: "validations")
    if elements.isEmpty { strict.fail("'validations' is missing or empty", at: spec) }
    return elements.compactMap { validation($0) }
  }

  private mutating func validation(_ element: Value) -> Policy.Validation? {
    let keys = [
      "id", "severity", "aliases", "expression", "message", "messageExpression", "evidence", "at",
    ]
    guard let mapping = strict.mapping(element, called: "a validation", keys: keys),
      let expression = required(mapping, "expression")
    else { return nil }
    var validation = Policy.Validation(expression: expression)
    validation.id = strict.optionalText(mapping, "id")
    validation.severity = strict.word(mapping, "severity", Severity.self)
    validation.aliases = strict.texts(mapping, "aliases")
    validation.message = strict.optionalText(mapping, "message")
    validation.messageExpression = self.expression(mapping, "messageExpression")
    validation.evidence = evidence(mapping)
    validation.at = self.expression(mapping, "at")
    return validation
  }

  /// The evidence, which may be written as a list of expressions.
  private mutating func evidence(_ mapping: Value) -> Policy.Expression? {
    guard let value = mapping["evidence"], value.isSequence else {
      return expression(mapping, "evidence")
    }
    let parts = value.elements.compactMap { expression($0, called: "evidence")?.text }
    return Policy.Expression(text: "[" + parts.joined(separator: ", ") + "]", value: value)
  }

  private mutating func examples(_ spec: Value) -> [Policy.Example] {
    strict.elements(spec["examples"], called: "examples").compactMap { example($0) }
  }

  private mutating func example(_ element: Value) -> Policy.Example? {
    let keys = ["name", "expect", "terraform", "kubernetes", "files", "show-in-docs"]
    guard let mapping = strict.mapping(element, called: "an example", keys: keys) else {
      return nil
    }
    let name = strict.text(mapping, "name")
    if mapping["expect"] == nil { strict.fail("'expect' is missing", at: mapping) }
    guard let expect = strict.word(mapping, "expect", Policy.Example.Expectation.self) else {
      return nil
    }
    let inputs = [
      mapping["terraform"].map { Policy.Example.Input.terraform($0) },
      mapping["kubernetes"].map { .kubernetes($0) }, mapping["files"].map { .files($0) },
    ].compactMap { $0 }
    guard !inputs.isEmpty else {
      strict.fail("an example has 'terraform', 'kubernetes' or 'files'", at: mapping)
      return nil
    }
    return Policy.Example(
      name: name, expect: expect, inputs: inputs,
      isShown: strict.bool(mapping, "show-in-docs") ?? true, value: mapping)
  }
}
