internal import ArchitectureGraph
package import Diagnostics
internal import Documents
internal import Kubernetes
package import Policies
internal import Terraform
package import Verdicts

/// What became of one example of a policy.
package struct ExampleOutcome: Sendable {
  /// How what came compares with what was expected.
  package enum Result: String, Sendable, Hashable {
    /// A passing example gave no finding.
    case silent
    /// A failing or undecided example gave the finding it must.
    case found
    /// A passing example gave a finding.
    case noisy
    /// A failing example gave none, or another verdict than the one it must.
    case missing
    /// The finding points at another line than the one marked.
    case misplaced
    /// The example could not be read.
    case broken
  }

  /// The policy.
  package let policy: String
  /// The example's name.
  package let example: String
  /// How it went.
  package let result: Result
  /// What came, where it is not what must.
  package let details: [String]
  /// Where the example stands.
  package let place: Policy.Place
  /// Whether the policy judged anything in it at all.
  package let wasJudged: Bool
  /// What the policy made of it.
  package let report: Report

  /// Whether it is as it must be.
  package var isRight: Bool { result == .silent || result == .found }
}

/// Runs policies over their own examples: the use-case behind `archlint test`.
package struct ExampleJudge: Sendable {
  private let compiler: PolicyCompiler
  private let schema = Schema()

  /// A judge of examples; `library` is what knows of custom resources.
  package init(_ library: PolicyLibrary = PolicyLibrary(empty: ())) {
    compiler = PolicyCompiler(
      schema: schema, resources: ResourceTypes(library.customResources))
  }

  /// What can't be checked of `policies`: warnings.
  package func notes(on policies: [Policy]) -> [Diagnostic] { compiler.notes(on: policies) }

  /// Runs every example of `policy`; a policy that can't be compiled gives its errors instead.
  package func judge(_ policy: Policy) -> (outcomes: [ExampleOutcome], errors: [Diagnostic]) {
    let errors = compiler.check(policy)
    guard errors.isEmpty else { return ([], errors) }
    return (policy.examples.map { judge($0, of: policy) }, [])
  }

  private func judge(_ example: Policy.Example, of policy: Policy) -> ExampleOutcome {
    let source = example.value.tree.source
    let position = LineTable(source).position(at: example.value.range.lowerBound)
    let place = Policy.Place(path: policy.place.path, position: position)
    var builder = GraphBuilder(schema: schema)
    let problems = contribute(example, to: &builder)
    guard problems.isEmpty else {
      return ExampleOutcome(
        policy: policy.id, example: example.name, result: .broken,
        details: problems.map(\.line), place: place, wasJudged: false, report: Report())
    }
    let report = judge(builder.finish(), policy)
    let (result, details) = compare(report, example)
    return ExampleOutcome(
      policy: policy.id, example: example.name, result: result, details: details, place: place,
      wasJudged: report.summary.pass + report.findings.count > 0, report: report)
  }

  private func contribute(_ example: Policy.Example, to builder: inout GraphBuilder) -> [Diagnostic]
  {
    switch example.input {
    case .terraform(let blocks):
      let input = TerraformExample(resourceBlocks: blocks)
      input.contribute(to: &builder, scope: "example")
      return input.diagnostics.filter { $0.severity == .error }
    case .kubernetes(let value):
      let text = value.string ?? ""
      let parsed = ParsedSource(parsing: Array(text.utf8), path: "example.yaml")
        .resolved(as: .kubernetes)
      var manifests = KubernetesInput()
      var problems = parsed.diagnostics
      for document in parsed.documents {
        if case .skipped(let reason) = manifests.add(document, path: "example.yaml") {
          problems.append(Diagnostic(path: "example.yaml", message: reason))
        }
      }
      return problems + manifests.contribute(to: &builder).filter { $0.severity == .error }
    }
  }

  private func judge(_ graph: Graph, _ policy: Policy) -> Report {
    var bench = Bench([PolicySelection.Entry(policy)], compiler)
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

  /// Holds what came against what must.
  private func compare(_ report: Report, _ example: Policy.Example) -> (
    ExampleOutcome.Result, [String]
  ) {
    let said =
      report.findings.map { finding in
        let line = finding.locations.first.map { ":\($0.line)" } ?? ""
        return "\(finding.verdict.rawValue)\(line): \(finding.resource.address) \(finding.message)"
      } + report.errors.map(\.line)
    let fails = report.findings.filter { $0.verdict == .fail }
    switch example.expect {
    case .pass:
      let isClean = report.findings.isEmpty && report.errors.isEmpty
      return (isClean ? .silent : .noisy, said)
    case .unknown:
      let isRight = fails.isEmpty && report.errors.isEmpty && !report.findings.isEmpty
      return (isRight ? .found : .missing, said)
    case .fail:
      guard !fails.isEmpty, report.errors.isEmpty else { return (.missing, said) }
      let marked = markedLines(of: example)
      let pointed = Set(fails.compactMap { line(of: $0, in: example) })
      guard marked.isEmpty || marked == pointed else {
        let words = ["marked: lines \(marked.sorted())", "pointed at: \(pointed.sorted())"]
        return (.misplaced, words + said)
      }
      return (.found, said)
    }
  }

  /// The lines of the policy file that bear `# <- finding` within the example.
  private func markedLines(of example: Policy.Example) -> Set<Int> {
    let source = example.value.tree.source
    let lines = LineTable(source)
    let range = example.value.range
    let first = lines.line(at: range.lowerBound)
    let last = lines.line(at: max(range.upperBound - 1, range.lowerBound))
    return Set(
      (first...last).filter { source.text(in: lines.range(ofLine: $0)).hasSuffix("# <- finding") })
  }

  /// The line of the policy file that a finding points at.
  private func line(of finding: Finding, in example: Policy.Example) -> Int? {
    guard let location = finding.locations.first else { return nil }
    guard case .kubernetes(let value) = example.input else { return location.line }
    // The text of a block scalar begins on the line after its indicator.
    return LineTable(value.tree.source).line(at: value.range.lowerBound) + location.line
  }
}
