internal import ArchitectureGraph

extension Contribution {
  /// Puts the workloads on their cluster, and what makes its nodes beside them.
  ///
  /// It is the one of the inputs, if there is one alone; no manifest names the cluster that it is meant
  /// for, so this is inferred.
  mutating func contributeCluster() {
    let clusters = builder.nodes { $0.kind == .kubernetesCluster && !$0.isExternal }
    guard clusters.count == 1 else { return }
    for entry in entries where [.workload, .nodeClass, .nodePool].contains(entry.manifest.kind) {
      builder.connect(
        entry.node, .placedIn, .node(clusters[0].id), provenance: .inferred,
        place: Place(entry.node))
    }
  }
}
