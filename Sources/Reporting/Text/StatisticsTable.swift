internal import Policies
internal import Verdicts

/// The counts of each policy that has a finding, the most findings first.
struct StatisticsTable {
  /// The table; empty where there is nothing to count.
  let lines: [String]

  private struct Row {
    let policy: String
    var severity: Severity
    var fail = 0
    var unknown = 0
    var suppressed = 0
  }

  /// The table for `report`.
  init(_ report: Report) {
    var rows: [String: Row] = [:]
    for finding in report.findings where finding.verdict != .pass {
      var row = rows[finding.policy] ?? Row(policy: finding.policy, severity: finding.severity)
      row.severity = max(row.severity, finding.severity)
      if finding.suppression != nil {
        row.suppressed += 1
      } else if finding.verdict == .fail {
        row.fail += 1
      } else {
        row.unknown += 1
      }
      rows[finding.policy] = row
    }
    let sorted = rows.values.sorted {
      ($1.fail, $1.unknown, $1.suppressed, $0.policy)
        < ($0.fail, $0.unknown, $0.suppressed, $1.policy)
    }
    let header = "findings  undecided  suppressed  severity  policy"
    lines =
      sorted.isEmpty
      ? []
      : [header]
        + sorted.map { row in
          [
            "\(row.fail)".leftPadded(to: 8), "\(row.unknown)".leftPadded(to: 9),
            "\(row.suppressed)".leftPadded(to: 10), row.severity.rawValue.padded(to: 8),
            row.policy.printable,
          ].joined(separator: "  ")
        }
  }
}
