internal import ArchitectureGraph
internal import Documents
internal import Kubernetes
internal import Policies
internal import Verdicts

/// The Kubernetes objects of a graph, as the API server would have them once they are applied.
struct Cluster {
  /// The creation of each object, in the graph's order.
  let requests: [AdmissionRequest]
  /// The objects that may be parameters: those of the graph, and those beside the policies.
  let parameters: [AdmissionParameter]

  /// An object with Kubernetes' defaults.
  private struct Entry {
    let node: Node
    let type: ResourceType
    let declared: Value
    let object: Value

    var name: String { object.descendant("metadata", "name")?.string ?? node.name }
    var namespace: String {
      type.home == .cluster ? "" : object.descendant("metadata", "namespace")?.string ?? ""
    }
    var labels: [String: String] { object.labels }
  }

  /// The objects of `graph`; `others` may be parameters, too.
  ///
  /// - Complexity: O(nodes of all objects).
  init(_ graph: Graph, _ others: [Value]) {
    let nodes = graph.nodes.filter { $0.kubernetesType != nil }
    let catalogue = ResourceCatalogue(nodes.compactMap(\.object) + others)
    let entries = nodes.compactMap { node -> Entry? in
      guard let declared = node.object, let (apiVersion, kind) = node.kubernetesType else {
        return nil
      }
      let type = catalogue.type(apiVersion: apiVersion, kind: kind)
      return Entry(
        node: node, type: type, declared: declared,
        object: ObjectDefaults.applied(to: declared, type))
    }
    let namespaces = NamespaceIndex(
      entries.filter { $0.type.kind == "Namespace" && $0.type.group.isEmpty }.map {
        (name: $0.name, scope: $0.node.scope, object: $0.object)
      })
    requests = entries.map { Self.request($0, namespaces) }
    parameters =
      entries.map { entry in
        AdmissionParameter(
          type: entry.node.type, name: entry.name, namespace: entry.namespace,
          labels: entry.labels, scope: entry.node.scope, object: entry.object,
          declared: entry.declared)
      } + others.compactMap { Self.parameter($0, catalogue) }
  }

  private static func request(_ entry: Entry, _ namespaces: NamespaceIndex) -> AdmissionRequest {
    let type = entry.type
    let isNamespace = type.kind == "Namespace" && type.group.isEmpty
    let namespace = isNamespace ? entry.name : entry.namespace
    let found = namespaces.find(namespace, from: entry.node.scope)
    let resource = AdmissionSubject.Resource(
      group: type.group, version: type.version, plural: type.plural)
    var labels: AdmissionSubject.NamespaceLabels?
    if isNamespace {
      labels = .init(entry.labels, known: .whole)
    } else if type.home == .namespace {
      labels =
        found.map { .init($0.labels, known: .whole) }
        ?? .init(["kubernetes.io/metadata.name": namespace], known: .part)
    }
    let subject = AdmissionSubject(
      resource: resource,
      equivalents: type.otherGroups.map {
        AdmissionSubject.Resource(group: $0, version: type.version, plural: type.plural)
      },
      kind: type.kind, scope: type.home == .cluster ? .cluster : .namespaced, name: entry.name,
      namespace: namespace, labels: entry.labels, namespaceLabels: labels)
    let home: AdmissionRequest.Namespace =
      type.home == .cluster ? .none : found.map { .known($0) } ?? .unknown
    return AdmissionRequest(
      node: entry.node.id, subject: subject, object: entry.object, declared: entry.declared,
      namespace: home)
  }

  /// An object that stands beside the policies.
  private static func parameter(
    _ object: Value, _ catalogue: ResourceCatalogue
  ) -> AdmissionParameter? {
    guard let apiVersion = object["apiVersion"]?.string, let kind = object["kind"]?.string else {
      return nil
    }
    let type = catalogue.type(apiVersion: apiVersion, kind: kind)
    let filled = ObjectDefaults.applied(to: object, type)
    let namespace = filled.descendant("metadata", "namespace")?.string ?? ""
    return AdmissionParameter(
      type: "\(apiVersion)/\(kind)", name: filled.descendant("metadata", "name")?.string ?? "",
      namespace: type.home == .cluster ? "" : namespace, labels: filled.labels, scope: nil,
      object: filled, declared: object)
  }
}

/// Namespaces by name: within a scope, and over all scopes.
private struct NamespaceIndex {
  private var byName: [String: [(scope: String, object: Value)]] = [:]

  init(_ namespaces: [(name: String, scope: String, object: Value)]) {
    for namespace in namespaces {
      byName[namespace.name, default: []].append((namespace.scope, namespace.object))
    }
  }

  /// The Namespace that `name` means in `scope`: the one there, else the only one elsewhere.
  func find(_ name: String, from scope: String) -> Value? {
    let found = byName[name] ?? []
    return found.first { $0.scope == scope }?.object ?? (found.count == 1 ? found[0].object : nil)
  }
}

extension Node {
  /// The declared `apiVersion` and `kind` of a Kubernetes object; nil for everything else.
  fileprivate var kubernetesType: (apiVersion: String, kind: String)? {
    guard !isExternal, object != nil, let slash = type.lastIndex(of: "/") else { return nil }
    return (String(type[..<slash]), String(type[type.index(after: slash)...]))
  }
}

extension Value {
  /// The object's labels.
  fileprivate var labels: [String: String] {
    var labels: [String: String] = [:]
    for label in descendant("metadata", "labels")?.members.map({ $0 }) ?? [] {
      if let key = label.key, let text = label.string { labels[key] = text }
    }
    return labels
  }
}
