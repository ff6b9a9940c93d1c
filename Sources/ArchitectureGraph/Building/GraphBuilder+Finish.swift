internal import Documents

extension GraphBuilder {
  /// Joins the references, works out the derived facts, and gives the graph.
  ///
  /// - Complexity: O(nodes + edges) for the joins; the derivations say theirs.
  package consuming func finish() -> Graph {
    var builder = self
    var joiner = Joiner(
      internet: builder.add(singleton: .internet),
      architecture: builder.add(singleton: .architecture))
    joiner.join(&builder)
    return Graph(joiner.parts(of: builder)).deriving(routes: joiner.routes, rules: joiner.rules)
  }

  /// Adds the one node of a kind of which there is always one.
  private mutating func add(singleton kind: Kind) -> NodeID {
    add(
      kind, address: kind.rawValue, type: "", name: kind == .internet ? kind.rawValue : "",
      scope: "", object: nil)
  }
}

/// A node that is known, or why it is not.
enum Joined: Sendable {
  case node(NodeID, Provenance)
  case unknown(Unknown, [Kind])

  var node: NodeID? {
    switch self {
    case .node(let node, _): node
    case .unknown: nil
    }
  }

  /// Whether it is only likely to be that node.
  var isInferred: Bool {
    if case .node(_, .inferred) = self { true } else { false }
  }
}

/// A route whose ends have been joined.
struct JoinedRoute: Sendable {
  let declared: DeclaredRoute
  let table: Joined
  let target: JoinedTarget
}

/// Where a route leads, joined.
enum JoinedTarget: Sendable {
  case blackHole
  case local
  case end(Joined)

  var end: Joined? {
    if case .end(let end) = self { end } else { nil }
  }
}

/// A rule whose ends have been joined.
struct JoinedRule: Sendable {
  let declared: DeclaredRule
  let owner: Joined
  let groups: [Joined]
}

/// Turns what front ends said by name into edges between nodes.
struct Joiner {
  let internet: NodeID
  let architecture: NodeID
  private(set) var edges: [Edge] = []
  private(set) var routes: [JoinedRoute] = []
  private(set) var rules: [JoinedRule] = []
  private var stubs: [Name: NodeID] = [:]
  /// The names that several nodes bear: by scope, who bears it there.
  private var bearers: [Name: [String: Bearer]] = [:]

  /// The first node of a scope that bears a name, and whether it is the only one there.
  private struct Bearer {
    let first: NodeID
    var isOnly = true
  }

  init(internet: NodeID, architecture: NodeID) {
    self.internet = internet
    self.architecture = architecture
  }

  /// The nodes and edges for the graph.
  func parts(of builder: GraphBuilder) -> Graph.Parts {
    Graph.Parts(
      schema: builder.schema, nodes: builder.nodes, records: builder.records, edges: edges,
      sensitive: builder.sensitive, internet: internet, architecture: architecture,
      locators: builder.locators, partialScopes: builder.partialScopes)
  }

  mutating func join(_ builder: inout GraphBuilder) {
    edges.reserveCapacity(builder.links.count + builder.routes.count + builder.rules.count)
    for link in builder.links { join(link, &builder) }
    for route in builder.routes {
      let scope = builder.node(route.place.node).scope
      routes.append(
        JoinedRoute(
          declared: route, table: joined(route.table, scope, &builder),
          target: joined(route.target, scope, &builder)))
    }
    for rule in builder.rules {
      let scope = builder.node(rule.place.node).scope
      rules.append(
        JoinedRule(
          declared: rule, owner: joined(rule.owner, scope, &builder),
          groups: rule.groups.map { joined($0, scope, &builder) }))
    }
    for route in routes { addEdge(route) }
    for rule in rules { addEdges(rule) }
  }

  private mutating func join(_ link: Link, _ builder: inout GraphBuilder) {
    let scope = scope(of: link, builder)
    guard !link.isOnlyWherePresent || isPresent(link.to, scope, builder) else { return }
    let near = joined(link.from, scope, &builder)
    let far = joined(link.to, scope, &builder)
    let (from, to) = link.isReversed ? (far, near) : (near, far)
    append(link.kind, from, to, link.provenance, link.place, link.traffic)
    edges[edges.count - 1].acrossScopes = link.acrossScopes
  }

  /// Whether exactly one thing of the inputs is what `end` names, as ``joined(_:_:_:)`` would find it.
  private func isPresent(_ end: End, _ scope: String, _ builder: GraphBuilder) -> Bool {
    guard case .named(let name, _) = end else { return true }
    let candidates = builder.names[name] ?? []
    let near = candidates.filter { builder.node($0).scope == scope }
    return near.count == 1 || near.isEmpty && candidates.count == 1
  }

  private func scope(of link: Link, _ builder: GraphBuilder) -> String {
    if case .node(let node) = link.from { return builder.node(node).scope }
    return link.place.map { builder.node($0.node).scope } ?? ""
  }

  private mutating func append(
    _ kind: EdgeKind, _ from: Joined, _ to: Joined, _ provenance: Provenance, _ place: Place?,
    _ traffic: Traffic?
  ) {
    var edge = Edge(
      kind: kind, from: nil, to: nil, provenance: .unknown, place: place, traffic: traffic,
      unknown: nil, expected: [])
    var known = provenance
    for (end, isStart) in [(from, true), (to, false)] {
      switch end {
      case .node(let node, let provenance):
        if isStart { edge.from = node } else { edge.to = node }
        if provenance != .exact { known = provenance }
      case .unknown(let unknown, let expected):
        known = .unknown
        edge.unknown = unknown
        if isStart { edge.expectedStart = expected } else { edge.expected = expected }
      }
    }
    edge.provenance = known
    edges.append(edge)
  }

  private mutating func addEdge(_ route: JoinedRoute) {
    guard let target = route.target.end else { return }
    let traffic = Traffic(
      .egress, prefixes: route.declared.destination.map { [$0] } ?? [],
      prefixLists: route.declared.prefixList.map { [$0] } ?? [])
    append(
      .routesTo, route.table, target, route.declared.provenance, route.declared.place, traffic)
  }

  private mutating func addEdges(_ rule: JoinedRule) {
    let traffic = rule.declared.traffic
    guard traffic.direction == .ingress, traffic.action == .allow else { return }
    for group in rule.groups {
      append(.allowsFrom, rule.owner, group, .exact, rule.declared.place, traffic)
    }
    if traffic.prefixes.contains(where: { $0.value.map { !$0.isPrivate } ?? false }) {
      append(
        .allowsFrom, rule.owner, .node(internet, .exact), .exact, rule.declared.place, traffic)
    } else if let unknown = traffic.prefixes.firstUnknown {
      append(
        .allowsFrom, rule.owner, .unknown(unknown, [.internet]), .unknown, rule.declared.place,
        traffic)
    }
  }

  private mutating func joined(
    _ target: RouteTarget, _ scope: String, _ builder: inout GraphBuilder
  ) -> JoinedTarget {
    switch target {
    case .blackHole: .blackHole
    case .local: .local
    case .end(let end): .end(joined(end, scope, &builder))
    }
  }

  private mutating func joined(
    _ known: KnownEnd, _ scope: String, _ builder: inout GraphBuilder
  ) -> Joined {
    let joined = joined(known.end, scope, &builder)
    guard case .node(let node, let provenance) = joined else { return joined }
    return .node(node, provenance.through(known.provenance))
  }

  /// The node that `end` means: within `scope` first, elsewhere only where exactly one remains, else
  /// a stub of a thing outside of the inputs.
  private mutating func joined(_ end: End, _ scope: String, _ builder: inout GraphBuilder)
    -> Joined
  {
    switch end {
    case .node(let node): return .node(node, .exact)
    case .unknown(let unknown, let kinds): return .unknown(unknown, kinds)
    case .named(let name, let kind):
      let candidates = builder.names[name] ?? []
      if candidates.count > 1 {
        let near = bearers(of: name, among: candidates, builder)[scope]
        if let near { return .node(near.first, near.isOnly ? .exact : .inferred) }
      } else if let only = candidates.first {
        return .node(only, .exact)
      }
      if let stub = stubs[name] { return .node(stub, .external) }
      let stub = builder.add(
        kind, address: name.value, type: "", name: name.value, namespace: nil, scope: scope,
        object: nil, isExternal: true)
      stubs[name] = stub
      return .node(stub, .external)
    }
  }

  /// What bears `name` in each scope: `candidates` are all that do.
  ///
  /// A name may be borne once in each of many scopes and asked for as often, so they are gone through
  /// once.
  private mutating func bearers(
    of name: Name, among candidates: [NodeID], _ builder: GraphBuilder
  ) -> [String: Bearer] {
    if let known = bearers[name] { return known }
    var found: [String: Bearer] = [:]
    for candidate in candidates {
      let scope = builder.node(candidate).scope
      let isOnly = found[scope] == nil
      found[scope, default: Bearer(first: candidate)].isOnly = isOnly
    }
    bearers[name] = found
    return found
  }
}

extension [Known<Prefix>] {
  /// Why the first of them that is not known is not.
  fileprivate var firstUnknown: Unknown? {
    for case .unknown(let unknown) in self { return unknown }
    return nil
  }
}
