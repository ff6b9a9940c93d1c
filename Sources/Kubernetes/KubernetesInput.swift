package import ArchitectureGraph
package import Diagnostics
package import Documents

/// All the Kubernetes objects of one scan, and what they contribute to the graph.
///
/// The stage between `Documents` and `ArchitectureGraph` for manifests. They are taken together,
/// since selectors, references and scopes need them all.
package struct KubernetesInput: Sendable {
  private(set) var manifests: [Manifest] = []
  private var problems = Problems()
  private var patches: Set<String> = []

  /// No objects yet.
  package init() {}

  /// The number of objects so far, the items of lists counted one by one.
  package var objectCount: Int { manifests.count }

  /// The types of objects that are of `kind` (`apps/v1/Deployment`), Kubernetes' own first.
  package static func types(of kind: Kind) -> [String] {
    guard kind != .resource else { return [] }
    return ObjectKind.names(of: kind).map { group, name in
      (group.isEmpty ? "" : group + "/") + (version[group] ?? "v1") + "/" + name
    }
  }

  /// The versions of API groups that are not `v1`.
  private static let version = [
    "autoscaling": "v2", "extensions": "v1beta1", "argoproj.io": "v1alpha1",
    "keda.sh": "v1alpha1", "secrets.hashicorp.com": "v1beta1",
  ]

  /// Takes `document`, a root from the file at `path` with scalars resolved as `.kubernetes`, if it
  /// is an object or a list of objects.
  ///
  /// Of what it skips it keeps one thing: which files a kustomization applies as patches. Their
  /// objects are fragments and contribute nothing.
  /// - Returns: what it is.
  @discardableResult
  package mutating func add(_ document: Value, path: String) -> KubernetesRecognition {
    let recognition = KubernetesRecognition(of: document, path: path)
    switch recognition {
    case .manifest:
      append(document, path, document.text("apiVersion"), document.text("kind"))
    case .list: appendItems(of: document, path: path)
    case .skipped:
      guard recognition == .kustomization else { break }
      patches.formUnion(Kustomization.patches(of: document, path: path))
    }
    return recognition
  }

  /// Adds nodes, facts, names and edges for all objects to `builder`.
  ///
  /// - Returns: warnings about objects that are not what Kubernetes would take; none of them keeps
  ///   the rest from being read.
  /// - Complexity: O(nodes of the documents + pods that selectors select).
  package func contribute(to builder: inout GraphBuilder) -> [Diagnostic] {
    // The builder is handed over and back, so that its arrays are never copied.
    let (whole, skipped) = withoutPatches()
    var taken = GraphBuilder(schema: builder.schema)
    swap(&taken, &builder)
    var contribution = Contribution(whole, problems: problems, builder: consume taken)
    contribution.contributeAll()
    builder = contribution.builder
    return skipped + contribution.problems.diagnostics()
  }

  /// The objects that are no patches, and a warning for each file of patches.
  private func withoutPatches() -> ([Manifest], [Diagnostic]) {
    guard !patches.isEmpty else { return (manifests, []) }
    var whole: [Manifest] = []
    var skipped: Set<String> = []
    for manifest in manifests {
      if patches.contains(Kustomization.normalized(manifest.path)) {
        skipped.insert(manifest.path)
      } else {
        whole.append(manifest)
      }
    }
    let warnings = skipped.sorted().map { path in
      Diagnostic(
        .warning, path: path, message: "holds patches of a kustomization, which are not judged",
        help: "scan what 'kustomize build' prints")
    }
    return (whole, warnings)
  }

  private mutating func append(
    _ object: Value, _ path: String, _ apiVersion: String?, _ kind: String?
  ) {
    guard let apiVersion, let kind else { return }
    let manifest = Manifest(object, path: path, apiVersion: apiVersion, kindName: kind)
    manifests.append(manifest)
    // What isn't Kubernetes' own may be some tool's settings, which need no name.
    guard manifest.name == Manifest.unnamed, manifest.kind != .resource else { return }
    problems.warn(
      at: object, "the \(kind) has no name", help: "give it a metadata.name")
  }

  /// Takes the items of a list, and of the lists among them.
  private mutating func appendItems(of list: Value, path: String) {
    var work = [list]
    while let next = work.popLast() {
      let recognition = KubernetesRecognition(of: next, path: path)
      guard recognition != .list else {
        work += Array(next.list("items").map { $0 }).reversed()
        continue
      }
      append(item: next, of: list, path: path, recognition)
    }
  }

  /// Takes an item; in a typed list (`DeploymentList`) it may leave out its kind.
  private mutating func append(
    item: Value, of list: Value, path: String, _ recognition: KubernetesRecognition
  ) {
    let listKind = list.text("kind") ?? ""
    let itemKind = listKind == "List" ? nil : String(listKind.dropLast("List".count))
    if item.isMapping, item["kind"] == nil, item["apiVersion"] == nil, let itemKind {
      append(item, path, list.text("apiVersion"), itemKind)
    } else if recognition.isKubernetes {
      append(item, path, item.text("apiVersion"), item.text("kind"))
    } else {
      problems.warn(
        at: item, "an item of the list is no Kubernetes object",
        help: "give it apiVersion and kind")
    }
  }
}
