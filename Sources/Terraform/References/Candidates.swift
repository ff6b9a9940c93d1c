internal import ArchitectureGraph
internal import Documents

/// What an attribute may refer to, after its references were followed.
struct Candidates: Sendable {
  /// A thing that comes with another, and is called by an attribute of it: a VPC's main route table.
  struct Implied: Hashable, Sendable {
    let resource: Int
    let attribute: String
  }

  /// Resources of the plan, each once.
  private(set) var resources: [Int] = []
  /// Ids of things whose names are known.
  private(set) var literals: [String] = []
  /// Things that come with a resource of the plan.
  private(set) var implied: [Implied] = []
  /// Ends of which nothing is known but that they are there.
  private(set) var rest: [Unknown] = []
  /// Whether a guess was made on the way.
  var isGuess = false
  /// Whether a condition may decide which it is.
  var isChoice = false
  /// The locals that could not be looked into.
  var locals: [String] = []
  private var seen: Set<Int> = []
  private var followed: Set<Implied> = []

  /// How many ends were found.
  var count: Int { resources.count + literals.count + implied.count }

  mutating func add(resource: Int) {
    if seen.insert(resource).inserted { resources.append(resource) }
  }

  /// Whether this is the first time that the attribute `attribute` of `resource` is come by.
  mutating func follows(_ attribute: String, of resource: Int) -> Bool {
    followed.insert(Implied(resource: resource, attribute: attribute)).inserted
  }

  mutating func add(literal: String) {
    if !literals.contains(literal) { literals.append(literal) }
  }

  mutating func add(implied thing: Implied) {
    if !implied.contains(thing) { implied.append(thing) }
  }

  mutating func add(unknown: Unknown) {
    if !rest.contains(unknown) { rest.append(unknown) }
  }
}

extension Resolver {
  /// What `expression`, the value of the argument `argument`, may refer to.
  mutating func candidates(
    _ expression: Value, in context: Context, _ target: Target, argument: String
  ) -> Candidates {
    let resolution = resolve(expression, in: context)
    var candidates = Candidates()
    candidates.isChoice = resolution.isChoice
    candidates.locals = resolution.locals
    collect(resolution, target, argument, into: &candidates, depth: 0)
    return candidates
  }

  /// The resources that the inputs of the module instance `number` lead to.
  mutating func inputs(of number: Int, _ target: Target) -> [Int] {
    let module = plan.modules[number]
    guard let parent = module.parent,
      let call = plan.modules[parent].module.flatMap({
        plan.configuration.modules[$0].calls[module.call]
      })
    else { return [] }
    let context = Context(module: parent, key: module.key, repetition: call.repetition)
    var near: Set<Int> = []
    for input in call.expressions.members {
      near.formUnion(candidates(input, in: context, target, argument: "").resources)
    }
    return near.sorted()
  }

  private mutating func collect(
    _ resolution: Resolution, _ target: Target, _ argument: String,
    into candidates: inout Candidates, depth: Int
  ) {
    for origin in resolution.origins {
      if origin.isGuess { candidates.isGuess = true }
      switch origin.source {
      case .instance(let resource):
        collect(resource, origin.path, target, argument, into: &candidates, depth: depth)
      case .group(let group):
        for member in plan.groups[group].members {
          collect(member, origin.path, target, argument, into: &candidates, depth: depth)
        }
      }
    }
  }

  private mutating func collect(
    _ number: Int, _ path: [Traversal.Step], _ target: Target, _ argument: String,
    into candidates: inout Candidates, depth: Int
  ) {
    let resource = plan.resources[number]
    let names = path.compactMap { step in
      if case .name(let name) = step { name } else { nil }
    }
    if target.types.contains(resource.type), !resource.isData {
      candidates.add(resource: number)
      return
    }
    if let last = names.last, Implications.holds(target.kind, resource.type, last) {
      candidates.add(implied: Candidates.Implied(resource: number, attribute: last))
      return
    }
    let isMeant = target.types.contains(resource.type)
    let attribute = names.first ?? (isMeant ? target.attribute : argument)
    guard candidates.follows(attribute, of: number) else { return }
    if let value = resource.values?[attribute], !value.isNull {
      if !names.isEmpty || isMeant { collect(known: value, into: &candidates) }
      return
    }
    guard depth < Self.depthLimit else { return }
    if resource.isData, let expression = identity(of: number) {
      let same = resolve(expression, in: context(of: number))
      collect(same.appending(path), target, argument, into: &candidates, depth: depth + 1)
      return
    }
    guard let expression = expression(attribute, of: number) else {
      if !names.isEmpty, isThere(attribute, in: resource, target) {
        candidates.add(
          unknown: Unknown(address: resource.address, attribute: attribute, reason: .afterApply))
      }
      return
    }
    if names.isEmpty { candidates.isGuess = true }
    let resolution = resolve(expression, in: context(of: number))
    candidates.isChoice = candidates.isChoice || resolution.isChoice
    for local in resolution.locals where !candidates.locals.contains(local) {
      candidates.locals.append(local)
    }
    collect(resolution, target, argument, into: &candidates, depth: depth + 1)
  }

  /// The texts that `value` is or holds.
  private func collect(known value: Value, into candidates: inout Candidates) {
    if let text = value.string, !text.isEmpty { candidates.add(literal: text) }
    for text in value.children.lazy.compactMap(\.string) where !text.isEmpty {
      candidates.add(literal: text)
    }
  }

  /// The expression by which a data source that waits for apply says which thing it is.
  private func identity(of number: Int) -> Value? {
    guard let arguments = plan.block(of: number)?.expressions else { return nil }
    for name in ["id", "arn", "name", "identifier", "bucket"] {
      if let expression = arguments[name], expression["references"] != nil { return expression }
    }
    return nil
  }

  /// The expression of the attribute `attribute`, or of what it repeats.
  private func expression(_ attribute: String, of number: Int) -> Value? {
    let repeats = plan.resources[number].type == "terraform_data" && attribute == "output"
    let found = plan.block(of: number)?.expressions?[repeats ? "input" : attribute]
    return found.flatMap { $0.isMapping ? $0 : nil }
  }

  /// Whether `resource` has an unknown attribute of this name that could be what is sought: ids of
  /// things of another type are not.
  private func isThere(_ attribute: String, in resource: Plan.Resource, _ target: Target) -> Bool {
    guard resource.unknown?[attribute]?.bool == true else { return false }
    if resource.isData { return !["json", "minified_json", "rendered"].contains(attribute) }
    return !["id", "arn", "name", "arn_suffix", "dns_name"].contains(attribute)
  }
}

/// Things that AWS makes along with another, which an attribute of that other names.
enum Implications {
  /// Whether `attribute` of a resource of `type` is the id of a thing of `kind` that comes with it.
  static func holds(_ kind: Kind, _ type: String, _ attribute: String) -> Bool {
    switch (kind, type) {
    case (.securityGroup, "aws_vpc"), (.securityGroup, "aws_default_vpc"):
      attribute == "default_security_group_id"
    case (.routeTable, "aws_vpc"), (.routeTable, "aws_default_vpc"):
      attribute == "main_route_table_id" || attribute == "default_route_table_id"
    case (.networkACL, "aws_vpc"), (.networkACL, "aws_default_vpc"):
      attribute == "default_network_acl_id"
    case (.securityGroup, "aws_eks_cluster"): attribute == "cluster_security_group_id"
    case (.secret, "aws_db_instance"), (.secret, "aws_rds_cluster"),
      (.secret, "aws_docdb_cluster"), (.secret, "aws_redshift_cluster"):
      attribute == "secret_arn" || attribute == "master_password_secret_arn"
    default: false
    }
  }
}
