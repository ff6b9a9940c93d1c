internal import Policies
internal import Verdicts

extension Report {
  /// What speaks for or against `decision`, a line each, the same in every format.
  ///
  /// - Parameters:
  ///   - decision: one of the report's.
  ///   - limit: the most findings, or policies, that are told.
  ///   - naming: whether scopes are said.
  /// - Returns: the lines; what is over the limit as a number.
  func evidence(
    for decision: Decision, limit: Int, with naming: ScopeNaming
  ) -> [String] {
    switch decision.state {
    case .broken: told(findings(of: decision, .fail).map { $0.told(with: naming) }, limit)
    case .undecidable:
      told(findings(of: decision, .unknown).map { $0.undecided(with: naming) }, limit)
    case .upheld: told(decision.grounds.map(\.sentence), limit)
    case .notEvidenced: [decision.absence.printable]
    }
  }

  private func findings(of decision: Decision, _ verdict: Verdict) -> [Finding] {
    findings.filter {
      $0.suppression == nil && $0.verdict == verdict && $0.decisions.contains(decision.id)
    }
  }

  private func told(_ lines: [String], _ limit: Int) -> [String] {
    let rest = lines.count - limit
    return rest > 0 ? lines.prefix(limit) + ["and \(rest) more"] : lines
  }

  /// How many decisions are in which state, the bad ones first: `2 broken, 28 upheld`.
  var decisionCounts: String {
    Decision.State.allCases.compactMap { state in
      let count = decisions.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }.joined(separator: ", ")
  }
}

extension Report.Decision.Ground {
  /// `aws/rds-multi-az: aws_db_instance.main and 2 more`.
  fileprivate var sentence: String {
    let named = resources.map { $0.isEmpty ? "the architecture" : $0 }
    let rest = count - resources.count
    let more = rest > 0 ? " and \(rest) more" : ""
    return "\(policy): \(named.joined(separator: ", "))\(more)".printable
  }
}

extension Finding {
  fileprivate func told(with naming: ScopeNaming) -> String {
    "\(clause(with: naming)) [\(policy.printable)]"
  }

  fileprivate func undecided(with naming: ScopeNaming) -> String {
    let address = isAboutArchitecture ? "it" : resource.address
    let causes = unknown.prefix(2).map { "\($0.subject) (\($0.cause))" }
    let hang = causes.isEmpty ? "can't be judged" : "hangs on \(causes.joined(separator: " and "))"
    return (naming.prefix(of: resource) + "\(address) \(hang) [\(policy)]").printable
  }
}
