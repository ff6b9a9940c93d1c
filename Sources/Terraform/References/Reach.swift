internal import ArchitectureGraph
internal import Documents

/// All that can come to the locals of a module instance: its own resources, what its inputs lead to,
/// and what the modules that it calls put out.
///
/// Where a plan has no sources a local can't be looked into, yet what it can hold is bounded by that.
/// A value that is unknown was made by something in the plan; if only one thing in reach is of the
/// kind that an argument wants, it is that thing.
struct Reach {
  /// What is asked.
  struct Key: Hashable {
    let module: Int
    let target: Target
  }

  /// How many blocks, inputs and outputs may be looked at for one answer, and how many ends it may
  /// have; more is no answer.
  private static let limit = 512

  private let target: Target
  private let argument: String
  private var found = Candidates()
  private var seen: Set<Int> = []
  private var pending: [Int]
  private var steps = 0

  private init(_ module: Int, _ target: Target, argument: String) {
    self.target = target
    self.argument = argument
    pending = [module]
  }

  /// What of `target` can come to the locals of the module instance `module`.
  static func candidates(
    in module: Int, _ target: Target, argument: String, _ resolver: inout Resolver
  ) -> Candidates {
    let key = Key(module: module, target: target)
    if let known = resolver.reaches[key] { return known }
    var reach = Reach(module, target, argument: argument)
    while let next = reach.pending.popLast(), reach.steps <= limit {
      if reach.seen.insert(next).inserted { reach.visit(next, &resolver) }
    }
    if reach.steps > limit { reach.found.isCutShort = true }
    resolver.reaches[key] = reach.found
    return reach.found
  }

  private mutating func visit(_ module: Int, _ resolver: inout Resolver) {
    for group in resolver.plan.groups(in: module) where resolver.plan.isRelevant(group) {
      steps += 1
      guard steps <= Self.limit else { return }
      add(resolver.candidates(ofGroup: group, target))
    }
    for input in resolver.inputCandidates(of: module, target) {
      steps += 1
      add(input)
    }
    for child in resolver.plan.children(of: module) {
      for output in resolver.outputCandidates(of: child, target) {
        steps += 1
        guard steps <= Self.limit else { return }
        add(output)
      }
    }
  }

  private mutating func add(_ candidates: Candidates) {
    guard found.count + candidates.count <= Self.limit else {
      steps = Self.limit + 1
      return
    }
    found.merge(candidates.withoutLiterals)
    for local in candidates.locals where !seen.contains(local.module) {
      pending.append(local.module)
    }
  }
}
