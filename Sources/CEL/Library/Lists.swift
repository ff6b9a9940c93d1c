extension Library {
  /// More functions of lists, those of Kubernetes among them.
  package static let lists = Library(
    name: "lists",
    functions: [
      Overload.ofList("slice", "list_slice", [.int, .int]) { list, arguments in
        slice(list, arguments)
      },
      FunctionDeclaration(
        "flatten",
        [
          Overload(
            "list_flatten", .member, [.list(.list(.parameter("T")))], .list(.parameter("T")),
            strictness: .open, cost: .linear, .unary { flatten($0, depth: .int(1)) }),
          Overload(
            "list_flatten_int", .member, [.list(.dyn), .int], .list(.dyn), strictness: .open,
            cost: .linear, .binary { flatten($0, depth: $1) }),
        ]),
      FunctionDeclaration(
        "distinct",
        [
          Overload(
            "list_distinct", .member, [.list(.parameter("T"))], .list(.parameter("T")),
            strictness: .open, cost: .linear, .unary(distinct))
        ]),
      FunctionDeclaration(
        "reverse",
        [
          Overload(
            "list_reverse", .member, [.list(.parameter("T"))], .list(.parameter("T")),
            strictness: .open, cost: .linear, .unary(reversed))
        ]),
      .native("lists.range", "lists_range") { (count: Int64) throws(EvaluationError) in
        try LibraryLimits.check(listElements: Int(clamping: count))
        return List((0..<Swift.max(0, count)).map { .int($0) })
      },
      .ordered("sort", id: { "list_\($0)_sort" }, result: { .list($0) }, .sorted),
      .ordered("isSorted", id: { "list_\($0)_is_sorted_bool" }, result: { _ in .bool }, .isSorted),
      .ordered("min", id: { "list_\($0)_min_\($0)" }, result: { $0 }, .min),
      .ordered("max", id: { "list_\($0)_max_\($0)" }, result: { $0 }, .max),
      .sortedByKeys,
      .sum,
      Overload.ofList(
        "indexOf", "list_a_index_of_int", [.parameter("T")], result: .int, cost: .linear
      ) { list, arguments in list.position(of: arguments[0], in: Array(0..<list.count)) },
      Overload.ofList(
        "lastIndexOf", "list_a_last_index_of_int", [.parameter("T")], result: .int, cost: .linear
      ) { list, arguments in
        list.position(of: arguments[0], in: (0..<list.count).reversed())
      },
      FunctionDeclaration(
        "includes",
        [
          Overload(
            "list_includes_dyn_dyn", .member, [.dyn, .dyn], .bool, strictness: .open,
            cost: .linear,
            .binary { target, value in
              if case .list(let list) = target {
                list.contains(value)
              } else {
                target.isEqual(to: value)
              }
            })
        ]),
    ],
    macros: [.sortBy])

  private static func slice(_ list: List, _ arguments: [Value]) -> Value {
    guard case .int(let start) = arguments[0], case .int(let end) = arguments[1] else {
      return .error(.noSuchOverload("slice", [.list(list)] + arguments))
    }
    guard 0 <= start, start <= end, end <= list.count else {
      return .failure(
        .indexOutOfRange,
        "cannot slice(\(start), \(end)) a list of length \(list.count)")
    }
    return .list((Int(start)..<Int(end)).map { list[$0] })
  }

  @Sendable private static func reversed(_ value: Value) -> Value {
    guard case .list(let list) = value else {
      return .error(.noSuchOverload("reverse", [value]))
    }
    return .list(List(list.elements.reversed(), rest: list.rest))
  }

  // MARK: Flattening

  /// The elements of the lists in a list; what is unknown may be any number of elements.
  private static func flatten(_ value: Value, depth: Value) -> Value {
    guard case .list(let list) = value, case .int(let depth) = depth else {
      return .error(.noSuchOverload("flatten", [value, depth]))
    }
    guard depth >= 0 else {
      return .failure(.invalidArgument, "flatten needs a depth that is not negative")
    }
    return Value { () throws(EvaluationError) in
      var flattening = Flattening()
      try flattening.add(list, depth: Int(clamping: depth))
      return .list(List(flattening.elements, rest: flattening.rest))
    }
  }

  private struct Flattening {
    var elements: [Value] = []
    var rest: UnknownSet?
    private var visited = 0

    mutating func add(_ list: List, depth: Int, level: Int = 0) throws(EvaluationError) {
      guard level <= LibraryLimits.nesting else {
        throw EvaluationError(.limit, "the list is nested too deep to be flattened")
      }
      rest = UnknownSet.union(rest, list.rest)
      visited += list.count
      try LibraryLimits.check(listElements: visited)
      for index in 0..<list.count {
        switch list[index] {
        case .list(let nested) where depth > 0:
          try add(nested, depth: depth - 1, level: level + 1)
        case .unknown(let set) where depth > 0:
          rest = UnknownSet.union(rest, set)
        case let element:
          elements.append(element)
        }
      }
    }
  }

  // MARK: Distinct elements

  /// The first of all elements that are equal; how many more there are if some are unknown is
  /// unknown, too.
  @Sendable private static func distinct(_ value: Value) -> Value {
    guard case .list(let list) = value else {
      return .error(.noSuchOverload("distinct", [value]))
    }
    var result: [Value] = []
    var scalars: Set<ScalarKey> = []
    var others: [Value] = []
    for element in list.elements {
      if case .unknown = element { continue }
      if let key = ScalarKey(element) {
        if scalars.insert(key).inserted { result.append(element) }
      } else {
        switch List(others).contains(element) {
        case .bool(true): continue
        case .bool(false):
          others.append(element)
          result.append(element)
        case let obstacle: return obstacle
        }
      }
    }
    return .list(List(result, rest: list.unknowns))
  }
}

/// A bool, string or whole number such that equal ones are equal here, whatever their types.
private enum ScalarKey: Hashable {
  case bool(Bool)
  case negative(Int64)
  case natural(UInt64)
  case double(Double)
  case text([UInt8])

  /// A key; nil for what must be compared one by one.
  init?(_ value: Value) {
    switch value {
    case .bool(let bool): self = .bool(bool)
    case .int(let int): self = int < 0 ? .negative(int) : .natural(UInt64(int))
    case .uint(let uint): self = .natural(uint)
    case .double(let double): self.init(double)
    case .string(let string): self = .text(Array(string.utf8))
    default: return nil
    }
  }

  private init?(_ double: Double) {
    if let natural = UInt64(exactly: double) {
      self = .natural(natural)
    } else if let negative = Int64(exactly: double) {
      self = .negative(negative)
    } else if !double.isNaN {
      self = .double(double)
    } else {
      return nil
    }
  }
}

extension List {
  /// The first position, in the order given, whose element equals a value; -1 if there is none,
  /// unknown if that is undecided.
  fileprivate func position(of value: Value, in order: [Int]) -> Value {
    for index in order {
      switch self[index].isEqual(to: value) {
      case .bool(true): return .int(Int64(index))
      case .bool(false): continue
      case let obstacle: return obstacle
      }
    }
    return .int(-1)
  }
}

extension Overload {
  /// A member function of any list with further parameters.
  fileprivate static func ofList(
    _ name: String, _ id: String, _ parameters: [Type],
    result: Type = .list(.parameter("T")), cost: Cost = .constant(1),
    _ body: @escaping @Sendable (List, [Value]) -> Value
  ) -> FunctionDeclaration {
    let overload = Overload(
      id, .member, [.list(.parameter("T"))] + parameters, result, cost: cost,
      .variadic { values in
        guard case .list(let list)? = values.first, values.count == parameters.count + 1 else {
          return .error(.noSuchOverload(name, values))
        }
        return body(list, Array(values.dropFirst()))
      })
    return FunctionDeclaration(name, [overload])
  }
}
