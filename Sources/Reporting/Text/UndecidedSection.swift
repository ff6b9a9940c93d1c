internal import ArchitectureGraph
internal import Policies
internal import Verdicts

/// What can't be decided yet: a block a policy, a line for each thing that its verdicts hang on.
struct UndecidedSection {
  /// The heading and the blocks; empty where everything is decided.
  private(set) var sections: [[String]] = []

  /// The most lines of a policy, resources of a line and causes of a line: a first plan leaves much
  /// open, and `--format json` has all of it.
  private static let lineLimit = 6
  private static let resourceLimit = 4
  private static let causeLimit = 3

  /// The section for the undecided verdicts of `report` that are not suppressed.
  init(_ report: Report, context: TextContext) {
    let findings = report.findings.filter { $0.verdict == .unknown && $0.suppression == nil }
    guard !findings.isEmpty else { return }
    let count = counted(findings.count, "verdict")
    sections.append([context.paint("\(count) can't be decided yet:", .strong)])
    var order: [String] = []
    var byPolicy: [String: [Finding]] = [:]
    for finding in findings {
      if byPolicy[finding.policy] == nil { order.append(finding.policy) }
      byPolicy[finding.policy, default: []].append(finding)
    }
    sections += order.map { Self.block(of: byPolicy[$0] ?? [], context: context) }
  }

  private static func block(of findings: [Finding], context: TextContext) -> [String] {
    guard let first = findings.first else { return [] }
    let badge = context.paint("undecided", .undecided)
    let id = context.paint("[\(first.policy.printable)]", .faint)
    var lines = ["\(badge)\(id): \(first.title.printable)"]
    var order: [String] = []
    var byCause: [String: [String]] = [:]
    for finding in findings {
      let causes = listed(unique(finding.unknown.map(cause)), limit: causeLimit)
      if byCause[causes] == nil { order.append(causes) }
      byCause[causes, default: []].append(name(of: finding, context: context))
    }
    for causes in order.prefix(lineLimit) {
      let rows = wrapped(
        line(for: unique(byCause[causes] ?? []), causes: causes), width: context.width - 4)
      lines += rows.enumerated().map { index, row in (index == 0 ? "  " : "    ") + row }
    }
    if order.count > lineLimit {
      lines.append("  and \(order.count - lineLimit) more, which `--format json` lists")
    }
    return lines
  }

  private static func line(for names: [String], causes: String) -> String {
    let verb = names.count == 1 ? "hangs on" : "hang on"
    let list = listed(names, limit: resourceLimit)
    return causes.isEmpty ? list : "\(list) \(verb) \(causes)"
  }

  private static func name(of finding: Finding, context: TextContext) -> String {
    let subject = finding.resource
    let address = finding.isAboutArchitecture ? "the architecture" : subject.address
    return (context.naming.prefix(of: subject) + address).printable
  }

  private static func cause(_ unknown: Unknown) -> String {
    unknown.subject.isEmpty ? unknown.cause : "\(unknown.subject) (\(unknown.cause))"
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
