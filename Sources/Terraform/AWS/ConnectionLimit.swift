internal import ArchitectureGraph
internal import Documents
internal import Glibc

/// How many connections a database lets in: `max_connections` of its parameter group, or what RDS works
/// out from the memory of its class.
///
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
enum ConnectionLimit {
  /// Says how many connections `part` lets in, `declaring` being what names its class and `group` the
  /// argument that names its parameter group.
  static func set(
    _ part: Part, class declaring: Part, group argument: String, _ target: Target,
    _ graph: inout Contribution
  ) {
    let slot = part[argument]
    let groups = graph.ties(slot, target)
    let group = groups.first.flatMap { graph.part(at: $0.end) }
    if let group, let parameter = parameter(of: group) {
      let limit = limit(parameter["value"], declaring)
      graph.set(part, "maxConnections", limit.fact)
      graph.set(part, "maxConnectionsPlace", .place(parameter["value"].place))
      return
    }
    graph.set(part, "maxConnectionsPlace", .place(declaring["instance_class"].place))
    // A group that is not among the inputs may say anything; the engine's own says nothing.
    let isForeign = !groups.isEmpty && group == nil && !isDefault(slot)
    let limit = isForeign ? .unknown(slot.unknown(.notInInputs)) : standard(part, declaring)
    graph.set(part, "maxConnections", limit.fact)
  }

  private static func isDefault(_ slot: Slot) -> Bool {
    slot.value?.string?.hasPrefix("default.") ?? false
  }

  /// The parameter that bounds connections; where it is not known which ones there are, that one.
  private static func parameter(of group: Part) -> Part? {
    let parameters = group.parts("parameter")
    return parameters.first { $0.text("name") == "max_connections" }
      ?? parameters.first { $0.isUnknown }
  }

  /// What `slot` says: a number, or a formula over the memory of the class.
  private static func limit(_ slot: Slot, _ declaring: Part) -> Known<Int> {
    slot.knownText.flatMap { text in
      if let number = Int(text) { return .known(number) }
      return memory(of: declaring).flatMap { memory in
        var formula = ParameterFormula(text, memory: memory)
        return formula.value().map { .known(Int($0)) } ?? .unknown(slot.unknown(.error))
      }
    }
  }

  /// What RDS takes where nobody says anything.
  private static func standard(_ part: Part, _ declaring: Part) -> Known<Int> {
    part["engine"].knownText.flatMap { engine in
      guard let formula = formulas.first(where: { engine.hasPrefix($0.engine) })?.formula else {
        return .unknown(part["engine"].unknown(.afterApply))
      }
      return memory(of: declaring).flatMap { memory in
        var formula = ParameterFormula(formula, memory: memory)
        return formula.value().map { .known(Int($0)) }
          ?? .unknown(declaring["instance_class"].unknown(.error))
      }
    }
  }

  private static let formulas: [(engine: String, formula: String)] = [
    ("aurora-postgresql", "LEAST({DBInstanceClassMemory/9531392},5000)"),
    ("postgres", "LEAST({DBInstanceClassMemory/9531392},5000)"),
    (
      "aurora-mysql",
      "GREATEST({log(DBInstanceClassMemory/805306368,2)*45},"
        + "{log(DBInstanceClassMemory/8187281408,2)*1000})"
    ),
    ("mysql", "{DBInstanceClassMemory/12582880}"),
    ("mariadb", "LEAST({DBInstanceClassMemory/25165760},12000)"),
  ]

  private static func memory(of part: Part) -> Known<Double> {
    let slot = part["instance_class"]
    return slot.knownText.flatMap { name in
      InstanceSize(name).map { .known($0.memory) } ?? .unknown(slot.unknown(.afterApply))
    }
  }
}

/// A formula of a parameter group, as `{DBInstanceClassMemory/9531392}` or
/// `LEAST({DBInstanceClassMemory/9531392},5000)`.
///
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html
struct ParameterFormula {
  private var rest: Substring
  private let memory: Double
  private var depth = 0

  /// The formula `text` for a class with `memory` bytes.
  init(_ text: String, memory: Double) {
    rest = text.filter { $0 != " " }[...]
    self.memory = memory
  }

  /// What it comes to; nil where it can't be read, or comes to no number of connections.
  mutating func value() -> Double? {
    guard let value = expression(), rest.isEmpty, value.isFinite, value >= 0, value < 1e9 else {
      return nil
    }
    return value
  }

  /// Products and quotients, from left to right.
  private mutating func expression() -> Double? {
    guard var value = operand() else { return nil }
    while let sign = rest.first, "*/".contains(sign) {
      rest.removeFirst()
      guard let right = operand() else { return nil }
      value = sign == "*" ? value * right : value / right
    }
    return value
  }

  private mutating func operand() -> Double? {
    guard depth < 16 else { return nil }
    depth += 1
    defer { depth -= 1 }
    if take("{") {
      guard let value = expression(), take("}") else { return nil }
      return value
    }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." }
    rest = rest.dropFirst(word.count)
    if take("(") { return call(String(word).uppercased()) }
    return word == "DBInstanceClassMemory" ? memory : Double(word)
  }

  private mutating func call(_ function: String) -> Double? {
    var arguments: [Double] = []
    repeat {
      guard let argument = expression() else { return nil }
      arguments.append(argument)
    } while take(",")
    guard take(")") else { return nil }
    switch function {
    case "LEAST": return arguments.min()
    case "GREATEST": return arguments.max()
    case "SUM": return arguments.reduce(0, +)
    case "LOG" where arguments.count == 2 && arguments[0] > 0:
      return log2(arguments[0]) / log2(arguments[1])
    default: return nil
    }
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }
}
