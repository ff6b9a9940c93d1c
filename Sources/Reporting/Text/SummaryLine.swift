internal import Policies
internal import Verdicts

/// The last line: what was found, and what was looked at.
struct SummaryLine {
  /// The line, and where to read more.
  private(set) var lines: [String]

  /// The line for `report`.
  init(_ report: Report, context: TextContext, options: TextReporter.Options) {
    let subject = (options.subject ?? Self.onlyInput(of: report))?.printable
    let findings = report.findings.filter(\.counts)
    let end = options.elapsed.map { " in \(Self.text(of: $0))" } ?? ""
    if findings.isEmpty {
      lines = [Self.clean(report, subject: subject, paint: context.paint) + end]
    } else {
      lines = [Self.broken(report, findings, subject: subject, paint: context.paint) + end]
      if let id = findings.first?.policy.printable {
        lines.append(context.paint("`archlint explain \(id)` says why it matters", .faint))
      }
    }
  }

  private static func onlyInput(of report: Report) -> String? {
    let read = report.inputs.filter { $0.skipped == nil }
    return read.count == 1 ? read.first?.path : nil
  }

  private static func broken(
    _ report: Report, _ findings: [Finding], subject: String?, paint: Paint
  ) -> String {
    var words: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = findings.count { $0.severity == severity }
      if count > 0 { words.append(paint("\(count) \(severity.rawValue)", Paint.Ink(severity))) }
    }
    let place = subject.map { " in \($0)" } ?? ""
    let total = paint(counted(findings.count, "finding"), .strong)
    let rest = remarks(on: report.summary, errors: report.errors.count).joined(separator: ", ")
    return ["\(total)\(place): \(words.joined(separator: ", "))", rest, judged(report.summary)]
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func clean(_ report: Report, subject: String?, paint: Paint) -> String {
    let summary = report.summary
    let name = subject ?? "the architecture"
    let policies = counted(summary.policies, "policy", "policies")
    let counts =
      [counted(summary.resources, "resource"), counted(checks(summary), "check")]
      + remarks(on: summary, errors: report.errors.count)
    let list = counts.joined(separator: ", ")
    if !report.errors.isEmpty {
      let find = summary.policies == 1 ? "finds" : "find"
      return paint("not all of \(name) could be read", .high)
        + "; \(policies) \(find) nothing wrong in the rest: \(list)"
    }
    if checks(summary) == 0 {
      return "nothing in \(name) is for \(policies) to judge: \(list)"
    }
    if summary.unknown > 0 || summary.suppressed > 0 {
      let find = summary.policies == 1 ? "finds" : "find"
      return paint("\(policies) \(find) nothing wrong with \(name)", .upheld) + ": \(list)"
    }
    let all = summary.policies == 1 ? "the one policy" : "all \(policies)"
    return paint("\(name) upholds \(all)", .upheld) + ": \(list)"
  }

  private static func remarks(on summary: Report.Summary, errors: Int) -> [String] {
    var words: [String] = []
    if summary.unknown > 0 { words.append("\(summary.unknown) undecided") }
    if summary.suppressed > 0 { words.append("\(summary.suppressed) suppressed") }
    if errors > 0 { words.append(counted(errors, "error")) }
    return words
  }

  private static func judged(_ summary: Report.Summary) -> String {
    "\(counted(summary.resources, "resource")), \(counted(summary.policies, "policy", "policies"))"
  }

  private static func checks(_ summary: Report.Summary) -> Int {
    summary.pass + summary.fail + summary.unknown + summary.suppressed
  }

  /// `duration` as `84 ms` or `1.2 s`.
  private static func text(of duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    guard milliseconds >= 1_000 else { return "\(milliseconds) ms" }
    return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
  }
}
