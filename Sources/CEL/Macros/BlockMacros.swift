extension Library {
  /// `cel.block`, `cel.index`, `cel.iterVar`: shared subexpressions, as optimisers write them.
  package static let blocks = Library(
    name: "blocks",
    macros: [
      Macro("cel.block", argumentCount: 2) { call, expansion in
        guard case .list(let elements) = call.arguments[0].kind else {
          expansion.reject("'cel.block' needs a list literal", at: call.arguments[0].range)
          return nil
        }
        var body = call.arguments[1]
        for (index, element) in elements.enumerated().reversed() {
          let name = Name("@index\(index)", at: element.value.range)
          body = expansion.make(.bind(name, element.value, body))
        }
        return body
      },
      Macro("cel.index", argumentCount: 1) { call, expansion in
        hidden("@index", call, &expansion)
      },
      Macro("cel.iterVar", argumentCount: 2) { call, expansion in
        hidden("@it", call, &expansion)
      },
    ])

  /// A name made of integer literals.
  private static func hidden(
    _ prefix: String, _ call: Macro.Call, _ expansion: inout MacroExpansion
  ) -> Expression? {
    var numbers: [String] = []
    for argument in call.arguments {
      guard case .literal(.int(let number)) = argument.kind else {
        expansion.reject("expected an integer literal", at: argument.range)
        return nil
      }
      numbers.append(String(number))
    }
    return expansion.make(.identifier(prefix + numbers.joined(separator: ":")))
  }
}
