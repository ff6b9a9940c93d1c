internal import ArchitectureGraph
internal import Policies
internal import Verdicts

/// Brings the findings of a run under the decisions of its profile.
struct DecisionBench {
  private let profile: Profile
  private let selection: PolicySelection

  /// A bench for `profile`, of whose policies `selection` are on.
  init(_ profile: Profile, _ selection: PolicySelection) {
    self.profile = profile
    self.selection = selection
  }

  /// Says what became of each decision, and of each finding whose decisions it bears on.
  ///
  /// - Parameters:
  ///   - graph: what was judged.
  ///   - passes: what passed.
  ///   - report: gets the decisions; its findings, which are suppressed already, get theirs.
  /// - Returns: a finding for each required decision that nothing speaks of.
  func judge(_ graph: Graph, _ passes: Scorecard.Passes, _ report: inout Report) -> [Finding] {
    for index in report.findings.indices {
      report.findings[index].decisions = profile.decisions(of: report.findings[index].policy)
    }
    report.architecture = (profile.architecture.name, profile.architecture.title)
    let scorecard = Scorecard(passes, report.findings, in: graph)
    let on = Set(selection.entries.map(\.policy.id))
    var missing: [Finding] = []
    for (decision, all) in zip(profile.architecture.decisions, profile.policies) {
      let policies = all.filter { on.contains($0.id) }
      var state = scorecard.state(of: decision, judgedBy: policies)
      if state.state == .notEvidenced {
        let accepted = report.findings.count { $0.decisions.contains(decision.id) }
        state.absence =
          accepted > 0
          ? "what speaks of it is suppressed (\(accepted))" : absence(policies, scorecard)
        if accepted == 0, decision.isRequired, let finding = finding(decision, state, graph) {
          missing.append(finding)
        }
      }
      report.decisions.append(state)
    }
    return missing
  }

  /// What is missing that could show a decision, and where it would be looked for.
  private func absence(_ policies: [Policy], _ scorecard: Scorecard) -> String {
    guard !policies.isEmpty else { return "its policies are all off" }
    let missing = scorecard.missingKinds(of: policies)
    guard !missing.isEmpty else {
      return "the inputs hold nothing that it is about"
    }
    let names = missing.map { kind in
      let types = PolicySkeleton.types(of: kind).prefix(3)
      return kind.phrase + (types.isEmpty ? "" : " (\(types.joined(separator: ", ")))")
    }
    return "the inputs hold no \(names.joined(separator: ", no "))"
  }

  private func finding(
    _ decision: Architecture.Decision, _ state: Report.Decision, _ graph: Graph
  ) -> Finding? {
    let entry = selection.entries.first { $0.policy.id == Policy.notEvidenced.id }
    guard let policy = entry?.policy else { return nil }
    let path = profile.architecture.name
    var finding = EngineFindings.finding(
      policy, about: decision.id, owner: graph[graph.architecture],
      message: "nothing shows that \(decision.id) is upheld (\(decision.title)): \(state.absence)",
      location: nil, distinguishedBy: path)
    finding.decisions = [decision.id]
    finding.attribute = decision.id
    finding.inputPath = ""
    return finding
  }
}
