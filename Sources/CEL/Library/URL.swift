extension Library {
  /// Kubernetes' URLs.
  package static let url = Library(name: "url")
}
