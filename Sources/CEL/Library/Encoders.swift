extension Library {
  /// `base64.encode` and `base64.decode`.
  package static let encoders = Library(name: "encoders")
}
