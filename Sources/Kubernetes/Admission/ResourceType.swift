package import Documents

/// A kind of objects as the API server's admission knows it: under which resource, in which groups.
package struct ResourceType: Sendable, Hashable {
  /// Where objects live.
  package enum Home: Sendable, Hashable {
    case namespace, cluster
  }

  /// The API group; empty for the core one.
  package let group: String
  /// The version.
  package let version: String
  /// `Deployment`.
  package let kind: String
  /// `deployments`.
  package let plural: String
  /// Where its objects live.
  package let home: Home

  /// The other groups under which the API server has had the same resource.
  package var otherGroups: [String] {
    Self.moves.filter { $0.plurals.contains(plural) && $0.groups.contains(group) }
      .flatMap(\.groups).filter { $0 != group }
  }

  /// Resources that have moved from one group to another.
  private static let moves: [(plurals: Set<String>, groups: [String])] = [
    (["deployments", "daemonsets", "replicasets"], ["apps", "extensions"]),
    (["ingresses", "networkpolicies"], ["networking.k8s.io", "extensions"]),
    (["podsecuritypolicies"], ["policy", "extensions"]),
    (["events"], ["", "events.k8s.io"]),
  ]
}

/// Which resource a kind is: Kubernetes' own by rule, custom ones by their definitions.
package struct ResourceCatalogue: Sendable {
  private struct Definition {
    let plural: String
    let home: ResourceType.Home
  }

  private var definitions: [String: Definition] = [:]

  /// The catalogue of Kubernetes' own resources and of those that the CustomResourceDefinitions among
  /// `objects` declare.
  ///
  /// - Complexity: O(objects).
  package init(_ objects: some Sequence<Value>) {
    for object in objects where object.text("kind") == "CustomResourceDefinition" {
      guard let group = object.text("spec", "group"),
        let kind = object.text("spec", "names", "kind"),
        let plural = object.text("spec", "names", "plural")
      else { continue }
      let home: ResourceType.Home =
        object.text("spec", "scope") == "Cluster" ? .cluster : .namespace
      definitions["\(group)/\(kind)"] = Definition(plural: plural, home: home)
    }
  }

  /// The resource type of the objects of `kind` under `apiVersion`.
  package func type(apiVersion: String, kind: String) -> ResourceType {
    let group = Manifest.group(of: apiVersion)
    let version = String(apiVersion.split(separator: "/").last ?? "")
    let definition = definitions["\(group)/\(kind)"]
    let qualified = ObjectKind.qualified(kind, group: group)
    let isCluster = ObjectKind.isClusterScoped(qualified) || Self.clusterScoped.contains(qualified)
    return ResourceType(
      group: group, version: version, kind: kind,
      plural: definition?.plural ?? Self.plural(of: kind),
      home: definition?.home ?? (isCluster ? .cluster : .namespace))
  }

  /// The plural as nearly all resources have it.
  static func plural(of kind: String) -> String {
    let name = kind.lowercased()
    if name.hasSuffix("endpoints") { return name }
    let vowels = "aeiou"
    if name.hasSuffix("y"), let before = name.dropLast().last, !vowels.contains(before) {
      return name.dropLast() + "ies"
    }
    let needsVowel = ["s", "x", "ch", "sh"].contains { name.hasSuffix($0) }
    return name + (needsVowel ? "es" : "s")
  }

  /// Kinds that live in no namespace and that the graph has no use for.
  private static let clusterScoped: Set<String> = [
    "CertificateSigningRequest", "ClusterTrustBundle", "ComponentStatus", "DeviceClass",
    "FlowSchema", "IPAddress", "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding",
    "PriorityLevelConfiguration", "ResourceSlice", "SelfSubjectAccessReview", "SelfSubjectReview",
    "SelfSubjectRulesReview", "ServiceCIDR", "StorageVersion", "StorageVersionMigration",
    "SubjectAccessReview", "TokenReview", "VolumeAttributesClass",
  ]
}
