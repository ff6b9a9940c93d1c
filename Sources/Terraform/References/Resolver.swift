internal import Documents
internal import HCL

/// Follows references to the instances they mean: through variables, module inputs and outputs,
/// `count`, `for_each` and splats.
///
/// What a variable or an output comes to is worked out once and kept, so a plan costs what its
/// references add up to, not what they lead through.
struct Resolver: Sendable {
  /// From where an expression is read.
  struct Context: Hashable, Sendable {
    /// The module instance it stands in.
    let module: Int
    /// The key of the instance whose expression it is: what `each.key` and `count.index` say.
    let key: InstanceKey
    /// The block's `for_each`: what `each.value` is an element of.
    let repetition: Value?
  }

  private struct Name: Hashable {
    let module: Int
    let name: String
  }

  private struct Repetition: Hashable {
    let module: Int
    let expression: Value
  }

  /// How many references may be followed one after another.
  static let depthLimit = 100
  /// How many ends a reference may have, whatever the others have: AWS allows fewer in most lists.
  static let endLimit = 64
  /// How many more ends the references of a plan may have together.
  ///
  /// A block's instances that all name those of another multiply: a plan of some kilobytes would make
  /// more edges than any memory holds.
  static let furtherEndLimit = 100_000

  private(set) var plan: Plan
  private let sources: TerraformLocals
  /// The sources, where they are at hand.
  let sourceFiles: TerraformSources
  /// What has been worked out of them.
  var evaluations = Evaluations()
  /// Locals without sources that are known when planning all the same.
  private var knownLocals: Set<LocalValue> = []
  /// Locals without sources that are not known when planning, so that they are not null either.
  private(set) var unknownLocals: Set<LocalValue> = []
  /// What locals are not, though it can come to them.
  var refused: [LocalValue: Set<Int>] = [:]
  /// What could come to the locals of a module instance.
  var reaches: [Reach.Key: Candidates] = [:]
  /// The first few resources of a target that a module instance has of its own.
  var ownResources: [Reach.Key: [Int]] = [:]
  private var variables: [Name: Resolution] = [:]
  private var outputs: [Name: Resolution] = [:]
  private var locals: [Name: Resolution] = [:]
  private var repetitions: [Repetition: Resolution] = [:]
  private var parsed: [Value: [Reference]] = [:]
  /// How many ends references may still lead to, beyond the first few of each.
  private var furtherEnds = furtherEndLimit
  private var depth = 0

  init(
    _ plan: Plan, locals: TerraformLocals = TerraformLocals(),
    sources: TerraformSources = TerraformSources()
  ) {
    self.plan = plan
    self.sources = locals
    sourceFiles = sources
    evaluations.reserve = Self.evaluationReserve(plan.resources.count)
  }

  /// How many of `count` ends a reference may have.
  mutating func affordable(_ count: Int) -> Int {
    let further = min(max(0, count - Self.endLimit), furtherEnds)
    furtherEnds -= further
    return min(count, Self.endLimit + further)
  }

  /// The context of the expressions of `resource`.
  func context(of resource: Int) -> Context {
    let entry = plan.resources[resource]
    return Context(
      module: entry.module, key: entry.key, repetition: plan.block(of: resource)?.repetition)
  }

  /// What `expression` comes to; nothing, where there is none.
  mutating func resolve(_ expression: Value?, in context: Context) -> Resolution {
    guard let expression else { return Resolution() }
    return resolve(references(of: expression), in: context)
  }

  private mutating func resolve(_ references: [Reference], in context: Context) -> Resolution {
    guard depth < Self.depthLimit else {
      var resolution = Resolution()
      resolution.isCutShort = true
      return resolution
    }
    depth += 1
    defer { depth -= 1 }
    var result = Resolution()
    var usesOwnKey = false
    var hasKnown = false
    for reference in references {
      if reference == .ownKey { usesOwnKey = true }
      guard reference != .ownKey, reference != .known else { continue }
      let part = resolve(reference, in: context)
      hasKnown = hasKnown || part.origins.isEmpty
      result.add(part)
    }
    if hasKnown, !result.origins.isEmpty { result.isChoice = true }
    return usesOwnKey ? result.mapping { own(of: $0, context.key) } : result
  }

  private mutating func references(of expression: Value) -> [Reference] {
    if let known = parsed[expression] { return known }
    let references = Reference.references(of: expression)
    parsed[expression] = references
    return references
  }

  // What is found is kept before it is descended into: in one expression, Swift would take a copy of
  // the resolver for the outer call before the inner one alters it.
  private mutating func resolve(_ reference: Reference, in context: Context) -> Resolution {
    switch reference {
    case .resource(let label, let key, let rest):
      guard let group = plan.group(label, in: context.module) else { return Resolution() }
      return resolve(group, key: key, rest)
    case .variable(let name, let rest):
      let found = variable(name, in: context.module)
      return descend(found, rest)
    case .module(let call, let key, let output, let rest):
      return resolve(call, key, output, rest, in: context)
    case .local(let name, let rest):
      let found = local(name, in: context.module)
      return descend(found, rest)
    case .eachValue(let rest):
      if let output = moduleElement(in: context, rest) { return output }
      let all = repeated(in: context)
      return descend(all.mapping { own(of: $0, context.key) }, rest)
    case .ownKey, .known:
      return Resolution()
    }
  }

  private func resolve(_ group: Int, key: InstanceKey?, _ rest: [Traversal.Step]) -> Resolution {
    if let key {
      guard let instance = plan.groups[group].byKey[key] else { return Resolution() }
      return Resolution([Origin(source: .instance(instance), path: rest)])
    }
    if let instance = plan.groups[group].byKey[.none] {
      return Resolution([Origin(source: .instance(instance), path: rest)])
    }
    return Resolution([Origin(source: .group(group), path: rest)])
  }

  /// What `each.value.output` comes to where the block's `for_each` is a module: the output of the
  /// module instance that has the block's own key.
  private mutating func moduleElement(in context: Context, _ rest: [Traversal.Step]) -> Resolution?
  {
    guard let expression = context.repetition, case .name(let name)? = rest.first else {
      return nil
    }
    for case .module(let call, nil, nil, _) in references(of: expression) {
      guard let instance = plan.instance(of: call, context.key, in: context.module) else {
        continue
      }
      let found = output(name, of: instance)
      return descend(found, Array(rest.dropFirst()))
    }
    return nil
  }

  /// What a local comes to: what the sources say, if they are there.
  private mutating func local(_ name: String, in module: Int) -> Resolution {
    let memo = Name(module: module, name: name)
    if let known = locals[memo] { return known }
    let instance = plan.modules[module]
    let path = instance.module.map { plan.configuration.modules[$0].path } ?? []
    guard
      let references = sources.references(of: name, in: path)
        ?? sourceModule(of: module)?.locals[name]?.value.references.compactMap({ Reference($0) })
    else {
      let local = LocalValue(module: module, name: name)
      return isKnown(local) ? Resolution() : Resolution(local: local)
    }
    locals[memo] = Resolution()
    let context = Context(module: module, key: .none, repetition: nil)
    let resolution = resolve(references, in: context)
    locals[memo] = resolution
    return resolution
  }

  /// What the `for_each` of `context` comes to, for all of its instances.
  private mutating func repeated(in context: Context) -> Resolution {
    guard let expression = context.repetition else { return Resolution() }
    let memo = Repetition(module: context.module, expression: expression)
    if let known = repetitions[memo] { return known }
    let outer = Context(module: context.module, key: .none, repetition: nil)
    let resolution = resolve(expression, in: outer)
    repetitions[memo] = resolution
    return resolution
  }

  /// Says that `locals` are known when planning, so that nothing unknown comes by them, and that
  /// `unknown` are not.
  mutating func take(knownLocals locals: Set<LocalValue>, unknown: Set<LocalValue>) {
    knownLocals = locals
    unknownLocals = unknown
    variables = [:]
    outputs = [:]
    repetitions = [:]
    self.locals = [:]
  }

  /// The same without the locals that are known when planning.
  func withoutKnownLocals(_ resolution: Resolution) -> Resolution {
    knownLocals.isEmpty ? resolution : resolution.removing { isKnown($0) }
  }

  private func isKnown(_ local: LocalValue) -> Bool {
    local.prefixes.contains { knownLocals.contains($0) }
  }

  // MARK: Modules

  /// The module instance `call` with `key` below `parent`, made if the plan holds nothing of it.
  mutating func moduleInstance(_ call: String, _ key: InstanceKey, in parent: Int) -> Int {
    plan.moduleInstance(call, key, in: parent)
  }

  private mutating func variable(_ name: String, in module: Int) -> Resolution {
    let memo = Name(module: module, name: name)
    if let known = variables[memo] { return known }
    guard let parent = plan.modules[module].parent, let call = plan.call(of: module),
      let expression = call.expressions?[name]
    else { return Resolution() }
    variables[memo] = Resolution()
    let context = Context(
      module: parent, key: plan.modules[module].key, repetition: call.repetition)
    let resolution = resolve(expression, in: context)
    variables[memo] = resolution
    return resolution
  }

  private mutating func resolve(
    _ call: String, _ key: InstanceKey?, _ output: String?, _ rest: [Traversal.Step],
    in context: Context
  ) -> Resolution {
    guard let number = plan.modules[context.module].module,
      let block = plan.configuration.modules[number].calls[call]
    else { return Resolution() }
    let names =
      output.map { [$0] } ?? plan.configuration.modules[block.module].outputs.keys.sorted()
    var result = Resolution()
    let all = instances(of: call, key, block, in: context)
    let instances = all.prefix(affordable(all.count))
    result.isCutShort = instances.count < all.count
    for instance in instances {
      for name in names { result.add(self.output(name, of: instance)) }
    }
    if output == nil, names.count > 1 { result.isChoice = true }
    return descend(result, rest)
  }

  private mutating func instances(
    of call: String, _ key: InstanceKey?, _ block: Configuration.Call, in context: Context
  ) -> [Int] {
    guard block.repetition != nil else {
      return [plan.moduleInstance(call, .none, in: context.module)]
    }
    if let key { return [plan.moduleInstance(call, key, in: context.module)] }
    if let own = plan.instance(of: call, context.key, in: context.module) { return [own] }
    return plan.instances(of: call, in: context.module)
  }

  /// What the output `name` of the module instance `module` comes to.
  mutating func output(_ name: String, of module: Int) -> Resolution {
    guard let number = plan.modules[module].module,
      let expression = plan.configuration.modules[number].outputs[name]
    else { return Resolution() }
    let memo = Name(module: module, name: name)
    if let known = outputs[memo] { return known }
    outputs[memo] = Resolution()
    let context = Context(module: module, key: .none, repetition: nil)
    let resolution = resolve(expression, in: context)
    outputs[memo] = resolution
    return resolution
  }
}
