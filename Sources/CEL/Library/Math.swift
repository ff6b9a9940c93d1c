extension Library {
  /// `math.greatest`, rounding, bits.
  package static let math = Library(name: "math")
}
