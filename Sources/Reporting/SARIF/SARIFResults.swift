internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
internal import Verdicts

/// What findings become in SARIF.
struct SARIFResults {
  private let rules: SARIFRules
  private let pathBelowRoot: String
  private let naming: ScopeNaming
  /// The lines of the sources in which a finding spans more than one.
  private let tables: [String: LineTable]
  /// What to point at where a finding names no input.
  private let fallbackPath: String
  private let saysSuppressions: Bool

  /// The most hops of a way that are written; GitHub shows no more.
  private static let hopLimit = 1_000

  /// The mapping for the findings of `report`, whose rules are `rules`.
  init(report: Report, rules: SARIFRules, pathBelowRoot: String, saysSuppressions: Bool) {
    self.rules = rules
    self.pathBelowRoot = pathBelowRoot
    self.saysSuppressions = saysSuppressions
    naming = ScopeNaming(for: report)
    let spans = report.findings.compactMap(\.locations.first).filter { $0.endLine != $0.line }
    tables = Dictionary(spans.map { ($0.path, $0.path) }, uniquingKeysWith: { path, _ in path })
      .compactMapValues { report.sources[$0].map(LineTable.init) }
    fallbackPath = report.inputs.first { $0.skipped == nil }?.path ?? ".archlint.yaml"
  }

  /// `finding` as a result.
  func result(of finding: Finding) -> SARIF.Result {
    let ways = Evidence.ways(in: finding.evidence)
    let flows = ways.filter { $0.count > 1 }.map { way in
      way.prefix(Self.hopLimit).map { location(of: $0, in: finding) }
    }
    let hops = finding.evidence.prefix(Self.hopLimit)
    let related = (hops.map { location(of: $0, in: finding) } + inner(of: finding)).enumerated()
      .map { index, location in
        var location = location
        location.id = index + 1
        return location
      }
    let isOpen = finding.verdict == .unknown
    return SARIF.Result(
      ruleID: finding.policy, ruleIndex: rules.index(of: finding.policy),
      kind: isOpen ? .open : .fail, level: isOpen ? .none : SARIF.Level(finding.severity),
      message: message(of: finding, ways: ways), location: location(of: finding),
      fingerprints: [
        ("primaryLocationLineHash", String(finding.fingerprint.prefix(16))),
        ("archlint/v1", finding.fingerprint),
      ],
      codeFlows: flows, relatedLocations: related,
      suppressions: saysSuppressions ? suppressions(of: finding) : nil)
  }

  private func suppressions(of finding: Finding) -> [SARIF.Suppression] {
    guard let suppression = finding.suppression else { return [] }
    let kind: SARIF.Suppression.Kind =
      switch suppression.source {
      case .comment, .annotation: .inSource
      case .configuration, .baseline: .external
      }
    let reason = suppression.reason.isEmpty ? suppression.source.rawValue : suppression.reason
    return [SARIF.Suppression(kind: kind, justification: reason.printable)]
  }

  // MARK: - Places

  private func location(of finding: Finding) -> SARIF.Location {
    let name = finding.resource.address.printable
    guard let location = finding.locations.first else {
      return SARIF.Location(
        uri: inputURI(of: finding), region: .firstLine, logicalName: name)
    }
    return SARIF.Location(
      uri: uri(location.path), region: region(of: location), logicalName: name)
  }

  /// The lines of modules that the calls at the finding's place lead to.
  private func inner(of finding: Finding) -> [SARIF.Location] {
    finding.locations.dropFirst().prefix(Self.hopLimit).map { location in
      SARIF.Location(
        uri: uri(location.path), region: region(of: location),
        logicalName: finding.resource.address.printable, message: location.shortText)
    }
  }

  private func location(of hop: Evidence, in finding: Finding) -> SARIF.Location {
    let name = hop.address.printable
    let detail = hop.detail
    return SARIF.Location(
      uri: hop.location.map { uri($0.path) } ?? inputURI(of: finding),
      region: hop.location.map(region) ?? .firstLine, logicalName: name,
      message: detail.isEmpty ? name : "\(name) (\(detail))")
  }

  private func uri(_ path: String) -> String {
    ArtifactURI(path.isEmpty ? fallbackPath : path, below: pathBelowRoot).text
  }

  private func inputURI(of finding: Finding) -> String { uri(finding.inputPath) }

  /// `location`, cut to its first line: a pull request shows an alert only if all of the region's
  /// lines are in its diff.
  private func region(of location: Location) -> SARIF.Region {
    let line = max(location.line, 1)
    let column = max(location.column, 1)
    let end = location.endLine == location.line ? location.endColumn : endColumn(of: location)
    return SARIF.Region(
      startLine: line, startColumn: column, endLine: line, endColumn: max(end, column + 1))
  }

  private func endColumn(of location: Location) -> Int {
    guard let table = tables[location.path] else { return location.column + 1 }
    return table.position(at: table.range(ofLine: location.line).upperBound).column
  }

  // MARK: - The message

  /// Sentences: the first is the alert's title, the last links the evidence.
  private func message(of finding: Finding, ways: [[Evidence]]) -> String {
    var sentences = [unlinked(finding.clause(with: naming))]
    if finding.locations.isEmpty, !finding.attribute.isEmpty {
      sentences.append("The attribute is \(unlinked(finding.attribute.printable))")
    }
    if finding.certainty == .inferred {
      sentences.append("This rests on an edge that is inferred")
    }
    if finding.verdict == .unknown {
      let causes = finding.unknown.map { "\($0.subject) (\($0.cause))" }
      sentences.append("Undecided: it hangs on \(unlinked(causes.joined(separator: ", ")))")
    }
    let evidence = links(to: ways)
    if !evidence.isEmpty { sentences.append("Evidence: \(evidence)") }
    let first = min(finding.evidence.count, Self.hopLimit) + 1
    let inner = inner(of: finding).enumerated().map { index, location in
      "[\(linkText(location.message ?? ""))](\(first + index))"
    }
    if !inner.isEmpty { sentences.append("Declared at \(inner.joined(separator: ", "))") }
    return sentences.joined(separator: ". ") + "."
  }

  /// The ways with a link to the related location of each hop.
  private func links(to ways: [[Evidence]]) -> String {
    var id = 0
    let texts = ways.map { way in
      way.map { hop in
        id += 1
        let name = linkText(hop.address.printable)
        return id <= Self.hopLimit ? "[\(name)](\(id))" : name
      }.joined(separator: " → ")
    }
    return texts.joined(separator: ", ")
  }

  /// `text` without what would be read as a link (SARIF 3.11.6): anyone may have written it.
  private func unlinked(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "(", result.last == "]" { result += " " }
      result.append(character)
    }
    return result
  }

  /// `text` as the text of a link, with its brackets escaped (SARIF 3.11.6).
  private func linkText(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "[" || character == "]" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result
  }
}
