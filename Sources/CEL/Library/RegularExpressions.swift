extension Library {
  /// `find`, `findAll`.
  package static let regularExpressions = Library(name: "regex")
}
