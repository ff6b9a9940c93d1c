internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import HCL
internal import Policies
internal import Verdicts

/// Gathers the suppressions of a scan, marks the findings they cover, and says which of them have
/// expired or are of no use.
struct Suppressor {
  private let rules: [SuppressionRule]
  private let index: SuppressionIndex
  private let today: String
  private var used: Set<Int> = []
  private var expired: Set<Int> = []

  init(_ configuration: Configuration, _ inputs: InputSet, today: String) {
    self.today = today
    rules = SuppressionSources(configuration, inputs).rules
    index = SuppressionIndex(rules)
  }

  /// Marks what is suppressed; a suppression past its day marks nothing.
  mutating func apply(to findings: inout [Finding]) {
    guard !rules.isEmpty else { return }
    for position in findings.indices {
      for number in index.candidates(for: findings[position])
      where rules[number].covers(findings[position]) {
        let suppression = rules[number].suppression
        if let until = suppression.until, until < today {
          expired.insert(number)
          continue
        }
        used.insert(number)
        if findings[position].suppression == nil { findings[position].suppression = suppression }
      }
    }
  }

  /// The findings about the suppressions themselves.
  func ownFindings(_ selection: PolicySelection) -> [Finding] {
    rules.enumerated().compactMap { number, rule -> Finding? in
      if expired.contains(number) {
        let day = rule.suppression.until ?? ""
        return finding(
          .suppressionExpired, "expired on \(day), and what it was for is still there", rule,
          selection)
      }
      guard !used.contains(number), rule.dialect == .archlint, wasJudged(rule, selection) else {
        return nil
      }
      return finding(.suppressionUnused, "suppresses nothing", rule, selection)
    }
  }

  /// Whether a policy that it names was on; else it could not have been of use this time.
  private func wasJudged(_ rule: SuppressionRule, _ selection: PolicySelection) -> Bool {
    rule.policies.contains { glob in
      let isOn = selection.entries.contains { glob.means($0.policy) }
      return isOn || !selection.isNarrowed
    }
  }

  private func finding(
    _ policy: Policy, _ message: String, _ rule: SuppressionRule, _ selection: PolicySelection
  ) -> Finding? {
    guard let policy = selection.entries.first(where: { $0.policy.id == policy.id })?.policy else {
      return nil
    }
    let names = rule.policies.map(\.text).joined(separator: ",")
    let path = rule.location?.path ?? rule.suppression.place
    return EngineFindings.finding(
      policy, about: path, message: "the suppression of \(names) \(message)",
      location: rule.location, distinguishedBy: "\(names) \(rule.cover)")
  }
}

/// Reads suppressions from where users write them: configuration, annotations, comments.
private struct SuppressionSources {
  private(set) var rules: [SuppressionRule] = []
  private var lines: [String: LineTable] = [:]

  init(_ configuration: Configuration, _ inputs: InputSet) {
    let path = configuration.path ?? ".archlint.yaml"
    for setting in configuration.suppressions {
      let suppression = Suppression(
        source: .configuration, reason: setting.reason, until: setting.until, owner: setting.owner,
        place: "\(path):\(setting.line)")
      rules.append(
        SuppressionRule(
          policies: [setting.policy], cover: .addresses(setting.resource), suppression: suppression,
          dialect: .archlint,
          location: Location(
            path: path, line: setting.line, column: 1, endLine: setting.line, endColumn: 1)))
    }
    for node in inputs.graph.nodes {
      guard let object = node.object, !inputs.unlocated.contains(object.tree.source.path) else {
        continue
      }
      addAnnotations(of: object, node)
    }
    let byTree = Dictionary(grouping: inputs.graph.nodes.filter { $0.object != nil }) { node in
      node.object.map { ObjectIdentifier($0.tree) }
    }
    for source in inputs.sources where source.source.mentionsSuppressions {
      addComments(of: source, byTree[ObjectIdentifier(source.tree)] ?? [])
    }
    let files = inputs.configurations.filter(\.source.mentionsSuppressions)
    guard !files.isEmpty else { return }
    let comments = SourceComments(inputs.graph, files: files)
    for found in files.flatMap({ comments.suppressions(in: $0) }) {
      append(found.text, .comment, found.cover, found.location)
    }
  }

  /// The annotations of an object and of its pod template.
  private mutating func addAnnotations(of object: Value, _ node: Node) {
    let holders = [
      object, object.descendant("spec", "template"),
      object.descendant("spec", "jobTemplate", "spec", "template"),
    ]
    for holder in holders {
      let annotations = holder?.descendant("metadata", "annotations")
      for member in annotations?.members.map({ $0 }) ?? [] {
        guard let key = member.key, let text = member.string,
          let found = SuppressionText(annotation: key, text)
        else { continue }
        let path = object.tree.source.path
        let table = lines[path] ?? LineTable(object.tree.source)
        lines[path] = table
        let location = table.location(of: member.keyRange ?? member.range, path: path)
        append(found, .annotation, .resource(address: node.address, scope: node.scope), location)
      }
    }
  }

  /// The comments of a file: each is for its own line, or where it stands alone, for the next one
  /// with anything on it; on the first line of a resource it is for the resource.
  private mutating func addComments(of source: ParsedSource, _ nodes: [Node]) {
    let lines = LineTable(source.source)
    var starts: [Int: [Node]] = [:]
    for node in nodes {
      guard let object = node.object else { continue }
      // A resource that is a part of a document begins with its key.
      let start = (object.keyRange ?? object.range).lowerBound
      starts[lines.line(at: start), default: []].append(node)
    }
    let targets = targets(of: source.comments, lines, source.source)
    for (comment, line) in zip(source.comments, targets) {
      guard let found = SuppressionText(comment: comment.text) else { continue }
      let location = lines.location(of: comment.range, path: source.source.path)
      guard let nodes = starts[line] else {
        append(found, .comment, .line(path: source.source.path, line: line), location)
        continue
      }
      for node in nodes {
        append(found, .comment, .resource(address: node.address, scope: node.scope), location)
      }
    }
  }

  /// The line that each of `comments` is for.
  ///
  /// From the last to the first: what a comment above another is for, that other knows.
  private func targets(
    of comments: [Documents.Comment], _ lines: LineTable, _ source: SourceFile
  ) -> [Int] {
    var known: [Int: Int] = [:]
    let targets = comments.reversed().map { comment -> Int in
      guard comment.standsAlone else { return comment.line }
      var line = comment.line + 1
      while line <= lines.count, known[line] == nil, isBlank(line, lines, source) { line += 1 }
      line = known[line] ?? line
      known[comment.line] = line
      return line
    }
    return targets.reversed()
  }

  /// Whether a line holds nothing but blanks, or only separates documents.
  private func isBlank(_ line: Int, _ lines: LineTable, _ source: SourceFile) -> Bool {
    let text = source.text(in: lines.range(ofLine: line))
    return text.allSatisfy { $0 == " " || $0 == "\t" } || text.hasPrefix("---")
  }

  private mutating func append(
    _ text: SuppressionText, _ source: Suppression.Source, _ cover: SuppressionRule.Cover,
    _ location: Location
  ) {
    let suppression = Suppression(
      source: source, reason: text.reason, until: text.until, owner: nil,
      place: "\(location.path):\(location.line)")
    rules.append(
      SuppressionRule(
        policies: text.ids.map { Glob($0) }, cover: cover, suppression: suppression,
        dialect: text.dialect, location: location))
  }
}

extension SourceFile {
  /// Whether a comment may suppress something; a cheap look before the comments are indexed.
  fileprivate var mentionsSuppressions: Bool {
    bytes.contains("archlint:ignore") || bytes.contains("checkov:skip=")
      || bytes.contains("trivy:ignore:") || bytes.contains("tfsec:ignore:")
  }
}
