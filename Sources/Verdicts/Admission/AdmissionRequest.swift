package import ArchitectureGraph
package import Documents
package import Policies

/// The creation of one object, as the API server would ask its admission policies about it.
package struct AdmissionRequest: Sendable {
  /// The namespace that an object is to live in.
  package enum Namespace: Sendable {
    /// The object lives in none.
    case none
    /// The Namespace, with Kubernetes' defaults.
    case known(Value)
    /// It is not in the inputs; nothing but its name is known.
    case unknown
  }

  /// The object's node.
  package let node: NodeID
  /// What rules and selectors see of it.
  package let subject: AdmissionSubject
  /// The object, with Kubernetes' defaults.
  package let object: Value
  /// The object as it was declared, for places to point at.
  package let declared: Value
  /// Its namespace.
  package let namespace: Namespace

  /// The creation of the object of `node`.
  package init(
    node: NodeID, subject: AdmissionSubject, object: Value, declared: Value, namespace: Namespace
  ) {
    self.node = node
    self.subject = subject
    self.object = object
    self.declared = declared
    self.namespace = namespace
  }
}

/// An object that may be a policy's parameter.
package struct AdmissionParameter: Sendable {
  /// Its declared type: `v1/ConfigMap`.
  package let type: String
  /// Its name.
  package let name: String
  /// Its namespace; empty for what lives in none.
  package let namespace: String
  /// Its labels.
  package let labels: [String: String]
  /// The plan or overlay it belongs to; nil where it stands in a folder of policies.
  package let scope: String?
  /// The object, with Kubernetes' defaults.
  package let object: Value
  /// The object as it was declared.
  package let declared: Value

  /// An object that may be a parameter.
  package init(
    type: String, name: String, namespace: String, labels: [String: String], scope: String?,
    object: Value, declared: Value
  ) {
    self.type = type
    self.name = name
    self.namespace = namespace
    self.labels = labels
    self.scope = scope
    self.object = object
    self.declared = declared
  }
}

/// Finds the parameters with which a binding binds a policy.
struct ParameterLookup {
  /// What a lookup comes to.
  enum Outcome {
    /// The policy takes no parameters, or the binding names none: `params` is null.
    case none
    /// One or more; the policy judges with each.
    case found([AdmissionParameter])
    /// None of the inputs is meant; the text says what is.
    case missing(String)
  }

  private let byType: [String: [AdmissionParameter]]

  init(_ parameters: [AdmissionParameter]) {
    byType = Dictionary(grouping: parameters, by: \.type)
  }

  /// The parameters of `policy` for a request from `scope`.
  ///
  /// - Complexity: O(objects of the parameters' kind).
  func parameters(
    of policy: AdmissionPolicy, _ binding: AdmissionBinding, _ subject: AdmissionSubject,
    scope: String
  ) -> Outcome {
    guard let kind = policy.paramKind, let reference = binding.paramRef else { return .none }
    let namespace = reference.namespace ?? subject.namespace
    let candidates = (byType[kind.type] ?? []).filter {
      ($0.namespace.isEmpty || $0.namespace == namespace) && reference.objects.mean($0)
    }
    let near = candidates.filter { $0.scope == scope }
    let beside = candidates.filter { $0.scope == nil }
    let found = !near.isEmpty ? near : !beside.isEmpty ? beside : candidates
    guard found.isEmpty else { return .found(found) }
    return .missing(reference.objects.description(kind.kind, namespace))
  }
}

extension AdmissionBinding.ParamRef.Objects {
  fileprivate func mean(_ parameter: AdmissionParameter) -> Bool {
    switch self {
    case .named(let name): parameter.name == name
    case .selected(let selector): selector.matches(parameter.labels, known: .whole) == .yes
    }
  }

  fileprivate func description(_ kind: String, _ namespace: String) -> String {
    let place = namespace.isEmpty ? "" : "\(namespace)/"
    return switch self {
    case .named(let name): "\(kind)/\(place)\(name)"
    case .selected: "\(kind)/\(place)*"
    }
  }
}
