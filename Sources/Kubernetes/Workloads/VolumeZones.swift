internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says which zones the volumes of a workload's claims are held to: those of its storage classes, and
  /// those that its pods select their nodes by.
  mutating func contributeVolumeZones(of spec: Value, _ entry: Entry) {
    let claims = entry.manifest.object.declared("spec")?.list("volumeClaimTemplates") ?? []
    guard !claims.isEmpty else {
      builder.set(entry.node, "volumeZones", .list([]))
      return
    }
    var zones: Set<String> = []
    for claim in claims {
      guard let name = claim.text("spec", "storageClassName") else { continue }
      let key = ObjectKey("StorageClass", namespace: Manifest.defaultNamespace, name: name)
      guard let found = find(key, from: entry.scope) else { continue }
      for term in entries[found.entry].manifest.object.list("allowedTopologies") {
        for expression in term.list("matchLabelExpressions")
        where Self.zoneKeys.contains(expression.text("key") ?? "") {
          zones.formUnion(expression.list("values").compactMap(\.text))
        }
      }
    }
    for key in Self.zoneKeys {
      if let zone = spec.text("nodeSelector", key) { zones.insert(zone) }
    }
    builder.set(entry.node, "volumeZones", .strings(zones.sorted()))
  }

  private static let zoneKeys: Set<String> = [
    "topology.kubernetes.io/zone", "topology.ebs.csi.aws.com/zone",
    "failure-domain.beta.kubernetes.io/zone",
  ]
}
