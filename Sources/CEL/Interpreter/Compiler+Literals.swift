extension Compiler {
  /// `[a, ?b]`; an element may be unknown, an optional one that is makes the list open.
  mutating func list(_ elements: [ListElement]) -> Compiled {
    let parts = elements.map { element in (compile(element.value), element.access) }
    let constants = parts.compactMap { $1 == .required ? $0.constant : nil }
    if constants.count == parts.count { return Compiled(constant: .list(constants)) }
    let codes = parts.map { ($0.code, $1) }
    let steps = parts.reduce(1) { $0 + $1.0.steps + 1 }
    return Compiled(steps) { activation in
      var result: [Value] = []
      result.reserveCapacity(codes.count)
      var rest: UnknownSet?
      for (code, access) in codes {
        let value = code.run(&activation)
        switch (value, access) {
        case (.error, _): return value
        case (_, .required): result.append(value)
        case (.optional(let content), .optional): if let content { result.append(content) }
        case (.unknown(let set), .optional): rest = UnknownSet.union(rest, set)
        case (_, .optional): return .error(.noSuchOverload("[?]", [value]))
        }
      }
      return .list(List(result, rest: rest))
    }
  }

  /// `{k: v, ?k: v}`; an unknown key, or an optional entry that is unknown, makes the map open.
  mutating func map(_ entries: [MapEntry], _ node: Expression) -> Compiled {
    let parts = entries.map { entry in
      (key: compile(entry.key), value: compile(entry.value), access: entry.access)
    }
    let codes = parts.map { ($0.key.code, $0.value.code, $0.access) }
    let steps = parts.reduce(1) { $0 + $1.key.steps + $1.value.steps + 1 }
    let range = node.range
    let evaluator: Evaluator = { activation in
      var builder = Map.Builder()
      var rest: UnknownSet?
      for (key, value, access) in codes {
        let outcome = builder.add(
          key: key.run(&activation), value: value.run(&activation), access, rest: &rest)
        if let outcome { return outcome.located(at: range) }
      }
      return .map(builder.map(rest: rest))
    }
    let isConstant = parts.allSatisfy {
      $0.key.constant != nil && $0.value.constant != nil && $0.access == .required
    }
    return isConstant ? folded(steps, evaluator) : Compiled(steps, evaluator)
  }

  /// Computes what depends on constants alone; an error is left for the evaluation.
  func folded(_ steps: Int, _ evaluator: @escaping Evaluator) -> Compiled {
    var activation = Activation()
    let value = evaluator(&activation)
    return value.isError ? Compiled(steps, evaluator) : Compiled(constant: value)
  }
}

extension Map.Builder {
  /// Adds an entry of a literal; gives what goes wrong, if anything.
  mutating func add(
    key: Value, value: Value, _ access: Access, rest: inout UnknownSet?
  ) -> Value? {
    if key.isError { return key }
    if value.isError { return value }
    if case .unknown(let set) = key {
      rest = UnknownSet.union(rest, set)
      return nil
    }
    guard access == .optional else { return add(key: key, value: value) }
    switch value {
    case .optional(let content): return content.flatMap { add(key: key, value: $0) }
    case .unknown(let set):
      rest = UnknownSet.union(rest, set)
      return nil
    default: return .error(.noSuchOverload("{?}", [value]))
    }
  }

  /// Adds an entry; gives what goes wrong, if anything.
  mutating func add(key: Value, value: Value) -> Value? {
    switch add(value, for: key) {
    case .added: nil
    case .duplicate: .failure(.duplicateKey, "the map has one key twice")
    case .unsupportedKey:
      .failure(.invalidArgument, "a value of type \(key.type) can't be a key")
    }
  }
}
