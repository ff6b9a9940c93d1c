package import Diagnostics
package import Documents

/// What the files of a run's policy folders hold for the API server's own admission: policies,
/// bindings, and objects that may be parameters.
///
/// They refer to each other across files.
package struct AdmissionFile: Sendable {
  /// The ValidatingAdmissionPolicies, their titles and texts among them.
  package var policies: [Policy] = []
  /// Their bindings.
  package var bindings: [AdmissionBinding] = []
  /// Other Kubernetes objects: parameters, if a policy's `paramKind` means them.
  package var objects: [Value] = []
  /// What is wrong, each at its place.
  package var diagnostics: [Diagnostic] = []

  /// Nothing yet.
  package init() {}

  /// The API group of admission policies, whose three versions have one shape.
  static let group = "admissionregistration.k8s.io/"
  static let versions = ["v1", "v1beta1", "v1alpha1"]

  /// Whether `document`, of whatever scalar rules, is a Kubernetes object rather than a policy of
  /// archlint's own.
  static func isKubernetes(_ document: Value) -> Bool {
    guard document.isMapping, let version = document["apiVersion"]?.string,
      document["kind"]?.string != nil
    else { return false }
    return !version.hasPrefix("archlint/")
  }

  /// Takes the Kubernetes object `document` of the file at `path`, scalars resolved as `.kubernetes`.
  mutating func add(_ document: Value, _ source: ParsedSource, path: String) {
    if document["kind"]?.equals("List") == true {
      for item in document["items"]?.elements.map({ $0 }) ?? [] { add(item, source, path: path) }
      return
    }
    let version = document["apiVersion"]?.string ?? ""
    guard version.hasPrefix(Self.group) else {
      objects.append(document)
      return
    }
    var reader = AdmissionReader(source, path: path)
    let isKnown = Self.versions.contains(String(version.dropFirst(Self.group.count)))
    switch document["kind"]?.string {
    case "ValidatingAdmissionPolicy"? where isKnown:
      if let policy = reader.policy(document) { policies.append(policy) }
    case "ValidatingAdmissionPolicyBinding"? where isKnown:
      if let binding = reader.binding(document) { bindings.append(binding) }
    default: reader.refuse(document)
    }
    diagnostics += reader.diagnostics
  }

  /// Adds what another file holds.
  package mutating func merge(_ other: AdmissionFile) {
    policies += other.policies
    bindings += other.bindings
    objects += other.objects
    diagnostics += other.diagnostics
  }

  /// The policies with their bindings; of two with one name the last counts.
  package var boundPolicies: [Policy] {
    var byName: [String: Policy] = [:]
    for policy in policies { byName[policy.id] = policy }
    return byName.values.sorted { $0.id < $1.id }.map { policy in
      var policy = policy
      let bound = bindings.filter { $0.policyName == policy.admission?.name }
      policy.admission?.bindings = bound
      policy.severity = bound.map(\.severity).max() ?? policy.severity
      return policy
    }
  }

  /// What is wrong with the files as a whole: bindings of no policy, objects that nothing refers to.
  package var danglingReferences: [Diagnostic] {
    let names = policies.compactMap { $0.admission?.name }
    var found: [Diagnostic] = []
    for binding in bindings where !names.contains(binding.policyName) {
      found.append(
        Diagnostic(
          path: binding.place.path, position: binding.place.position,
          message: "the binding '\(binding.name)' is for no policy here: '\(binding.policyName)'",
          help: PolicyName.help(for: binding.policyName, among: names)
            ?? "give the ValidatingAdmissionPolicy to --policies, too"))
    }
    let paramTypes = Set(policies.compactMap { $0.admission?.paramKind?.type })
    for object in objects {
      let type = "\(object["apiVersion"]?.string ?? "")/\(object["kind"]?.string ?? "")"
      guard !paramTypes.contains(type), !type.hasSuffix("/CustomResourceDefinition") else {
        continue
      }
      let source = object.tree.source
      found.append(
        Diagnostic(
          path: source.path,
          position: LineTable(source).position(at: object.range.lowerBound),
          message: "neither a policy nor the parameter of one: \(type)",
          help: "a policy begins with 'apiVersion: archlint/v1' and 'kind: Policy', or is a "
            + "ValidatingAdmissionPolicy"))
    }
    return found
  }
}
