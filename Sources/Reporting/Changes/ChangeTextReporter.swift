internal import ArchitectureGraph
internal import Policies
package import Verdicts

/// Writes what a change does for a person at a terminal: new findings as a scan shows them, then who
/// is reached now, what is mended, and what else comes or goes.
package struct ChangeTextReporter: Sendable {
  /// How the text looks.
  package var options: TextReporter.Options
  /// Whether only what is new is shown.
  package var showsNewOnly = false

  /// The most lines of edges and of things that are shown.
  private static let listLimit = 20

  /// A reporter with `options`.
  package init(_ options: TextReporter.Options = TextReporter.Options()) {
    self.options = options
  }

  /// What the reporter writes of `changes`.
  package func text(of changes: ChangeReport) -> String {
    let context = TextContext(changes.report, options: options)
    var sections = FindingBlock.blocks(for: changes.new, context: context)
    sections.append(exposures(of: changes, context.paint))
    sections.append(lines("can't be decided any more", changes.undecided, "?", context))
    if !showsNewOnly {
      sections.append(lines("mended", changes.mended, "-", context))
      sections.append(edges(of: changes, context.paint))
      sections.append(resources(of: changes, context.paint))
      sections.append(
        bounded(
          "changed outside of Terraform before", changes.drift.map { "~ \($0.clause)" },
          context.paint))
    }
    sections.append([changes.summary])
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func exposures(of changes: ChangeReport, _ paint: Paint) -> [String] {
    let shown = changes.exposures.filter {
      !showsNewOnly || $0.after != .absent && !$0.before.isPublic
    }
    guard !shown.isEmpty else { return [] }
    return [paint("exposure:", .strong)]
      + shown.flatMap { change -> [String] in
        let sign = change.after.isPublic ? "+" : change.before.isPublic ? "-" : "?"
        let ink: Paint.Ink = change.after.isPublic ? .critical : .upheld
        let way = change.path.map(\.address.printable).joined(separator: " → ")
        return ["  \(paint(sign, ink)) \(change.sentence)"] + (way.isEmpty ? [] : ["      \(way)"])
      }
  }

  private func lines(
    _ title: String, _ findings: [Finding], _ sign: String, _ context: TextContext
  ) -> [String] {
    guard !findings.isEmpty else { return [] }
    return [context.paint("\(title):", .strong)]
      + findings.map { finding in
        let badge = context.paint(finding.severity.rawValue, Paint.Ink(finding.severity))
        let id = context.paint("[\(finding.policy.printable)]", .faint)
        return "  \(sign) \(badge)\(id): \(finding.clause(with: context.naming))"
      }
  }

  private func edges(of changes: ChangeReport, _ paint: Paint) -> [String] {
    bounded("edges", changes.edges.map { "\($0.direction.sign) \($0.clause)" }, paint)
  }

  private func resources(of changes: ChangeReport, _ paint: Paint) -> [String] {
    bounded(
      "resources",
      changes.resources.map { "\($0.direction.sign) \($0.subject.address.printable)" }, paint)
  }

  private func bounded(_ title: String, _ lines: [String], _ paint: Paint) -> [String] {
    guard !lines.isEmpty else { return [] }
    let rest = lines.count - Self.listLimit
    return [paint("\(title):", .strong)] + lines.prefix(Self.listLimit).map { "  \($0)" }
      + (rest > 0 ? ["  … and \(rest) more, all of them in --format json"] : [])
  }
}
