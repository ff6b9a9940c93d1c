extension Library {
  /// Kubernetes' named formats.
  package static let format = Library(name: "format")
}
