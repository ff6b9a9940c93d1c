internal import Policies
internal import Verdicts

/// The scorecard: a line for each decision of the architecture document, and below it what speaks for
/// or against it.
struct DecisionTable {
  /// The lines; none where the run judged by no architecture document.
  private(set) var lines: [String] = []

  /// The most lines of evidence of one decision; `archlint explain ID PATH` tells all.
  private static let limit = 3

  /// The table of `report`.
  init(_ report: Report, context: TextContext) {
    guard let architecture = report.architecture, !report.decisions.isEmpty else { return }
    let title = "\(architecture.title) (\(architecture.name))".printable
    lines.append("\(context.paint(title, .strong)): \(report.decisionCounts)")
    let stateWidth = report.decisions.map(\.state.rawValue.count).max() ?? 0
    let idWidth = report.decisions.map(\.id.count).max() ?? 0
    let indent = String(repeating: " ", count: 4)
    for decision in report.decisions {
      let state = decision.state.rawValue.padded(to: stateWidth)
      let id = decision.id.printable.padded(to: idWidth)
      lines.append("  \(context.paint(state, decision.ink))  \(id)  \(decision.title.printable)")
      let evidence = report.evidence(for: decision, limit: Self.limit, with: context.naming)
      for line in evidence where !line.isEmpty {
        for (number, row) in wrapped(line, width: context.width - 6).enumerated() {
          let text = number == 0 ? row : "  " + row
          lines.append(indent + context.paint(text, decision.state == .upheld ? .faint : .plain))
        }
      }
    }
  }
}

extension Report.Decision {
  /// How its state looks; what nothing speaks of matters only where it is required.
  var ink: Paint.Ink {
    switch state {
    case .broken: .critical
    case .undecidable: .undecided
    case .upheld: .upheld
    case .notEvidenced: isRequired ? .medium : .faint
    }
  }
}
