/// A function: its name and the ways to call it.
package struct FunctionDeclaration: Sendable {
  /// The name as written; may be qualified (`math.abs`), operators have names such as `_+_`.
  package let name: String
  /// The overloads, more specific first.
  package let overloads: [Overload]

  /// A function with its overloads.
  package init(_ name: String, _ overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }

  /// The overloads of both, those of `other` last.
  func adding(_ other: FunctionDeclaration) -> FunctionDeclaration {
    let known = Set(overloads.map(\.id))
    return FunctionDeclaration(
      name, overloads + other.overloads.filter { !known.contains($0.id) })
  }
}
