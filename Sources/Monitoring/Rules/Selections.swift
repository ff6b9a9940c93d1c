internal import ArchitectureGraph
internal import Documents

extension MonitoringContribution {
  /// Says of each PrometheusRule whether some Prometheus of its scope loads it.
  mutating func contributeSelections(_ ruleSets: [Source]) {
    let servers = builder.nodes { node in
      node.type.isOperators && ["Prometheus", "ThanosRuler"].contains(Self.kindName(of: node))
    }
    guard !servers.isEmpty else { return }
    for source in ruleSets {
      let ruleSet = builder.node(source.node)
      guard ruleSet.type.isOperators else { continue }
      let answers = servers.filter { $0.scope == ruleSet.scope }
        .map { loads($0, ruleSet) }
      guard !answers.isEmpty else { continue }
      if answers.contains(true) {
        builder.set(source.node, "isSelected", .bool(true))
      } else if answers.contains(nil) {
        let unknown = unknown(source.node, "metadata.namespace", .notInInputs)
        builder.set(source.node, "isSelected", .unknown([unknown]))
      } else {
        builder.set(source.node, "isSelected", .bool(false))
      }
    }
  }

  static func kindName(of node: Node) -> String {
    node.type.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Whether `server` loads `ruleSet`; nil where that hangs on the labels of a namespace which isn't
  /// in the inputs.
  private func loads(_ server: Node, _ ruleSet: Node) -> Bool? {
    guard let spec = server.object?["spec"],
      // Without a selector nothing is selected, with an empty one everything.
      let selector = spec["ruleSelector"], !selector.isNull
    else { return false }
    let labels = ruleSet.object?["metadata"]?["labels"]?.texts ?? []
    guard Self.selects(selector, labels) else { return false }
    guard let namespaces = spec["ruleNamespaceSelector"], !namespaces.isNull else {
      return (server.namespace ?? "default") == (ruleSet.namespace ?? "default")
    }
    if namespaces.count == 0 { return true }
    let name = ruleSet.namespace ?? "default"
    let declared = builder.nodes {
      $0.kind == .namespace && $0.name == name && $0.scope == ruleSet.scope
    }.first
    // Kubernetes gives every namespace its name as a label.
    var own = [(key: "kubernetes.io/metadata.name", value: name)]
    own += declared?.object?["metadata"]?["labels"]?.texts ?? []
    if Self.selects(namespaces, own) { return true }
    return declared == nil ? nil : false
  }

  /// Whether a selector of the operator's sort selects what has `labels`.
  private static func selects(_ selector: Value, _ labels: [(key: String, value: String)]) -> Bool {
    let own = Dictionary(labels.map { ($0.key, $0.value) }) { _, last in last }
    let wanted = selector["matchLabels"]?.texts ?? []
    guard wanted.allSatisfy({ own[$0.key] == $0.value }) else { return false }
    return selector.list("matchExpressions").allSatisfy { expression in
      let value = own[expression.text("key") ?? ""]
      let values = expression.list("values").compactMap(\.text)
      return switch expression.text("operator") {
      case "In": value.map(values.contains) ?? false
      case "NotIn": !(value.map(values.contains) ?? false)
      case "Exists": value != nil
      case "DoesNotExist": value == nil
      default: false
      }
    }
  }
}
