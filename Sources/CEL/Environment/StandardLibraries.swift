extension Library {
  /// All that the language definition itself has: operators, macros, conversions, strings, time.
  package static let standard = Library(
    name: "standard", of: [.operators, .standardMacros, .conversions, .text, .time])

  /// The standard and every extension: what policies are written in.
  package static let everything = Library(
    name: "everything",
    of: [
      .standard, .bindings, .optionals, .twoVariableComprehensions, .strings, .math, .lists, .sets,
      .encoders, .regularExpressions, .quantity, .url, .network, .semver, .format,
    ])

  /// Operators, equality, ordering, `size`, `in`, indexing and `type`.
  package static let operators = Library(name: "operators")

  /// `has`, `all`, `exists`, `exists_one`, `map` and `filter`.
  package static let standardMacros = Library(name: "macros")

  /// `cel.bind`.
  package static let bindings = Library(name: "bindings")

  /// The macros and functions of optional values.
  package static let optionals = Library(name: "optionals")

  /// `all`, `exists`, `existsOne`, `transformList`, `transformMap` and `transformMapEntry` with two
  /// variables.
  package static let twoVariableComprehensions = Library(name: "two-variable comprehensions")
}
