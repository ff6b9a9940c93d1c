import CEL
import Testing

/// Evaluates an expression with some variables.
func evaluate(
  _ source: String, _ variables: [(name: String, type: CEL.`Type`, value: Value)] = [],
  checking: Program.Checking = .strict, costLimit: Int = Activation.standardCostLimit
) throws -> Value {
  let environment = Environment(
    libraries: [.everything, .blocks], variables: variables.map { Variable($0.name, $0.type) })
  let program = try Program(compiling: source, in: environment, checking: checking)
  var activation = Activation(for: environment, costLimit: costLimit)
  for (slot, variable) in variables.enumerated() { activation.bind(slot, to: variable.value) }
  return program.evaluate(in: &activation)
}

extension Value {
  /// The value as the tests write it down.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .int(let int): "\(int)"
    case .uint(let uint): "\(uint)u"
    case .double(let double): "\(double)"
    case .string(let string): "'\(string)'"
    case .list(let list):
      "[\((list.elements.map(\.shown) + list.rest.shownAsRest).joined(separator: ", "))]"
    case .map(let map):
      "{\(((0..<map.count).map { "\(map.key(at: $0).shown): \(map.value(at: $0).shown)" } + map.rest.shownAsRest).joined(separator: ", "))}"
    case .optional(let content): content.map { "some(\($0.shown))" } ?? "none"
    case .unknown(let set): "?\(set.tokens)"
    case .error(let error): "error: \(error.message)"
    default: "\(self)"
    }
  }
}

extension UnknownSet? {
  fileprivate var shownAsRest: [String] { map { ["…\($0.tokens)"] } ?? [] }
}

/// An expression and what it gives.
struct Case: CustomTestStringConvertible, Sendable {
  let expression: String
  let result: String

  init(_ expression: String, _ result: String) {
    self.expression = expression
    self.result = result
  }

  var testDescription: String { "\(expression) → \(result)" }
}
