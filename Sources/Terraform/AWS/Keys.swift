internal import ArchitectureGraph
internal import Documents

/// Keys, secrets and parameters.
enum Keys {
  static let families: [String: Family] = [
    "aws_kms_key": Family(.key), "aws_kms_replica_key": Family(.key),
    "aws_kms_external_key": Family(.key),
    "aws_kms_alias": Family(.resource, readAlias),
    "aws_secretsmanager_secret": Family(.secret, readSecret),
    "aws_secretsmanager_secret_version": Family(.resource, readVersion),
    "aws_secretsmanager_secret_rotation": Family(.resource, readRotation),
    "aws_secretsmanager_secret_policy": Family(.resource, readPolicy),
    "aws_ssm_parameter": Family(.resource, readParameter),
  ]

  private static func readAlias(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["target_key_id"], .key)
  }

  private static func readSecret(_ part: Part, _ graph: inout Contribution) {
    if let name = part.text("name") { graph.name(part.node, Name("aws-secret-name", name)) }
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
    if graph.builder.fact(part.node, "hasLiteralData") == nil {
      graph.set(part, "hasLiteralData", .bool(false))
    }
  }

  private static func readVersion(_ part: Part, _ graph: inout Contribution) {
    let isLiteral = ["secret_string", "secret_binary"].contains { argument in
      guard case .expression(let expression) = part[argument].written else { return false }
      return part.value?[argument]?.kind == .string && expression["references"] == nil
    }
    for tie in graph.ties(part["secret_id"], .secret) {
      graph.builder.connect(
        part.node, .attachedTo, tie.end, provenance: tie.provenance, place: tie.place)
      guard isLiteral, let secret = graph.part(at: tie.end) else { continue }
      graph.set(secret, "hasLiteralData", .bool(true))
    }
  }

  private static func readRotation(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["secret_id"], .secret)
    graph.connect(part.node, .uses, part["rotation_lambda_arn"], .function)
  }

  private static func readPolicy(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["secret_arn"], .secret)
  }

  private static func readParameter(_ part: Part, _ graph: inout Contribution) {
    if let name = part.text("name") { graph.name(part.node, Name("aws-parameter-name", name)) }
    graph.connect(part.node, .encryptsWith, part["key_id"], .key)
  }
}
