internal import Diagnostics
internal import Policies
internal import Verdicts

/// Findings that say the same of the instances of one block (`count`, `for_each`, a module that is
/// called more than once): shown as one, with a list.
struct FindingGroup {
  /// The findings, in the order of the report.
  private(set) var findings: [Finding]

  /// The one that is shown.
  var first: Finding { findings[0] }

  /// The findings of one policy at one severity, grouped.
  struct Run {
    /// Its groups; at least one.
    fileprivate(set) var groups: [FindingGroup]
  }

  private struct Key: Hashable {
    let policy: String
    let validation: Int
    let severity: Int
    let scope: String
    let block: [String]
    let message: [String]
    let attribute: String
    let location: Location?
  }

  private struct RunKey: Hashable {
    let policy: String
    let severity: Int
  }

  /// `findings` in runs of one policy each; runs and groups stand where their first finding does.
  static func runs(of findings: [Finding]) -> [Run] {
    var runs: [Run] = []
    var runOffsets: [RunKey: Int] = [:]
    var groupOffsets: [Key: Int] = [:]
    for finding in findings {
      let severity = finding.severity.rank
      let run = runOffsets[RunKey(policy: finding.policy, severity: severity)] ?? runs.count
      if run == runs.count {
        runOffsets[RunKey(policy: finding.policy, severity: severity)] = run
        runs.append(Run(groups: []))
      }
      let key = Key(
        policy: finding.policy, validation: finding.validation, severity: severity,
        scope: finding.resource.scope, block: InstanceText(finding.resource.address).literals,
        message: InstanceText(finding.message).literals, attribute: finding.attribute,
        location: finding.locations.first)
      if let group = groupOffsets[key] {
        runs[run].groups[group].findings.append(finding)
      } else {
        groupOffsets[key] = runs[run].groups.count
        runs[run].groups.append(FindingGroup(findings: [finding]))
      }
    }
    return runs
  }

  /// The addresses of the instances, in the order of the report, each once.
  var addresses: [String] {
    var seen: Set<String> = []
    return findings.map(\.resource.address).filter { seen.insert($0).inserted }
  }

  /// The finding to show: the first, with `[*]` for the keys in which the instances differ.
  var summary: Finding {
    guard findings.count > 1 else { return first }
    let resource = first.resource
    var summary = first
    summary.resource = Subject(
      address: InstanceText.merged(findings.map(\.resource.address)), kind: resource.kind,
      type: resource.type, name: resource.name, namespace: resource.namespace,
      scope: resource.scope)
    summary.message = InstanceText.merged(findings.map(\.message))
    return summary
  }
}

/// A text with Terraform's instance keys (`[0]`, `["a"]`) told apart from the rest.
struct InstanceText {
  /// What stands between the keys; always one more than there are keys.
  private(set) var literals: [String] = []
  /// The keys, with their brackets.
  private(set) var keys: [String] = []

  /// Takes `text` apart.
  init(_ text: String) {
    var literal = ""
    var rest = Substring(text)
    while let character = rest.first {
      if character == "[", let key = Self.key(at: rest) {
        literals.append(literal)
        keys.append(String(key))
        literal = ""
        rest = rest[key.endIndex...]
      } else {
        literal.append(character)
        rest = rest.dropFirst()
      }
    }
    literals.append(literal)
  }

  /// The instance key that `text` starts with: digits, or a text in quotes, in brackets.
  private static func key(at text: Substring) -> Substring? {
    let inner = text.dropFirst()
    if inner.first == "\"" {
      var isEscaped = false
      for index in inner.dropFirst().indices {
        let character = inner[index]
        if character == "\"", !isEscaped {
          let next = inner.index(after: index)
          guard next < inner.endIndex, inner[next] == "]" else { return nil }
          return text[...next]
        }
        isEscaped = character == "\\" && !isEscaped
      }
      return nil
    }
    let digits = inner.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.endIndex < text.endIndex, text[digits.endIndex] == "]" else {
      return nil
    }
    return text[...digits.endIndex]
  }

  /// One text for `texts`, which have the same literals: `[*]` where their keys differ.
  static func merged(_ texts: [String]) -> String {
    let parts = texts.map(InstanceText.init)
    guard let first = parts.first else { return "" }
    var text = first.literals[0]
    for (index, key) in first.keys.enumerated() {
      let isSame = parts.allSatisfy { $0.keys[index] == key }
      text += (isSame ? key : "[*]") + first.literals[index + 1]
    }
    return text
  }
}
