internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes the report as GitHub's Markdown, for a comment on a pull request or a job's summary: the
/// scorecard, where there is one, then the findings, worst first.
package struct MarkdownReporter: Reporter {
  /// The most lines of evidence of a decision.
  private static let evidenceLimit = 3

  /// A reporter.
  package init() {}

  /// Writes `report` to `output`; see ``Reporter``.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    let naming = ScopeNaming(for: report)
    let sections = [
      ["### archlint", "", summary(of: report)], decisions(of: report, naming),
      findings(of: report, naming), undecided(in: report), errors(of: report),
    ]
    let texts = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    output.write(texts.joined(separator: "\n\n") + "\n")
  }

  private func summary(of report: Report) -> String {
    let summary = report.summary
    return
      "\(counted(summary.fail, "finding")), \(summary.unknown) undecided, "
      + "\(summary.suppressed) suppressed; \(counted(summary.resources, "resource")), "
      + "\(counted(summary.policies, "policy", "policies"))"
  }

  private func decisions(of report: Report, _ naming: ScopeNaming) -> [String] {
    guard let architecture = report.architecture else { return [] }
    let heading = "#### \(Markdown.escaped(architecture.title)): \(report.decisionCounts)"
    let rows = report.decisions.map { decision in
      let evidence = report.evidence(for: decision, limit: Self.evidenceLimit, with: naming)
      let cells = [
        "\(decision.mark) \(decision.state.rawValue)", Markdown.escaped(decision.id),
        Markdown.escaped(decision.title),
        evidence.map(Markdown.escaped).joined(separator: "<br>"),
      ]
      return "| \(cells.joined(separator: " | ")) |"
    }
    return [heading, "", "| state | decision | | evidence |", "|---|---|---|---|"] + rows
  }

  private func findings(of report: Report, _ naming: ScopeNaming) -> [String] {
    let counting = report.findings.filter(\.counts)
    guard !counting.isEmpty else { return [] }
    let rows = counting.prefix(Markdown.rowLimit).map { finding in
      let place = finding.locations.first.map { "`\($0.path):\($0.line)`" } ?? ""
      let clause = Markdown.escaped(finding.clause(with: naming))
      return "| \(finding.severity.rawValue) | `\(finding.policy)` | \(clause) | \(place) |"
    }
    let rest = counting.count - rows.count
    return ["| severity | policy | finding | place |", "|---|---|---|---|"] + rows
      + (rest > 0 ? ["", "… and \(counted(rest, "more finding"))"] : [])
  }

  private func undecided(in report: Report) -> [String] {
    var counts: [String: Int] = [:]
    for finding in report.findings where finding.verdict == .unknown && finding.suppression == nil {
      counts[finding.policy, default: 0] += 1
    }
    guard !counts.isEmpty else { return [] }
    let policies = counts.sorted { $0.key < $1.key }.map { "`\($0.key)` (\($0.value))" }
    return ["Can't be decided yet: " + listed(policies, limit: Markdown.rowLimit)]
  }

  private func errors(of report: Report) -> [String] {
    report.errors.prefix(Markdown.rowLimit).map { "- error: \(Markdown.escaped($0.line))" }
  }
}

extension Report.Decision {
  /// What the eye finds first in a table.
  fileprivate var mark: String {
    switch state {
    case .broken: "❌"
    case .undecidable: "❓"
    case .upheld: "✅"
    case .notEvidenced: isRequired ? "⚠️" : "➖"
    }
  }
}
