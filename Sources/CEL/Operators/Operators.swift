extension Library {
  /// Operators, equality, ordering, `size`, `in`, indexing, `type` and `dyn`.
  ///
  /// Those that the interpreter computes itself (logic, equality, membership, indexing) are
  /// declared for the checker alone.
  package static let operators = Library(
    name: "operators", functions: logic + access + ordering + arithmetic + reflection)

  private static let anything = Type.parameter("A")
  private static let other = Type.parameter("B")

  private static let logic = [
    FunctionDeclaration(
      Operator.conditional,
      [Overload("conditional", [.bool, anything, anything], anything, .none)]),
    FunctionDeclaration(Operator.not, [Overload("logical_not", [.bool], .bool, .none)]),
    FunctionDeclaration(Operator.equal, [Overload("equals", [anything, anything], .bool, .none)]),
    FunctionDeclaration(
      Operator.notEqual, [Overload("not_equals", [anything, anything], .bool, .none)]),
  ]

  private static let access = [
    FunctionDeclaration(
      Operator.in,
      [
        Overload("in_list", [anything, .list(anything)], .bool, .none),
        Overload("in_map", [anything, .map(anything, other)], .bool, .none),
      ]),
    FunctionDeclaration(
      Operator.index,
      [
        Overload("index_list", [.list(anything), .int], anything, .none),
        Overload("index_map", [.map(anything, other), anything], other, .none),
        Overload(
          "optional_index_list", [.optional(.list(anything)), .int], .optional(anything), .none),
        Overload(
          "optional_index_map", [.optional(.map(anything, other)), anything], .optional(other),
          .none),
      ]),
    FunctionDeclaration(
      Operator.optionalIndex,
      [
        Overload("list_optindex", [.list(anything), .int], .optional(anything), .none),
        Overload("map_optindex", [.map(anything, other), anything], .optional(other), .none),
        Overload(
          "optional_list_optindex", [.optional(.list(anything)), .int], .optional(anything), .none),
        Overload(
          "optional_map_optindex", [.optional(.map(anything, other)), anything], .optional(other),
          .none),
      ]),
    FunctionDeclaration(
      "size",
      [Type.string, .bytes, .list(anything), .map(anything, other)].flatMap { type in
        [CallStyle.global, .member].map { style in
          Overload(
            "size_\(type.name)_\(style)", style, [type], .int, strictness: .open, .unary(size))
        }
      }),
  ]

  /// The size in code points, bytes, elements or entries.
  static func size(_ value: Value) -> Value {
    switch value {
    case .string(let string): .int(Int64(string.unicodeScalars.count))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let list): list.rest.map { .unknown($0) } ?? .int(Int64(list.count))
    case .map(let map): map.rest.map { .unknown($0) } ?? .int(Int64(map.count))
    case .unknown, .error: value
    default: .error(.noSuchOverload("size", [value]))
    }
  }

  private static let reflection = [
    FunctionDeclaration(
      "type",
      [
        Overload("type", [anything], .type(anything), strictness: .open, .unary { .type($0.type) })
      ]),
    FunctionDeclaration(
      "dyn", [Overload("to_dyn", [anything], .dyn, strictness: .lenient, .unary { $0 })]),
  ]
}

extension Library {
  /// What two values of a type, or two numbers of different types, can be ordered by.
  private static let ordering: [FunctionDeclaration] = [
    comparison(Operator.less) { $0 == .ascending },
    comparison(Operator.lessOrEqual) { $0 == .ascending || $0 == .equal },
    comparison(Operator.greater) { $0 == .descending },
    comparison(Operator.greaterOrEqual) { $0 == .descending || $0 == .equal },
  ]

  private static func comparison(
    _ name: String, _ holds: @escaping @Sendable (Order) -> Bool
  ) -> FunctionDeclaration {
    let implementation = Implementation.binary { left, right in
      guard let order = left.order(to: right) else {
        return .error(.noSuchOverload(name, [left, right]))
      }
      return .bool(holds(order))
    }
    let alike: [Type] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
    let numbers: [Type] = [.int, .uint, .double]
    let mixed = numbers.flatMap { left in
      numbers.filter { $0 != left }.map { right in (left, right) }
    }
    let pairs = alike.map { ($0, $0) } + mixed
    return FunctionDeclaration(
      name,
      pairs.map { left, right in
        Overload("\(name)_\(left.name)_\(right.name)", [left, right], .bool, implementation)
      })
  }
}
