/// What the functions do that need an order among a list's elements.
enum OrderedFunction: Sendable {
  case sorted
  case isSorted
  case min
  case max

  fileprivate var name: String {
    switch self {
    case .sorted: "sort"
    case .isSorted: "isSorted"
    case .min: "min"
    case .max: "max"
    }
  }

  fileprivate func apply(to list: List) throws(EvaluationError) -> Value {
    let elements = list.elements
    guard elements.areComparable else {
      throw EvaluationError(
        .noSuchOverload, "'\(name)' needs a list of elements that have an order among them")
    }
    switch self {
    case .sorted: return .list(elements.sorted(by: elements))
    case .isSorted:
      return .bool(
        zip(elements, elements.dropFirst()).allSatisfy { $1.isLess(than: $0) != true })
    case .min: return try extreme(of: elements) { $0.isLess(than: $1) == true }
    case .max: return try extreme(of: elements) { $1.isLess(than: $0) == true }
    }
  }

  private func extreme(
    of elements: [Value], _ precedes: (Value, Value) -> Bool
  ) throws(EvaluationError) -> Value {
    guard var result = elements.first else {
      throw EvaluationError(.invalidArgument, "\(name) called on empty list")
    }
    for element in elements where precedes(element, result) { result = element }
    return result
  }
}

extension [Value] {
  /// Whether each element can be compared with the first.
  fileprivate var areComparable: Bool {
    guard let first else { return true }
    return allSatisfy { first.isComparable(with: $0) }
  }

  /// The elements in the order of their keys; equal keys keep the order.
  ///
  /// - Complexity: O(n log n) comparisons.
  fileprivate func sorted(by keys: [Value]) -> [Value] {
    indices.sorted { left, right in
      if keys[left].isLess(than: keys[right]) == true { return true }
      if keys[right].isLess(than: keys[left]) == true { return false }
      return left < right
    }.map { self[$0] }
  }
}

extension Type {
  /// The types whose values have an order.
  private static var comparable: [Type] {
    [.int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes]
  }

  /// The comparable types with the short names that overloads have.
  fileprivate static var named: [(name: String, type: Type)] {
    comparable.map { type in
      (type == .duration ? "duration" : type == .timestamp ? "timestamp" : type.name, type)
    }
  }
}

extension FunctionDeclaration {
  /// A member function of lists of each comparable type.
  static func ordered(
    _ name: String, id: (String) -> String, result: (Type) -> Type, _ function: OrderedFunction
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name,
      Type.named.map { element in
        Overload(
          id(element.name), .member, [.list(element.type)], result(element.type), cost: .linear,
          .unary { value in
            guard case .list(let list) = value else {
              return .error(.noSuchOverload(name, [value]))
            }
            return Value { () throws(EvaluationError) in try function.apply(to: list) }
          })
      })
  }

  /// What `sortBy` becomes: sorts a list by another one of keys.
  static var sortedByKeys: FunctionDeclaration {
    FunctionDeclaration(
      Macro.sortedByKeys,
      Type.named.map { key in
        Overload(
          "list_\(key.name)_sortByAssociatedKeys", .member,
          [.list(.parameter("T")), .list(key.type)], .list(.parameter("T")), cost: .linear,
          .binary { list, keys in
            guard case .list(let elements) = list, case .list(let keys) = keys,
              elements.count == keys.count, keys.elements.areComparable
            else {
              return .failure(
                .noSuchOverload, "'sortBy' needs keys that have an order among them")
            }
            return .list(elements.elements.sorted(by: keys.elements))
          })
      })
  }

  /// The sum of numbers or durations.
  static var sum: FunctionDeclaration {
    FunctionDeclaration(
      "sum",
      [
        .sum("int", .int(0)), .sum("uint", .uint(0)), .sum("double", .double(0)),
        .sum("duration", .duration(.zero)),
      ])
  }
}

extension Overload {
  fileprivate static func sum(_ name: String, _ zero: Value) -> Overload {
    Overload(
      "list_\(name)_sum_\(name)", .member, [.list(zero.type)], zero.type, cost: .linear,
      .unary { value in
        guard case .list(let list) = value else { return .error(.noSuchOverload("sum", [value])) }
        return Value { () throws(EvaluationError) in
          var sum = list.count == 0 ? zero : list[0]
          for index in 0..<list.count where index > 0 { sum = try sum.adding(list[index]) }
          return sum
        }
      })
  }
}

extension Value {
  fileprivate func adding(_ other: Value) throws(EvaluationError) -> Value {
    let sum: Value? =
      switch (self, other) {
      case (.int(let left), .int(let right)): left.sum(with: right).map { .int($0) }
      case (.uint(let left), .uint(let right)): left.sum(with: right).map { .uint($0) }
      case (.double(let left), .double(let right)): .double(left + right)
      case (.duration(let left), .duration(let right)): .duration(try left.adding(right))
      default: .error(.noSuchOverload("sum", [self, other]))
      }
    guard let sum else { throw EvaluationError(.overflow, "integer overflow in a sum") }
    if case .error(let error) = sum { throw error }
    return sum
  }
}

extension FixedWidthInteger {
  /// The sum, unless it overflows.
  fileprivate func sum(with other: Self) -> Self? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }
}

extension Macro {
  fileprivate static let sortedByKeys = "@sortByAssociatedKeys"

  /// `list.sortBy(e, key)`: the list sorted by the keys that the expression gives.
  static let sortBy = Macro("sortBy", .member, argumentCount: 2) { call, expansion in
    guard let receiver = call.receiver, let variable = expansion.variable(call.arguments[0]) else {
      return nil
    }
    let hidden = "@sorted"
    let keys = Comprehension(
      .map, over: expansion.make(.identifier(hidden)), as: variable, nil, where: nil,
      call.arguments[1])
    let list = expansion.make(.identifier(hidden))
    let sorted = Expression.Kind.call(
      sortedByKeys, receiver: list, arguments: [expansion.make(.comprehension(keys))])
    return expansion.make(
      .bind(Name(hidden, at: receiver.range), receiver, expansion.make(sorted)))
  }
}
