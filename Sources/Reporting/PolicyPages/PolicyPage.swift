internal import ArchitectureGraph
internal import Documents
package import Policies

/// What a policy wants, why, how it decides, how to mend and how to suppress it, with its examples:
/// `archlint explain ID` as text, `docs/policies/` as Markdown, and the help of SARIF's rules.
package struct PolicyPage: Sendable {
  let policy: Policy
  private let decisions: [String]
  private let outcomes: [String: String]

  /// The page of `policy`, which serves `decisions` of the architecture document.
  ///
  /// `outcomes` is what archlint reports of an example, by the example's name; examples without one
  /// show only what they are.
  package init(_ policy: Policy, decisions: [String] = [], outcomes: [String: String] = [:]) {
    self.policy = policy
    self.decisions = decisions
    self.outcomes = outcomes
  }

  /// The page for a terminal, at most `width` characters wide where lines can be broken.
  package func text(width: Int = 100, usesColour: Bool = false) -> String {
    let paint = Paint(isOn: usesColour)
    let badge = paint(policy.severity.rawValue, Paint.Ink(policy.severity))
    let head = "\(paint(policy.id.printable, .strong))  \(badge)\n\(policy.title.printable)\n"
    let sections = sections.map { $0.text(width: max(60, width), paint: paint) }
    return ([head] + sections).joined(separator: "\n")
  }

  /// The page as Markdown.
  package var markdown: String {
    let head = """
      # \(PageSection.escaped(policy.title.printable))

      \(PageSection.codeSpan(policy.id.printable)), \(policy.severity.rawValue)

      """
    return ([head] + sections.map(\.markdown)).joined(separator: "\n")
  }

  /// What to do about a finding, in plain text: nothing in it depends on the finding.
  var helpText: String {
    var parts = [policy.title, policy.why, policy.remediation]
    parts.append("To accept a finding: # archlint:ignore \(policy.id) REASON")
    return parts.map(\.trimmingTrailingBlanks).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The same as Markdown, which GitHub shows instead.
  var helpMarkdown: String {
    let head = "# \(PageSection.escaped(policy.title.printable))\n"
    let sections = [why, remediation, suppression].compactMap { $0 }
    return ([head] + sections.map(\.markdown)).joined(separator: "\n")
  }

  private var sections: [PageSection] {
    [
      disabled, why, judged, conditions, parameters, remediation, examples, suppression, references,
    ].compactMap { $0 }
  }

  // MARK: - Sections

  private var disabled: PageSection? {
    policy.disabledBecause.map {
      PageSection(
        title: "Off by default",
        blocks: [
          .paragraph($0), .paragraph("To turn it on: `archlint scan --select \(policy.id)`"),
        ])
    }
  }

  private var why: PageSection? {
    let words = policy.why.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : PageSection(title: "Why", blocks: [.paragraph(words)])
  }

  private var judged: PageSection? {
    var blocks: [PageSection.Block] = []
    switch policy.scope {
    case .resource:
      let things = policy.match.kinds.map(\.phrase) + policy.match.types
      if !things.isEmpty { blocks.append(.paragraph("Each \(alternatives(things)).")) }
    case .architecture:
      let kinds = policy.requires.map(\.phrase)
      let demand = kinds.isEmpty ? "" : ", if there is any \(alternatives(kinds)) in the inputs"
      blocks.append(.paragraph("The architecture as a whole\(demand)."))
    }
    if let part = policy.forEach {
      blocks.append(.paragraph("One by one, as `\(part.name)`, each of:"))
      blocks.append(.code(part.list.text, language: "cel"))
    }
    if !policy.matchConditions.isEmpty {
      blocks.append(.paragraph("Only where:"))
      let texts = policy.matchConditions.map(\.expression.text)
      blocks.append(.code(texts.joined(separator: "\n"), language: "cel"))
    }
    return blocks.isEmpty ? nil : PageSection(title: "What it judges", blocks: blocks)
  }

  private var conditions: PageSection? {
    var blocks: [PageSection.Block] = []
    if !policy.variables.isEmpty {
      let texts = policy.variables.map { "variables.\($0.name) = \($0.expression.text)" }
      blocks.append(.code(texts.joined(separator: "\n"), language: "cel"))
    }
    for validation in policy.validations {
      if let caption = caption(of: validation) { blocks.append(.paragraph(caption)) }
      blocks.append(.code(validation.expression.text, language: "cel"))
    }
    return blocks.isEmpty ? nil : PageSection(title: "What must hold", blocks: blocks)
  }

  /// What sets `validation` apart from the others of its policy, and what is said where it fails.
  private func caption(of validation: Policy.Validation) -> String? {
    var words = [validation.id.map { "`\($0)`" }, validation.severity?.rawValue].compactMap { $0 }
    if let message = validation.message { words.append("else “\(message)”") }
    return words.isEmpty ? nil : words.joined(separator: ", ") + ":"
  }

  private var parameters: PageSection? {
    guard let params = policy.params, params.count > 0 else { return nil }
    let terms = params.members.map { (term: $0.key ?? "", text: $0.line()) }
    return PageSection(title: "Parameters and their defaults", blocks: [.codeTerms(terms)])
  }

  private var remediation: PageSection? {
    policy.remediation.isEmpty
      ? nil
      : PageSection(
        title: "How to mend it", blocks: PageSection.Block.blocks(of: policy.remediation))
  }

  private var examples: PageSection? {
    let shown = policy.examples.filter(\.isShown)
    guard !shown.isEmpty else { return nil }
    let blocks: [PageSection.Block] = shown.flatMap { example in
      var blocks = [
        PageSection.Block.paragraph("\(Self.verb(for: example.expect)): \(example.name)")
      ]
      blocks += example.inputs.flatMap { Self.sources(of: $0) }
      if let outcome = outcomes[example.name] {
        blocks.append(.code(outcome, language: "text"))
      }
      return blocks
    }
    return PageSection(title: "Examples", blocks: blocks)
  }

  private static func verb(for expectation: Policy.Example.Expectation) -> String {
    switch expectation {
    case .pass: "Passes"
    case .fail: "Fails"
    case .unknown: "Can't be decided"
    }
  }

  private static func sources(of input: Policy.Example.Input) -> [PageSection.Block] {
    switch input {
    case .terraform(let value): [.code(value.declaredText, language: "yaml")]
    case .kubernetes(let value):
      [.code(value.string ?? value.declaredText, language: "yaml")]
    case .files(let value):
      value.members.map { file in
        let path = file.key ?? ""
        let text = "# \(path)\n" + (file.string ?? "")
        return .code(text, language: path.hasSuffix(".sh") ? "sh" : "yaml")
      }
    }
  }

  private var suppression: PageSection? {
    var blocks: [PageSection.Block] = [
      .paragraph("With a reason, on or above the resource or the line:"),
      .code("# archlint:ignore \(policy.id) REASON", language: "yaml"),
    ]
    if concernsKubernetes {
      blocks += [
        .paragraph("As an annotation of the object:"),
        .code("archlint/ignore: \"\(policy.id): REASON\"", language: "yaml"),
      ]
    }
    blocks += [
      .paragraph("Or in `.archlint.yaml`:"),
      .code(
        """
        suppressions:
          - policy: \(policy.id)
            resource: ADDRESS-GLOB
            reason: REASON
            until: YYYY-MM-DD
        """, language: "yaml"),
    ]
    return PageSection(title: "How to suppress it", blocks: blocks)
  }

  private var concernsKubernetes: Bool {
    policy.match.types.contains { $0.contains("/") }
      || policy.examples.contains { example in
        example.inputs.contains { input in
          if case .kubernetes = input { true } else { false }
        }
      }
  }

  private var references: PageSection? {
    var terms: [(term: String, text: String)] = []
    if !decisions.isEmpty { terms.append(("decisions", decisions.joined(separator: ", "))) }
    let aliases = policy.allAliases
    if !aliases.isEmpty { terms.append(("also known as", aliases.joined(separator: ", "))) }
    for framework in policy.frameworks {
      terms.append((framework.name, framework.controls.joined(separator: ", ")))
    }
    return terms.isEmpty ? nil : PageSection(title: "References", blocks: [.terms(terms)])
  }

  private func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Policy {
  /// All other ids that it or one of its validations goes by, in order, each once.
  var allAliases: [String] {
    let ids = aliases + validations.flatMap { ($0.id.map { [$0] } ?? []) + $0.aliases }
    var seen: Set<String> = [id]
    return ids.filter { seen.insert($0).inserted }
  }
}
