internal import Policies
internal import Verdicts

/// The rules that a set of findings refers to: each once, sorted by id.
struct SARIFRules {
  /// The rules.
  let rules: [SARIF.Rule]
  private let indices: [String: Int]

  /// The longest text that GitHub takes as a rule's name, and as its description.
  private static let nameLimit = 255
  private static let descriptionLimit = 1_024
  /// The most tags that GitHub takes.
  private static let tagLimit = 20

  /// The rules of `findings`, described as `policies` do, or by the finding where none has its id.
  init(for findings: [Finding], policies: [Policy]) {
    var known: [String: (Policy, Severity)] = [:]
    for policy in policies {
      known[policy.id] = (policy, policy.severity)
      for validation in policy.validations {
        if let id = validation.id { known[id] = (policy, validation.severity ?? policy.severity) }
      }
    }
    var examples: [String: Finding] = [:]
    for finding in findings where examples[finding.policy] == nil {
      examples[finding.policy] = finding
    }
    rules = examples.sorted { $0.key < $1.key }.map { id, finding in
      var rule = known[id].map { Self.rule(id, of: $0.0, severity: $0.1) } ?? Self.rule(of: finding)
      rule.tags += finding.decisions.map { "decision/\($0)" }
      rule.tags = Array(rule.tags.prefix(Self.tagLimit))
      return rule
    }
    indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
  }

  /// Where the rule `id` stands among ``rules``.
  func index(of id: String) -> Int { indices[id] ?? 0 }

  private static func rule(_ id: String, of policy: Policy, severity: Severity) -> SARIF.Rule {
    let page = PolicyPage(policy)
    let controls = policy.frameworks.flatMap { framework in
      framework.controls.map { "external/\(framework.name)/\($0)" }
    }
    return SARIF.Rule(
      id: id, name: name(from: id), shortDescription: description(policy.title, or: id),
      fullDescription: description(policy.why, or: policy.title), helpText: page.helpText,
      helpMarkdown: page.helpMarkdown, helpURI: nil, level: SARIF.Level(severity),
      tags: tags(pack: policy.pack, controls: controls), precision: "high",
      securitySeverity: score(severity))
  }

  private static func rule(of finding: Finding) -> SARIF.Rule {
    let help = finding.remediation.isEmpty ? finding.title : finding.remediation
    let pack = String(finding.policy.prefix { $0 != "/" })
    return SARIF.Rule(
      id: finding.policy, name: name(from: finding.policy),
      shortDescription: description(finding.title, or: finding.policy),
      fullDescription: description(finding.title, or: finding.policy), helpText: help,
      helpMarkdown: help, helpURI: nil, level: SARIF.Level(finding.severity),
      tags: tags(pack: pack, controls: []), precision: "high",
      securitySeverity: score(finding.severity))
  }

  /// The id's last part as an identifier: `database-in-private-subnet` is `DatabaseInPrivateSubnet`.
  private static func name(from id: String) -> String {
    let last = id.split(separator: "/").last ?? Substring(id)
    let words = last.split { !$0.isLetter && !$0.isNumber }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return String((name.isEmpty ? id : name).prefix(nameLimit))
  }

  /// `text` without its line endings, or `fallback` where there is none.
  private static func description(_ text: String, or fallback: String) -> String {
    let words = (text.isEmpty ? fallback : text).split(whereSeparator: \.isWhitespace)
    let line = words.joined(separator: " ").printable
    return line.count <= descriptionLimit ? line : line.prefix(descriptionLimit - 1) + "…"
  }

  private static func tags(pack: String, controls: [String]) -> [String] {
    var tags: [String] = []
    for tag in ["security", pack] + controls where !tag.isEmpty && !tags.contains(tag) {
      tags.append(tag)
    }
    return tags
  }

  /// The middle of GitHub's band for the severity.
  private static func score(_ severity: Severity) -> String {
    switch severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.0"
    }
  }
}

extension SARIF.Level {
  /// The level of findings of `severity`.
  init(_ severity: Severity) {
    switch severity {
    case .critical, .high: self = .error
    case .medium: self = .warning
    case .low: self = .note
    }
  }
}
