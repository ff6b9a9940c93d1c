internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes SARIF 2.1.0 as GitHub's code scanning takes it: no result without a place, no absolute or
/// foreign URI, no rule twice, regions of one line.
///
/// Suppressed findings would be open alerts there, and so would undecided ones: both are left out
/// unless asked for, and a notification says how many.
package struct SARIFReporter: Reporter {
  /// The program that made the report.
  package var tool: Tool
  /// Where the working directory lies below the repository's root; empty where it is the root.
  package var pathBelowRoot = ""
  /// What was scanned, which tells this run from others for the same commit.
  ///
  /// Nil takes what the paths of the inputs have in common.
  package var category: String?
  /// Whether suppressed findings are among the results, with their suppressions.
  package var includesSuppressed = false
  /// Whether undecided verdicts are among the results, with the kind `open`.
  package var includesUnknown = false
  /// How the text is laid out.
  package var layout = JSONWriter.Layout.pretty

  /// How many results are written, the worst first: as many as GitHub keeps of a run.
  var resultLimit = 5_000

  /// A reporter that writes in the name of `tool`.
  package init(tool: Tool) {
    self.tool = tool
  }

  /// Writes `report` to `output`; see ``Reporter``.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    let wanted = sorted(report.findings.filter(isWanted))
    let findings = Array(wanted.prefix(resultLimit))
    let rules = SARIFRules(for: findings, policies: report.policies)
    let mapping = SARIFResults(
      report: report, rules: rules, pathBelowRoot: pathBelowRoot,
      saysSuppressions: includesSuppressed)
    let driver = SARIF.Driver(
      name: tool.name, version: tool.version, informationURI: tool.page, rules: rules.rules)
    let run = SARIF.Run(
      driver: driver,
      automationID: automationID(of: report),
      invocation: invocation(of: report, wanted: wanted.count),
      results: findings.map(mapping.result))
    var writer = JSONWriter(layout)
    SARIF.Log(run: run).write(to: &writer)
    output.write(writer.text)
    output.write("\n")
  }

  private func isWanted(_ finding: Finding) -> Bool {
    switch finding.verdict {
    case .fail: finding.suppression == nil || includesSuppressed
    case .unknown: includesUnknown && (finding.suppression == nil || includesSuppressed)
    case .pass: false
    }
  }

  /// What counts comes before what does not, the worst first, else the order of the report.
  private func sorted(_ findings: [Finding]) -> [Finding] {
    let keyed = findings.enumerated().map { offset, finding in
      (key: (finding.counts ? 0 : 1, -finding.severity.rank, offset), finding: finding)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.finding)
  }

  private func automationID(of report: Report) -> String {
    let paths = report.inputs.filter { $0.skipped == nil }.map(\.path)
    let name = category ?? commonPath(of: paths)
    let steps = name.split(separator: "/").filter { $0 != "." }
    return (["archlint"] + steps.map { String($0).printable }).joined(separator: "/") + "/"
  }

  private func commonPath(of paths: [String]) -> String {
    var common = paths.first.map { $0.split(separator: "/") } ?? []
    for path in paths.dropFirst() {
      let steps = path.split(separator: "/")
      let length = zip(common, steps).prefix { $0 == $1 }.count
      common = Array(common.prefix(length))
    }
    return common.joined(separator: "/")
  }

  private func invocation(of report: Report, wanted: Int) -> SARIF.Invocation {
    var notifications = (report.errors + report.warnings).map(notification)
    if wanted > resultLimit {
      notifications.append(
        SARIF.Notification(
          level: .warning,
          message: "this file holds the worst \(resultLimit) of \(wanted) results",
          location: nil))
    }
    if report.summary.unknown > 0, !includesUnknown {
      let count = counted(report.summary.unknown, "verdict is", "verdicts are")
      notifications.append(
        note("\(count) undecided and left out here; the text and JSON reports list them"))
    }
    if report.summary.suppressed > 0, !includesSuppressed {
      let count = counted(report.summary.suppressed, "finding is", "findings are")
      notifications.append(note("\(count) suppressed and left out here"))
    }
    return SARIF.Invocation(
      executionSuccessful: report.errors.isEmpty, notifications: notifications)
  }

  private func note(_ message: String) -> SARIF.Notification {
    SARIF.Notification(level: .note, message: message, location: nil)
  }

  private func notification(for diagnostic: Diagnostic) -> SARIF.Notification {
    let help = diagnostic.help.map { "; \($0)" } ?? ""
    let region = diagnostic.position.map { position in
      SARIF.Region(
        startLine: position.line, startColumn: position.column, endLine: position.line,
        endColumn: position.column + 1)
    }
    let location =
      diagnostic.path.isEmpty
      ? nil
      : SARIF.Location(
        uri: ArtifactURI(diagnostic.path, below: pathBelowRoot).text, region: region,
        logicalName: nil)
    return SARIF.Notification(
      level: diagnostic.severity == .error ? .error : .warning,
      message: (diagnostic.message + help).printable, location: location)
  }
}
