internal import ArchitectureGraph
internal import CEL
package import Diagnostics
internal import Documents
package import Policies

/// Judges objects by ValidatingAdmissionPolicies as the API server would on their creation: the stage
/// beside ``Judge``, for policies that see one object and no graph.
package struct AdmissionJudge {
  /// The findings, in the order of judging.
  package private(set) var findings: [Finding] = []
  /// What failed while evaluating.
  package private(set) var errors: [Diagnostic] = []
  /// What was let through unjudged, each policy once.
  package private(set) var warnings: [Diagnostic] = []
  /// How many verdicts were `pass`.
  package private(set) var passes = 0
  private let judge: Judge
  private let parameters: ParameterLookup
  private let text: SensitiveText
  private let includesPassed: Reporting
  private var warned: Set<String> = []
  /// Where a finding that says the same of the same object stands.
  private var known: [String: Int] = [:]

  /// Which verdicts are findings.
  package enum Reporting: Sendable, Hashable {
    case withPassed, withoutPassed
  }

  /// A policy that judges: as it is selected, and ready to be evaluated.
  package struct Entry: Sendable {
    /// The policy, with the configuration's severity.
    package let policy: Policy
    /// A severity that the configuration gives it; nil for that of each binding.
    package let severity: Severity?
    /// What it says.
    package let compiled: CompiledAdmissionPolicy

    /// A policy that judges.
    package init(policy: Policy, severity: Severity?, compiled: CompiledAdmissionPolicy) {
      self.policy = policy
      self.severity = severity
      self.compiled = compiled
    }
  }

  /// A judge of objects in the graph of `judge`.
  package init(_ judge: Judge, parameters: [AdmissionParameter], reporting: Reporting) {
    self.judge = judge
    self.parameters = ParameterLookup(parameters)
    text = SensitiveText(judge.graph.sensitive)
    includesPassed = reporting
  }

  /// Judges one object by all policies that are for it.
  ///
  /// - Complexity: O(policies × bindings × parameters); an object that no policy is for costs the
  ///   matching alone.
  package mutating func judge(_ request: AdmissionRequest, by entries: [Entry]) {
    guard !request.subject.isExempt else { return }
    var values: AdmissionValues?
    for entry in entries {
      let match = entry.compiled.policy.constraints.matches(request.subject)
      guard match != .no else { continue }
      for binding in entry.compiled.policy.bindings {
        let narrowed = binding.resources?.matches(request.subject) ?? .yes
        guard narrowed != .no else { continue }
        let known =
          values ?? AdmissionValues(request, address: judge.graph[request.node].address)
        values = known
        let isSure = match == .yes && narrowed == .yes
        judge(
          request, entry, binding, known, doubt: isSure ? [] : [known.unknownNamespace])
      }
    }
  }

  private mutating func judge(
    _ request: AdmissionRequest, _ entry: Entry, _ binding: AdmissionBinding,
    _ values: AdmissionValues, doubt: [Unknown]
  ) {
    let policy = entry.compiled
    let lookup = parameters.parameters(
      of: policy.policy, binding, request.subject, scope: judge.graph[request.node].scope)
    let found: [AdmissionParameter?]
    switch lookup {
    case .none: found = [nil]
    case .found(let parameters): found = parameters
    case .missing(let name):
      return record(missing: name, request, entry, binding)
    }
    for parameter in found {
      var sitting = AdmissionSitting(policy, request, values, parameter, text, doubt: doubt)
      sitting.run()
      for outcome in sitting.outcomes { record(outcome, request, entry, binding) }
    }
  }

  /// A parameter may be in the cluster and not in the inputs, so that its lack decides nothing.
  private mutating func record(
    missing name: String, _ request: AdmissionRequest, _ entry: Entry, _ binding: AdmissionBinding
  ) {
    if binding.paramRef?.ifNotFound == .allow {
      return warn(
        entry, binding.place,
        "\(entry.policy.id): the parameter \(name) of the binding '\(binding.name)' is not in the "
          + "inputs, so that the binding is not judged (parameterNotFoundAction: Allow)")
    }
    var outcome = AdmissionOutcome(verdict: .unknown)
    outcome.unknown = [Unknown(address: name, attribute: "", reason: .notInInputs)]
    outcome.message =
      "can't be decided: the parameter \(name) is not in the inputs, and without it the API server "
      + "refuses every such object"
    record(outcome, request, entry, binding)
  }

  private mutating func warn(_ entry: Entry, _ place: Policy.Place, _ message: String) {
    guard warned.insert("\(entry.policy.id) \(place.path) \(place.position.line)").inserted else {
      return
    }
    warnings.append(
      Diagnostic(.warning, path: place.path, position: place.position, message: message))
  }
}

extension AdmissionJudge {
  private mutating func record(
    _ outcome: AdmissionOutcome, _ request: AdmissionRequest, _ entry: Entry,
    _ binding: AdmissionBinding
  ) {
    let address = judge.graph[request.node].address
    if let reason = outcome.ignored {
      warn(
        entry, entry.policy.place,
        "\(entry.policy.id) can't judge \(address) and lets it through (failurePolicy: Ignore): "
          + reason)
    }
    if outcome.verdict == .pass {
      passes += 1
      guard includesPassed == .withPassed else { return }
    }
    if let error = outcome.error {
      errors.append(
        Diagnostic(
          path: entry.policy.place.path, position: entry.policy.place.position,
          message: "\(entry.policy.id) can't judge \(address): \(error)"))
    }
    let finding = self.finding(outcome, request, entry, binding)
    let key = finding.fingerprint + finding.message
    guard let same = known[key] else {
      known[key] = findings.count
      findings.append(finding)
      return
    }
    // Two bindings, or two parameters, that say the same of one object: the worse counts.
    if findings[same].severity < finding.severity { findings[same] = finding }
  }

  private mutating func finding(
    _ outcome: AdmissionOutcome, _ request: AdmissionRequest, _ entry: Entry,
    _ binding: AdmissionBinding
  ) -> Finding {
    let node = judge.graph[request.node]
    let place = outcome.place ?? Place(request.node, request.declared)
    let policy = entry.policy
    var finding = Finding(
      policy: policy.id, aliases: policy.aliases, title: policy.title,
      severity: entry.severity ?? binding.severity, verdict: outcome.verdict,
      resource: Subject(describing: node), message: outcome.message,
      validation: outcome.validation ?? 0, remediation: remediation(outcome, entry, binding),
      inputPath: request.declared.tree.source.path)
    finding.attribute = judge.places.attribute(place)
    let spots = judge.places.spots(place)
    finding.locations = spots.map { judge.location(of: $0) }
    finding.range = spots.first?.range
    finding.unknown = outcome.unknown
    finding.identity = [
      policy.id, String(finding.validation), node.scope, node.address,
      judge.places.stableAttribute(place),
    ]
    finding.fingerprint = Finding.fingerprint(of: finding.identity + [outcome.verdict.rawValue])
    return finding
  }

  /// How to mend it, if the policy says so, and what becomes of it in the cluster.
  private func remediation(
    _ outcome: AdmissionOutcome, _ entry: Entry, _ binding: AdmissionBinding
  ) -> String {
    guard outcome.verdict == .fail, let number = outcome.validation else {
      return entry.policy.remediation
    }
    let reason = entry.compiled.validations[number].declared.reason.rawValue
    let fate =
      binding.actions.contains(.deny)
      ? "The API server refuses it (\(reason)), by the binding '\(binding.name)'."
      : binding.actions.contains(.warn)
        ? "The API server takes it with a warning, by the binding '\(binding.name)'."
        : "The API server takes it and notes it in the audit log, by the binding '\(binding.name)'."
    return entry.policy.remediation.isEmpty ? fate : entry.policy.remediation + "\n" + fate
  }
}
