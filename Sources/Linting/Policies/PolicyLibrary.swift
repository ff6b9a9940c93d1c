internal import BuiltinPolicies
package import Diagnostics
internal import Documents
package import Policies

/// The policies of a run: the built-in ones and a user's own, and which of them are on.
package struct PolicyLibrary: Sendable {
  /// All policies, by id; a user's own replaces a built-in one of the same id.
  package private(set) var policies: [Policy] = []
  /// The custom resources that are defined beside a user's own.
  package private(set) var customResources: [CustomResource] = []
  /// What the user's own files hold for the API server's own admission.
  package private(set) var admission = AdmissionFile()
  /// The architectures of the user's own files.
  private(set) var ownArchitectures: [Architecture] = []
  private var problems: [Diagnostic] = []
  /// The ids that policies have had so far.
  private var ids: Set<String> = []

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

  /// The folder of the built-in architectures, which are read only if one is asked for.
  private static let architectures = "architectures/"

  /// The built-in policies.
  ///
  /// - Complexity: O(size of the policies) at first; without examples O(1) then, since one process may
  ///   scan often.
  package init(_ detail: Detail) {
    self = detail == .full ? PolicyLibrary(reading: .full) : Self.withoutExamples
  }

  private static let withoutExamples = PolicyLibrary(reading: .withoutExamples)

  private init(reading detail: Detail) {
    for file in BuiltinPolicies.all where !file.path.hasPrefix(Self.architectures) {
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

  /// Takes out the policy that has the id of `policy`; one of the user's own must not be lost silently.
  private mutating func replace(by policy: Policy) {
    if let other = policies.first(where: { $0.id == policy.id }), !other.isBuiltIn,
      other.place != policy.place
    {
      problems.append(.taken(policy, by: other))
    }
    policies.removeAll { $0.id == policy.id }
  }

  private mutating func add(_ file: Policy.File) {
    customResources += file.customResources
    ownArchitectures += file.architectures
    problems += file.diagnostics + file.admission.diagnostics
    admission.merge(file.admission)
    for policy in file.policies {
      if !ids.insert(policy.id).inserted { replace(by: policy) }
      policies.append(policy)
    }
  }

  /// All architectures: a user's own, and the built-in ones that are not called like one of those.
  ///
  /// - Complexity: O(size of the built-in architectures).
  package var architectures: [Architecture] {
    let builtIn = BuiltinPolicies.all.filter { $0.path.hasPrefix(Self.architectures) }
      .flatMap { file in
        let path = "builtin:\(file.path)"
        return Policy.read(ParsedSource(parsing: file.bytes, path: path), path: path).architectures
      }
    return ownArchitectures
      + builtIn.filter { other in !ownArchitectures.contains { $0.name == other.name } }
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
