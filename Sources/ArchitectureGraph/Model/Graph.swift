package import Documents

/// The architecture: nodes, the edges between them, and what follows from both.
///
/// The waist of archlint: front ends end here, policies start here. It knows no provider.
package struct Graph: Sendable {
  /// What may be asked of a node.
  package let schema: Schema
  /// The nodes; a node's id is its index.
  package private(set) var nodes: [Node]
  /// The records; a record's id is its index.
  package private(set) var records: [Record]
  /// The edges, in the order in which they were contributed.
  package let edges: [Edge]
  /// Values whose text must never be printed.
  package let sensitive: Set<Value>
  /// Everyone outside: the node from which exposures start.
  package let internet: NodeID
  /// The whole of it: what policies of `scope: architecture` are about.
  package let architecture: NodeID
  private let outgoing: Adjacency
  private let incoming: Adjacency
  /// Edges without a known start: they make lists of `targets()` open.
  private(set) var looseStarts = LooseEnds()
  /// Edges without a known end: they make lists of `sources()` open.
  private(set) var looseEnds = LooseEnds()
  private let byKind: [Kind: [NodeID]]
  /// What says where things are declared, by scope; none for scopes whose documents say so.
  let locators: [String: any DeclarationLocator]
  /// Routes and rules by what they belong to: what questions of reach are answered from.
  var network = NetworkBook()
  /// The scopes of which the inputs hold only a part, and why.
  package let partialScopes: [String: Unknown]

  /// What a graph is made of.
  struct Parts {
    let schema: Schema
    let nodes: [Node]
    let records: [Record]
    let edges: [Edge]
    let sensitive: Set<Value>
    let internet: NodeID
    let architecture: NodeID
    let locators: [String: any DeclarationLocator]
    let partialScopes: [String: Unknown]
  }

  init(_ parts: Parts) {
    schema = parts.schema
    nodes = parts.nodes
    records = parts.records
    edges = parts.edges
    sensitive = parts.sensitive
    internet = parts.internet
    architecture = parts.architecture
    locators = parts.locators
    partialScopes = parts.partialScopes
    outgoing = Adjacency(nodeCount: nodes.count, ends: edges.map(\.from))
    incoming = Adjacency(nodeCount: nodes.count, ends: edges.map(\.to))
    for edge in edges {
      guard let unknown = edge.unknown else { continue }
      let known = edge.from ?? edge.to ?? edge.place?.node
      let home = known.map { parts.nodes[Int($0.rawValue)].scope } ?? ""
      let scope = edge.acrossScopes ? LooseEnds.everywhere : home
      let kinds = { (end: NodeID?, expected: [Kind]) in
        end.map { [parts.nodes[Int($0.rawValue)].kind] } ?? expected
      }
      let start = kinds(edge.from, edge.expectedStart)
      let end = kinds(edge.to, edge.expected)
      if edge.from == nil {
        looseStarts.add(edge.kind, scope: scope, lacking: start, other: end, unknown)
      }
      if edge.to == nil {
        looseEnds.add(edge.kind, scope: scope, lacking: end, other: start, unknown)
      }
    }
    byKind = Dictionary(grouping: parts.nodes.map(\.id), by: { parts.nodes[Int($0.rawValue)].kind })
  }

  /// The node numbered `id`.
  package subscript(id: NodeID) -> Node { nodes[Int(id.rawValue)] }

  /// The record numbered `id`.
  package subscript(id: RecordID) -> Record { records[Int(id.rawValue)] }

  /// The nodes of `kind`, in the order in which they were contributed.
  package func nodes(of kind: Kind) -> [NodeID] { byKind[kind] ?? [] }

  /// The edges that start at `node`.
  package func edges(from node: NodeID) -> [Edge] {
    outgoing[node].map { edges[Int($0)] }
  }

  /// The edges that end at `node`.
  package func edges(to node: NodeID) -> [Edge] {
    incoming[node].map { edges[Int($0)] }
  }

  /// What is known of the field `name` of `node`; nil where it is absent or comes from edges.
  package func fact(_ node: NodeID, _ name: String) -> Fact? {
    let node = self[node]
    return schema.slot(of: name, in: node.kind).flatMap { node.facts[$0] }
  }

  mutating func set(_ node: NodeID, _ field: String, _ fact: Fact, isInferred: Bool = false) {
    let kind = self[node].kind
    guard let slot = schema.slot(of: field, in: kind) else {
      preconditionFailure("the schema has no field '\(field)' on \(kind.rawValue)")
    }
    nodes[Int(node.rawValue)].facts[slot] = fact
    if isInferred { nodes[Int(node.rawValue)].inferredSlots.append(slot) }
  }

  /// Whether the field `field` of `node` rests on an edge that is inferred.
  func isInferred(_ node: NodeID, _ field: String) -> Bool {
    schema.slot(of: field, in: self[node].kind).map { self[node].inferredSlots.contains($0) }
      ?? false
  }

  /// How the edges of `kind` from one node to another are known: the best of them; exact where there
  /// is none.
  func provenance(of kind: EdgeKind, from: NodeID, to: NodeID?) -> Provenance {
    let known = edges(from: from).filter { $0.kind == kind && $0.to == to }.map(\.provenance)
    return known.contains(.exact) ? .exact : known.first ?? .exact
  }

  mutating func record(
    _ type: RecordType, _ fields: [String: Fact], at place: Place?, isInferred: Bool = false,
    inferred: [String] = []
  ) -> Fact {
    records.append(
      Record(
        type, fields, at: place, in: schema, isInferred: isInferred, inferred: inferred))
    return .record(RecordID(rawValue: Int32(records.count - 1)))
  }
}

/// Which edges touch which node, in two flat arrays (compressed sparse rows).
struct Adjacency: Sendable {
  private let starts: [Int32]
  private let edges: [Int32]

  /// The rows for edges of which `ends[i]` is the end in question of edge `i`.
  init(nodeCount: Int, ends: [NodeID?]) {
    var starts = [Int32](repeating: 0, count: nodeCount + 1)
    for case let end? in ends { starts[Int(end.rawValue) + 1] += 1 }
    for index in 1..<max(starts.count, 1) { starts[index] += starts[index - 1] }
    var next = starts
    var edges = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for (index, end) in ends.enumerated() {
      guard let end else { continue }
      edges[Int(next[Int(end.rawValue)])] = Int32(index)
      next[Int(end.rawValue)] += 1
    }
    self.starts = starts
    self.edges = edges
  }

  subscript(node: NodeID) -> ArraySlice<Int32> {
    edges[Int(starts[Int(node.rawValue)])..<Int(starts[Int(node.rawValue) + 1])]
  }
}
