extension Library {
  /// Arithmetic on numbers, and `+` on strings, bytes and lists; time adds overloads of its own.
  static let arithmetic: [FunctionDeclaration] = [
    FunctionDeclaration(
      Operator.add,
      numeric(
        Operator.add, { $0.addingReportingOverflow($1) }, { $0.addingReportingOverflow($1) },
        { $0 + $1 }) + concatenation),
    FunctionDeclaration(
      Operator.subtract,
      numeric(
        Operator.subtract, { $0.subtractingReportingOverflow($1) },
        { $0.subtractingReportingOverflow($1) }, { $0 - $1 })),
    FunctionDeclaration(
      Operator.multiply,
      numeric(
        Operator.multiply, { $0.multipliedReportingOverflow(by: $1) },
        { $0.multipliedReportingOverflow(by: $1) }, { $0 * $1 })),
    FunctionDeclaration(
      Operator.divide,
      numeric(
        Operator.divide, { $0.dividedReportingOverflow(by: $1) },
        { $0.dividedReportingOverflow(by: $1) }, { $0 / $1 })),
    FunctionDeclaration(
      Operator.modulo,
      Array(
        numeric(
          Operator.modulo, { $0.remainderReportingOverflow(dividingBy: $1) },
          { $0.remainderReportingOverflow(dividingBy: $1) }, { left, _ in left }
        ).prefix(2))),
    FunctionDeclaration(
      Operator.negate,
      [
        Overload(
          "negate_int", [.int], .int,
          .unary { value in
            guard case .int(let number) = value else {
              return .error(.noSuchOverload(Operator.negate, [value]))
            }
            return number == .min ? overflow(Operator.negate) : .int(-number)
          }),
        Overload(
          "negate_double", [.double], .double,
          .unary { value in
            guard case .double(let number) = value else {
              return .error(.noSuchOverload(Operator.negate, [value]))
            }
            return .double(-number)
          }),
      ]),
  ]

  private typealias Checked<Integer> =
    @Sendable (Integer, Integer) -> (
      partialValue: Integer, overflow: Bool
    )

  /// The overloads of an operator for ints, uints and doubles.
  private static func numeric(
    _ name: String, _ ints: @escaping Checked<Int64>, _ uints: @escaping Checked<UInt64>,
    _ doubles: @escaping @Sendable (Double, Double) -> Double
  ) -> [Overload] {
    let divides = name == Operator.divide || name == Operator.modulo
    return [
      Overload(
        "\(name)_int", [.int, .int], .int,
        .binary { left, right in
          guard case .int(let left) = left, case .int(let right) = right else {
            return .error(.noSuchOverload(name, [left, right]))
          }
          if divides, right == 0 { return byZero(name) }
          let result = ints(left, right)
          return result.overflow ? overflow(name) : .int(result.partialValue)
        }),
      Overload(
        "\(name)_uint", [.uint, .uint], .uint,
        .binary { left, right in
          guard case .uint(let left) = left, case .uint(let right) = right else {
            return .error(.noSuchOverload(name, [left, right]))
          }
          if divides, right == 0 { return byZero(name) }
          let result = uints(left, right)
          return result.overflow ? overflow(name) : .uint(result.partialValue)
        }),
      Overload(
        "\(name)_double", [.double, .double], .double,
        .binary { left, right in
          guard case .double(let left) = left, case .double(let right) = right else {
            return .error(.noSuchOverload(name, [left, right]))
          }
          return .double(doubles(left, right))
        }),
    ]
  }

  private static func overflow(_ name: String) -> Value {
    .failure(.overflow, "the result of '\(Operator.symbol(of: name) ?? name)' overflows")
  }

  private static func byZero(_ name: String) -> Value {
    .failure(.divisionByZero, name == Operator.divide ? "division by zero" : "modulus by zero")
  }

  /// What `+` joins; lists keep the rest of either side.
  private static var concatenation: [Overload] {
    [
      Overload(
        "add_string", [.string, .string], .string, cost: .linear,
        .binary { left, right in
          guard case .string(let left) = left, case .string(let right) = right else {
            return .error(.noSuchOverload(Operator.add, [left, right]))
          }
          return .string(left + right)
        }),
      Overload(
        "add_bytes", [.bytes, .bytes], .bytes, cost: .linear,
        .binary { left, right in
          guard case .bytes(let left) = left, case .bytes(let right) = right else {
            return .error(.noSuchOverload(Operator.add, [left, right]))
          }
          return .bytes(left + right)
        }),
      Overload(
        "add_list", [.list(.parameter("A")), .list(.parameter("A"))], .list(.parameter("A")),
        strictness: .open, cost: .linear,
        .binary { left, right in
          guard case .list(let left) = left, case .list(let right) = right else {
            return .error(.noSuchOverload(Operator.add, [left, right]))
          }
          return .list(
            List(left.elements + right.elements, rest: UnknownSet.union(left.rest, right.rest)))
        }),
    ]
  }
}
