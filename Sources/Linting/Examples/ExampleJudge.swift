internal import ArchitectureGraph
package import Diagnostics
internal import Documents
package import Policies
package import Verdicts

/// Runs policies over their own examples: the use-case behind `archlint test`.
package struct ExampleJudge: Sendable {
  /// How often an example is judged.
  package enum Rigour: Sendable, Hashable {
    /// Once, as it is written.
    case asWritten
    /// Again in other spellings, which must come to the same.
    case respelt
  }

  private let compiler: PolicyCompiler
  private let schema = Schema()

  /// A judge of examples; `library` is what knows of custom resources.
  package init(_ library: PolicyLibrary = PolicyLibrary(empty: ())) {
    compiler = PolicyCompiler(
      schema: schema, resources: ResourceTypes(library.customResources))
  }

  /// What can't be checked of `policies`: warnings.
  package func notes(on policies: [Policy]) -> [Diagnostic] { compiler.notes(on: policies) }

  /// Runs the examples of `policy`; a policy that can't be compiled gives its errors instead.
  ///
  /// - Parameters:
  ///   - policy: with its examples.
  ///   - rigour: whether each is judged again in other spellings.
  ///   - isMeant: which of the examples to run, by name.
  /// - Returns: an outcome for each example that is meant, or what is wrong with the policy.
  package func judge(
    _ policy: Policy, _ rigour: Rigour = .asWritten,
    where isMeant: (String) -> Bool = { _ in
      true
    }
  ) -> (outcomes: [ExampleOutcome], errors: [Diagnostic]) {
    let errors = compiler.check(policy)
    guard errors.isEmpty else { return ([], errors) }
    var bench = Bench([PolicySelection.Entry(policy)], compiler)
    let outcomes = policy.examples.filter { isMeant($0.name) }.map { example in
      var outcome = judge(example, of: policy, &bench)
      if rigour == .respelt, outcome.isRight { respell(example, of: policy, &outcome, &bench) }
      return outcome
    }
    return (outcomes, [])
  }

  private func judge(
    _ example: Policy.Example, of policy: Policy, _ bench: inout Bench
  ) -> ExampleOutcome {
    let position = LineTable(example.value.tree.source).position(at: example.value.range.lowerBound)
    let place = Policy.Place(path: policy.place.path, position: position)
    let (report, problems) = report(on: ExampleInput(example), policy, &bench)
    var outcome = ExampleOutcome(
      policy: policy.id, example: example, result: .broken, place: place,
      wasJudged: report.summary.pass + report.findings.count > 0, report: report)
    guard problems.isEmpty else {
      outcome.expected = ["an example that can be read"]
      outcome.came = problems.map(\.line)
      return outcome
    }
    ExampleExpectation(example).judge(&outcome)
    return outcome
  }

  // MARK: Other spellings

  /// Judges the example again in other spellings; the first that comes to something else is told.
  private func respell(
    _ example: Policy.Example, of policy: Policy, _ outcome: inout ExampleOutcome,
    _ bench: inout Bench
  ) {
    guard let text = ExampleText(example) else { return }
    let expected = outcome.report.verdicts
    for spelling in Respelling.allCases {
      guard let input = spelling.input(text, for: policy.match) else { continue }
      let (report, problems) = report(on: input, policy, &bench)
      let came = problems.isEmpty ? report.verdicts : problems.map(\.line)
      guard came != expected else { continue }
      outcome.result = .fragile
      outcome.expected = expected.isEmpty ? ["no finding, as with the example as it is"] : expected
      outcome.came = ["with \(spelling.rawValue):"] + (came.isEmpty ? ["no finding"] : came)
      return
    }
  }

  // MARK: Judging

  /// What the policy makes of an architecture; what keeps it from being read, if anything.
  func report(
    on input: ExampleInput, _ policy: Policy, _ bench: inout Bench
  ) -> (report: Report, problems: [Diagnostic]) {
    let (graph, problems) = input.graph(under: schema)
    guard problems.isEmpty else { return (Report(), problems) }
    return (report(on: graph, policy, &bench), [])
  }

  /// A bench with `policy` alone; nil where it can't be compiled.
  func bench(for policy: Policy) -> Bench? {
    compiler.check(policy).isEmpty ? Bench([PolicySelection.Entry(policy)], compiler) : nil
  }

  private func report(on graph: Graph, _ policy: Policy, _ bench: inout Bench) -> Report {
    let judge = Judge(graph, unlocated: [])
    for node in graph.nodes where !node.isExternal && node.kind != .internet {
      for compiled in bench.policies(for: node, in: graph) { judge.judge(node.id, by: compiled) }
    }
    var report = Report()
    report.findings = judge.findings.sorted(by: Finding.comesBefore)
    report.errors = bench.diagnostics + judge.errors
    report.policies = [policy]
    report.summary.pass = judge.passes
    report.summary.fail = judge.findings.filter { $0.verdict == .fail }.count
    report.summary.unknown = judge.findings.count - report.summary.fail
    report.redactions = judge.redactions
    for node in graph.nodes {
      guard let source = node.object?.tree.source else { continue }
      report.sources[source.path] = source
    }
    return report
  }
}

extension Report {
  /// What was found of which resource, sorted; places are left out.
  fileprivate var verdicts: [String] {
    findings.map { "\($0.verdict.rawValue): \($0.resource.address) \($0.message)" }.sorted()
      + errors.map(\.message)
  }
}
