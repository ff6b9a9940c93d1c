internal import ArchitectureGraph
internal import Documents

/// What an attribute may refer to, after its references were followed.
struct Candidates: Sendable {
  /// A thing that comes with another, and is called by an attribute of it: a VPC's main route table.
  struct Implied: Hashable, Sendable {
    let resource: Int
    let attribute: String
  }

  /// Resources of the plan.
  private(set) var resources = Distinct<Int>()
  /// Ids of things whose names are known.
  private(set) var literals = Distinct<String>()
  /// Things that come with a resource of the plan.
  private(set) var implied = Distinct<Implied>()
  /// Resources of other types that are called by their own id or ARN: an alarm's action may be a
  /// scaling policy, not a topic.
  private(set) var others = Distinct<Int>()
  /// Ends of which nothing is known but that they are there.
  private(set) var rest = Distinct<Unknown>()
  /// Whether a guess was made on the way.
  var isGuess = false
  /// Whether a condition may decide which it is.
  var isChoice = false
  /// Whether looking was given up.
  var isCutShort = false
  /// The locals that could not be looked into.
  var locals = Distinct<LocalValue>()
  private var followed = Distinct<Implied>()

  /// Nothing.
  init() {}

  /// The resource numbered `resource`, alone.
  init(resource: Int) { add(resource: resource) }

  /// How many ends were found.
  var count: Int { resources.count + literals.count + implied.count }

  mutating func add(resource: Int) { resources.add(resource) }

  /// Whether this is the first time that the attribute `attribute` of `resource` is come by.
  mutating func follows(_ attribute: String, of resource: Int) -> Bool {
    followed.add(Implied(resource: resource, attribute: attribute))
  }

  mutating func add(other resource: Int) { others.add(resource) }

  mutating func add(literal: String) { literals.add(literal) }

  mutating func add(implied thing: Implied) { implied.add(thing) }

  mutating func add(unknown: Unknown) { rest.add(unknown) }

  /// The ends that are known, alone.
  var withoutRest: Candidates {
    var known = self
    known.rest = Distinct()
    return known
  }

  /// What is known only after apply, alone.
  var withoutLiterals: Candidates {
    var unknown = self
    unknown.literals = Distinct()
    return unknown
  }

  /// The same without the resources of which `isMeant` says so.
  func without(_ isMeant: (_ resource: Int) -> Bool) -> Candidates {
    var others = self
    others.resources.remove(where: isMeant)
    return others
  }

  /// Adds all that `other` has found.
  ///
  /// - Complexity: O(what `other` has found), O(1) where nothing was found before.
  mutating func merge(_ other: Candidates) {
    resources.add(other.resources)
    literals.add(other.literals)
    implied.add(other.implied)
    rest.add(other.rest)
    isCutShort = isCutShort || other.isCutShort
  }
}

extension Resolver {
  /// What `expression`, the value of the argument `argument`, may refer to.
  mutating func candidates(
    _ expression: Value, in context: Context, _ target: Target, argument: String
  ) -> Candidates {
    candidates(resolve(expression, in: context), target, argument: argument)
  }

  /// What of `target` an expression that comes to `resolution` may refer to.
  mutating func candidates(
    _ resolution: Resolution, _ target: Target, argument: String
  ) -> Candidates {
    var candidates = Candidates()
    candidates.isCutShort = resolution.isCutShort
    candidates.isChoice = resolution.isChoice
    for local in resolution.locals { candidates.locals.add(local) }
    collect(resolution, target, argument, into: &candidates, depth: 0)
    return candidates
  }

  /// What each input of the module instance `number` may refer to.
  mutating func inputCandidates(of number: Int, _ target: Target) -> [Candidates] {
    guard let parent = plan.modules[number].parent, let call = plan.call(of: number) else {
      return []
    }
    let context = Context(
      module: parent, key: plan.modules[number].key, repetition: call.repetition)
    return call.expressions.members.map { candidates($0, in: context, target, argument: "") }
  }

  /// What each output of the module instance `number` may refer to.
  mutating func outputCandidates(of number: Int, _ target: Target) -> [Candidates] {
    guard let module = plan.modules[number].module else { return [] }
    return plan.configuration.modules[module].outputs.keys.sorted().map { name in
      candidates(output(name, of: number), target, argument: "")
    }
  }

  /// The only resource of `target` in the module instance of the resource numbered `number`, itself
  /// left out; nil where there is none, or where there are several.
  ///
  /// - Complexity: O(blocks of the module) the first time, O(1) from then on.
  mutating func onlyOwn(_ target: Target, besides number: Int) -> Int? {
    let key = Reach.Key(module: plan.resources[number].module, target: target)
    let few = ownResources[key] ?? firstResources(of: target, in: key.module)
    ownResources[key] = few
    let others = few.filter { $0 != number }
    return others.count == 1 ? others[0] : nil
  }

  /// The first three resources of `target` in the module instance `module`: enough to tell whether,
  /// besides one of them, there is exactly one.
  private func firstResources(of target: Target, in module: Int) -> [Int] {
    var found: [Int] = []
    for group in plan.groups(in: module) where found.count < 3 {
      let members = plan.groups[group].members
      guard let first = members.first, !plan.resources[first].isData,
        target.types.contains(plan.resources[first].type)
      else { continue }
      found += members.prefix(3)
    }
    return found
  }

  /// What of `target` the instances of the group numbered `number` are, or may put out.
  mutating func candidates(ofGroup number: Int, _ target: Target) -> Candidates {
    let group = plan.groups[number]
    guard let first = group.members.first.map({ plan.resources[$0] }) else { return Candidates() }
    var found = Candidates()
    for member in group.members where target.types.contains(first.type) && !first.isData {
      found.add(resource: member)
    }
    for attribute in Implications.attributes(target.kind, first.type) {
      for member in group.members {
        found.add(implied: Candidates.Implied(resource: member, attribute: attribute))
      }
    }
    for attribute in first.opaque where target.types.isEmpty || !target.types.contains(first.type) {
      found.add(
        unknown: Unknown(address: first.address, attribute: attribute, reason: .afterApply))
    }
    return found
  }

  /// As many of `ends` as the argument `argument` may lead to; that there are more is unknown.
  private mutating func affordable<End>(
    _ ends: [End], of argument: String, into candidates: inout Candidates
  ) -> ArraySlice<End> {
    let count = affordable(ends.count)
    if count < ends.count {
      candidates.add(unknown: Unknown(address: argument, attribute: "", reason: .error))
    }
    return ends.prefix(count)
  }

  mutating func collect(
    _ resolution: Resolution, _ target: Target, _ argument: String,
    into candidates: inout Candidates, depth: Int
  ) {
    for origin in affordable(resolution.origins, of: argument, into: &candidates) {
      if origin.isGuess { candidates.isGuess = true }
      switch origin.source {
      case .instance(let resource):
        collect(resource, origin.path, target, argument, into: &candidates, depth: depth)
      case .group(let group):
        for member in affordable(plan.groups[group].members, of: argument, into: &candidates) {
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
    let attribute =
      names.first.map { Identities.meant(by: $0, of: resource.type) }
      ?? (isMeant ? target.attribute : argument)
    guard candidates.follows(attribute, of: number) else { return }
    if let value = resource.values?[attribute], !value.isNull {
      guard !names.isEmpty || isMeant else { return }
      if let text = value.string, !text.isEmpty { candidates.add(literal: text) }
      for element in affordable(Array(value.children), of: attribute, into: &candidates) {
        if let text = element.string, !text.isEmpty { candidates.add(literal: text) }
      }
      return
    }
    guard depth < Self.depthLimit else { return }
    if resource.isData, let expression = identity(of: number) {
      let same = resolve(expression, in: context(of: number))
      collect(same.appending(path), target, argument, into: &candidates, depth: depth + 1)
      return
    }
    guard let expression = expression(attribute, of: number) else {
      if ["id", "arn"].contains(attribute), !resource.isData { candidates.add(other: number) }
      if !names.isEmpty, isThere(attribute, in: resource, target) {
        candidates.add(
          unknown: Unknown(address: resource.address, attribute: attribute, reason: .afterApply))
      }
      return
    }
    if names.isEmpty { candidates.isGuess = true }
    let resolution = resolve(expression, in: context(of: number))
    candidates.isChoice = candidates.isChoice || resolution.isChoice
    for local in resolution.locals { candidates.locals.add(local) }
    collect(resolution, target, argument, into: &candidates, depth: depth + 1)
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

  /// Whether `resource` has an unknown attribute of this name that could be what is sought.
  private func isThere(_ attribute: String, in resource: Plan.Resource, _ target: Target) -> Bool {
    guard resource.unknown?[attribute]?.bool == true else { return false }
    return resource.opaque.contains(attribute) || target.isNamed(in: attribute)
  }
}

extension Plan.Resource {
  /// The attributes that may hold the name of anything, and that only apply will know.
  fileprivate var opaque: [String] {
    if Self.generators.contains(where: type.hasPrefix) { return [] }
    return Self.opaqueAttributes.filter { unknown?[$0]?.holdsTrue ?? false }
  }

  /// Providers whose texts are made up, and so no names of what another makes.
  private static let generators = [
    "random_", "tls_", "time_", "null_resource", "local_", "cloudinit_",
  ]

  private static let opaqueAttributes = [
    "value", "insecure_value", "values", "values_wo", "outputs", "output", "result", "results",
    "secret_string", "body", "response_body", "ids", "arns", "names", "content",
  ]
}
