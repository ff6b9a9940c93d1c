internal import Documents
package import Policies
package import Verdicts

/// What a decision of an architecture document wants, how it is judged and what was found:
/// `archlint explain D18`.
package struct DecisionPage: Sendable {
  private let decision: Architecture.Decision
  private let architecture: Architecture
  private let policies: [Policy]
  private let report: Report?

  /// The page of `decision`.
  ///
  /// - Parameters:
  ///   - decision: one of `architecture`'s.
  ///   - architecture: the document.
  ///   - policies: what judges it, as the library has them.
  ///   - report: what a scan by the document found; nil where nothing was scanned.
  package init(
    _ decision: Architecture.Decision, of architecture: Architecture, judgedBy policies: [Policy],
    report: Report?
  ) {
    self.decision = decision
    self.architecture = architecture
    self.policies = policies
    self.report = report
  }

  /// The page for a terminal, at most `width` characters wide where lines can be broken.
  package func text(width: Int = 100, usesColour: Bool = false) -> String {
    let paint = Paint(isOn: usesColour)
    let origin = "of \(architecture.name): \(architecture.title)".printable
    let head = "\(paint("\(decision.id)  \(decision.title)".printable, .strong))\n\(origin)\n"
    let sections = [wish, judging, found].compactMap { $0 }
    return ([head] + sections.map { $0.text(width: max(60, width), paint: paint) })
      .joined(separator: "\n")
  }

  private var wish: PageSection? {
    var blocks: [PageSection.Block] = []
    let words = decision.statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !words.isEmpty { blocks.append(.paragraph(words)) }
    if let link = decision.link { blocks.append(.paragraph("Read more: \(link)")) }
    if !decision.isRequired {
      blocks.append(.paragraph("It is no finding if nothing in the inputs speaks of it."))
    }
    return blocks.isEmpty ? nil : PageSection(title: "What it wants", blocks: blocks)
  }

  private var judging: PageSection {
    var blocks: [PageSection.Block] = [
      .terms(policies.map { ($0.id, $0.title + ($0.isEnabled ? "" : " (off by default)")) })
    ]
    let parameters = policies.flatMap { terms(for: $0) }
    if !parameters.isEmpty {
      blocks.append(.paragraph("With the parameters:"))
      blocks.append(.terms(parameters))
    }
    return PageSection(title: "How it is judged", blocks: blocks)
  }

  /// The parameters of `policy`: the decision's, else their defaults.
  private func terms(for policy: Policy) -> [(term: String, text: String)] {
    let own = decision.policies.first {
      $0.policy == policy.id || policy.aliases.contains($0.policy)
    }?.parameters
    return policy.params?.members.map { member in
      let name = member.key ?? ""
      return ("\(policy.id), \(name)", (own?[name] ?? member).line())
    } ?? []
  }

  private var found: PageSection {
    guard let report, let state = report.decisions.first(where: { $0.id == decision.id }) else {
      let command = "archlint explain \(decision.id) PATH"
      return PageSection(
        title: "What was found", blocks: [.paragraph("`\(command)` says what there is in PATH.")])
    }
    let evidence = report.evidence(for: state, limit: .max, with: ScopeNaming(for: report))
    let items = evidence.filter { !$0.isEmpty }.map { "- \($0)" }.joined(separator: "\n")
    return PageSection(
      title: "What was found: \(state.state.rawValue)",
      blocks: items.isEmpty ? [] : [.paragraph(items)])
  }
}
