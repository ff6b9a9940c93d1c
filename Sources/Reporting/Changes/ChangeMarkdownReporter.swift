internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes what a change does as Markdown, for a comment on a pull request.
package struct ChangeMarkdownReporter: Sendable {
  /// The most rows of a list; a comment has room for some 65,000 characters.
  private static let listLimit = 50

  /// A reporter.
  package init() {}

  /// What the reporter writes of `changes`.
  package func text(of changes: ChangeReport) -> String {
    var lines = ["### What this change does", "", Self.escaped(changes.summary), ""]
    lines += list("New findings", changes.new.map(Self.line))
    lines += list("Exposure", changes.exposures.map { Self.escaped($0.sentence) })
    lines += list("Can't be decided any more", changes.undecided.map(Self.line))
    lines += list("Mended", changes.mended.map(Self.line))
    lines += list(
      "Edges", changes.edges.map { "\($0.direction.rawValue): \(Self.escaped($0.clause))" })
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    let rest = items.count - Self.listLimit
    return ["**\(title)**", ""] + items.prefix(Self.listLimit).map { "- \($0)" }
      + (rest > 0 ? ["- … and \(rest) more"] : []) + [""]
  }

  private static func line(_ finding: Finding) -> String {
    let place = finding.locations.first.map { " (\($0.path):\($0.line))" } ?? ""
    let clause = finding.clause(with: .needless)
    return "**\(finding.severity.rawValue)** `\(finding.policy)`: \(escaped(clause + place))"
  }

  /// The text with what Markdown would take for marks, HTML or mentions made plain; an underscore
  /// within a word is none.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*{}[]<>#|~!@".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
