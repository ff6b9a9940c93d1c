internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Kubernetes
internal import Policies
internal import Verdicts

/// The admission policies of a scan, and the Kubernetes objects of its graph as the API server would
/// ask about them.
struct AdmissionBench {
  private let entries: [AdmissionJudge.Entry]
  private let files: AdmissionFile
  /// What is wrong with policies, or with what is asked of them.
  private var diagnostics: [Diagnostic] = []
  /// What is worth knowing: policies that are not run.
  private var warnings: [Diagnostic] = []

  /// The policies of `selection`; `files` holds what may be their parameters.
  init(_ selection: [PolicySelection.Entry], _ files: AdmissionFile) {
    self.files = files
    let compiler = AdmissionCompiler()
    var entries: [AdmissionJudge.Entry] = []
    for selected in selection {
      guard let admission = selected.policy.admission else { continue }
      diagnostics += Self.settings(selected)
      guard !admission.bindings.isEmpty else {
        warnings.append(Self.unbound(selected.policy))
        continue
      }
      // A policy that is wrong has been reported when the library was checked.
      guard case .success(let compiled) = compiler.compile(admission, of: selected.policy) else {
        continue
      }
      let declared = admission.bindings.map(\.severity).max()
      let severity = selected.policy.severity == declared ? nil : selected.policy.severity
      entries.append(
        AdmissionJudge.Entry(policy: selected.policy, severity: severity, compiled: compiled))
    }
    self.entries = entries
  }

  /// Judges the Kubernetes objects of `graph`, and adds to `report` what comes of it.
  ///
  /// - Complexity: O(nodes of all objects) where there is a policy to judge, else O(1).
  func judge(
    _ graph: Graph, by judge: Judge, includesPassed: Bool, into report: inout Report
  ) {
    report.warnings += warnings
    var errors = diagnostics
    defer {
      var known = Set(report.errors)
      report.errors += errors.filter { known.insert($0).inserted }
    }
    guard !entries.isEmpty else { return }
    let cluster = Cluster(graph, files.objects)
    var admission = AdmissionJudge(
      judge, parameters: cluster.parameters,
      reporting: includesPassed ? .withPassed : .withoutPassed)
    for request in cluster.requests { admission.judge(request, by: entries) }
    report.warnings += admission.warnings
    errors += admission.errors
    report.findings += admission.findings
    report.summary.pass += admission.passes
  }

  private static func unbound(_ policy: Policy) -> Diagnostic {
    Diagnostic(
      .warning, path: policy.place.path, position: policy.place.position,
      message: "\(policy.id) has no binding, so that it is not run",
      help: "give a ValidatingAdmissionPolicyBinding with this policyName to --policies, too")
  }

  /// Parameters come from bindings, not from the configuration.
  private static func settings(_ entry: PolicySelection.Entry) -> [Diagnostic] {
    guard let parameters = entry.parameters.last else { return [] }
    let source = parameters.tree.source
    return [
      Diagnostic(
        path: source.path,
        position: LineTable(source).position(at: parameters.range.lowerBound),
        message: "\(entry.policy.id) takes no 'params' from here",
        help: "its binding's 'paramRef' names them")
    ]
  }
}
