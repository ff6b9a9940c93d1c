internal import Diagnostics
package import Documents
internal import ArchitectureGraph
internal import Policies
package import Verdicts

/// Scans inputs: the use-case behind `archlint scan`.
///
/// Prints nothing, reads no clock.
package struct Linter: Sendable {
  /// What a scan is asked to do.
  package struct Options: Sendable {
    /// Files and folders; `-` is standard input.
    package var paths: [String] = []
    /// What the configuration file says.
    package var configuration = Configuration()
    /// Folders of a user's own policies, besides the configuration's.
    package var policyFolders: [String] = []
    /// Patterns of the policies to judge by; they win over the configuration's.
    package var select: [Glob] = []
    /// Patterns of policies to leave out.
    package var ignore: [Glob] = []
    /// The architecture whose decisions are judged, as `--profile` names it; wins over the
    /// configuration's.
    package var profile: String?
    /// Whether `pass` verdicts are reported.
    package var includesPassed = false
    /// Whether a scan that finds nothing to read is all right.
    package var allowsEmpty = false
    /// Today, `YYYY-MM-DD`, for suppressions with an end.
    package var today = ""
    /// How much an input may ask for.
    package var limits = Limits.standard

    /// A scan of nothing.
    package init() {}
  }

  private let options: Options

  /// A linter with `options`.
  package init(_ options: Options) {
    self.options = options
  }

  /// Reads the inputs, judges them, and says what was found.
  ///
  /// - Complexity: linear in inputs × the policies for the kinds that occur.
  package func lint() -> Report { scan().report }

  /// Reads and judges the files at the paths that it was given.
  func scan() -> Scan {
    var discovery = InputDiscovery(exclude: options.configuration.exclude)
    for path in options.paths { discovery.add(path) }
    return scan(discovery)
  }

  /// What a scan leaves behind.
  struct Scan {
    /// What it found out.
    var report: Report
    /// What it read.
    let inputs: InputSet
    /// Who judged it.
    let judge: Judge
  }

  /// What is judged by.
  private struct Rules {
    let selection: PolicySelection
    let profile: Profile?
    let compiler: PolicyCompiler
    /// What passed, where a profile's scorecard is to say so.
    var passes = Scorecard.Passes()
  }

  /// Reads and judges the files that were discovered.
  func scan(_ discovery: InputDiscovery) -> Scan {
    var report = Report()
    var library = PolicyLibrary(.withoutExamples)
    for folder in options.configuration.policyFolders + options.policyFolders {
      library.add(folder: folder)
    }
    var rules = rules(library, &report)
    checkOwnPolicies(library, rules.compiler, &report)

    let inputs = read(discovery, &report)
    report.inputs = inputs.inputs
    report.errors += inputs.errors
    report.warnings += inputs.warnings
    if inputs.inputs.allSatisfy({ $0.skipped != nil }), inputs.errors.isEmpty,
      report.errors.isEmpty, !options.allowsEmpty
    {
      report.errors.append(nothingToScan)
    }
    let judge = judge(inputs, &rules, &report)
    AdmissionBench(rules.selection.entries, library.admission)
      .judge(inputs.graph, by: judge, includesPassed: options.includesPassed, into: &report)
    finish(&report, inputs, rules)
    return Scan(report: report, inputs: inputs, judge: judge)
  }

  private func rules(_ library: PolicyLibrary, _ report: inout Report) -> Rules {
    report.errors = library.diagnostics
    var profile: Profile?
    if let name = options.profile ?? options.configuration.profile {
      do {
        profile = try Profile.named(name, in: library)
        report.errors += profile?.diagnostics ?? []
      } catch {
        report.errors += error.diagnostics
      }
    }
    let selection = PolicySelection(
      library, options.configuration, select: options.select, ignore: options.ignore,
      profile: profile)
    report.errors += selection.diagnostics
    let compiler = PolicyCompiler(
      schema: Schema(), resources: ResourceTypes(library.customResources))
    return Rules(selection: selection, profile: profile, compiler: compiler)
  }

  private func read(_ discovery: InputDiscovery, _ report: inout Report) -> InputSet {
    for (path, reason) in discovery.unreadable {
      report.errors.append(Diagnostic(path: path, message: "can't be read: \(reason)"))
    }
    var sources = SourceFinder(named: options.configuration.sources)
    sources.sawSources(in: discovery.sourceFolders)
    return InputReader(schema: Schema(), limits: options.limits, sources).read(discovery.files)
  }

  private var nothingToScan: Diagnostic {
    Diagnostic(
      path: options.paths.count == 1 ? options.paths[0] : "",
      message: "there is nothing to scan: no Terraform plan or state, and no Kubernetes manifest",
      help: "make a plan by 'terraform show -json PLANFILE > plan.json', or say --allow-empty")
  }

  /// Checks a user's own policies whole, whatever kinds the inputs hold.
  private func checkOwnPolicies(
    _ library: PolicyLibrary, _ compiler: PolicyCompiler, _ report: inout Report
  ) {
    let own = library.policies.filter { !$0.isBuiltIn }
    for policy in own { report.errors += compiler.check(policy) }
    report.warnings += compiler.notes(on: own)
  }

  private func judge(
    _ inputs: InputSet, _ rules: inout Rules, _ report: inout Report
  ) -> Judge {
    var bench = Bench(rules.selection.entries, rules.compiler)
    let judge = Judge(
      inputs.graph, unlocated: inputs.unlocated, includesPassed: options.includesPassed)
    for node in inputs.graph.nodes where !node.isExternal && node.kind != .internet {
      if node.kind != .architecture { report.summary.resources += 1 }
      for policy in bench.policies(for: node, in: inputs.graph) {
        let passes = judge.passes
        judge.judge(node.id, by: policy)
        if rules.profile != nil, judge.passes > passes {
          rules.passes.note(policy.policy.id, node.address)
        }
      }
    }
    var known = Set(report.errors)
    report.errors += (bench.diagnostics + judge.errors).filter { known.insert($0).inserted }
    report.findings = judge.findings
    report.summary.pass = judge.passes
    report.summary.policies = rules.selection.entries.count
    report.redactions = judge.redactions
    report.sources = judge.sources
    return judge
  }

  private func finish(_ report: inout Report, _ inputs: InputSet, _ rules: Rules) {
    let selection = rules.selection
    report.policies = selection.entries.map(\.policy)
    report.findings += EngineFindings.duplicateKeys(in: inputs, selection)
    var suppressor = Suppressor(options.configuration, inputs, today: options.today)
    suppressor.apply(to: &report.findings)
    if let profile = rules.profile {
      var missing = DecisionBench(profile, selection).judge(inputs.graph, rules.passes, &report)
      suppressor.apply(to: &missing)
      report.findings += missing
    }
    report.findings += suppressor.ownFindings(selection)
    if let threshold = options.configuration.severity {
      report.findings.removeAll { $0.severity < threshold }
    }
    report.findings.sort(by: Finding.comesBefore)
    for finding in report.findings {
      switch (finding.suppression, finding.verdict) {
      case (.some, _): report.summary.suppressed += 1
      case (nil, .fail): report.summary.fail += 1
      case (nil, .unknown): report.summary.unknown += 1
      case (nil, .pass): continue
      }
    }
    let pointed = Set(report.findings.flatMap { $0.locations.map(\.path) })
    for source in inputs.sources.map(\.source) where pointed.contains(source.path) {
      report.sources[source.path] = source
    }
    report.errors.sort { ($0.path, $0.line) < ($1.path, $1.line) }
  }
}

extension Finding {
  /// Worst first, then by place in the architecture: the same order on every machine.
  static func comesBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.verdict != right.verdict { return left.verdict == .fail }
    let leftKey = [left.resource.scope, left.policy, left.resource.address, left.attribute]
    let rightKey = [right.resource.scope, right.policy, right.resource.address, right.attribute]
    if leftKey != rightKey { return leftKey.lexicographicallyPrecedes(rightKey) }
    return (left.validation, left.message) < (right.validation, right.message)
  }
}
