internal import ArchitectureGraph
internal import Documents

/// A place at which a workload reads a secret.
struct SecretReading {
  /// How it comes into the container.
  enum Manner: String {
    /// A variable, which stays as it is until the container starts again.
    case environment = "env"
    /// Files, which the kubelet brings up to date.
    case volume
    /// A single file mounted by its path, which stays as it is.
    case fixedFile = "sub-path"
    /// Files of the Secrets Store CSI driver.
    case provider = "csi"
  }

  let name: String
  let manner: Manner
  let value: Value
}

extension Contribution {
  /// A Secret by its name.
  struct SecretKey: Hashable {
    let home: Home
    let name: String
  }

  /// What makes a Secret.
  struct SecretMaker {
    let entry: Entry
  }

  /// Says of every workload which secrets it reads, where they come from, and whether a change of them
  /// reaches its pods; and of what makes a Secret, what else makes the same.
  mutating func contributeSecretUses() {
    let reloader = Reloader(entries.map(\.manifest))
    for workload in workloads {
      let entry = entries[workload.entry]
      var seen: Set<String> = []
      var facts: [Fact] = []
      for reading in secretReadings[entry.node] ?? []
      where seen.insert("\(reading.manner) \(reading.name)").inserted {
        facts.append(use(reading, workload, entry, reloader))
      }
      builder.set(entry.node, "secretUses", .list(facts + agentUses(of: workload, entry)))
    }
    contributeRivals()
  }

  private mutating func use(
    _ reading: SecretReading, _ workload: Workload, _ entry: Entry, _ reloader: Reloader
  ) -> Fact {
    let makers = secretMakers[SecretKey(home: entry.home, name: reading.name)] ?? []
    let isProvider = reading.manner == .provider
    let restarts =
      reading.manner == .volume
      || reloader.restarts(workload, entry.manifest, on: reading.name, secret(reading.name, entry))
      || makers.contains { restartTargets(of: $0.entry, include: entry) }
    return builder.record(
      .secretUse,
      [
        "name": .string(reading.name), "manner": .string(reading.manner.rawValue),
        "origin": .string(isProvider ? "csi" : origin(of: reading.name, makers, entry)),
        // The driver looks for changes only where it was told to, which is said elsewhere.
        "reachesPods": isProvider && !restarts
          ? .unknown([outside(entry, "volumes.csi")]) : .bool(restarts),
      ], at: Place(entry.node, reading.value))
  }

  /// The labels and annotations that a Secret has, or gets from what makes it.
  private func secret(_ name: String, _ entry: Entry) -> Value? {
    let key = ObjectKey("Secret", namespace: entry.manifest.home, name: name)
    if let found = find(key, from: entry.scope) { return entries[found.entry].manifest.object }
    let maker = secretMakers[SecretKey(home: entry.home, name: name)]?.first?.entry.manifest.object
    return maker?.declared("spec", "target", "template") ?? maker?.declared("spec", "template")
  }

  /// Where the Secret `name` comes from: what makes it, else the manifest that holds it.
  private func origin(of name: String, _ makers: [SecretMaker], _ entry: Entry) -> String {
    if let maker = makers.first?.entry.manifest {
      switch maker.group {
      case "external-secrets.io": return "external-secret"
      case "secrets.hashicorp.com": return "vault"
      case "bitnami.com": return "sealed-secret"
      case "cert-manager.io": return "certificate"
      default: return "csi"
      }
    }
    let key = ObjectKey("Secret", namespace: entry.manifest.home, name: name)
    guard let found = find(key, from: entry.scope) else { return "undeclared" }
    let secret = entries[found.entry]
    if secret.manifest.object.declared("sops") != nil { return "sops" }
    return builder.fact(secret.node, "hasLiteralData") == .bool(true) ? "committed" : "manifest"
  }

  /// Whether the Vault Secrets Operator restarts the workload when the Secret changes.
  private func restartTargets(of maker: Entry, include entry: Entry) -> Bool {
    maker.manifest.object.declared("spec")?.list("rolloutRestartTargets").contains { target in
      target.text("name") == entry.manifest.name
        && (target.text("kind") ?? entry.manifest.kindName).hasSuffix(entry.manifest.kindName)
    } == true
  }

  /// What Vault's agent writes into the pod, by the annotations of its template.
  private mutating func agentUses(of workload: Workload, _ entry: Entry) -> [Fact] {
    guard
      workload.template?.annotation("vault.hashicorp.com/agent-inject")?.text == "true",
      let annotations = workload.template?.declared("metadata", "annotations")
    else { return [] }
    let prefix = "vault.hashicorp.com/agent-inject-secret-"
    return annotations.members.compactMap { member in
      guard let key = member.key, key.hasPrefix(prefix) else { return nil }
      return builder.record(
        .secretUse,
        [
          "name": .string(String(key.dropFirst(prefix.count))), "manner": .string("vault-agent"),
          "origin": .string("vault-agent"), "reachesPods": .bool(true),
        ], at: Place(entry.node, member))
    }
  }

  /// Says of what makes a Secret what else makes the same: other objects, or a manifest of it.
  ///
  /// Those that only add to it (`Merge`) are no rivals.
  private mutating func contributeRivals() {
    for (key, makers) in secretMakers {
      let manifest = find(
        ObjectKey("Secret", namespace: key.home.namespace, name: key.name), from: key.home.scope)
      for maker in makers where maker.entry.manifest.kind == .externalSecret {
        var rivals = makers.filter { $0.entry.node != maker.entry.node && !merges($0) }
          .map(\.entry.manifest.address)
        if let manifest { rivals.append(entries[manifest.entry].manifest.address) }
        builder.set(
          maker.entry.node, "rivals", .strings(merges(maker) ? [] : rivals.sorted()))
      }
    }
  }

  private func merges(_ maker: SecretMaker) -> Bool {
    maker.entry.manifest.object.text("spec", "target", "creationPolicy") == "Merge"
  }
}
