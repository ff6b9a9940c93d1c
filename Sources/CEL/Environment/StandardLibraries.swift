extension Library {
  /// All that the language definition itself has: operators, macros, conversions, strings, time.
  package static let standard = Library(
    name: "standard", of: [.operators, .standardMacros, .conversions, .text, .time])

  /// The standard and every extension: what policies are written in.
  package static let everything = Library(
    name: "everything",
    of: [
      .standard, .openLists, .bindings, .optionals, .twoVariableComprehensions, .strings, .math,
      .lists, .sets,
      .encoders, .regularExpressions, .quantity, .url, .network, .semver, .format,
    ])
}
