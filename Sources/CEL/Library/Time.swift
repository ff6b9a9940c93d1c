extension Library {
  /// Timestamps and durations: parsing, arithmetic, accessors.
  package static let time = Library(name: "time")
}
