internal import BuiltinPolicies
package import Diagnostics
package import Documents
package import Policies
package import Verdicts

/// The policies of a run: the built-in ones and a user's own, and which of them are on.
package struct PolicyLibrary: Sendable {
  /// All policies, by id; a user's own replaces a built-in one of the same id.
  package private(set) var policies: [Policy] = []
  /// The custom resources that are defined beside a user's own.
  package private(set) var customResources: [CustomResource] = []
  /// What the user's own files hold for the API server's own admission.
  package private(set) var admission = AdmissionFile()
  private var problems: [Diagnostic] = []

  /// What is wrong with a user's own: any of it makes the exit status 2.
  package var diagnostics: [Diagnostic] { problems + admission.danglingReferences }

  /// How much of the built-in policies to read.
  package enum Detail: Sendable, Hashable {
    /// All but the examples, which a scan does not need.
    case withoutExamples
    /// Everything.
    case full
  }

  /// No policies at all.
  package init(empty: Void) {}

  /// The built-in policies.
  package init(_ detail: Detail) {
    for file in BuiltinPolicies.all {
      let path = "builtin:\(file.path)"
      let bytes = detail == .full ? file.bytes : file.bytesWithoutExamples
      add(Policy.read(ParsedSource(parsing: bytes, path: path), path: path))
    }
    policies = (policies + Policy.engine).sorted { $0.id < $1.id }
  }

  /// Adds the policies of the files in `folder` and below it, or of the one file it names.
  package mutating func add(folder: String) {
    var discovery = InputDiscovery(exclude: [])
    discovery.add(folder)
    for (path, reason) in discovery.unreadable {
      problems.append(Diagnostic(path: path, message: "can't be read: \(reason)"))
    }
    for file in discovery.files {
      do throws(FileSystem.ReadError) {
        let source = ParsedSource(parsing: try FileSystem.read(file.path), path: file.path)
        // A plan may lie beside the policies: JSON that is a policy or a manifest says so.
        if file.path.hasSuffix(".json"),
          !source.documents.contains(where: { $0["apiVersion"] != nil })
        {
          continue
        }
        add(Policy.read(source, path: file.path))
      } catch {
        problems.append(Diagnostic(path: file.path, message: "can't be read: \(error.message)"))
      }
    }
    // Bindings may stand in another file than their policies.
    policies.removeAll { $0.admission != nil }
    policies = (policies + admission.boundPolicies).sorted { $0.id < $1.id }
  }

  private mutating func add(_ file: Policy.File) {
    customResources += file.customResources
    problems += file.diagnostics + file.admission.diagnostics
    admission.merge(file.admission)
    for policy in file.policies {
      if let other = policies.first(where: { $0.id == policy.id }), !other.isBuiltIn,
        other.place != policy.place
      {
        problems.append(.taken(policy, by: other))
      }
      policies.removeAll { $0.id == policy.id }
      policies.append(policy)
    }
  }

  /// The policy that goes by `id`: its own, or an alias.
  package func policy(_ id: String) -> Policy? {
    policies.first { $0.id == id } ?? policies.first { $0.aliases.contains(id) }
  }
}

extension Diagnostic {
  /// Two of a user's own policies have one id.
  fileprivate static func taken(_ policy: Policy, by other: Policy) -> Diagnostic {
    Diagnostic(
      path: policy.place.path, position: policy.place.position,
      message: "another policy is called '\(policy.id)' already",
      help: "it stands at \(other.place.path):\(other.place.position.line)")
  }
}

/// Which policies of a library a run judges by, and with which settings.
package struct PolicySelection: Sendable {
  /// A policy that is on.
  package struct Entry: Sendable {
    /// The policy, with the configuration's severity.
    package let policy: Policy
    /// The configuration's parameters.
    package let parameters: Value?
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
  package init(
    _ library: PolicyLibrary, _ configuration: Configuration, select: [Glob], ignore: [Glob]
  ) {
    isNarrowed =
      !(select.isEmpty && ignore.isEmpty && configuration.select.isEmpty
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
      var isOn = selected.isEmpty ? policy.isEnabled : selected.contains { $0.means(policy) }
      var parameters: Value?
      for setting in configuration.policies where setting.policy.means(policy) {
        if selected.isEmpty { isOn = setting.isEnabled ?? isOn }
        policy.severity = setting.severity ?? policy.severity
        parameters = setting.params ?? parameters
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
    self.init(policy: policy, parameters: nil)
  }
}
