import ArchitectureGraph
import Diagnostics
import Documents
import Kubernetes

/// The graph of some manifests, with short ways to ask it.
struct Cluster {
  let graph: Graph
  let warnings: [Diagnostic]
  let recognitions: [KubernetesRecognition]

  /// The objects of `text`, as if it were one file.
  init(_ text: String) {
    self.init(files: ["shop.yaml": text])
  }

  /// The objects of several files, read in the order of their paths.
  init(files: [String: String]) {
    var input = KubernetesInput()
    var recognitions: [KubernetesRecognition] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let source = ParsedSource(parsing: Array(text.utf8), path: path).resolved(as: .kubernetes)
      for document in source.documents {
        recognitions.append(input.add(document, path: path))
      }
    }
    var builder = GraphBuilder(schema: Schema())
    warnings = input.contribute(to: &builder)
    graph = builder.finish()
    self.recognitions = recognitions
  }

  /// The nodes that the inputs declare, without stubs and the graph's own.
  var declared: [Node] { graph.nodes.filter { $0.object != nil } }

  /// The first node at `address`, in `scope` if that is given.
  func node(_ address: String, scope: String? = nil) -> NodeID? {
    graph.nodes.first { $0.address == address && (scope == nil || $0.scope == scope) }?.id
  }

  /// What the node at `address` has as its field `field`.
  func fact(_ address: String, _ field: String) -> Fact? {
    node(address).flatMap { graph.fact($0, field) }
  }

  /// The addresses to which edges of `edge` lead from `address`, in order.
  func targets(_ address: String, _ edge: EdgeKind, scope: String? = nil) -> [String] {
    guard let node = node(address, scope: scope) else { return [] }
    return graph.targets(edge, nil, of: node).members.map { graph[$0.node].address }
  }

  /// The records in the list field `field` of the node at `address`.
  func records(_ address: String, _ field: String) -> [Record] {
    guard case .list(let facts, _) = fact(address, field) else { return [] }
    return records(facts)
  }

  /// Those of `facts` that are records.
  func records(_ facts: [Fact]) -> [Record] {
    facts.compactMap { fact in
      guard case .record(let id) = fact else { return nil }
      return graph[id]
    }
  }

  /// The only container of the workload at `address`.
  func container(_ address: String) -> Record? { records(address, "containers").first }

  /// The text in the source that the place in `fact` points at, and what is missing there.
  func text(at fact: Fact?) -> String? {
    guard case .place(let place) = fact else { return nil }
    let value = place.value ?? graph[place.node].object
    guard let missing = place.missing else {
      return value.map { $0.tree.source.text(in: $0.range) }
    }
    return "missing \(missing)"
  }
}

extension Fact {
  /// Why it isn't known; nil where it is.
  var reasons: [UnknownReason]? {
    guard case .unknown(let unknowns) = self else { return nil }
    return unknowns.map(\.reason)
  }

  /// The keys and texts of a map of texts.
  var texts: [String: String]? {
    guard case .map(let entries) = self else { return nil }
    var texts: [String: String] = [:]
    for entry in entries {
      guard case .string(let text) = entry.value else { return nil }
      texts[entry.key] = text
    }
    return texts
  }
}
