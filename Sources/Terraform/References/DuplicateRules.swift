internal import Documents

/// Which security groups a local can't be, because a rule that goes to the local's group is there twice
/// then.
///
/// AWS refuses a rule that the group has already (`InvalidPermission.Duplicate`), whatever its
/// description, and the provider passes that on. Modules make groups with the same rules over and over,
/// and lead each to its own group through a local; where another group comes to the module as a peer,
/// the rules that both have tell the two apart.
struct DuplicateRules {
  /// One thing that a rule lets through, in one direction.
  private struct Permission: Hashable {
    let direction: String
    let transport: String
    let first: Int64
    let last: Int64
    /// A prefix, a prefix list or a group by its id; or `self`.
    let peer: String
  }

  /// What the rules of each group let through, as far as it is surely that group.
  private var ofGroup: [Int: Set<Permission>] = [:]
  /// What rules let through of which only a local says whose they are.
  private var ofLocal: [LocalValue: Set<Permission>] = [:]
  /// The groups that each of those locals may be.
  private var candidates: [LocalValue: [Int]] = [:]

  /// Tells `resolver` which groups the locals of its plan are not.
  ///
  /// - Complexity: O(rules + locals × groups that they may be).
  static func find(_ resolver: inout Resolver) {
    var rules = DuplicateRules()
    for (number, resource) in resolver.plan.resources.enumerated()
    where resource.type == "aws_security_group_rule" && !resource.isData {
      rules.read(number, resource, &resolver)
    }
    for (local, groups) in rules.candidates {
      guard let own = rules.ofLocal[local] else { continue }
      let refused = groups.filter { !(rules.ofGroup[$0]?.isDisjoint(with: own) ?? true) }
      if !refused.isEmpty, refused.count < groups.count {
        resolver.refused[local] = Set(refused)
      }
    }
  }

  private mutating func read(
    _ number: Int, _ resource: Plan.Resource, _ resolver: inout Resolver
  ) {
    let argument = "security_group_id"
    let permissions = Self.permissions(of: resource)
    guard !permissions.isEmpty,
      let expression = resolver.plan.block(of: number)?.expressions?[argument]
    else { return }
    let found = resolver.candidates(
      expression, in: resolver.context(of: number), .securityGroup, argument: argument)
    guard !found.isGuess, !found.isCutShort, found.rest.isEmpty, found.implied.isEmpty else {
      return
    }
    if found.locals.isEmpty, found.resources.count == 1, found.literals.isEmpty {
      ofGroup[found.resources[0], default: []].formUnion(permissions)
    } else if found.locals.count == 1, found.count == 0 {
      let local = found.locals[0]
      let reach = Reach.candidates(
        in: local.module, .securityGroup, argument: argument, &resolver)
      if reach.count == 1, reach.resources.count == 1, reach.rest.isEmpty, !reach.isCutShort {
        ofGroup[reach.resources[0], default: []].formUnion(permissions)
      } else {
        ofLocal[local, default: []].formUnion(permissions)
        candidates[local] = Array(reach.resources)
      }
    }
  }

  /// What the rule `resource` lets through, as far as a plan knows it.
  private static func permissions(of resource: Plan.Resource) -> Set<Permission> {
    guard let direction = resource.text("type"), let transport = resource.text("protocol"),
      let first = resource.values?["from_port"]?.int, let last = resource.values?["to_port"]?.int
    else { return [] }
    var peers: [String] = []
    for argument in ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"] {
      peers += resource.values?[argument].elements.compactMap(\.string) ?? []
    }
    if let group = resource.text("source_security_group_id") { peers.append(group) }
    if resource.values?["self"]?.bool == true { peers.append("self") }
    return Set(
      peers.map {
        Permission(direction: direction, transport: transport, first: first, last: last, peer: $0)
      })
  }
}

extension Resolver {
  /// The resources that none of `locals` is, though each can come to them.
  func refused(as locals: Distinct<LocalValue>) -> Set<Int> {
    guard let first = locals.first, !refused.isEmpty else { return [] }
    return locals.dropFirst().reduce(refused[first] ?? []) { $0.intersection(refused[$1] ?? []) }
  }
}
