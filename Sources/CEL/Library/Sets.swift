extension Library {
  /// Lists taken for sets.
  ///
  /// Open lists are welcome: a known witness or counter-example decides, else the result is
  /// unknown.
  package static let sets = Library(
    name: "sets",
    functions: [
      .ofSets("sets.contains", "list_sets_contains_list") { list, part in
        list.containsAll(of: part)
      },
      .ofSets("sets.equivalent", "list_sets_equivalent_list") { left, right in
        left.containsAll(of: right).and(right.containsAll(of: left))
      },
      .ofSets("sets.intersects", "list_sets_intersects_list") { left, right in
        left.intersects(right)
      },
    ])
}

extension FunctionDeclaration {
  fileprivate static func ofSets(
    _ name: String, _ id: String, _ body: @escaping @Sendable (List, List) -> Value
  ) -> FunctionDeclaration {
    let list = Type.list(.parameter("T"))
    return FunctionDeclaration(
      name,
      [
        Overload(
          id, [list, list], .bool, strictness: .open, cost: .product,
          .binary { left, right in
            guard case .list(let first) = left, case .list(let second) = right else {
              return .error(.noSuchOverload(name, [left, right]))
            }
            return body(first, second)
          })
      ])
  }
}

extension List {
  /// Whether every element of another list is in this one.
  fileprivate func containsAll(of other: List) -> Value {
    var result = other.rest.map { Value.unknown($0) } ?? .bool(true)
    for index in 0..<other.count {
      result = result.and(contains(other[index]))
      if case .bool(false) = result { break }
    }
    return result
  }

  /// Whether some element of another list is in this one.
  fileprivate func intersects(_ other: List) -> Value {
    var unknown = count > 0 || rest != nil ? other.rest : nil
    for index in 0..<other.count {
      switch contains(other[index]) {
      case .bool(true): return .bool(true)
      case .unknown(let set): unknown = UnknownSet.union(unknown, set)
      case let error where error.isError: return error
      default: continue
      }
    }
    return unknown.map { .unknown($0) } ?? .bool(false)
  }
}

extension Value {
  /// Both of two judgements: false decides, then an error, then what is unknown.
  fileprivate func and(_ other: Value) -> Value {
    switch (self, other) {
    case (.bool(false), _), (_, .bool(true)): self
    case (_, .bool(false)), (.bool(true), _): other
    case (.unknown(let left), .unknown(let right)): .unknown(left.union(right))
    case (.error, _): self
    default: other
    }
  }
}
