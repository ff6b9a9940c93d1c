package import Diagnostics
internal import Documents
package import Policies

/// An architecture that a run judges by: its decisions, and the policies of a library that judge them.
package struct Profile: Sendable {
  /// The architecture document.
  package let architecture: Architecture
  /// The policies that judge each decision, in the document's order.
  package let policies: [[Policy]]
  /// What is wrong with the document.
  package let diagnostics: [Diagnostic]
  private let decisions: [String: [String]]
  private let settings: [String: [Value]]

  /// The name of the architecture that ships with archlint.
  package static let reference = "reference-architecture"

  /// `architecture`, with its policies out of `library`.
  ///
  /// - Parameters:
  ///   - architecture: the document.
  ///   - library: all policies.
  ///   - mistakes: what is wrong with the document already.
  package init(
    _ architecture: Architecture, in library: PolicyLibrary, mistakes: [Diagnostic] = []
  ) {
    var policies: [[Policy]] = []
    var diagnostics = mistakes
    var decisions: [String: [String]] = [:]
    var settings: [String: [Value]] = [:]
    for decision in architecture.decisions {
      var found: [Policy] = []
      for entry in decision.policies {
        guard let policy = library.policy(entry.policy) else {
          diagnostics.append(.unknownPolicy(entry, of: decision, in: library))
          continue
        }
        found.append(policy)
        for id in [policy.id] + policy.validations.compactMap(\.id) {
          decisions[id, default: []].append(decision.id)
        }
        if let parameters = entry.parameters { settings[policy.id, default: []].append(parameters) }
      }
      policies.append(found)
    }
    self.architecture = architecture
    self.policies = policies
    self.diagnostics = diagnostics
    self.decisions = decisions
    self.settings = settings
  }

  /// The profile that `--profile` calls `name`: an architecture of the library, or a file's only one.
  ///
  /// - Throws: what keeps it from being one.
  package static func named(
    _ name: String, in library: PolicyLibrary
  ) throws(ProfileError) -> Profile {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try inFile(name, library)
    }
    let architectures = library.architectures
    guard let known = architectures.first(where: { $0.name == name }) else {
      let names = architectures.map(\.name)
      throw ProfileError(
        "", "no architecture is called '\(name)'",
        help: PolicyName.help(for: name, among: names)
          ?? "there is \(names.joined(separator: ", ")); or name a file")
    }
    return Profile(known, in: library)
  }

  private static func inFile(
    _ path: String, _ library: PolicyLibrary
  ) throws(ProfileError) -> Profile {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path)
    } catch {
      throw ProfileError(path, "can't be read: \(error.message)")
    }
    let file = Policy.read(ParsedSource(parsing: bytes, path: path), path: path)
    guard let architecture = file.architectures.first, file.architectures.count == 1 else {
      throw ProfileError(
        path, "holds \(file.architectures.count) architectures, not one",
        help: "it begins with 'apiVersion: archlint/v1' and 'kind: Architecture'",
        besides: file.diagnostics)
    }
    return Profile(architecture, in: library, mistakes: file.diagnostics)
  }

  /// Whether a decision is judged by `policy`, or the engine speaks through it.
  func judges(by policy: Policy) -> Bool {
    decisions[policy.id] != nil || policy.pack == "archlint"
  }

  /// The decisions' parameters for `policy`.
  func parameters(of policy: Policy) -> [Value] { settings[policy.id] ?? [] }

  /// The decisions that a policy, or a validation with an id of its own, judges.
  package func decisions(of id: String) -> [String] { decisions[id] ?? [] }
}

/// Why there is no profile.
package struct ProfileError: Error, Sendable {
  /// What is wrong; never empty.
  package let diagnostics: [Diagnostic]

  init(_ path: String, _ message: String, help: String? = nil, besides others: [Diagnostic] = []) {
    diagnostics = others + [Diagnostic(path: path, message: message, help: help)]
  }
}

extension Diagnostic {
  fileprivate static func unknownPolicy(
    _ entry: Architecture.Entry, of decision: Architecture.Decision, in library: PolicyLibrary
  ) -> Diagnostic {
    let ids = library.policies.flatMap { [$0.id] + $0.aliases }
    return Diagnostic(
      path: entry.place.path, position: entry.place.position,
      message: "no policy is called '\(entry.policy)' (in decision \(decision.id))",
      help: PolicyName.help(for: entry.policy, among: ids))
  }
}
