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
    if target.types.contains(resource.type) {
      if resource.isData {
        collect(data: resource, names.first ?? target.attribute, into: &candidates)
      } else {
        candidates.add(resource: number)
      }
      return
    }
    if let last = names.last, Implications.holds(target.kind, resource.type, last) {
      candidates.add(implied: Candidates.Implied(resource: number, attribute: last))
      return
    }
    let attribute = names.first ?? argument
    guard candidates.follows(attribute, of: number) else { return }
    if let value = resource.values?[attribute], !value.isNull {
      if !names.isEmpty { collect(known: value, into: &candidates) }
      return
    }
    guard depth < Self.depthLimit,
      let expression = plan.block(of: number)?.expressions?[attribute], expression.isMapping
    else {
      if !names.isEmpty {
        candidates.add(
          unknown: Unknown(
            address: resource.address, attribute: attribute, reason: .afterApply))
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

  /// What a data source names: a thing that lies outside of the plan, by its id.
  private func collect(
    data resource: Plan.Resource, _ attribute: String, into candidates: inout Candidates
  ) {
    if let text = resource.values?[attribute]?.string, !text.isEmpty {
      candidates.add(literal: text)
    } else {
      candidates.add(
        unknown: Unknown(address: resource.address, attribute: attribute, reason: .afterApply))
    }
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
    default: false
    }
  }
}
