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
    let isFile = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    guard isFile else {
      let architectures = library.architectures
      if let known = architectures.first(where: { $0.name == name }) {
        return Profile(known, in: library)
      }
      let help =
        PolicyName.help(for: name, among: architectures.map(\.name))
        ?? "there is \(architectures.map(\.name).joined(separator: ", ")); or name a file"
      throw ProfileError([
        Diagnostic(path: "", message: "no architecture is called '\(name)'", help: help)
      ])
    }
    do {
      let source = ParsedSource(parsing: try FileSystem.read(name), path: name)
      let file = Policy.read(source, path: name)
      guard let architecture = file.architectures.first, file.architectures.count == 1 else {
        throw ProfileError(
          file.diagnostics + [
            Diagnostic(
              path: name, message: "holds \(file.architectures.count) architectures, not one",
              help: "it begins with 'apiVersion: archlint/v1' and 'kind: Architecture'")
          ])
      }
      return Profile(architecture, in: library, mistakes: file.diagnostics)
    } catch let error as FileSystem.ReadError {
      throw ProfileError([Diagnostic(path: name, message: "can't be read: \(error.message)")])
    } catch let error as ProfileError {
      throw error
    } catch {
      throw ProfileError([Diagnostic(path: name, message: "can't be read")])
    }
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

  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
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
