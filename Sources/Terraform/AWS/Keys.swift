internal import ArchitectureGraph
internal import Documents

/// The keys of the Key Management Service.
enum Keys {
  static let families: [String: Family] = [
    "aws_kms_key": Family(.key), "aws_kms_replica_key": Family(.key),
    "aws_kms_external_key": Family(.key),
    "aws_kms_alias": Family(.resource, readAlias),
  ]

  private static func readAlias(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["target_key_id"], .key)
  }
}
