internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says how Argo CD's Applications are synchronized, how new versions are tried, and what
  /// Karpenter's pools are made of.
  mutating func contributeDelivery() {
    contributeReleases()
    let folders = objectsByFolder
    for entry in entries {
      switch (entry.manifest.kind, entry.manifest.qualifiedKind) {
      case (.application, _): contributeApplication(entry, folders)
      case (.applicationProject, _): contributeProject(entry)
      case (.nodePool, _): contributeNodePool(entry)
      case (_, "EC2NodeClass.karpenter.k8s.aws"):
        guard let role = entry.manifest.object.declared("spec", "role"), let name = role.text
        else { continue }
        builder.connect(
          entry.node, .assumes, .named(AWSName.role(name), .role), place: Place(entry.node, role))
      default: continue
      }
    }
  }

  private mutating func contributeNodePool(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    let isProvisioner = entry.manifest.kindName == "Provisioner"
    let template = isProvisioner ? spec : spec?.declared("template", "spec")
    let requirements = template?.list("requirements") ?? []
    for (field, key) in [
      ("zones", "topology.kubernetes.io/zone"), ("capacityTypes", "karpenter.sh/capacity-type"),
    ] {
      let values = requirements.filter { $0.text("key") == key && $0.text("operator") == "In" }
        .flatMap { $0.list("values").compactMap(\.text) }
      builder.set(entry.node, field, .strings(values.sorted()))
    }
    let limits = isProvisioner ? spec?.declared("limits", "resources") : spec?.declared("limits")
    builder.set(entry.node, "limits", .labels(limits?.texts ?? []))
    builder.set(entry.node, "limitsPlace", .place(place(entry, "spec", "limits")))
    guard let reference = template?.declared("nodeClassRef"), let name = reference.text("name")
    else { return }
    let kind = reference.text("kind") ?? "EC2NodeClass"
    let group =
      reference.text("group")
      ?? reference.text("apiVersion").map { Manifest.group(of: $0) } ?? "karpenter.k8s.aws"
    refer(
      entry, .uses, to: ObjectKind.qualified(kind, group: group), named: name,
      namespace: Manifest.defaultNamespace, as: .resource, at: reference)
  }
}
