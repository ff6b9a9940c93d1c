internal import ArchitectureGraph
internal import Documents

/// One plan on its way into the graph: the nodes made so far and what is needed to tie them.
struct Contribution {
  /// Takes the nodes and edges.
  var builder: GraphBuilder
  /// Follows references.
  var resolver: Resolver
  /// The plan's scope.
  let scope: String
  /// The nodes of the plan's resources, by number; nil for data sources.
  private(set) var nodes: [NodeID?]
  /// The plan's resources that became nodes, by number.
  private(set) var parts: [Part?]
  /// What the family readers gather for when all resources are read.
  var gathered = Gathered()
  /// Takes down what becomes of references, where someone asked for it.
  var census: Census?
  /// Whether one argument is asked for what another can be, so that the other is not asked in turn.
  var isNarrowing = false
  private var numbers: [NodeID: Int] = [:]
  private var names: [Name: NodeID] = [:]
  private var implied: [Candidates.Implied: NodeID] = [:]

  init(builder: consuming GraphBuilder, resolver: consuming Resolver, scope: String) {
    self.builder = builder
    self.scope = scope
    nodes = Array(repeating: nil, count: resolver.plan.resources.count)
    parts = Array(repeating: nil, count: resolver.plan.resources.count)
    self.resolver = resolver
  }

  /// Adds the node of the resource numbered `number`.
  mutating func add(_ number: Int, _ kind: Kind, object: Value?) -> Part {
    let resource = resolver.plan.resources[number]
    let node = builder.add(
      kind, address: resource.address, type: resource.type, name: resource.name, scope: scope,
      object: object)
    nodes[number] = node
    numbers[node] = number
    let part = Part(
      number: number, node: node, address: resource.address, type: resource.type,
      name: resource.name, value: object, written: Written(resolver.plan.block(of: number)))
    parts[number] = part
    return part
  }

  /// Says that others call `node` by `name`.
  mutating func name(_ node: NodeID, _ name: Name) {
    builder.name(node, name)
    names[name] = node
  }

  /// The resource of this plan that `end` is, if it is one.
  func part(at end: End) -> Part? {
    switch end {
    case .node(let node): numbers[node].flatMap { parts[$0] }
    case .named(let name, _): names[name].flatMap { numbers[$0] }.flatMap { parts[$0] }
    case .unknown: nil
    }
  }

  /// The node of this plan that `end` is, if it is one.
  func node(at end: End) -> NodeID? {
    switch end {
    case .node(let node): node
    case .named(let name, _): names[name]
    case .unknown: nil
    }
  }

  /// The node of a thing that comes with another, made the first time that someone names it.
  mutating func node(of thing: Candidates.Implied, _ kind: Kind) -> NodeID {
    let known = Candidates.Implied(
      resource: thing.resource, attribute: Self.canonical(thing.attribute))
    if let node = implied[known] { return node }
    let owner = resolver.plan.resources[thing.resource]
    let name = kind == .secret ? known.attribute : thing.attribute
    let node = builder.add(
      kind, address: owner.address + "." + name, type: "", name: name, scope: scope, object: nil)
    implied[known] = node
    ImpliedThings.describe(node, kind, of: thing, &self)
    return node
  }

  /// Says that the node `node` is the thing that comes with another.
  mutating func imply(_ node: NodeID, _ thing: Candidates.Implied) {
    let attribute = Self.canonical(thing.attribute)
    implied[Candidates.Implied(resource: thing.resource, attribute: attribute)] = node
  }

  /// What a thing is called that has several names.
  ///
  /// A VPC's main route table is, until someone changes it, its default one; so are the two that a
  /// transit gateway has. The secret of a database is called as the block that tells its ARN.
  private static func canonical(_ attribute: String) -> String {
    switch attribute {
    case "default_route_table_id": "main_route_table_id"
    case "secret_arn", "master_password_secret_arn": "master_user_secret"
    case "propagation_default_route_table_id": "association_default_route_table_id"
    default: attribute
    }
  }
}
