package import ArchitectureGraph
package import Policies

/// Works out what became of the decisions of an architecture document (design.md, "Rulings").
package struct Scorecard {
  /// What passed, by policy: noted while the policies judge.
  package struct Passes: Sendable {
    /// How many things passed a policy, and the first of them.
    fileprivate private(set) var byPolicy: [String: (count: Int, first: [String])] = [:]
    /// So many are named; for more there is only the number.
    private static let named = 3

    /// Nothing yet.
    package init() {}

    /// The thing at `address` passed `policy`.
    package mutating func note(_ policy: String, _ address: String) {
      var entry = byPolicy[policy] ?? (0, [])
      entry.count += 1
      if entry.first.count < Self.named { entry.first.append(address) }
      byPolicy[policy] = entry
    }
  }

  private let passes: Passes
  private let findings: [Finding]
  private let graph: Graph

  /// The scorecard of a run over `graph`, whose `findings` say which decisions they are of.
  package init(_ passes: Passes, _ findings: [Finding], in graph: Graph) {
    self.passes = passes
    self.findings = findings
    self.graph = graph
  }

  /// What became of `decision`, which `policies` judge.
  package func state(
    of decision: Architecture.Decision, judgedBy policies: [Policy]
  ) -> Report.Decision {
    let own = findings.filter { $0.suppression == nil && $0.decisions.contains(decision.id) }
    let failed = own.filter { $0.verdict == .fail }.count
    let undecided = own.filter { $0.verdict == .unknown }.count
    let grounds = policies.compactMap { policy in
      passes.byPolicy[policy.id].map {
        Report.Decision.Ground(policy: policy.id, count: $0.count, resources: $0.first)
      }
    }
    let isComplete = policies.allSatisfy {
      $0.requires.isEmpty || $0.requires.contains(where: occurs)
    }
    let outcome: Report.Decision.State =
      if failed > 0 {
        .broken
      } else if undecided > 0 {
        .undecidable
      } else {
        !grounds.isEmpty && isComplete ? .upheld : .notEvidenced
      }
    var state = Report.Decision(
      id: decision.id, title: decision.title, state: outcome, findings: failed)
    state.isRequired = decision.isRequired
    state.undecided = undecided
    state.policies = policies.map(\.id)
    state.grounds = grounds
    return state
  }

  /// Which kinds of things `policies` ask for, and the inputs do not hold.
  package func missingKinds(of policies: [Policy]) -> [Kind] {
    var asked: [Kind] = []
    for policy in policies {
      let kinds = policy.requires.isEmpty ? policy.match.kinds : policy.requires
      for kind in kinds where !asked.contains(kind) { asked.append(kind) }
    }
    return asked.filter { !occurs($0) }
  }

  private func occurs(_ kind: Kind) -> Bool {
    graph.nodes(of: kind).contains { !graph[$0].isExternal }
  }
}
