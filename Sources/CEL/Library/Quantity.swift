extension Library {
  /// Kubernetes' quantities.
  package static let quantity = Library(name: "quantity")
}
