internal import Diagnostics
internal import Documents
internal import Policies
internal import Verdicts

/// Holds what came of an example against what must.
struct ExampleExpectation {
  private let example: Policy.Example
  private let lines: LineTable

  init(_ example: Policy.Example) {
    self.example = example
    lines = LineTable(example.value.tree.source)
  }

  /// Sets the result of `outcome`, and what was expected and came where they differ.
  func judge(_ outcome: inout ExampleOutcome) {
    let report = outcome.report
    let fails = report.findings.filter { $0.verdict == .fail }
    switch example.expect {
    case .pass:
      let isClean = report.findings.isEmpty && report.errors.isEmpty
      outcome.result = isClean ? .silent : .noisy
      outcome.expected = ["no finding"]
    case .unknown:
      let isRight = fails.isEmpty && report.errors.isEmpty && !report.findings.isEmpty
      outcome.result = isRight ? .found : .missing
      outcome.expected = ["unknown, and no failure"]
    case .fail:
      let marked = markedLines
      outcome.expected = marked.isEmpty ? ["fail"] : marked.sorted().map { "fail at line \($0)" }
      guard !fails.isEmpty, report.errors.isEmpty else {
        outcome.result = .missing
        break
      }
      let isPlaced = marked.isEmpty || marked == Set(fails.compactMap(line))
      outcome.result = isPlaced ? .found : .misplaced
    }
    if outcome.isRight {
      outcome.expected = []
    } else {
      outcome.came = came(report, wasJudged: outcome.wasJudged)
    }
  }

  private func came(_ report: Report, wasJudged: Bool) -> [String] {
    let said =
      report.findings.map { finding in
        let place = line(of: finding).map { " at line \($0)" } ?? ""
        return "\(finding.verdict.rawValue)\(place): \(finding.resource.address) \(finding.message)"
      } + report.errors.map(\.line)
    if !said.isEmpty { return said }
    return [wasJudged ? "pass" : "nothing: the policy judged nothing of it"]
  }

  /// The lines of the policy file that bear `# <- finding` within the example.
  private var markedLines: Set<Int> {
    let source = example.value.tree.source
    let range = example.value.range
    let first = lines.line(at: range.lowerBound)
    let last = lines.line(at: max(range.upperBound - 1, range.lowerBound))
    return Set(
      (first...last).filter { source.text(in: lines.range(ofLine: $0)).hasSuffix("# <- finding") })
  }

  /// The line of the policy file that a finding points at.
  private func line(of finding: Finding) -> Int? {
    guard let location = finding.locations.first else { return nil }
    // Terraform's blocks are a part of the policy file itself; the rest are texts in it.
    guard location.path != example.value.tree.source.path else { return location.line }
    let texts = example.inputs.compactMap { input -> Value? in
      switch input {
      case .terraform: nil
      case .kubernetes(let text): location.path == ExampleInput.manifestPath ? text : nil
      case .files(let files): files[location.path]
      }
    }
    // The text of a block scalar begins on the line after its indicator.
    return texts.first.map { lines.line(at: $0.range.lowerBound) + location.line }
  }
}
