extension Library {
  /// Functions of numbers.
  package static let math = Library(
    name: "math",
    functions: [
      .extreme("math.@max", "math_@max") { $0.isLess(than: $1) == true },
      .extreme("math.@min", "math_@min") { $1.isLess(than: $0) == true },
      .native("math.ceil", "math_ceil_double") { (number: Double) in number.rounded(.up) },
      .native("math.floor", "math_floor_double") { (number: Double) in number.rounded(.down) },
      .native("math.round", "math_round_double") { (number: Double) in
        number.rounded(.toNearestOrAwayFromZero)
      },
      .native("math.trunc", "math_trunc_double") { (number: Double) in
        number.rounded(.towardZero)
      },
      .native("math.isNaN", "math_isNaN_double") { (number: Double) in number.isNaN },
      .native("math.isInf", "math_isInf_double") { (number: Double) in number.isInfinite },
      .native("math.isFinite", "math_isFinite_double") { (number: Double) in number.isFinite },
      absolute, sign, squareRoot,
      .bitwise("math.bitAnd", &, &),
      .bitwise("math.bitOr", |, |),
      .bitwise("math.bitXor", ^, ^),
      FunctionDeclaration(
        "math.bitNot",
        [
          .native("math_bitNot_int_int") { (number: Int64) in ~number },
          .native("math_bitNot_uint_uint") { (number: UInt64) in ~number },
        ]),
      .shift("math.bitShiftLeft", "math_bitShiftLeft") { $0 << $1 },
      .shift("math.bitShiftRight", "math_bitShiftRight") { $0 >> $1 },
    ],
    macros: [.extreme("math.greatest", "@max"), .extreme("math.least", "@min")])

  private static var absolute: FunctionDeclaration {
    FunctionDeclaration(
      "math.abs",
      [
        .native("math_abs_double") { (number: Double) in number.magnitude },
        .native("math_abs_int") { (number: Int64) throws(EvaluationError) in
          guard number != .min else { throw EvaluationError(.overflow, "integer overflow") }
          return Int64(number.magnitude)
        },
        .native("math_abs_uint") { (number: UInt64) in number },
      ])
  }

  private static var sign: FunctionDeclaration {
    FunctionDeclaration(
      "math.sign",
      [
        .native("math_sign_double") { (number: Double) in
          number > 0 ? 1 : number < 0 ? -1 : number.isNaN ? number : 0
        },
        .native("math_sign_int") { (number: Int64) in number.signum() },
        .native("math_sign_uint") { (number: UInt64) in number.signum() },
      ])
  }

  private static var squareRoot: FunctionDeclaration {
    FunctionDeclaration(
      "math.sqrt",
      [
        .native("math_sqrt_double") { (number: Double) in number.squareRoot() },
        .native("math_sqrt_int") { (number: Int64) in Double(number).squareRoot() },
        .native("math_sqrt_uint") { (number: UInt64) in Double(number).squareRoot() },
      ])
  }
}

extension FunctionDeclaration {
  /// An operation on the bits of two ints or two uints.
  fileprivate static func bitwise(
    _ name: String, _ ints: @escaping @Sendable (Int64, Int64) -> Int64,
    _ uints: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> FunctionDeclaration {
    let id = name.replacingDot
    return FunctionDeclaration(
      name, [.native("\(id)_int_int", by: ints), .native("\(id)_uint_uint", by: uints)])
  }

  /// A shift of the bits, zeros coming in, of ints as well.
  fileprivate static func shift(
    _ name: String, _ id: String, _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> FunctionDeclaration {
    @Sendable func shifted(_ bits: UInt64, _ offset: Int64) throws(EvaluationError) -> UInt64 {
      guard offset >= 0 else {
        throw EvaluationError(.invalidArgument, "\(name)() negative offset: \(offset)")
      }
      return shift(bits, offset)
    }
    return FunctionDeclaration(
      name,
      [
        .native("\(id)_int_int") { (number: Int64, offset: Int64) throws(EvaluationError) in
          Int64(bitPattern: try shifted(UInt64(bitPattern: number), offset))
        },
        .native("\(id)_uint_int") { (number: UInt64, offset: Int64) throws(EvaluationError) in
          try shifted(number, offset)
        },
      ])
  }

  /// The greatest or least of one number, of two, or of a list.
  fileprivate static func extreme(
    _ name: String, _ id: String, _ isBetter: @escaping @Sendable (Value, Value) -> Bool
  ) -> FunctionDeclaration {
    let numbers: [Type] = [.double, .int, .uint]
    let single = numbers.map { type in
      Overload("\(id)_\(type.name)", [type], type, .unary { $0 })
    }
    let pairs = numbers.flatMap { first in
      numbers.map { second in
        Overload(
          "\(id)_\(first.name)_\(second.name)", [first, second], first == second ? first : .dyn,
          .binary { isBetter($0, $1) ? $1 : $0 })
      }
    }
    let lists = numbers.map { type in
      Overload(
        "\(id)_list_\(type.name)", [.list(type)], type, cost: .linear,
        .unary { extreme(of: $0, name, isBetter) })
    }
    return FunctionDeclaration(name, single + pairs + lists)
  }

  private static func extreme(
    of value: Value, _ name: String, _ isBetter: (Value, Value) -> Bool
  ) -> Value {
    guard case .list(let list) = value else { return .error(.noSuchOverload(name, [value])) }
    guard list.count > 0 else {
      return .failure(.invalidArgument, "\(name)(list) argument must not be empty")
    }
    var result = list[0]
    for index in 0..<list.count {
      let element = list[index]
      switch element {
      case .int, .uint, .double: if isBetter(result, element) { result = element }
      default: return .error(.noSuchOverload(name, [value]))
      }
    }
    return result
  }
}

extension Macro {
  /// `math.greatest` and `math.least`, of any number of arguments.
  fileprivate static func extreme(_ name: String, _ function: String) -> Macro {
    Macro(name, argumentCount: nil) { call, expansion in
      guard !call.arguments.isEmpty else {
        expansion.reject("'\(name)' needs at least one argument")
        return nil
      }
      for argument in call.arguments where !argument.mayBeNumeric(among: call.arguments.count) {
        expansion.reject("'\(name)' takes numbers", at: argument.range)
        return nil
      }
      var arguments = call.arguments
      if arguments.count > 2 {
        arguments = [expansion.make(.list(arguments.map { ListElement($0) }))]
      }
      let receiver = expansion.make(.identifier("math"))
      return expansion.make(.call(function, receiver: receiver, arguments: arguments))
    }
  }
}

extension Expression {
  /// Whether an argument may be a number, as far as its form tells; a list may stand alone.
  fileprivate func mayBeNumeric(among count: Int) -> Bool {
    switch kind {
    case .literal(.int), .literal(.uint), .literal(.double): true
    case .list: count == 1
    case .literal, .map, .object: false
    default: true
    }
  }
}

extension String {
  fileprivate var replacingDot: String {
    String(map { $0 == "." ? "_" : $0 })
  }
}
