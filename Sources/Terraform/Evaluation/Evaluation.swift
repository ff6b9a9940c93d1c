internal import Documents
internal import HCL

/// Evaluates the expressions of the sources, as far as that says what they refer to.
///
/// A plan lists what an expression mentions and no more: which element of a list it takes, or which
/// branch, only the sources say. It is worked out here on ``Symbol``s. What is not understood falls
/// back to all that the expression mentions, so nothing is lost by it.
extension Resolver {
  /// Where an expression stands.
  struct Scope {
    /// The module instance.
    let module: Int
    /// What `each.key` and `count.index` say.
    var key = InstanceKey.none
    /// What `each.value` is.
    var element: Symbol?
    /// What the loops around the expression have bound.
    var bound: [String: Symbol] = [:]
  }

  /// What has been worked out already.
  struct Evaluations {
    struct Name: Hashable {
      let module: Int
      let name: String
    }

    var locals: [Name: Symbol] = [:]
    var variables: [Name: Symbol] = [:]
    var outputs: [Name: Symbol] = [:]
    var repetitions: [Name: Symbol] = [:]
    /// The elements of those of `repetitions` that are lists, by what they come to.
    var elements: [Name: [String: Symbol]] = [:]
    /// What the instances of a block come to, by the number of their group.
    var groups: [Int: Symbol] = [:]
    /// What the instances of a module block come to, by the block and by how many there were.
    var calls: [Name: [Int: Symbol]] = [:]
    var paths: [Int: [String]] = [:]
    /// How many nodes of expressions may yet be looked at for the present question.
    var budget = 0
    /// How many more all questions together may cost, before each is held to a few.
    var reserve = 0
    var depth = 0
  }

  /// How many expressions may lead to one another.
  private static let evaluationDepth = 96
  /// How many nodes one question may cost.
  static let evaluationBudget = 400_000
  /// How many nodes all questions about so many resources may cost together.
  ///
  /// A block whose every instance goes over all instances of another would else cost their product.
  static func evaluationReserve(_ resources: Int) -> Int { 1_000_000 + 50 * resources }
  /// How many nodes each question may cost when the reserve is spent.
  static let evaluationMinimum = 200

  /// The module of the sources that the module instance `number` is of.
  mutating func sourceModule(of number: Int) -> SourceModule? {
    if let path = evaluations.paths[number] { return sourceFiles.modules[path] }
    var path: [String] = []
    var current = number
    while let parent = plan.modules[current].parent {
      path.append(plan.modules[current].call)
      current = parent
    }
    path.reverse()
    evaluations.paths[number] = path
    return sourceFiles.modules[path]
  }

  /// What `expression`, which stands in `scope`, comes to.
  mutating func evaluate(_ expression: Expression, in scope: Scope) -> Symbol {
    evaluations.budget -= 1
    guard evaluations.budget > 0, evaluations.depth < Self.evaluationDepth else { return .unknown }
    evaluations.depth += 1
    defer { evaluations.depth -= 1 }
    switch expression.kind {
    case .null: return .null
    case .bool(let truth): return .bool(truth)
    case .number(let text): return Double(text).map { .number($0) } ?? .given
    case .template(let parts): return template(parts, in: scope)
    case .variable, .selection: return selection(expression, in: scope)
    case .list(let elements): return weighed(.list(elements.map { evaluate($0, in: scope) }))
    case .object(let entries): return weighed(object(entries, in: scope))
    case .call(let function, let arguments, let spread):
      return weighed(call(function.text, arguments, spread, in: scope))
    case .loop(let loop): return weighed(self.loop(loop, in: scope))
    case .conditional(let condition, let first, let second):
      return conditional(condition, first, second, in: scope)
    case .operation(let operators, let operands):
      return operation(operators, operands, in: scope)
    case .prefixed(let sign, let operand): return prefixed(sign, evaluate(operand, in: scope))
    case .group(let inner): return evaluate(inner, in: scope)
    }
  }

  /// What `expression` comes to, with what the plan knows of it in its place.
  ///
  /// In two steps: in one, Swift would take a copy of the resolver for the outer call before the inner
  /// one alters it, and with it all that has been worked out.
  mutating func evaluateSettled(_ expression: Expression, in scope: Scope) -> Symbol {
    let symbol = evaluate(expression, in: scope)
    return settled(symbol)
  }

  /// `symbol`, unless there is too much in it: values share their parts, so a few lines can stand for
  /// more than any memory holds.
  private mutating func weighed(_ symbol: Symbol) -> Symbol {
    let weight = symbol.weight(upTo: evaluations.budget)
    evaluations.budget -= weight
    return evaluations.budget > 0 ? symbol : .unknown
  }

  private mutating func object(_ entries: [Expression.Entry], in scope: Scope) -> Symbol {
    var object = SymbolObject()
    for entry in entries {
      let key = entry.name ?? evaluateSettled(entry.key, in: scope).known
      let value = evaluate(entry.value, in: scope)
      if let key { object.members[key] = value } else { object.isOpen = true }
    }
    return .object(object)
  }

  private mutating func conditional(
    _ condition: Expression, _ first: Expression, _ second: Expression, in scope: Scope
  ) -> Symbol {
    if let truth = evaluateSettled(condition, in: scope).truth {
      return evaluate(truth ? first : second, in: scope)
    }
    return Symbol.either([evaluate(first, in: scope), evaluate(second, in: scope)])
  }

  private mutating func template(_ parts: [Expression.Part], in scope: Scope) -> Symbol {
    if parts.count == 1, case .value(let value) = parts[0] { return evaluate(value, in: scope) }
    var text: String? = ""
    var mixed: [Symbol] = []
    for part in parts {
      switch part {
      case .text(let piece): text?.append(piece)
      case .value(let value):
        let symbol = evaluate(value, in: scope)
        if let known = symbol.known { text?.append(known) } else { text = nil }
        mixed.append(symbol)
      case .condition, .repetition:
        text = nil
        mixed.append(.given)
      }
    }
    return text.map { .text($0) } ?? .mix(mixed)
  }

  private mutating func loop(_ loop: Expression.Loop, in scope: Scope) -> Symbol {
    let collection = evaluate(loop.source, in: scope)
    let source = unfolded(collection)
    guard let elements = source.elements else {
      return .mix([source, bodyOfLoop(loop, over: source, in: scope)])
    }
    evaluations.budget -= elements.count
    guard evaluations.budget > 0 else { return .unknown }
    var list: [Symbol] = []
    var object = SymbolObject()
    for (key, value) in elements {
      var inner = scope
      if let name = loop.key?.text { inner.bound[name] = key }
      inner.bound[loop.element.text] = value
      if let filter = loop.filter {
        guard let kept = evaluateSettled(filter, in: inner).truth else {
          object.isOpen = true
          list.append(.some([.null, evaluate(loop.result, in: inner)]))
          continue
        }
        if !kept { continue }
      }
      let result = evaluate(loop.result, in: inner)
      list.append(result)
      guard let resultKey = loop.resultKey else { continue }
      if let key = evaluateSettled(resultKey, in: inner).known {
        object.members[key] = result
      } else {
        object.isOpen = true
      }
    }
    return loop.resultKey == nil ? .list(list) : .object(object)
  }

  /// The result of a loop over elements that can't be told one from another.
  private mutating func bodyOfLoop(
    _ loop: Expression.Loop, over source: Symbol, in scope: Scope
  ) -> Symbol {
    var inner = scope
    if let name = loop.key?.text { inner.bound[name] = .given }
    inner.bound[loop.element.text] = source
    return evaluate(loop.result, in: inner)
  }
}

extension Symbol {
  /// One of `choices`; what would be an error is none of them.
  static func either(_ choices: [Symbol]) -> Symbol {
    let left = choices.filter { !$0.isMissing }
    return left.count == 1 ? left[0] : left.isEmpty ? .missing : .some(left)
  }
}
