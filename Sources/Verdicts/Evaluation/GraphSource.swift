internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Policies

/// The graph, read by CEL in place: nodes, records, paths and places are objects.
///
/// It also remembers what was read on the way to a verdict: whether an edge was only inferred.
/// It belongs to one ``Evaluator``, and so to one thread.
final class GraphSource: HostStorage, @unchecked Sendable {
  let graph: Graph
  let tokens: Tokens
  private let documents: [DocumentSource]
  /// What may be asked of each node, by its number; nodes of a kind share theirs.
  private let declared: [[ArchitectureGraph.Field]]
  private lazy var host = Host(self)
  private var extras: [ExtraObject] = []
  private var readInferred = false
  /// What fields came to that were read a moment ago, so that all policies on a node share it.
  private var memory = FieldMemory()

  /// An object that is neither a node nor a record.
  enum ExtraObject {
    case path(Path)
    case place(Place)
  }

  init(graph: Graph, tokens: Tokens, redacting: Bool) {
    self.graph = graph
    self.tokens = tokens
    let redacted = redacting ? graph.sensitive : []
    documents = tokens.trees.trees.enumerated().map { number, tree in
      DocumentSource(tree: tree, number: number, tokens: tokens, redacted: redacted)
    }
    var fields: [Kind: [ArchitectureGraph.Field]] = [:]
    for kind in Kind.allCases { fields[kind] = graph.schema.fields(of: kind) }
    declared = graph.nodes.map { fields[$0.kind] ?? [] }
  }

  /// Lets go of what holds the source; no value of it may be used afterwards.
  func disconnect() {
    host.release()
    for document in documents { document.disconnect() }
  }

  // MARK: Handles

  /// What a handle means: its upper half says of which sort, its lower half which one.
  enum Handle {
    case node(NodeID)
    case record(RecordID)
    case extra(Int)
    case graph

    init(_ bits: UInt64) {
      let number = Int32(truncatingIfNeeded: bits)
      switch bits >> 32 {
      case 0: self = .node(NodeID(rawValue: number))
      case 1: self = .record(RecordID(rawValue: number))
      case 2: self = .extra(Int(number))
      default: self = .graph
      }
    }

    var bits: UInt64 {
      switch self {
      case .node(let id): UInt64(UInt32(bitPattern: id.rawValue))
      case .record(let id): 1 << 32 | UInt64(UInt32(bitPattern: id.rawValue))
      case .extra(let number): 2 << 32 | UInt64(UInt32(number))
      case .graph: 3 << 32
      }
    }
  }

  /// The object that `handle` means.
  func object(_ handle: Handle) -> CEL.Value {
    .object(Object(host, handle: handle.bits))
  }

  /// The path or place numbered `number`.
  func extra(_ number: Int) -> ExtraObject? {
    extras.indices.contains(number) ? extras[number] : nil
  }

  private func add(_ extra: ExtraObject) -> CEL.Value {
    extras.append(extra)
    return object(.extra(extras.count - 1))
  }

  /// Whether an inferred edge has been read since this was last asked.
  func takeReadInferred() -> Bool {
    defer { readInferred = false }
    return readInferred
  }

  private func noteInferred() { readInferred = true }

  // MARK: Values

  /// The declared document of `node`.
  func document(of node: NodeID) -> CEL.Value {
    guard let value = graph[node].object else {
      return .unknown(tokens.set([missing(node, "")]))
    }
    return convert(value)
  }

  private func convert(_ value: Documents.Value) -> CEL.Value {
    guard let number = tokens.trees.knownNumber(of: value.tree) else { return .null }
    return documents[number].convert(value.index)
  }

  private func missing(_ node: NodeID, _ attribute: String) -> Unknown {
    let node = graph[node]
    return Unknown(
      address: node.address, attribute: attribute,
      reason: node.isExternal ? .notInInputs : .afterApply)
  }

  /// A fact as CEL has it.
  func convert(_ fact: Fact) -> CEL.Value {
    switch fact {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string(let value): .string(value)
    case .list(let elements, let rest):
      .list(List(elements.map { convert($0) }, rest: rest.isEmpty ? nil : tokens.set(rest)))
    case .map(let entries):
      Map(entries.map { (.string($0.key), convert($0.value)) }).map { .map($0) } ?? .null
    case .record(let id): object(.record(id))
    case .node(let id): object(.node(id))
    case .path(let path): convert(path)
    case .place(let place): add(.place(place))
    case .document(let value): convert(value)
    case .unknown(let unknowns): .unknown(tokens.set(unknowns))
    }
  }

  private func convert(_ path: Path) -> CEL.Value {
    if path.isInferred { noteInferred() }
    return add(.path(path))
  }

  // MARK: Objects

  func type(ofObject handle: UInt64) -> CEL.`Type` {
    switch Handle(handle) {
    case .node(let id): .object(graph[id].kind.typeName)
    case .record(let id): .object(graph[id].type.rawValue)
    case .extra(let number):
      if case .place? = extra(number) {
        .object(GraphTypes.place)
      } else {
        .object(GraphTypes.path)
      }
    case .graph: .object(GraphTypes.graph)
    }
  }

  func select(_ field: CEL.Field, ofObject handle: UInt64) -> CEL.Value {
    switch Handle(handle) {
    case .node(let id): return select(field, of: id)
    case .record(let id): return select(field, of: id)
    case .graph:
      guard let kind = Kind.allCases.first(where: { $0.collectionName == field.name }) else {
        return .error(.noSuchKey(field.name))
      }
      return nodes(of: kind)
    case .extra: return .error(.noSuchKey(field.name))
    }
  }

  private func select(_ field: CEL.Field, of id: RecordID) -> CEL.Value {
    let number = Int(id.rawValue)
    guard let slot = field.slot ?? graph.records[number].slot(of: field.name) else {
      return .error(.noSuchKey(field.name))
    }
    if graph.records[number].isInferred(slot) { noteInferred() }
    switch graph.records[number].facts[slot] {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .string(let value): return .string(value)
    case let fact?: return convert(fact)
    case nil: return absent(field.name, of: graph.records[number])
    }
  }

  private func select(_ field: CEL.Field, of id: NodeID) -> CEL.Value {
    let number = Int(id.rawValue)
    guard let slot = field.slot ?? graph.schema.slot(of: field.name, in: graph.nodes[number].kind),
      declared[number].indices.contains(slot)
    else { return .error(.noSuchKey(field.name)) }
    if slot < Schema.propertyCount { return property(slot, of: graph.nodes[number]) }
    if graph.nodes[number].inferredSlots.contains(slot) { noteInferred() }
    switch graph.nodes[number].facts[slot] {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .string(let value): return .string(value)
    default: return remembered(slot, of: id)
    }
  }

  /// What a field comes to, worked out anew only if it was not read a moment ago.
  private func remembered(_ slot: Int, of id: NodeID) -> CEL.Value {
    if let known = memory[slot, of: id] {
      if known.isInferred { noteInferred() }
      return known.value
    }
    let wasInferred = takeReadInferred()
    let value = read(declared[Int(id.rawValue)][slot], slot, of: id)
    let isInferred = takeReadInferred()
    memory[slot, of: id] = FieldMemory.Entry(value: value, isInferred: isInferred)
    if wasInferred || isInferred { noteInferred() }
    return value
  }

  private func read(_ field: ArchitectureGraph.Field, _ slot: Int, of id: NodeID) -> CEL.Value {
    let node = graph[id]
    switch field.source {
    case .fact:
      if let fact = node.facts[slot] { return convert(fact) }
      if field.isOptional, !node.isExternal { return .error(.noSuchKey(field.name)) }
      return .unknown(tokens.set([missing(id, field.name)]))
    case .targets(let edge, let kind): return list(graph.targets(edge, kind, of: id))
    case .sources(let edge, let kind): return list(graph.sources(edge, kind, of: id))
    case .target(let edge, let kind): return single(graph.targets(edge, kind, of: id), field.name)
    case .source(let edge, let kind): return single(graph.sources(edge, kind, of: id), field.name)
    }
  }

  private func absent(_ field: String, of record: Record) -> CEL.Value {
    guard let declared = graph.schema.field(field, of: record.type), !declared.isOptional,
      let node = record.place?.node
    else { return .error(.noSuchKey(field)) }
    return .unknown(tokens.set([missing(node, field)]))
  }

  private func property(_ slot: Int, of node: Node) -> CEL.Value {
    switch Schema.Property(rawValue: slot) ?? .isExternal {
    case .kind: .string(node.kind.rawValue)
    case .type: .string(node.type)
    case .address: .string(node.address)
    case .name: .string(node.name)
    case .namespace: .string(node.namespace ?? "")
    case .scope: .string(node.scope)
    case .isExternal: .bool(node.isExternal)
    }
  }

  /// The ends of edges as a list, open where there may be more.
  func list(_ ends: Ends) -> CEL.Value {
    if ends.isInferred { noteInferred() }
    let rest = ends.rest.isEmpty ? nil : tokens.set(ends.rest)
    return .list(List(ends.members.map { object(.node($0.node)) }, rest: rest))
  }

  private func single(_ ends: Ends, _ field: String) -> CEL.Value {
    if let member = ends.members.first {
      if member.edge.provenance == .inferred { noteInferred() }
      return object(.node(member.node))
    }
    return ends.rest.isEmpty ? .error(.noSuchKey(field)) : .unknown(tokens.set(ends.rest))
  }

  func has(_ field: CEL.Field, inObject handle: UInt64) -> CEL.Value {
    switch select(field, ofObject: handle) {
    case .error(let error) where error.kind == .noSuchKey: .bool(false)
    case .error(let error): .error(error)
    case .unknown(let set): .unknown(set)
    default: .bool(true)
    }
  }
}

extension GraphSource: GraphHost {
  func targets(_ edge: EdgeKind, _ kind: Kind, of node: Object) -> CEL.Value {
    guard let id = self.node(node) else { return .failure(.invalidArgument, "this is no node") }
    return list(graph.targets(edge, kind, of: id))
  }

  func sources(_ edge: EdgeKind, _ kind: Kind, of node: Object) -> CEL.Value {
    guard let id = self.node(node) else { return .failure(.invalidArgument, "this is no node") }
    return list(graph.sources(edge, kind, of: id))
  }

  func nodes(of kind: Kind) -> CEL.Value {
    let known = graph.nodes(of: kind).filter { !graph[$0].isExternal }.map { object(.node($0)) }
    let partial = graph.partialScopes.sorted { $0.key < $1.key }.map(\.value)
    return .list(List(known, rest: partial.isEmpty ? nil : tokens.set(partial)))
  }

  private func node(_ object: Object) -> NodeID? {
    guard let (_, handle) = object.hosted, case .node(let id) = Handle(handle) else { return nil }
    return id
  }
}
