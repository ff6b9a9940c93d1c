internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Adds edges to what a pod mounts: Secrets, config maps, claims, secret providers.
  mutating func contributeVolumes(_ spec: Value, _ entry: Entry) {
    for volume in readings(spec, "volumes", entry) {
      let manner = manner(of: volume, in: spec)
      read("Secret", volume.declared("secret"), "secretName", as: manner, entry)
      read("ConfigMap", volume.declared("configMap"), "name", entry)
      for source in volume.declared("projected")?.list("sources") ?? [] {
        read("Secret", source.declared("secret"), "name", as: manner, entry)
        read("ConfigMap", source.declared("configMap"), "name", entry)
      }
      if let claim = volume.declared("persistentVolumeClaim", "claimName"), let name = claim.text {
        refer(
          entry, .uses, to: "PersistentVolumeClaim", named: name, as: .persistentVolumeClaim,
          at: claim)
      }
      if let provider = volume.declared("csi", "volumeAttributes", "secretProviderClass"),
        let name = provider.text
      {
        secretReadings[entry.node, default: []].append(
          SecretReading(name: name, manner: .provider, value: provider))
        refer(
          entry, .uses, to: "SecretProviderClass.secrets-store.csi.x-k8s.io", named: name,
          as: .resource, at: provider)
      }
    }
  }

  /// How what a volume holds is read: a file that is mounted by its path never changes in the container.
  private func manner(of volume: Value, in spec: Value) -> SecretReading.Manner {
    let name = volume.text("name")
    let mounts = ["containers", "initContainers"].flatMap { spec.list($0) }
      .flatMap { $0.list("volumeMounts") }.filter { $0.text("name") == name }
    let isFixed = mounts.contains {
      $0.declared("subPath") != nil || $0.declared("subPathExpr") != nil
    }
    return isFixed ? .fixedFile : .volume
  }

  /// Adds the edge to the service account that a pod runs as; `default`, which every namespace has,
  /// only where it is declared or among the inputs.
  mutating func contributeServiceAccount(of spec: Value, _ entry: Entry) {
    let declared = spec.declared("serviceAccountName") ?? spec.declared("serviceAccount")
    let name = declared?.text ?? ""
    let key = ObjectKey(
      "ServiceAccount", namespace: entry.manifest.home, name: name.isEmpty ? "default" : name)
    guard !name.isEmpty || find(key, from: entry.scope) != nil else { return }
    builder.connect(
      entry.node, .uses, .named(key.graphName, .serviceAccount),
      place: declared.map { Place(entry.node, $0) }
        ?? Place(entry.node, spec, missing: "serviceAccountName"))
  }
}
