internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says what a NetworkPolicy closes, and connects it to the pods it is for.
  ///
  /// An empty `podSelector` (or none) means every pod of the namespace. `policyTypes` is Ingress where
  /// it isn't declared, and Egress as well where there are egress rules.
  mutating func contributeNetworkPolicy(_ entry: Entry, _ pods: PodIndex) {
    let spec = entry.manifest.object.declared("spec")
    let declared = spec?.list("policyTypes").compactMap(\.text) ?? []
    let egress = spec?.list("egress") ?? []
    let types = declared.isEmpty ? ["Ingress"] + (egress.isEmpty ? [] : ["Egress"]) : declared
    builder.set(entry.node, "isolatesIngress", .bool(types.contains("Ingress")))
    builder.set(entry.node, "isolatesEgress", .bool(types.contains("Egress")))
    for (field, key, peers) in [
      ("allowsAllIngress", "ingress", "from"), ("allowsAllEgress", "egress", "to"),
    ] {
      let rules = spec?.declared(key)
      let isReadable = rules.map(\.isSequence) ?? true
      builder.set(
        entry.node, field,
        isReadable
          ? .bool(allowsAll(spec?.list(key) ?? [], peers: peers))
          : .unknown([malformed(entry, "spec.\(key)")]))
    }
    builder.set(entry.node, "egressBlocks", egressBlocks(egress, entry))
    let value = spec?.declared("podSelector")
    guard let selector = value.map({ LabelSelector($0) }) ?? LabelSelector([]) else {
      value.map { noteMalformedSelector(entry, $0) }
      builder.set(entry.node, "selectsAll", .unknown([malformed(entry, "spec.podSelector")]))
      return
    }
    builder.set(entry.node, "selectsAll", .bool(selector.requirements.isEmpty))
    _ = select(
      entry, selector, in: [entry.home], pods, at: place(entry, "spec", "podSelector"))
  }

  private mutating func egressBlocks(_ rules: [Value], _ entry: Entry) -> Fact {
    var facts: [Fact] = []
    for rule in rules {
      let ports = rule.list("ports").compactMap { $0.declared("port")?.int }
      for peer in rule.list("to") {
        guard let cidr = peer.text("ipBlock", "cidr") else { continue }
        facts.append(
          builder.record(
            .egressBlock, ["cidr": .string(cidr), "ports": .list(ports.map { .int($0) })],
            at: Place(entry.node, peer)))
      }
    }
    return .list(facts)
  }

  /// Whether a rule lets everyone through: it names no peer, or a prefix of length 0.
  private func allowsAll(_ rules: [Value], peers key: String) -> Bool {
    rules.contains { rule in
      let peers = rule.list(key)
      if peers.isEmpty { return rule.isMapping || rule.isNull }
      return peers.contains { peer in
        peer.text("ipBlock", "cidr")?.hasSuffix("/0") == true
          && peer.declared("ipBlock")?.list("except").isEmpty == true
      }
    }
  }
}
