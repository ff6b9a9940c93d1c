extension Library {
  /// The standard functions of strings: `contains`, `startsWith`, `endsWith`, `matches`.
  package static let text = Library(name: "text")
}
