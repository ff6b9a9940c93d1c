internal import Documents

/// Which locals are known when planning, as far as a plan without sources tells.
///
/// A plan holds no locals, but it holds what became of the arguments that mention them. A local in an
/// argument whose value is known, or in a `count`, which must be known, brings nothing unknown with
/// it, so where it stands beside other references (`local.create ? aws_vpc.this[0].id : null`) it is
/// not what is sought. One that alone makes an argument unknown is never taken for known; unless the
/// provider fills that argument where it is null, which makes it unknown as well.
struct KnownLocals {
  /// Those of which a value shows it.
  private var known: Set<LocalValue> = []
  /// Those in a `count` or `for_each`, or in a provider's configuration.
  private var counted: Set<LocalValue> = []
  /// Those of which an argument shows that they are not known.
  private var unknown: Set<LocalValue> = []
  /// Those of them that are themselves such an argument's value, not only a part of it.
  private var unknownItself: Set<LocalValue> = []
  /// Those of which an argument may show it, or that they are null.
  private var doubtful: Set<LocalValue> = []

  /// Tells `resolver` which locals of its plan are known when planning, and which are surely not.
  ///
  /// - Complexity: O(blocks × arguments + instances).
  static func find(_ resolver: inout Resolver) {
    var survey = KnownLocals()
    for group in resolver.plan.groups { survey.read(group, &resolver) }
    let root = Resolver.Context(module: 0, key: .none, repetition: nil)
    for argument in resolver.plan.configuration.providerArguments {
      survey.counted.formUnion(resolver.resolve(argument, in: root).locals)
    }
    let known = survey.counted.subtracting(survey.doubtful).union(survey.known)
    resolver.take(knownLocals: known.subtracting(survey.unknown), unknown: survey.unknownItself)
  }

  private mutating func read(_ group: Plan.Group, _ resolver: inout Resolver) {
    guard let first = group.members.first, let block = resolver.plan.block(of: first) else {
      return
    }
    let outer = Resolver.Context(module: group.module, key: .none, repetition: nil)
    let repetition = resolver.resolve(block.repetition, in: outer)
    if repetition.origins.isEmpty { counted.formUnion(repetition.locals) }
    let context = resolver.context(of: first)
    for argument in block.expressions.members {
      guard let name = argument.key else { continue }
      let isUnknown = group.members.contains { resolver.plan.resources[$0].isUnknown(name) }
      let isKnown = !isUnknown && resolver.plan.resources[first].isKnown(name)
      guard isUnknown || isKnown else { continue }
      for expression in Self.expressions(in: argument) {
        let resolution = resolver.resolve(expression, in: context)
        if isKnown {
          known.formUnion(resolution.locals)
        } else if resolution.origins.isEmpty, resolution.locals.count == 1 {
          add(unknown: resolution.locals[0], in: resolver.plan.resources[first].type, name)
        }
      }
    }
  }

  private mutating func add(unknown local: LocalValue, in type: String, _ argument: String) {
    if ProviderFilled.holds(type, argument) {
      doubtful.formUnion(local.prefixes)
    } else {
      unknown.formUnion(local.prefixes)
      unknownItself.insert(local)
    }
  }

  /// The expressions of an argument: itself, or those of the nested blocks that it is.
  private static func expressions(in argument: Value) -> [Value] {
    var found: [Value] = []
    var pending = [argument]
    while let next = pending.popLast() {
      if next["references"] != nil {
        found.append(next)
      } else {
        pending += next.children.filter { $0.isMapping || $0.isSequence }
      }
    }
    return found
  }
}

extension Plan.Resource {
  /// Whether only apply will know the argument `name`, or a part of it.
  fileprivate func isUnknown(_ name: String) -> Bool { unknown?[name]?.holdsTrue ?? false }

  /// Whether the argument `name` has a value.
  fileprivate func isKnown(_ name: String) -> Bool { values?[name].map { !$0.isNull } ?? false }
}
