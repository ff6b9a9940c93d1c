internal import ArchitectureGraph
internal import Documents

/// How pods take part in the mesh.
enum MeshMode: String {
  case sidecar, ambient, none
}

extension Contribution {
  /// Says of namespaces and workloads how their pods take part in the mesh: by a sidecar that Istio
  /// injects, by a node's proxy, or not at all.
  ///
  /// Where nothing in the inputs speaks of a mesh, there is none; else it is not known of pods whose
  /// namespace is not declared.
  mutating func contributeInjection() {
    let speaksOfMesh = entries.contains { entry in
      entry.manifest.group.hasSuffix("istio.io") || Injection(of: entry.manifest.object).isSaid
    }
    for entry in entries(of: .namespace) {
      builder.set(
        entry.node, "meshMode", .string(Injection(of: entry.manifest.object).mode.rawValue))
    }
    for workload in workloads {
      let entry = entries[workload.entry]
      let mode = speaksOfMesh ? meshMode(of: workload, entry) : MeshMode.none
      builder.set(
        entry.node, "meshMode",
        mode.map { .string($0.rawValue) } ?? .unknown([outside(entry, "metadata.namespace")]))
    }
  }

  /// How the pods of `workload` take part; nil where their namespace decides and is not declared.
  private func meshMode(of workload: Workload, _ entry: Entry) -> MeshMode? {
    let pod = Injection(of: workload.template)
    let containers = ["containers", "initContainers"].flatMap {
      workload.podSpec?.list($0) ?? []
    }
    if containers.contains(where: { $0.text("name") == "istio-proxy" }) { return .sidecar }
    if workload.podSpec?["hostNetwork"]?.bool == true || pod.inject == "false" {
      return MeshMode.none
    }
    let key = ObjectKey(
      "Namespace", namespace: Manifest.defaultNamespace, name: entry.manifest.home)
    guard let found = find(key, from: entry.scope) else {
      return pod.inject == "true" || pod.revision != nil ? .sidecar : nil
    }
    let namespace = Injection(of: entries[found.entry].manifest.object)
    if namespace.injection == "disabled" { return MeshMode.none }
    if namespace.mode == .sidecar || pod.injectLabel == "true" || pod.revision != nil {
      return .sidecar
    }
    return namespace.mode == .ambient && pod.dataplane != "none" ? .ambient : MeshMode.none
  }
}

/// The labels by which a namespace or a pod asks for a sidecar.
private struct Injection {
  let injection: String?
  let revision: String?
  let dataplane: String?
  let injectLabel: String?
  /// The label, or the older annotation.
  let inject: String?

  init(of object: Value?) {
    let labels = object?.declared("metadata", "labels")
    injection = labels?.text("istio-injection")
    revision = labels?.text("istio.io/rev")
    dataplane = labels?.text("istio.io/dataplane-mode")
    injectLabel = labels?.text("sidecar.istio.io/inject")
    inject = injectLabel ?? object?.annotation("sidecar.istio.io/inject")?.text
  }

  var isSaid: Bool { [injection, revision, dataplane].contains { $0 != nil } }

  /// What a namespace with these labels does with its pods.
  var mode: MeshMode {
    if injection == "enabled" || injection == nil && revision != nil { return .sidecar }
    return dataplane == "ambient" ? .ambient : .none
  }
}
