internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes the report for a person at a terminal: the findings, worst first, each with its place,
/// what shows it and how to mend it; then what can't be decided yet; then one line that sums up.
package struct TextReporter: Reporter {
  /// How the text looks.
  package var options: Options

  /// How the text looks.
  package struct Options: Sendable {
    /// Whether there are colours.
    package var usesColour = false
    /// How many characters a line has, where it can be broken.
    package var width = 100
    /// One line a finding, as compilers write them, and nothing else; nothing at all without one.
    package var isQuiet = false
    /// Whether a line for each policy that is upheld is written.
    package var includesPassed = false
    /// Whether a table of the policies' counts is written.
    package var includesStatistics = false
    /// What was scanned, as the user called it; nil takes the input's path, if there is one only.
    package var subject: String?
    /// How long it took.
    ///
    /// Leave it out where the same input must give the same bytes.
    package var elapsed: Duration?

    /// No colours, a hundred columns, everything but what passed.
    package init() {}
  }

  /// A reporter with `options`.
  package init(_ options: Options = Options()) {
    self.options = options
  }

  /// Writes `report` to `output`; see ``Reporter``.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    let context = TextContext(report, options: options)
    if options.isQuiet {
      for finding in report.findings where finding.counts {
        output.write(quietLine(for: finding, context: context) + "\n")
      }
      return
    }
    var sections: [[String]] = FindingBlock.blocks(
      for: report.findings.filter(\.counts), context: context)
    sections += UndecidedSection(report, context: context).sections
    if options.includesPassed { sections.append(upheld(in: report, context: context)) }
    sections.append(DecisionTable(report, context: context).lines)
    if options.includesStatistics { sections.append(StatisticsTable(report).lines) }
    sections.append(SummaryLine(report, context: context, options: options).lines)
    let texts = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    output.write(texts.joined(separator: "\n\n") + "\n")
  }

  private func quietLine(for finding: Finding, context: TextContext) -> String {
    let place = finding.locations.first?.text ?? finding.inputPath.printable
    let badge = context.paint(finding.severity.rawValue, Paint.Ink(finding.severity))
    let id = context.paint("[\(finding.policy.printable)]", .faint)
    let prefix = place.isEmpty ? "" : "\(place): "
    return "\(prefix)\(badge): \(finding.clause(with: context.naming)) \(id)"
  }

  private func upheld(in report: Report, context: TextContext) -> [String] {
    var counts: [String: Int] = [:]
    for finding in report.findings where finding.verdict == .pass {
      counts[finding.policy, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { policy, count in
      let badge = context.paint("upheld", .upheld)
      let id = context.paint("[\(policy.printable)]", .faint)
      return "\(badge)\(id): by \(counted(count, "check"))"
    }
  }
}

/// What all parts of a text report share.
struct TextContext {
  let paint: Paint
  let width: Int
  let naming: ScopeNaming
  let sources: [String: SourceFile]
  /// The lines of the sources that findings point into, made once for all of them.
  let tables: [String: LineTable]
  let redactions: [String: [SourceRange]]

  init(_ report: Report, options: TextReporter.Options) {
    paint = Paint(isOn: options.usesColour)
    width = max(60, options.width)
    naming = ScopeNaming(for: report)
    sources = report.sources
    redactions = report.redactions
    let shown = options.isQuiet ? [] : report.findings.filter { $0.counts && $0.range != nil }
    tables = Set(shown.compactMap { $0.locations.first?.path })
      .reduce(into: [:]) { $0[$1] = report.sources[$1].map(LineTable.init) }
  }
}
