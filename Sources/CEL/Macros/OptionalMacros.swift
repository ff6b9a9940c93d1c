extension Macro {
  /// `optMap` and `optFlatMap`: what becomes of an optional's value if there is one.
  static let optionalMacros: [Macro] = [
    Macro("optMap", .member, argumentCount: 2) { call, expansion in
      expansion.mapped(call) { result, expansion in
        let optional = expansion.make(.identifier("optional"))
        return expansion.make(.call("of", receiver: optional, arguments: [result]))
      }
    },
    Macro("optFlatMap", .member, argumentCount: 2) { call, expansion in
      expansion.mapped(call) { result, _ in result }
    },
  ]
}

extension MacroExpansion {
  /// Makes `bind(@optional, receiver, @optional.hasValue() ? wrap(bind(v, @optional.value(), body)) : none)`.
  fileprivate mutating func mapped(
    _ call: Macro.Call, _ wrap: (Expression, inout MacroExpansion) -> Expression
  ) -> Expression? {
    guard let receiver = call.receiver, let variable = variable(call.arguments[0]) else {
      return nil
    }
    let hidden = "@optional"
    let condition = method("hasValue", of: hidden)
    let value = method("value", of: hidden)
    let body = make(.bind(variable, value, call.arguments[1]))
    let present = wrap(body, &self)
    let absent = method("none", of: "optional")
    let choice = make(.call(Operator.conditional, [condition, present, absent]))
    return make(.bind(Name(hidden, at: receiver.range), receiver, choice))
  }

  private mutating func method(_ name: String, of variable: String) -> Expression {
    let receiver = make(.identifier(variable))
    return make(.call(name, receiver: receiver, arguments: []))
  }
}
