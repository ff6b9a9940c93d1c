extension Library {
  /// Semantic versions.
  package static let semver = Library(name: "semver")
}
