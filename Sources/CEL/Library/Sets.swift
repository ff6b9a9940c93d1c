extension Library {
  /// Lists as sets: `sets.contains`, `sets.equivalent`, `sets.intersects`.
  package static let sets = Library(name: "sets")
}
