internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Policies
internal import Verdicts

/// What the engine itself has to say: about inputs and suppressions, not about the architecture.
enum EngineFindings {
  /// A finding for each key that stands twice in one mapping of a manifest.
  static func duplicateKeys(in inputs: InputSet, _ selection: PolicySelection) -> [Finding] {
    let policy = selection.entries.first { $0.policy.id == Policy.duplicateKey.id }?.policy
    guard let policy else { return [] }
    return inputs.sources.flatMap { source -> [Finding] in
      guard !source.duplicateKeys.isEmpty else { return [] }
      let lines = LineTable(source.source)
      let nodes = inputs.graph.nodes.filter { $0.object?.tree === source.tree }
      return source.duplicateKeys.map { duplicate in
        let first = lines.line(at: duplicate.first.lowerBound)
        let owner = nodes.first { node in
          node.object.map { duplicate.mapping.path(from: $0) != nil } ?? false
        }
        return finding(
          policy, about: source.source.path, owner: owner,
          message:
            "has the key '\(duplicate.key)' twice: the one on line \(first) is without effect",
          location: lines.location(of: duplicate.last, path: source.source.path),
          distinguishedBy: "\(duplicate.key) \(owner?.address ?? "")")
      }
    }
  }

  /// A finding of one of the engine's own policies.
  ///
  /// - Parameters:
  ///   - policy: with the configuration's severity.
  ///   - path: the file it is about.
  ///   - owner: the node in whose document it stands, if any.
  ///   - message: what is wrong.
  ///   - location: where.
  ///   - key: what tells it from others of its sort in the same file.
  /// - Returns: the finding, with its fingerprint.
  static func finding(
    _ policy: Policy, about path: String, owner: Node? = nil, message: String, location: Location?,
    distinguishedBy key: String
  ) -> Finding {
    let subject =
      owner.map { Subject(describing: $0) }
      ?? Subject(
        address: path, kind: Kind.resource.rawValue, type: "", name: path, namespace: nil,
        scope: "")
    var finding = Finding(
      policy: policy.id, aliases: policy.aliases, title: policy.title, severity: policy.severity,
      verdict: .fail, resource: subject, message: message, validation: 0,
      remediation: policy.remediation, inputPath: path)
    finding.locations = location.map { [$0] } ?? []
    finding.fingerprint = Finding.fingerprint(of: [policy.id, path, key])
    return finding
  }
}
