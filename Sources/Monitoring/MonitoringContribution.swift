internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import PromQL

/// The work of turning rules and routes into nodes, facts and edges.
///
/// First all rules are read, since alerts stand on recording rules of other files; then the
/// configurations of Alertmanager; then each alert is sent through them.
struct MonitoringContribution {
  var builder: GraphBuilder
  var diagnostics: [Diagnostic] = []
  /// The alerts with their labels, for routing.
  var alerts: [Alert] = []
  /// The configurations of Alertmanager.
  var routings: [Routing] = []

  /// A file or object of rules, or of routes.
  struct Source {
    let node: NodeID
    let document: Value
    /// Whether places in the document are places in a file.
    let isInPlace: Bool

    /// The place of `value`.
    func place(_ value: Value?, missing: String? = nil, in node: NodeID) -> Place {
      isInPlace ? Place(node, value, missing: missing) : Place(node)
    }
  }

  init(_ builder: consuming GraphBuilder) {
    self.builder = builder
  }

  mutating func contribute(_ files: [MonitoringInput.File]) {
    var (ruleSets, configurations) = embedded()
    for file in files {
      let kind: Kind = file.format == .rules ? .ruleSet : .alertRouting
      let node = builder.add(
        kind, address: file.address, type: file.format.rawValue, name: file.address,
        scope: file.scope, object: file.document)
      let source = Source(node: node, document: file.document, isInPlace: true)
      if file.format == .rules { ruleSets.append(source) } else { configurations.append(source) }
    }
    contributeRules(ruleSets)
    contributeSelections(ruleSets)
    for source in configurations { contributeRouting(source, isResource: false) }
    for node in builder.nodes(where: { $0.kind == .alertRouting && $0.type.isOperators }) {
      guard let object = node.object, let spec = object["spec"] else { continue }
      contributeRouting(Source(node: node.id, document: spec, isInPlace: true), isResource: true)
    }
    contributeNotifications()
  }

  /// What lies in objects of Kubernetes: rules, and configurations of Alertmanager.
  private mutating func embedded() -> (rules: [Source], configurations: [Source]) {
    var (rules, configurations): ([Source], [Source]) = ([], [])
    let holders = builder.nodes {
      [.ruleSet, .secret, .configMap].contains($0.kind) && $0.object != nil
    }
    for holder in holders {
      guard let object = holder.object else { continue }
      guard holder.kind != .ruleSet else {
        rules.append(
          Source(node: holder.id, document: object["spec"] ?? object, isInPlace: true))
        continue
      }
      for (key, isEncoded) in [("stringData", false), ("data", holder.kind == .secret)] {
        for value in object[key]?.members ?? object.elements {
          guard let (format, source) = embedded(value, isEncoded, in: holder) else { continue }
          if format == .rules { rules.append(source) } else { configurations.append(source) }
        }
      }
    }
    return (rules, configurations)
  }

  private mutating func embedded(
    _ value: Value, _ isEncoded: Bool, in holder: Node
  ) -> (MonitoringFormat, Source)? {
    guard let key = value.key,
      let text = value.string.flatMap({ isEncoded ? Base64.text($0) : $0 }),
      looksLikeMonitoring(Array(text.utf8))
    else { return nil }
    let file = EmbeddedFile(value, isEncoded: isEncoded)
    guard let document = file.document, let format = MonitoringFormat(of: document) else {
      return nil
    }
    let node = builder.add(
      format == .rules ? .ruleSet : .alertRouting, address: "\(holder.address)/\(key)",
      type: format.rawValue, name: key, namespace: holder.namespace, scope: holder.scope,
      object: file.isInPlace ? document : value)
    return (format, Source(node: node, document: document, isInPlace: file.isInPlace))
  }
}

extension String {
  /// Whether it is the type of an object of the Prometheus operator.
  var isOperators: Bool { hasPrefix("monitoring.coreos.com/") }
}
