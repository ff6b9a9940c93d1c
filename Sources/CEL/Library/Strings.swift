extension Library {
  /// The extended functions of strings: `charAt`, `split`, `format` and the like.
  package static let strings = Library(name: "strings")
}
