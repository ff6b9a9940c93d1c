extension Library {
  /// Semantic versions.
  package static let semver = Library(
    name: "semver",
    functions: [
      FunctionDeclaration(
        "semver",
        [
          .reading("string_to_semver", by: parsed),
          .native("string_bool_to_semver", cost: .linear, by: parsed(_:normalizes:)),
        ]),
      FunctionDeclaration(
        "isSemver",
        [
          .native("is_semver_string", cost: .linear) { (text: String) in
            (try? parsed(text)) != nil
          },
          .native("is_semver_string_bool", cost: .linear) { (text: String, normalizes: Bool) in
            (try? parsed(text, normalizes: normalizes)) != nil
          },
        ]),
      .native("major", "semver_major", .member) { (version: SemanticVersion) in version.major },
      .native("minor", "semver_minor", .member) { (version: SemanticVersion) in version.minor },
      .native("patch", "semver_patch", .member) { (version: SemanticVersion) in version.patch },
    ] + FunctionDeclaration.comparisons(of: SemanticVersion.self, "semver"),
    constants: [Constant(naming: SemanticVersion.celType)])

  @Sendable private static func parsed(_ text: String) throws(EvaluationError) -> SemanticVersion {
    try SemanticVersion(parsing: text)
  }

  /// The flag is CEL's own second argument.
  @Sendable private static func parsed(
    _ text: String, normalizes: Bool
  ) throws(EvaluationError) -> SemanticVersion {
    try normalizes ? SemanticVersion(normalizing: text) : SemanticVersion(parsing: text)
  }
}
