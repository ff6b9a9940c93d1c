extension Library {
  /// Functions of lists: `slice`, `flatten`, `sort`, `sum` and the like.
  package static let lists = Library(name: "lists")
}
