internal import ArchitectureGraph
internal import Documents

/// The bounds that an autoscaler keeps a workload within.
struct Autoscaler {
  /// Its node.
  let node: NodeID
  /// The least number of pods.
  let minReplicas: Known<Int64>
  /// The greatest number of pods.
  let maxReplicas: Known<Int64>
}

extension Contribution {
  /// Reads HorizontalPodAutoscalers and KEDA's ScaledObjects, and finds what they scale.
  mutating func contributeAutoscalers() {
    var targets = ObjectIndex()
    for (number, workload) in workloads.enumerated() {
      let entry = entries[workload.entry]
      targets.add(number, bareKey(of: entry.manifest), scope: entry.scope)
    }
    for entry in entries(of: .autoscaler) {
      let bounds = contributeBounds(of: entry)
      let metrics =
        entry.manifest.kindName == "ScaledObject" ? triggers(of: entry) : metrics(of: entry)
      builder.set(entry.node, "metrics", .list(metrics))
      connect(entry, bounds, among: targets)
    }
  }

  /// Kind, namespace and name without the group, which a `scaleTargetRef` often gets wrong.
  private func bareKey(of manifest: Manifest) -> ObjectKey {
    ObjectKey(manifest.kindName, namespace: manifest.home, name: manifest.name)
  }

  private mutating func contributeBounds(of entry: Entry) -> Autoscaler {
    let isKEDA = entry.manifest.kindName == "ScaledObject"
    let floorKey = isKEDA ? "minReplicaCount" : "minReplicas"
    let ceilingKey = isKEDA ? "maxReplicaCount" : "maxReplicas"
    let floor = count(entry, "spec", floorKey, else: isKEDA ? 0 : 1)
    let ceiling: Known<Int64>
    if isKEDA || entry.manifest.object.declared("spec", ceilingKey) != nil {
      ceiling = count(entry, "spec", ceilingKey, else: 100)
    } else {
      ceiling = .unknown(malformed(entry, "spec.\(ceilingKey)"))
      problems.warn(at: entry.manifest.object, "\(entry.manifest.address) has no \(ceilingKey)")
    }
    builder.set(entry.node, "minReplicas", Fact(floor))
    builder.set(entry.node, "maxReplicas", Fact(ceiling))
    builder.set(entry.node, "minReplicasPlace", .place(place(entry, "spec", floorKey)))
    builder.set(entry.node, "maxReplicasPlace", .place(place(entry, "spec", ceilingKey)))
    return Autoscaler(node: entry.node, minReplicas: floor, maxReplicas: ceiling)
  }

  private mutating func connect(
    _ entry: Entry, _ bounds: Autoscaler, among targets: ObjectIndex
  ) {
    guard let reference = entry.manifest.object.declared("spec", "scaleTargetRef"),
      let name = reference.text("name")
    else {
      problems.warn(
        at: entry.manifest.object, "\(entry.manifest.address) does not say what it scales")
      return
    }
    let place = Place(entry.node, reference)
    let kind = reference.text("kind") ?? "Deployment"
    let key = ObjectKey(kind, namespace: entry.manifest.home, name: name)
    guard let target = targets.find(key, from: entry.scope) else {
      // Some custom resource with a scale subresource, or nothing that is here.
      let group = Manifest.group(of: reference.text("apiVersion") ?? "")
      let qualified = ObjectKind.qualified(kind, group: group)
      builder.connect(
        entry.node, .scales,
        .named(
          ObjectKey(qualified, namespace: entry.manifest.home, name: name).graphName,
          Controller(rawValue: kind) == nil ? .resource : .workload), place: place)
      return
    }
    builder.connect(
      entry.node, .scales, .node(entries[workloads[target.number].entry].node),
      provenance: target.isOnly ? .exact : .inferred, place: place)
    if workloads[target.number].autoscaler == nil { workloads[target.number].autoscaler = bounds }
  }
}
