/// A set of declarations that an environment can switch on.
package struct Library: Sendable {
  /// The name, as in a list of libraries.
  package let name: String
  /// The functions with their implementations.
  package let functions: [FunctionDeclaration]
  /// The macros.
  package let macros: [Macro]
  /// Named constants; a type's own name is one (`net.IP`, of type `type`).
  package let constants: [Constant]

  /// A library of some functions, macros and constants.
  package init(
    name: String, functions: [FunctionDeclaration] = [], macros: [Macro] = [],
    constants: [Constant] = []
  ) {
    self.name = name
    self.functions = functions
    self.macros = macros
    self.constants = constants
  }

  /// Several libraries as one.
  package init(name: String, of parts: [Library]) {
    self.init(
      name: name, functions: parts.flatMap(\.functions), macros: parts.flatMap(\.macros),
      constants: parts.flatMap(\.constants))
  }
}

/// A named constant.
package struct Constant: Sendable {
  /// The name, perhaps qualified.
  package let name: String
  /// The type for the checker.
  package let type: Type
  /// The value.
  package let value: Value

  /// A constant of a type.
  package init(_ name: String, _ type: Type, _ value: Value) {
    self.name = name
    self.type = type
    self.value = value
  }

  /// The name of a type, which is a value itself.
  package init(naming type: Type) {
    self.init(type.name, .type(type), .type(type))
  }
}
