extension Library {
  /// The macros and functions of optional values.
  package static let optionals = Library(
    name: "optionals", functions: makers + readers + listEnds, macros: Macro.optionalMacros)

  private static let element = Type.parameter("T")

  private static let makers = [
    FunctionDeclaration(
      "optional.none",
      [Overload("optional_none", [], .optional(element), .nullary { .none })]),
    FunctionDeclaration(
      "optional.of",
      [
        Overload(
          "optional_of", [element], .optional(element), strictness: .open,
          .unary { .optional($0) })
      ]),
    FunctionDeclaration(
      "optional.ofNonZeroValue",
      [
        Overload(
          "optional_of_nonzero", [element], .optional(element), strictness: .open,
          .unary { $0.isZero ? .none : .optional($0) })
      ]),
    FunctionDeclaration(
      "optional.unwrap",
      [
        Overload(
          "optional_unwrap", [.list(.optional(element))], .list(element), strictness: .open,
          cost: .linear, .unary(unwrap))
      ]),
    FunctionDeclaration(
      "unwrapOpt",
      [
        Overload(
          "list_unwrap", .member, [.list(.optional(element))], .list(element), strictness: .open,
          cost: .linear, .unary(unwrap))
      ]),
  ]

  private static let readers = [
    FunctionDeclaration(
      "hasValue",
      [
        Overload(
          "optional_has_value", .member, [.optional(element)], .bool,
          .unary { value in
            guard case .optional(let content) = value else {
              return .error(.noSuchOverload("hasValue", [value]))
            }
            return .bool(content != nil)
          })
      ]),
    FunctionDeclaration(
      "value",
      [
        Overload(
          "optional_value", .member, [.optional(element)], element,
          .unary { value in
            guard case .optional(let content) = value else {
              return .error(.noSuchOverload("value", [value]))
            }
            return content ?? .failure(.other, "the optional has no value")
          })
      ]),
    FunctionDeclaration(
      "or",
      [
        Overload(
          "optional_or", .member, [.optional(element), .optional(element)], .optional(element),
          strictness: .lenient,
          .binary { left, right in
            // What is no optional, behind a dynamic type, is taken for present, as in cel-go.
            if case .optional(nil) = left { right } else { left }
          })
      ]),
    FunctionDeclaration(
      "orValue",
      [
        Overload(
          "optional_or_value", .member, [.optional(element), element], element,
          strictness: .lenient,
          .binary { left, right in
            if case .optional(let content) = left { content ?? right } else { left }
          })
      ]),
  ]

  private static let listEnds = [
    end("first") { list in list.count == 0 ? .none : .optional(list[0]) },
    end("last") { list in list.count == 0 ? .none : .optional(list[list.count - 1]) },
  ]

  private static func end(
    _ name: String, _ pick: @escaping @Sendable (List) -> Value
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name,
      [
        Overload(
          "list_\(name)", .member, [.list(element)], .optional(element), strictness: .open,
          .unary { value in
            guard case .list(let list) = value else {
              return .error(.noSuchOverload(name, [value]))
            }
            return list.rest.map { .unknown($0) } ?? pick(list).liftingUnknown
          })
      ])
  }

  private static func unwrap(_ value: Value) -> Value {
    guard case .list(let list) = value else {
      return .error(.noSuchOverload("unwrap", [value]))
    }
    var rest = list.rest
    var elements: [Value] = []
    for element in list.elements {
      switch element {
      case .optional(let content?): elements.append(content)
      case .optional(nil): continue
      case .unknown(let set): rest = UnknownSet.union(rest, set)
      default: return .error(.noSuchOverload("unwrap", [value]))
      }
    }
    return .list(List(elements, rest: rest))
  }
}

extension Value {
  /// An optional of something unknown is itself unknown.
  fileprivate var liftingUnknown: Value {
    if case .optional(let content?) = self, case .unknown = content { content } else { self }
  }

  /// Whether the value is the least there is of its type.
  fileprivate var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let bool): !bool
    case .int(let int): int == 0
    case .uint(let uint): uint == 0
    case .double(let double): double == 0
    case .string(let string): string.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let list): list.count == 0 && list.rest == nil
    case .map(let map): map.count == 0 && map.rest == nil
    case .timestamp(let timestamp): timestamp.seconds == 0 && timestamp.nanoseconds == 0
    case .duration(let duration): duration.seconds == 0 && duration.nanoseconds == 0
    case .optional(let content): content == nil
    case .type, .object, .unknown, .error: false
    }
  }
}
