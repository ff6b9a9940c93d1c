internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// The namespace whose policies are for the whole mesh.
  private static let rootNamespace = "istio-system"

  /// The hosts that a gateway takes requests for, Istio's or the Gateway API's.
  mutating func contributeGateway(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    var hosts: [String] = []
    for server in spec?.list("servers") ?? [] {
      // A host may be bound to a namespace: `shop/shop.example.com`.
      hosts += server.list("hosts").compactMap {
        $0.text?.split(separator: "/").last.map(String.init)
      }
    }
    for listener in spec?.list("listeners") ?? [] { hosts.append(listener.text("hostname") ?? "*") }
    builder.set(entry.node, "hosts", .strings(hosts))
  }

  mutating func contributePeerAuthentication(_ entry: Entry, _ pods: PodIndex) {
    let mode = entry.manifest.object.text("spec", "mtls", "mode") ?? "UNSET"
    builder.set(entry.node, "mode", .string(mode))
    contributeSelector(of: entry, pods)
  }

  mutating func contributeAuthorizationPolicy(_ entry: Entry, _ pods: PodIndex) {
    let spec = entry.manifest.object.declared("spec")
    let action = spec?.text("action") ?? "ALLOW"
    let rules = spec?.list("rules") ?? []
    builder.set(entry.node, "action", .string(action))
    builder.set(entry.node, "allowsNothing", .bool(action == "ALLOW" && rules.isEmpty))
    builder.set(
      entry.node, "allowsEverything", .bool(action == "ALLOW" && rules.contains(where: isOpen)))
    contributeSelector(of: entry, pods)
  }

  /// Whether a rule lets everyone do everything: it asks nothing, or anyone at all.
  private func isOpen(_ rule: Value) -> Bool {
    guard rule.list("to").isEmpty, rule.list("when").isEmpty else { return false }
    let sources = rule.list("from")
    return sources.isEmpty
      || sources.contains { source in
        guard let members = source.declared("source")?.members else { return true }
        return members.allSatisfy { member in
          member.elements.contains { $0.text == "*" }
        }
      }
  }

  private mutating func contributeSelector(of entry: Entry, _ pods: PodIndex) {
    let value = entry.manifest.object.declared("spec", "selector")
    let targets =
      entry.manifest.object.declared("spec", "targetRef") != nil
      || entry.manifest.object.declared("spec", "targetRefs") != nil
    let isWhole = entry.manifest.home == Self.rootNamespace
    builder.set(entry.node, "hasSelector", .bool(value != nil || targets))
    builder.set(
      entry.node, "isMeshWide", .bool(isWhole && value == nil && !targets))
    guard !targets, let selector = LabelSelector(value) else {
      value.map { noteMalformedSelector(entry, $0) }
      return
    }
    let homes = isWhole ? pods.keys.filter { $0.scope == entry.scope } : [entry.home]
    _ = select(
      entry, selector, in: homes.sorted { $0.namespace < $1.namespace }, pods,
      at: place(entry, "spec", "selector"))
  }
}

extension LabelSelector {
  /// The selector that `value` declares; everything where there is none.
  fileprivate init?(_ value: Value?) {
    guard let value else {
      self.init([])
      return
    }
    self.init(value)
  }
}
