extension Library {
  /// Conversions between the standard types.
  package static let conversions = Library(name: "conversions")
}
