extension Schema {
  /// What is said of the sources themselves, rather than of what they make.
  static let sourceKinds: [(Kind, [Field])] = [
    (
      .variable,
      [
        .field("isNamedLikeSecret", .bool, "a variable of the root module, named as secrets are"),
        .field("isSensitive", .bool, "Terraform keeps its value out of what it prints"),
        .field("hasDefault", .bool, "it has a default that says something"),
      ]
    ),
    (
      .repository,
      [
        .field(
          "protections", .list(.record(.branchProtection)),
          "what protects its branches: branch protections and rulesets")
      ]
    ),
  ]

  static let sourceRecords: [(RecordType, [Field])] = [
    (
      .branchProtection,
      [
        .field(
          "pattern", .string, "the branches it is for: `main`, `release/*`, `~DEFAULT_BRANCH`"),
        .field("approvals", .int, "how many people must approve of a change; 0 for none"),
        .field("requiresChecks", .bool, "checks must pass before a change goes in"),
        .field("requiresSignatures", .bool, "commits must be signed"),
      ]
    )
  ]
}
