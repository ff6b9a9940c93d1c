internal import ArchitectureGraph
internal import Documents

/// What Secrets Manager and the parameter store keep, and how often it changes by itself.
enum Secrets {
  static let families: [String: Family] = [
    "aws_secretsmanager_secret": Family(.secret, readSecret),
    "aws_secretsmanager_secret_version": Family(.resource, readVersion),
    "aws_secretsmanager_secret_rotation": Family(.resource, readRotation),
    "aws_secretsmanager_secret_policy": Family(.resource, readPolicy),
    "aws_ssm_parameter": Family(.secret, readParameter),
  ]

  private static func readSecret(_ part: Part, _ graph: inout Contribution) {
    setName(part, &graph)
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
    if graph.builder.fact(part.node, "hasLiteralData") == nil {
      graph.set(part, "hasLiteralData", .bool(false))
    }
  }

  /// What its store calls it; with `name_prefix` only apply will know.
  private static func setName(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "storeName", part["name"].text)
  }

  private static func readVersion(_ part: Part, _ graph: inout Contribution) {
    let hasLiteral = ["secret_string", "secret_binary"].contains { isLiteral(part[$0]) }
    for tie in graph.ties(part["secret_id"], .secret) {
      graph.builder.connect(
        part.node, .attachedTo, tie.end, provenance: tie.provenance, place: tie.place)
      guard hasLiteral, let secret = graph.part(at: tie.end) else { continue }
      graph.set(secret, "hasLiteralData", .bool(true))
    }
  }

  private static func isLiteral(_ slot: Slot) -> Bool {
    guard case .expression(let expression) = slot.written else { return false }
    return slot.value?.kind == .string && expression["references"] == nil
  }

  private static func readPolicy(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["secret_arn"], .secret)
  }

  private static func readParameter(_ part: Part, _ graph: inout Contribution) {
    setName(part, &graph)
    graph.connect(part.node, .encryptsWith, part["key_id"], .key)
    graph.set(
      part, "hasLiteralData",
      .bool(["value", "insecure_value"].contains { isLiteral(part[$0]) }))
  }

  // MARK: Rotation

  private static func readRotation(_ part: Part, _ graph: inout Contribution) {
    let period = period(of: part)
    let isOfDatabase = graph.ties(part["rotation_lambda_arn"], .rotationFunction).reduce(false) {
      graph.builder.connect(
        part.node, .uses, $1.end, provenance: $1.provenance, place: $1.place)
      return $0 || rotatesDatabases(graph.part(at: $1.end))
    }
    for tie in graph.ties(part["secret_id"], .secret) {
      graph.builder.connect(
        part.node, .targets, tie.end, provenance: tie.provenance, place: tie.place)
      guard let secret = graph.node(at: tie.end) else { continue }
      graph.builder.set(secret, "rotationSeconds", period)
      graph.builder.set(secret, "rotationPlace", .place(part["rotation_rules"].place))
      if isOfDatabase { graph.builder.set(secret, "isDatabaseLogin", .bool(true)) }
    }
  }

  private static func period(of part: Part) -> Fact {
    guard let rules = part.part("rotation_rules"), !rules.isUnknown else {
      return .unknown([part["rotation_rules"].unknown()])
    }
    let days = rules["automatically_after_days"]
    if days.value != nil {
      return days.knownInt.map { Int64($0) * 86400 }.intFact
    }
    let schedule = rules["schedule_expression"]
    guard let text = schedule.knownText.value else { return .unknown([schedule.unknown()]) }
    return RotationSchedule.seconds(text).map { .int($0) } ?? .unknown([schedule.unknown(.error)])
  }

  /// Whether `function` is one of those that AWS publishes to rotate the logins of databases.
  private static func rotatesDatabases(_ function: Part?) -> Bool {
    guard let application = function?.text("application_id") else { return false }
    return ["RDS", "Redshift", "MongoDB"].contains {
      application.contains("applications/SecretsManager\($0)")
    }
  }

  /// The master password that RDS makes and keeps for the database of `part`; it rotates it every
  /// seven days, unless a rotation of its own says otherwise.
  static func addMasterPassword(of part: Part, _ graph: inout Contribution) {
    guard part["manage_master_user_password"].value?.bool == true else { return }
    let secret = graph.node(
      of: Candidates.Implied(resource: part.number, attribute: "secret_arn"), .secret)
    graph.builder.set(secret, "isDatabaseLogin", .bool(true))
    guard graph.builder.fact(secret, "rotationSeconds") == nil else { return }
    graph.builder.set(secret, "rotationSeconds", .int(7 * 86400))
    graph.builder.set(
      secret, "rotationPlace", .place(part["manage_master_user_password"].place))
  }
}
