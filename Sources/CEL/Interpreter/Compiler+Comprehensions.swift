/// What is the same for all macros that go over a list or a map.
struct Loop: Sendable {
  let range: Code
  let filter: Code?
  let body: Code
  /// Where the variables stand among the locals.
  let first: Int
  let hasSecond: Bool
  /// Steps of one round.
  let steps: Int
  let place: Range<Int>
  let bodyPlace: Range<Int>
}

extension Compiler {
  mutating func comprehension(
    _ comprehension: Comprehension, _ node: Expression
  ) -> Compiled {
    let range = compile(comprehension.range)
    let count = comprehension.second == nil ? 1 : 2
    let (indices, parts) = withLocals(count) { compiler in
      (comprehension.filter.map { compiler.compile($0) }, compiler.compile(comprehension.body))
    }
    let (filter, body) = parts
    let loop = Loop(
      range: range.code, filter: filter?.code, body: body.code,
      first: indices.lowerBound, hasSecond: count == 2,
      steps: 1 + (filter?.steps ?? 0) + body.steps, place: comprehension.range.range,
      bodyPlace: comprehension.body.range)
    return Compiled(range.steps + 1, loop.evaluator(comprehension.kind))
  }
}

extension Loop {
  fileprivate func evaluator(_ kind: Comprehension.Kind) -> Evaluator {
    switch kind {
    case .all: { quantified(&$0, deciding: false) }
    case .exists: { quantified(&$0, deciding: true) }
    case .existsOne: { existsOne(&$0) }
    case .map: { mapped(&$0) }
    case .filter: { filtered(&$0) }
    case .transformMap: { transformed(&$0, by: .key) }
    case .transformMapEntry: { transformed(&$0, by: .entries) }
    }
  }

  /// What is gone over, or what comes out if that can't be.
  private func elements(_ activation: inout Activation) -> Elements {
    let value = range.run(&activation)
    switch value {
    case .list(let list): return .list(list)
    case .map(let map): return .map(map)
    case .unknown, .error: return .neither(value)
    default:
      let error = EvaluationError(
        .noSuchOverload, "a value of type \(value.type) can't be gone over", range: place)
      return .neither(.error(error))
    }
  }

  /// Gives the variables their values for a round; false if the evaluation has cost too much.
  @inline(__always)
  private func enter(_ index: Int, of elements: Elements, _ activation: inout Activation) -> Bool {
    switch elements {
    case .list(let list):
      if hasSecond {
        activation.setLocal(first, .int(Int64(index)))
        activation.setLocal(first + 1, list[index])
      } else {
        activation.setLocal(first, list[index])
      }
    case .map(let map):
      activation.setLocal(first, map.key(at: index))
      if hasSecond { activation.setLocal(first + 1, map.value(at: index)) }
    case .neither: break
    }
    return activation.charge(steps)
  }

  /// `all` and `exists`: one element decides; else unknowns, then errors, are what comes out.
  private func quantified(_ activation: inout Activation, deciding: Bool) -> Value {
    let elements = elements(&activation)
    if case .neither(let value) = elements { return value }
    var undecided = elements.rest.map { Value.unknown($0) }
    for index in 0..<elements.count {
      guard enter(index, of: elements, &activation) else { return Activation.costLimitExceeded }
      let value = body.run(&activation)
      if case .bool(let bool) = value {
        if bool == deciding { return value }
      } else {
        undecided = Value.undecided(undecided, with: value, at: bodyPlace)
      }
    }
    return undecided ?? .bool(!deciding)
  }

  /// `exists_one`: two witnesses decide, whatever is unknown; an error is never absorbed.
  private func existsOne(_ activation: inout Activation) -> Value {
    let elements = elements(&activation)
    if case .neither(let value) = elements { return value }
    var unknown = elements.rest
    var witnesses = 0
    for index in 0..<elements.count {
      guard enter(index, of: elements, &activation) else { return Activation.costLimitExceeded }
      switch body.run(&activation) {
      case .bool(let bool): witnesses += bool ? 1 : 0
      case .unknown(let set): unknown = UnknownSet.union(unknown, set)
      case let value: return Value.undecided(nil, with: value, at: bodyPlace)
      }
    }
    if witnesses > 1 { return .bool(false) }
    return unknown.map { .unknown($0) } ?? .bool(witnesses == 1)
  }

  /// What a filter says of a round.
  private enum Passage {
    case passes
    case fails
    case unknown(UnknownSet)
    case error(Value)
  }

  private func passage(_ condition: Value) -> Passage {
    switch condition {
    case .bool(true): .passes
    case .bool(false): .fails
    case .unknown(let set): .unknown(set)
    default: .error(Value.undecided(nil, with: condition, at: bodyPlace))
    }
  }

  /// `map` and `transformList`: an unknown result stays an element; an element that may or may not
  /// pass the filter goes into the rest.
  private func mapped(_ activation: inout Activation) -> Value {
    let elements = elements(&activation)
    if case .neither(let value) = elements { return value }
    var rest = elements.rest
    var result: [Value] = []
    if filter == nil { result.reserveCapacity(elements.count) }
    for index in 0..<elements.count {
      guard enter(index, of: elements, &activation) else { return Activation.costLimitExceeded }
      if let filter {
        switch passage(filter.run(&activation)) {
        case .passes: break
        case .fails: continue
        case .error(let error): return error
        case .unknown(let set):
          rest = UnknownSet.union(rest, set)
          continue
        }
      }
      let value = body.run(&activation)
      if value.isError { return value }
      result.append(value)
    }
    return .list(List(result, rest: rest))
  }

  /// `filter`: an element that may or may not hold goes into the rest.
  private func filtered(_ activation: inout Activation) -> Value {
    let elements = elements(&activation)
    if case .neither(let value) = elements { return value }
    var rest = elements.rest
    var result: [Value] = []
    for index in 0..<elements.count {
      guard enter(index, of: elements, &activation) else { return Activation.costLimitExceeded }
      switch passage(body.run(&activation)) {
      case .passes: result.append(activation.local(first))
      case .fails: continue
      case .error(let error): return error
      case .unknown(let set): rest = UnknownSet.union(rest, set)
      }
    }
    return .list(List(result, rest: rest))
  }

  // MARK: Maps

  /// How the results become a map.
  private enum Keying {
    /// Each under the key of its round.
    case key
    /// Each is a map itself, whose entries are taken.
    case entries
  }

  /// `transformMap` and `transformMapEntry`.
  private func transformed(_ activation: inout Activation, by keying: Keying) -> Value {
    let elements = elements(&activation)
    if case .neither(let value) = elements { return value }
    var rest = elements.rest
    var builder = Map.Builder()
    for index in 0..<elements.count {
      guard enter(index, of: elements, &activation) else { return Activation.costLimitExceeded }
      if let filter {
        switch passage(filter.run(&activation)) {
        case .passes: break
        case .fails: continue
        case .error(let error): return error
        case .unknown(let set):
          rest = UnknownSet.union(rest, set)
          continue
        }
      }
      let key = activation.local(first)
      let value = body.run(&activation)
      if value.isError { return value }
      let failure =
        switch keying {
        case .key: builder.add(key: key, value: value)
        case .entries: builder.add(entriesOf: value, rest: &rest)
        }
      if let failure { return failure.located(at: bodyPlace) }
    }
    return .map(builder.map(rest: rest))
  }
}

extension Map.Builder {
  /// Adds the entries of a map; gives what goes wrong, if anything.
  fileprivate mutating func add(entriesOf value: Value, rest: inout UnknownSet?) -> Value? {
    switch value {
    case .map(let map):
      rest = UnknownSet.union(rest, map.rest)
      for index in 0..<map.count {
        let failure = add(key: map.key(at: index), value: map.value(at: index))
        if let failure { return failure }
      }
      return nil
    case .unknown(let set):
      rest = UnknownSet.union(rest, set)
      return nil
    default: return .error(.noSuchOverload("transformMapEntry", [value]))
    }
  }
}

/// What a macro goes over.
private enum Elements {
  case list(List)
  case map(Map)
  /// Something else; the value is what comes out.
  case neither(Value)

  var count: Int {
    switch self {
    case .list(let list): list.count
    case .map(let map): map.count
    case .neither: 0
    }
  }

  /// Why there may be more.
  var rest: UnknownSet? {
    switch self {
    case .list(let list): list.rest
    case .map(let map): map.rest
    case .neither: nil
    }
  }
}
