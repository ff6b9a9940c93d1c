package import Documents

/// Takes what the front ends contribute, and joins it to a ``Graph``.
///
/// The stage between `Terraform | Kubernetes` and `Verdicts`. A front end adds nodes with their
/// facts, edges whose ends it knows, and *references* to things by name; ``finish()`` joins the
/// references, makes stubs for what lies outside of the inputs, and works out the derived facts.
package struct GraphBuilder: Sendable {
  /// What may be said of a node.
  package let schema: Schema
  var nodes: [Node] = []
  var records: [Record] = []
  var names: [Name: [NodeID]] = [:]
  var links: [Link] = []
  var routes: [DeclaredRoute] = []
  var rules: [DeclaredRule] = []
  var sensitive: Set<Value> = []
  var partialScopes: [String: Unknown] = [:]
  var locators: [String: any DeclarationLocator] = [:]

  /// An empty graph under `schema`.
  package init(schema: Schema) {
    self.schema = schema
  }

  /// Adds a node, without facts.
  ///
  /// `address` is unique within `scope`, the plan or overlay it belongs to; `object` is the declared
  /// document.
  /// - Returns: the node's number, good for this builder and the graph it makes.
  package mutating func add(
    _ kind: Kind, address: String, type: String, name: String, namespace: String? = nil,
    scope: String, object: Value?
  ) -> NodeID {
    add(
      kind, address: address, type: type, name: name, namespace: namespace, scope: scope,
      object: object, isExternal: false)
  }

  mutating func add(
    _ kind: Kind, address: String, type: String, name: String, namespace: String?, scope: String,
    object: Value?, isExternal: Bool
  ) -> NodeID {
    let id = NodeID(rawValue: Int32(nodes.count))
    nodes.append(
      Node(
        id: id, kind: kind, address: address, type: type, name: name, namespace: namespace,
        scope: scope, object: object, isExternal: isExternal,
        facts: Array(repeating: nil, count: schema.fields(of: kind).count)))
    return id
  }

  /// The node numbered `id`, as far as it is made.
  package func node(_ id: NodeID) -> Node { nodes[Int(id.rawValue)] }

  /// The nodes that are made so far and satisfy `condition`, in order.
  ///
  /// A front end may read what is embedded in things that another has made nodes of: alerts in a
  /// Kubernetes object, a configuration in a Secret.
  package func nodes(where condition: (Node) -> Bool) -> [Node] { nodes.filter(condition) }

  /// The nodes that are made so far and are called `name`, in order.
  package func nodes(named name: Name) -> [NodeID] { names[name] ?? [] }

  /// Says what the field `field` of `node` is.
  ///
  /// The schema must have the field for the node's kind, as a fact: anything else is a mistake in a
  /// front end, caught by its first test.
  package mutating func set(_ node: NodeID, _ field: String, _ fact: Fact) {
    let kind = nodes[Int(node.rawValue)].kind
    guard let slot = schema.slot(of: field, in: kind), slot >= Schema.propertyCount,
      schema.fields(of: kind)[slot].source == .fact
    else { preconditionFailure("the schema has no fact '\(field)' on \(kind.rawValue)") }
    nodes[Int(node.rawValue)].facts[slot] = fact
  }

  /// What the field `field` of `node` was said to be, if it was.
  package func fact(_ node: NodeID, _ field: String) -> Fact? {
    let node = nodes[Int(node.rawValue)]
    return schema.slot(of: field, in: node.kind).flatMap { node.facts[$0] }
  }

  /// Adds a part of a node, for a field whose type is a record.
  package mutating func record(_ type: RecordType, _ fields: [String: Fact], at place: Place?)
    -> Fact
  {
    records.append(Record(type, fields, at: place, in: schema))
    return .record(RecordID(rawValue: Int32(records.count - 1)))
  }

  /// Says that others call `node` by `name`.
  package mutating func name(_ node: NodeID, _ name: Name) {
    names[name, default: []].append(node)
  }

  /// Says that the inputs hold only a part of `scope`, and why: that something is not among them
  /// proves nothing.
  package mutating func open(_ scope: String, because unknown: Unknown) {
    partialScopes[scope] = unknown
  }

  /// Adds an edge from `from` to `to`.
  ///
  /// With `isReversed` the edge leads from `to` to `from`: for a declaration that stands at the far
  /// end (a web ACL association names what the ACL protects). `traffic` is what the edge carries, if
  /// it carries any: a target group hands over on a port. With `acrossScopes` an end that is not known
  /// may be in any scope, and opens the lists of what is there: a pod's database is declared elsewhere.
  package mutating func connect(
    _ from: NodeID, _ kind: EdgeKind, _ to: End, provenance: Provenance = .exact,
    place: Place? = nil, isReversed: Bool = false, traffic: Traffic? = nil,
    acrossScopes: Bool = false
  ) {
    links.append(
      Link(
        from: .node(from), kind: kind, to: to, provenance: provenance, place: place,
        isReversed: isReversed, traffic: traffic, acrossScopes: acrossScopes))
  }

  /// Adds an edge from `from` to what is called `name`, if the inputs hold exactly one such thing.
  ///
  /// For a name that may mean something else, so that finding it proves more than not finding it: the
  /// key of a secret in a store of which nothing is known. Such an edge is inferred.
  package mutating func connectIfPresent(
    _ from: NodeID, _ kind: EdgeKind, _ name: Name, place: Place? = nil
  ) {
    var link = Link(
      from: .node(from), kind: kind, to: .named(name, .resource), provenance: .inferred,
      place: place, isReversed: false)
    link.isOnlyWherePresent = true
    links.append(link)
  }

  /// Adds an edge between two ends neither of which need be known (a resource that only associates).
  ///
  /// An edge whose *start* is not known can't be drawn from anything: it opens the lists of
  /// `sources()` of its end, and where both are unknown, of everything that it may end at.
  package mutating func connect(
    _ from: End, _ kind: EdgeKind, _ to: End, provenance: Provenance = .exact,
    place: Place? = nil, traffic: Traffic? = nil
  ) {
    links.append(
      Link(
        from: from, kind: kind, to: to, provenance: provenance, place: place, isReversed: false,
        traffic: traffic))
  }

  /// Adds a route to a route table.
  ///
  /// `destination` is nil where the route is for a prefix list.
  package mutating func route(
    in table: End, destination: Known<Prefix>?, prefixList: String? = nil, to target: RouteTarget,
    provenance: Provenance = .exact, place: Place
  ) {
    routes.append(
      DeclaredRoute(
        table: table, destination: destination, prefixList: prefixList, target: target,
        provenance: provenance, place: place))
  }

  /// Adds a rule to a security group or network ACL.
  ///
  /// `groups` are the security groups on the other side, the owner itself for a `self` rule, or other
  /// things that a rule may name; `place` is what declares it: the group itself, or a rule resource.
  package mutating func rule(
    of owner: KnownEnd, _ traffic: Traffic, groups: [KnownEnd] = [], description: String? = nil,
    place: Place
  ) {
    rules.append(
      DeclaredRule(
        owner: owner, traffic: traffic, groups: groups, description: description, place: place))
  }

  /// Says that the text of `value` must never be printed: a Secret's data, a sensitive attribute, a
  /// literal that a detector found.
  package mutating func markSensitive(_ value: Value) {
    sensitive.insert(value)
  }

  /// Says that `locator` knows where the things of `scope` are declared.
  package mutating func locate(_ scope: String, by locator: some DeclarationLocator) {
    locators[scope] = locator
  }
}
