internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says where Secrets come from that operators make: External Secrets, Vault, Sealed Secrets,
  /// cert-manager, the Secrets Store CSI driver.
  ///
  /// What makes a Secret `targets` it; the Secret itself is in no manifest and is a stub.
  mutating func contributeSecretSources() {
    for entry in entries {
      switch (entry.manifest.qualifiedKind, entry.manifest.kind) {
      case ("ExternalSecret.external-secrets.io", _):
        contributeExternalSecret(entry, entry.manifest.object.declared("spec"), makesSecret: true)
      case ("ClusterExternalSecret.external-secrets.io", _):
        contributeExternalSecret(
          entry, entry.manifest.object.declared("spec", "externalSecretSpec"), makesSecret: false)
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
      default: continue
      }
    }
  }

  /// Adds the edge to the Secret that `entry` makes: the one named by `value`, or `fallback`.
  private mutating func make(_ entry: Entry, _ value: Value?, else fallback: String?) {
    guard let name = value?.text ?? fallback else { return }
    if entry.manifest.kind == .externalSecret {
      builder.set(entry.node, "secretName", .string(name))
    }
    refer(entry, .targets, to: "Secret", named: name, as: .secret, at: value)
  }

  private mutating func contributeExternalSecret(
    _ entry: Entry, _ spec: Value?, makesSecret: Bool
  ) {
    guard let spec else { return }
    if makesSecret { make(entry, spec.declared("target", "name"), else: entry.manifest.name) }
    let seconds = spec.declared("refreshInterval").map { GoDuration.seconds($0.text ?? "") } ?? 3600
    builder.set(
      entry.node, "refreshSeconds",
      seconds.map { .int($0) } ?? .unknown([malformed(entry, "refreshInterval")]))
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
    return find(ObjectKey(kind, namespace: namespace, name: name), from: entry.scope)
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
    let isAWS = !stores.isEmpty && stores.allSatisfy { $0.map(isSecretsManager) == true }
    for item in data {
      if item.declared("find") != nil { rest.append(outside(entry, "dataFrom.find")) }
      let place = item.declared("remoteRef", "key") ?? item.declared("extract", "key")
      guard let value = place ?? item.declared("key"), let key = value.text else { continue }
      if !keys.contains(key) { keys.append(key) }
      guard isAWS else { continue }
      builder.connect(
        entry.node, .reads, .named(AWSName.secret(key), .secret), place: Place(entry.node, value))
    }
    builder.set(entry.node, "remoteKeys", .list(keys.map { .string($0) }, rest: rest))
  }

  private func isSecretsManager(_ store: Found) -> Bool {
    let aws = entries[store.entry].manifest.object.declared("spec", "provider", "aws")
    return aws != nil && (aws?.text("service") ?? "SecretsManager") == "SecretsManager"
  }

  /// The Vault Secrets Operator's: `refreshAfter` is how often it looks, never where it is missing; a
  /// dynamic secret follows its lease instead.
  private mutating func contributeVaultSecret(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    make(entry, spec?.declared("destination", "name"), else: nil)
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

  private mutating func contributeStore(_ entry: Entry) {
    guard
      let provider = entry.manifest.object.declared("spec", "provider")?.members.first(
        where: { !$0.isNull })
    else {
      builder.set(entry.node, "provider", .unknown([malformed(entry, "spec.provider")]))
      return
    }
    builder.set(entry.node, "provider", .string(provider.key ?? ""))
    if let role = provider.declared("role"), let arn = role.text, provider.key == "aws" {
      builder.connect(
        entry.node, .assumes, .named(AWSName.role(arn), .role), place: Place(entry.node, role))
    }
    for method in ["jwt", "kubernetes"] {
      guard let account = provider.declared("auth", method, "serviceAccountRef"),
        let name = account.text("name")
      else { continue }
      refer(
        entry, .uses, to: "ServiceAccount", named: name, namespace: account.text("namespace"),
        as: .serviceAccount, at: account)
    }
  }
}

/// Durations as Go writes them: `1h30m`, `15m`, `90s`, `0`.
enum GoDuration {
  /// The whole seconds of `text`; nil where it is no duration.
  static func seconds(_ text: String) -> Int64? {
    if text == "0" { return 0 }
    var rest = text[...]
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let value = Double(digits), let scale = units[String(unit)] else { return nil }
      total += value * scale
    }
    return text.isEmpty || total >= 9e18 ? nil : Int64(total)
  }

  private static let units: [String: Double] = [
    "h": 3600, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9,
  ]
}
