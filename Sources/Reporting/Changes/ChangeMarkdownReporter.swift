internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes what a change does as Markdown, for a comment on a pull request.
package struct ChangeMarkdownReporter: Sendable {
  /// A reporter.
  package init() {}

  /// What the reporter writes of `changes`.
  package func text(of changes: ChangeReport) -> String {
    var lines = ["### What this change does", "", Markdown.escaped(changes.summary), ""]
    lines += list("New findings", changes.new.map(Self.line))
    lines += list("Exposure", changes.exposures.map { Markdown.escaped($0.sentence) })
    lines += list("Can't be decided any more", changes.undecided.map(Self.line))
    lines += list("Mended", changes.mended.map(Self.line))
    lines += list(
      "Edges", changes.edges.map { "\($0.direction.rawValue): \(Markdown.escaped($0.clause))" })
    lines += list(
      "Changed outside of Terraform before", changes.drift.map { Markdown.escaped($0.clause) })
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    let rest = items.count - Markdown.rowLimit
    return ["**\(title)**", ""] + items.prefix(Markdown.rowLimit).map { "- \($0)" }
      + (rest > 0 ? ["- … and \(rest) more"] : []) + [""]
  }

  private static func line(_ finding: Finding) -> String {
    let place = finding.locations.first.map { " (\($0.path):\($0.line))" } ?? ""
    let clause = finding.clause(with: .needless)
    return
      "**\(finding.severity.rawValue)** `\(finding.policy)`: \(Markdown.escaped(clause + place))"
  }
}
