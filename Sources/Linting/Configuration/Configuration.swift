package import Documents
package import Policies
package import Verdicts

/// What `.archlint.yaml` says: where to look, which policies hold, what is accepted for now.
package struct Configuration: Sendable {
  /// The file it was read from; nil where there is none.
  package var path: String?
  /// Paths that are never scanned.
  package var exclude: [Glob] = []
  /// Ids, packs or aliases of the policies to judge by; empty means those that are on.
  package var select: [Glob] = []
  /// Ids, packs or aliases of policies to leave out.
  package var ignore: [Glob] = []
  /// Findings below it are hidden.
  package var severity: Severity?
  /// Findings from it on make the exit status 1.
  package var failOn: Severity?
  /// Whether verdicts that can't be decided make it 1, too.
  package var failOnUnknown: Bool?
  /// The architecture whose decisions are judged: a name, or a file.
  package var profile: String?
  /// What is said of single policies, in the order of the file.
  package var policies: [PolicySetting] = []
  /// What is accepted for now.
  package var suppressions: [SuppressionSetting] = []
  /// Folders of Terraform root modules, for plans that do not lie beside theirs.
  package var sources: [String] = []
  /// Folders of policies besides the built-in ones.
  package var policyFolders: [String] = []

  /// No configuration at all.
  package init() {}

  /// What the configuration says of a policy, or of all that a pattern matches.
  package struct PolicySetting: Sendable {
    /// The id, or a pattern.
    package let policy: Glob
    /// On or off; nil as the policy says.
    package var isEnabled: Bool?
    /// A severity of one's own.
    package var severity: Severity?
    /// Parameters of one's own: a mapping.
    package var params: Value?
    /// Where it stands, for messages.
    package let value: Value
  }

  /// A finding that is accepted for now.
  package struct SuppressionSetting: Sendable {
    /// The id, a pattern of ids, or an alias.
    package let policy: Glob
    /// The addresses it is for; nil for all.
    package let resource: Glob?
    /// Why.
    package let reason: String
    /// The last day on which it holds, `YYYY-MM-DD`.
    package let until: String?
    /// Who answers for it.
    package let owner: String?
    /// The line it stands on.
    package let line: Int
  }
}
