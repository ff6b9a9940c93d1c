internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says where Secrets come from that operators make: External Secrets, Vault, Sealed Secrets,
  /// cert-manager, the Secrets Store CSI driver.
  ///
  /// What makes a Secret `targets` it; the Secret itself is in no manifest, and a node without one.
  mutating func contributeSecretSources() {
    for entry in entries {
      switch (entry.manifest.qualifiedKind, entry.manifest.kind) {
      case ("ExternalSecret.external-secrets.io", _):
        contributeExternalSecret(
          entry, entry.manifest.object.declared("spec"), in: [entry.manifest.home])
      case ("ClusterExternalSecret.external-secrets.io", _):
        contributeExternalSecret(
          entry, entry.manifest.object.declared("spec", "externalSecretSpec"),
          in: namespaces(of: entry))
      case (_, .externalSecret): contributeVaultSecret(entry)
      case (_, .secretStore): contributeStore(entry)
      case ("SealedSecret.bitnami.com", _):
        make(
          entry, entry.manifest.object.declared("spec", "template", "metadata", "name"),
          else: entry.manifest.name)
      case ("Certificate.cert-manager.io", _):
        make(entry, entry.manifest.object.declared("spec", "secretName"), else: nil)
      case ("SecretProviderClass.secrets-store.csi.x-k8s.io", _):
        for object in entry.manifest.object.declared("spec")?.list("secretObjects") ?? [] {
          make(entry, object.declared("secretName"), else: nil)
        }
        contributeProviderObjects(entry)
      case ("PushSecret.external-secrets.io", _): contributePushSecret(entry)
      default: continue
      }
    }
  }

  /// The namespaces that a ClusterExternalSecret makes its Secret in: those that it names, and those of the
  /// inputs that its selectors match.
  private func namespaces(of entry: Entry) -> [String] {
    let spec = entry.manifest.object.declared("spec")
    let values =
      [spec?.declared("namespaceSelector")].compactMap { $0 }
      + (spec?.list("namespaceSelectors") ?? [])
    let selectors = values.compactMap { LabelSelector($0) }
    let matching = entries(of: .namespace).filter { namespace in
      let labels = namespace.manifest.object.declared("metadata", "labels")?.texts ?? []
      return selectors.contains { $0.matches(labels) }
    }
    let named = spec?.list("namespaces").compactMap(\.text) ?? []
    return Set(named + matching.map(\.manifest.name)).sorted()
  }

  /// Adds the Secret that `entry` makes in `home`, unless a manifest or another maker has it.
  private mutating func addSecret(_ name: String, in home: Home, madeBy entry: Entry) {
    let key = ObjectKey("Secret", namespace: home.namespace, name: name)
    guard find(key, from: entry.scope) == nil,
      secretMakers[SecretKey(home: home, name: name)] == nil
    else { return }
    let isOwn = home == entry.home
    let node = builder.add(
      .secret, address: key.text, type: "", name: name,
      namespace: isOwn ? entry.manifest.namespace : home.namespace, scope: entry.scope, object: nil)
    builder.name(node, key.graphName)
    builder.set(node, "hasLiteralData", .bool(false))
  }

  /// A PushSecret carries a Secret of its namespace to stores.
  private mutating func contributePushSecret(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    if let name = spec?.declared("selector", "secret", "name"), let text = name.text {
      refer(entry, .reads, to: "Secret", named: text, as: .secret, at: name)
    }
    for reference in spec?.list("secretStoreRefs") ?? [] {
      guard let name = reference.text("name") else { continue }
      let isCluster = reference.text("kind") == "ClusterSecretStore"
      refer(
        entry, .targets,
        to: "\(isCluster ? "ClusterSecretStore" : "SecretStore").external-secrets.io", named: name,
        namespace: isCluster ? Manifest.defaultNamespace : nil, as: .secretStore, at: reference)
    }
  }

  /// Adds the edge to the Secret that `entry` makes: the one named by `value`, or `fallback`, in its own
  /// namespace or in `namespaces`.
  private mutating func make(
    _ entry: Entry, _ value: Value?, else fallback: String?, in namespaces: [String]? = nil
  ) {
    guard let name = value?.text ?? fallback else { return }
    if entry.manifest.kind == .externalSecret {
      builder.set(entry.node, "secretName", .string(name))
    }
    for namespace in namespaces ?? [entry.manifest.home] {
      let home = Home(scope: entry.scope, namespace: namespace)
      addSecret(name, in: home, madeBy: entry)
      secretMakers[SecretKey(home: home, name: name), default: []].append(
        SecretMaker(entry: entry))
      refer(
        entry, .targets, to: "Secret", named: name, namespace: namespace, as: .secret, at: value)
    }
  }

  private mutating func contributeExternalSecret(
    _ entry: Entry, _ spec: Value?, in namespaces: [String]
  ) {
    guard let spec else { return }
    // A cluster's object may name the ExternalSecrets that it makes, whose Secrets are called like these.
    let name =
      spec.declared("target", "name")
      ?? entry.manifest.object.declared("spec", "externalSecretName")
    make(entry, name, else: entry.manifest.name, in: namespaces)
    contributeRefresh(of: entry, spec)
    contributeTarget(of: entry, spec)
    let data = spec.list("data") + spec.list("dataFrom")
    let references =
      [spec.declared("secretStoreRef")] + data.map { $0.declared("sourceRef", "storeRef") }
    var stores: [Found?] = []
    for case let reference? in references { stores.append(connectStore(entry, reference)) }
    contributeRemoteKeys(of: entry, spec, data, stores)
  }

  /// The edge to the store that `reference` names, and the store if it is here.
  private mutating func connectStore(_ entry: Entry, _ reference: Value) -> Found? {
    guard let name = reference.text("name") else { return nil }
    let isCluster = reference.text("kind") == "ClusterSecretStore"
    let kind =
      isCluster ? "ClusterSecretStore.external-secrets.io" : "SecretStore.external-secrets.io"
    let namespace = isCluster ? Manifest.defaultNamespace : entry.manifest.home
    refer(
      entry, .reads, to: kind, named: name, namespace: namespace, as: .secretStore, at: reference)
    let key = ObjectKey(kind, namespace: namespace, name: name)
    let found = find(key, from: entry.scope)
    let exists = exists(key, kind, namespace, entry)
    builder.set(
      entry.node, "hasStore",
      exists.map { .bool($0) } ?? .unknown([outside(entry, "secretStoreRef")]))
    builder.set(entry.node, "storeAdmits", found.map { admits($0, entry) } ?? .bool(true))
    return found
  }

  /// Whether a ClusterSecretStore's conditions let the namespace of `entry` in: one of them is enough.
  private func admits(_ store: Found, _ entry: Entry) -> Fact {
    let conditions = entries[store.entry].manifest.object.declared("spec")?.list("conditions") ?? []
    guard !conditions.isEmpty else { return .bool(true) }
    let home = entry.manifest.home
    if conditions.contains(where: { $0.list("namespaces").contains { $0.text == home } }) {
      return .bool(true)
    }
    let key = ObjectKey("Namespace", namespace: Manifest.defaultNamespace, name: home)
    let labels = find(key, from: entry.scope).map {
      entries[$0.entry].manifest.object.declared("metadata", "labels")?.texts ?? []
    }
    for condition in conditions {
      if condition.declared("namespaceRegexes") != nil {
        return .unknown([outside(entries[store.entry], "spec.conditions")])
      }
      guard let selector = condition.declared("namespaceSelector").flatMap({ LabelSelector($0) })
      else { continue }
      guard let labels else { return .unknown([outside(entry, "metadata.namespace")]) }
      if selector.matches(labels) { return .bool(true) }
    }
    return .bool(false)
  }

  /// How often it looks for a change: every hour where nobody said; under a policy that only creates, or
  /// follows the manifest's own changes, never.
  private mutating func contributeRefresh(of entry: Entry, _ spec: Value) {
    let policy = spec.text("refreshPolicy") ?? "Periodic"
    let value = spec.declared("refreshInterval")
    let seconds = value.map { GoDuration.seconds($0.text ?? "") } ?? 3600
    builder.set(
      entry.node, "refreshSeconds",
      policy != "Periodic"
        ? .int(0) : seconds.map { .int($0) } ?? .unknown([malformed(entry, "refreshInterval")]))
    let prefix =
      entry.manifest.kindName == "ClusterExternalSecret"
      ? ["spec", "externalSecretSpec"] : ["spec"]
    let key = policy == "Periodic" ? "refreshInterval" : "refreshPolicy"
    builder.set(entry.node, "refreshPlace", .place(place(entry, (prefix + [key])[...])))
  }

  private mutating func contributeTarget(of entry: Entry, _ spec: Value) {
    for (field, fallback) in [("creationPolicy", "Owner"), ("deletionPolicy", "Retain")] {
      builder.set(
        entry.node, field, .string(spec.text("target", field) ?? fallback))
    }
  }

  /// The keys in the store, with edges to the secrets that they are in AWS Secrets Manager.
  private mutating func contributeRemoteKeys(
    of entry: Entry, _ spec: Value, _ data: [Value], _ stores: [Found?]
  ) {
    var keys: [String] = []
    var rest: [Unknown] = []
    for key in ["data", "dataFrom"] {
      guard let list = spec.declared(key), !list.isSequence else { continue }
      problems.warn(at: list, "\(key) of \(entry.manifest.address) is not a list")
      rest.append(malformed(entry, key))
    }
    let service = AWSService(of: stores.map { $0.map { entries[$0.entry].manifest.object } })
    for item in data {
      if item.declared("find") != nil { rest.append(outside(entry, "dataFrom.find")) }
      let place = item.declared("remoteRef", "key") ?? item.declared("extract", "key")
      guard let value = place ?? item.declared("key"), let key = value.text else { continue }
      if !keys.contains(key) { keys.append(key) }
      connect(entry, to: key, of: service, at: value)
    }
    builder.set(entry.node, "remoteKeys", .list(keys.map { .string($0) }, rest: rest))
  }

  /// The Vault Secrets Operator's: `refreshAfter` is how often it looks, never where it is missing; a
  /// dynamic secret follows its lease instead.
  private mutating func contributeVaultSecret(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    make(entry, spec?.declared("destination", "name"), else: nil)
    builder.set(entry.node, "refreshPlace", .place(place(entry, "spec", "refreshAfter")))
    let path = [spec?.text("mount"), spec?.text("path")].compactMap { $0 }.joined(separator: "/")
    builder.set(entry.node, "remoteKeys", .strings(path.isEmpty ? [] : [path]))
    if let value = spec?.declared("refreshAfter") {
      builder.set(
        entry.node, "refreshSeconds",
        GoDuration.seconds(value.text ?? "").map { .int($0) }
          ?? .unknown([malformed(entry, "refreshAfter")]))
    } else if entry.manifest.kindName == "VaultStaticSecret" {
      builder.set(entry.node, "refreshSeconds", .int(0))
    }
  }
}
