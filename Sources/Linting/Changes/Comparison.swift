internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
package import Verdicts

/// Compares two states of an architecture: the use-case behind `archlint diff` and
/// `archlint scan --changes-only`.
///
/// Both are scanned by the same policies, then findings, edges and exposure are held against each
/// other.
package struct Comparison: Sendable {
  private let options: Linter.Options

  /// A comparison by the policies and settings of `options`; its paths are of no account.
  package init(_ options: Linter.Options) {
    var options = options
    options.allowsEmpty = true
    self.options = options
  }

  /// Compares two states, each a plan, a state, a folder, or a revision of git.
  ///
  /// - Parameters:
  ///   - before: a path, or `REVISION` or `REVISION:PATH`; a revision alone means the other side's
  ///     path at that revision, or the working directory at it.
  ///   - after: the same.
  /// - Returns: what the change does; what could not be read is among its errors.
  package func compare(_ before: String, _ after: String) -> ChangeReport {
    let sides = [
      ComparedState(before, beside: after), ComparedState(after, beside: before),
    ].map { $0.discover(exclude: options.configuration.exclude) }
    return compare(sides[0], sides[1], ChangeReport(before: before, after: after))
  }

  /// Compares what is there with what will be, as the plans among `paths` say both.
  package func compareStates(ofPlansIn paths: [String]) -> ChangeReport {
    var after = InputDiscovery(exclude: options.configuration.exclude)
    for path in paths { after.add(path) }
    var before = after
    before.look(at: .before)
    let names = paths.joined(separator: " ")
    return compare(before, after, ChangeReport(before: "what is there", after: names))
  }

  private func compare(
    _ before: InputDiscovery, _ after: InputDiscovery, _ empty: ChangeReport
  ) -> ChangeReport {
    var changes = empty
    let unreadable = before.unreadable + after.unreadable
    guard unreadable.isEmpty else {
      changes.errors = unreadable.map {
        Diagnostic(path: $0.path, message: "can't be read: \($0.reason)")
      }
      return changes
    }
    let linter = Linter(options)
    let old = linter.scan(before)
    let new = linter.scan(after)
    changes.report = new.report
    var known: Set<Diagnostic> = []
    changes.errors = (old.report.errors + new.report.errors).filter { known.insert($0).inserted }
    changes.warnings = new.report.warnings
    guard [old, new].contains(where: { $0.report.summary.resources > 0 }) else {
      if changes.errors.isEmpty { changes.errors.append(nothingToCompare) }
      return changes
    }
    changes.isCompared = true
    sort(old.report.findings, new.report.findings, moves: new.inputs.moves, into: &changes)
    let graphs = GraphComparison(
      before: old.inputs.graph, after: new.inputs.graph, moves: new.inputs.moves)
    changes.drift = new.inputs.drift
    changes.resources = graphs.resources
    changes.edges = graphs.edges
    changes.exposures = graphs.exposures { hop, side in
      (side == .before ? old : new).judge.evidence(hop)
    }
    return changes
  }

  private var nothingToCompare: Diagnostic {
    Diagnostic(
      path: "", message: "there is nothing to compare: neither side holds a resource",
      help: "name plans, states, folders of manifests, or revisions of git that hold them")
  }

  /// Tells new findings from those that were there before.
  private func sort(
    _ before: [Finding], _ after: [Finding], moves: [String: String],
    into changes: inout ChangeReport
  ) {
    let counting = { (findings: [Finding], verdict: Verdict) in
      findings.filter { $0.verdict == verdict && $0.suppression == nil }
    }
    let old = (
      failed: Set(counting(before, .fail).map { $0.question(moves) }),
      undecided: Set(counting(before, .unknown).map { $0.question(moves) })
    )
    let new = (
      failed: Set(counting(after, .fail).map { $0.question([:]) }),
      undecided: Set(counting(after, .unknown).map { $0.question([:]) })
    )
    for finding in counting(after, .fail) {
      if old.failed.contains(finding.question([:])) {
        changes.unchanged.append(finding)
      } else {
        changes.new.append(finding)
      }
    }
    changes.undecided = counting(after, .unknown).filter {
      !old.undecided.contains($0.question([:]))
    }
    changes.mended = counting(before, .fail).filter {
      let question = $0.question(moves)
      return !new.failed.contains(question) && !new.undecided.contains(question)
    }
  }
}

extension Finding {
  /// What both sides of a comparison know the finding by, whatever its verdict.
  fileprivate func question(_ moves: [String: String]) -> [String] {
    identity.isEmpty ? [fingerprint] : identity.map { moves[$0] ?? $0 }
  }
}
