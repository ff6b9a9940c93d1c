package import Diagnostics
package import Documents
package import Policies
package import Verdicts

/// Which policies of a library a run judges by, and with which settings.
package struct PolicySelection: Sendable {
  /// A policy that is on.
  package struct Entry: Sendable {
    /// The policy, with the configuration's severity.
    package let policy: Policy
    /// Parameters of the profile, then the configuration's, which win: mappings.
    package let parameters: [Value]
  }

  /// The policies that are on, by id.
  package private(set) var entries: [Entry] = []
  /// Whether only some of the policies were asked for.
  package let isNarrowed: Bool
  /// Patterns that match no policy: most likely misspelt.
  package private(set) var diagnostics: [Diagnostic] = []

  /// The policies of `library` that `configuration` and the flags leave on.
  ///
  /// - Parameters:
  ///   - library: all policies.
  ///   - configuration: what the file says.
  ///   - select: patterns of the command line; they win over the file's.
  ///   - ignore: patterns of the command line, besides the file's.
  ///   - profile: what to judge by: the policies of its decisions, and the engine's own, are on.
  package init(
    _ library: PolicyLibrary, _ configuration: Configuration, select: [Glob], ignore: [Glob],
    profile: Profile? = nil
  ) {
    isNarrowed =
      profile != nil
      || !(select.isEmpty && ignore.isEmpty && configuration.select.isEmpty
        && configuration.ignore.isEmpty)
    let path = configuration.path ?? ""
    for glob in select + ignore { check(glob, library, path: "") }
    for glob in configuration.select + configuration.ignore + configuration.policies.map(\.policy) {
      check(glob, library, path: path)
    }
    let selected = select.isEmpty ? configuration.select : select
    let ignored = configuration.ignore + ignore
    for policy in library.policies {
      var policy = policy
      let isUsual = profile.map { $0.judges(by: policy) } ?? policy.isEnabled
      var isOn = selected.isEmpty ? isUsual : selected.contains { $0.means(policy) }
      var parameters = profile?.parameters(of: policy) ?? []
      for setting in configuration.policies where setting.policy.means(policy) {
        if selected.isEmpty { isOn = setting.isEnabled ?? isOn }
        policy.severity = setting.severity ?? policy.severity
        parameters += setting.params.map { [$0] } ?? []
      }
      if ignored.contains(where: { $0.means(policy) }) { isOn = false }
      if isOn { entries.append(Entry(policy: policy, parameters: parameters)) }
    }
  }

  private mutating func check(_ glob: Glob, _ library: PolicyLibrary, path: String) {
    guard !library.policies.contains(where: { glob.means($0) }) else { return }
    let ids = library.policies.flatMap { [$0.id] + $0.aliases }
    diagnostics.append(
      Diagnostic(
        path: path, message: "no policy is called '\(glob.text)'",
        help: PolicyName.help(for: glob.text, among: ids)))
  }
}

extension Glob {
  /// Whether the pattern means the policy: by id, by pack, or by an alias.
  package func means(_ policy: Policy) -> Bool {
    text == "*" || text == policy.pack || matches(policy.id)
      || policy.aliases.contains(where: matches)
  }
}

extension PolicySelection.Entry {
  /// A policy with its own severity and parameters.
  package init(_ policy: Policy) {
    self.init(policy: policy, parameters: [])
  }
}
