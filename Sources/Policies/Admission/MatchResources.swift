/// What a policy or a binding is for: rules on resources, and selectors on labels.
package struct MatchResources: Sendable {
  /// The resources it is for; none of them for a binding means all of the policy's.
  package var rules: [ResourceRule] = []
  /// The resources it is not for, whatever ``rules`` say.
  package var excluded: [ResourceRule] = []
  /// What the namespace's labels must be.
  package var namespaceSelector: AdmissionSelector?
  /// What the object's own labels must be.
  package var objectSelector: AdmissionSelector?
  /// Whether other groups and versions of a resource are meant as well.
  package var policy: MatchPolicy = .equivalent

  /// Matches nothing, until it is filled.
  package init() {}

  /// Whether other groups and versions of a resource are meant as well.
  package enum MatchPolicy: String, CaseIterable, Sendable, Hashable {
    case exact = "Exact"
    case equivalent = "Equivalent"
  }

  /// What a match comes to.
  package enum Outcome: Sendable, Hashable {
    case yes
    case no
    /// It hangs on labels of a namespace that is not in the inputs.
    case unknown
  }

  /// Whether `subject` is meant.
  ///
  /// - Complexity: O(rules + requirements).
  package func matches(_ subject: AdmissionSubject) -> Outcome {
    if excluded.contains(where: { $0.matches(subject, policy) }) { return .no }
    if !rules.isEmpty, !rules.contains(where: { $0.matches(subject, policy) }) { return .no }
    if let objectSelector, objectSelector.matches(subject.labels, known: .whole) != .yes {
      return .no
    }
    guard let namespaceSelector, let labels = subject.namespaceLabels else { return .yes }
    return namespaceSelector.matches(labels.labels, known: labels.known)
  }
}

/// Which resources a rule is for.
package struct ResourceRule: Sendable {
  /// The names of objects; empty means any.
  package var names: [String] = []
  /// API groups; `*` means any.
  package var groups: [String] = []
  /// API versions; `*` means any.
  package var versions: [String] = []
  /// Plurals, with `/subresource` behind; `*` means any.
  package var resources: [String] = []
  /// Operations; `*` means any.
  package var operations: [String] = []
  /// Where the objects live.
  package var scope: Scope = .any

  /// Matches nothing, until it is filled.
  package init() {}

  /// Where objects live.
  package enum Scope: String, CaseIterable, Sendable, Hashable {
    case cluster = "Cluster"
    case namespaced = "Namespaced"
    case any = "*"
  }

  /// Whether the creation of `subject` is meant.
  func matches(_ subject: AdmissionSubject, _ policy: MatchResources.MatchPolicy) -> Bool {
    guard operations.contains("*") || operations.contains("CREATE"),
      scope == .any || scope == subject.scope,
      names.isEmpty || names.contains(subject.name)
    else { return false }
    return subject.resources.contains { resource in
      guard policy == .equivalent || resource == subject.resource else { return false }
      return has(resource.group, in: groups) && resources.contains { means($0, resource.plural) }
        && (policy == .equivalent || has(resource.version, in: versions))
    }
  }

  private func has(_ word: String, in words: [String]) -> Bool {
    words.contains("*") || words.contains(word)
  }

  /// Whether a rule's `pods`, `pods/*`, `*` or `*/*` means the resource itself, not a subresource.
  private func means(_ pattern: String, _ plural: String) -> Bool {
    let parts = pattern.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, name == "*" || name == plural else { return false }
    return parts.count == 1 || parts[1] == "*"
  }
}

/// A request for the creation of an object, as rules and selectors see it.
package struct AdmissionSubject: Sendable {
  /// A resource of the API.
  package struct Resource: Sendable, Hashable {
    /// The group; empty for the core one.
    package let group: String
    /// The version.
    package let version: String
    /// The plural: `deployments`.
    package let plural: String

    /// The resource `plural` of a group and version.
    package init(group: String, version: String, plural: String) {
      self.group = group
      self.version = version
      self.plural = plural
    }
  }

  /// The labels of the object's namespace, as far as they are known.
  package struct NamespaceLabels: Sendable {
    /// The known ones.
    package let labels: [String: String]
    /// Whether there are others.
    package let known: AdmissionSelector.Extent

    /// The labels `labels`, of which these are all or some.
    package init(_ labels: [String: String], known: AdmissionSelector.Extent) {
      self.labels = labels
      self.known = known
    }
  }

  /// The resource as it was sent.
  package let resource: Resource
  /// The same under every group that has it, its own first.
  package let resources: [Resource]
  /// `Deployment`.
  package let kind: String
  /// Where it lives.
  package let scope: ResourceRule.Scope
  /// Its name.
  package let name: String
  /// Its namespace, empty for what lives in none; a Namespace's is its own name.
  package let namespace: String
  /// Its labels.
  package let labels: [String: String]
  /// Those of its namespace; nil for what lives in none.
  package let namespaceLabels: NamespaceLabels?

  /// A request for the creation of an object.
  package init(
    resource: Resource, equivalents: [Resource], kind: String, scope: ResourceRule.Scope,
    name: String, namespace: String, labels: [String: String], namespaceLabels: NamespaceLabels?
  ) {
    self.resource = resource
    resources = [resource] + equivalents
    self.kind = kind
    self.scope = scope
    self.name = name
    self.namespace = namespace
    self.labels = labels
    self.namespaceLabels = namespaceLabels
  }

  /// Whether no policy ever judges it: the API server's own admission settings, so that nobody locks
  /// themselves out.
  package var isExempt: Bool {
    resource.group == "admissionregistration.k8s.io"
      && [
        "validatingwebhookconfigurations", "mutatingwebhookconfigurations",
        "validatingadmissionpolicies", "validatingadmissionpolicybindings",
        "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
      ].contains(resource.plural)
  }
}
