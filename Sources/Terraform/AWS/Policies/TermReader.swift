internal import Documents

/// Brings documents that wait for apply to the form that JSON has.
struct TermReader {
  /// The key of a condition of which only apply will know the key.
  static let unknownKey = "?"

  private let plan: Plan

  /// A reader of what `resolver` follows.
  init(_ resolver: Resolver) {
    plan = resolver.plan
  }

  /// The document that `symbol` is: an `aws_iam_policy_document`'s, or what is encoded as JSON.
  func document(_ symbol: Symbol, _ resolver: inout Resolver) -> PolicyTerm {
    switch symbol {
    case .part(let origin):
      guard case .instance(let number) = origin.source, plan.resources[number].isData,
        plan.resources[number].type == "aws_iam_policy_document"
      else { return .unknown }
      return document(ofData: number, &resolver)
    case .mix(let parts) where parts.count == 1: return term(parts[0])
    case .object: return term(symbol)
    default: return .unknown
    }
  }

  /// What the sources say; what apply will make is its ARN, as far as that can be told.
  private func term(_ symbol: Symbol) -> PolicyTerm {
    switch symbol {
    case .text, .bool, .number: return symbol.known.map { .text($0) } ?? .unknown
    case .list(let elements): return .list(elements.map { term($0) })
    case .object(let object):
      let rest = object.isOpen ? [PolicyTerm.Member(key: Self.unknownKey, value: .unknown)] : []
      return .object(
        object.members.sorted { $0.key < $1.key }.map {
          PolicyTerm.Member(key: $0.key, value: term($0.value))
        } + rest)
    case .part(let origin): return ResourceName.arn(of: origin, plan).map { .text($0) } ?? .unknown
    default: return .unknown
    }
  }

  // MARK: Data sources

  private func document(ofData number: Int, _ resolver: inout Resolver) -> PolicyTerm {
    let resource = plan.resources[number]
    let written = Written(plan.block(of: number))
    var statements: [PolicyTerm] = []
    let blocks = resource.values?["statement"]
    let marks = resource.unknown?["statement"]
    for (index, block) in blocks.elements.enumerated() {
      let place = written.member("statement").element(
        index, of: blocks?.count ?? 0, value: block)
      statements.append(
        statement(block, marks?[index], place, resolver.context(of: number), &resolver))
    }
    let isWhole =
      marks?.bool != true
      && ["source_policy_documents", "override_policy_documents", "source_json", "override_json"]
        .allSatisfy { resource.values?[$0]?.isNull ?? true && resource.unknown?[$0] == nil }
    return .object([
      PolicyTerm.Member(key: "Statement", value: .list(statements + (isWhole ? [] : [.unknown])))
    ])
  }

  private func statement(
    _ block: Value, _ mark: Value?, _ written: Written, _ context: Resolver.Context,
    _ resolver: inout Resolver
  ) -> PolicyTerm {
    var members = [
      PolicyTerm.Member(key: "Effect", value: .text(block["effect"]?.string ?? "Allow"))
    ]
    for (key, name) in [
      ("Action", "actions"), ("NotAction", "not_actions"), ("Resource", "resources"),
      ("NotResource", "not_resources"),
    ] {
      let list = list(block[name], mark?[name], written.member(name), context, &resolver)
      if let list { members.append(PolicyTerm.Member(key: key, value: list)) }
    }
    let principals = block["principals"].elements.enumerated().map { index, principal in
      PolicyTerm.Member(
        key: principal["type"]?.string ?? Self.unknownKey,
        value: list(
          principal["identifiers"], mark?["principals"]?[index]?["identifiers"],
          written.member("principals").member("identifiers"), context, &resolver) ?? .unknown)
    }
    if !principals.isEmpty {
      members.append(PolicyTerm.Member(key: "Principal", value: .object(principals)))
    }
    let conditions = block["condition"].elements.enumerated().map { index, condition in
      let values = list(
        condition["values"], mark?["condition"]?[index]?["values"], .nothing, context, &resolver)
      let key = condition["variable"]?.string ?? Self.unknownKey
      return PolicyTerm.Member(
        key: condition["test"]?.string ?? Self.unknownKey,
        value: .object([PolicyTerm.Member(key: key, value: values ?? .unknown)]))
    }
    if !conditions.isEmpty {
      members.append(PolicyTerm.Member(key: "Condition", value: .object(conditions)))
    }
    return .object(members)
  }

  /// A list of texts; those that wait for apply are the ARNs of what they refer to.
  private func list(
    _ value: Value?, _ mark: Value?, _ written: Written, _ context: Resolver.Context,
    _ resolver: inout Resolver
  ) -> PolicyTerm? {
    let known = value.elements.compactMap(\.string)
    let waits = mark?.bool == true || mark.elements.contains { $0.bool == true }
    guard waits else { return known.isEmpty ? nil : .list(known.map { .text($0) }) }
    var terms = known.map { PolicyTerm.text($0) }
    guard case .expression(let expression) = written else { return .list(terms + [.unknown]) }
    let resolution = resolver.resolve(expression, in: context)
    for origin in resolution.origins {
      terms.append(ResourceName.arn(of: origin, plan).map { .text($0) } ?? .unknown)
    }
    let isWhole = !resolution.origins.isEmpty && resolution.locals.isEmpty && !resolution.isChoice
    return .list(terms + (isWhole ? [] : [.unknown]))
  }
}

/// The ARNs of what a plan makes: region, account and what AWS adds are wildcards.
enum ResourceName {
  private static let patterns: [String: (prefix: String, attribute: String, suffix: String)] = [
    "aws_secretsmanager_secret": ("arn:aws:secretsmanager:*:*:secret:", "name", "-??????"),
    "aws_ssm_parameter": ("arn:aws:ssm:*:*:parameter", "name", ""),
    "aws_ecr_repository": ("arn:aws:ecr:*:*:repository/", "name", ""),
    "aws_iam_role": ("arn:aws:iam::*:role/", "name", ""),
    "aws_s3_bucket": ("arn:aws:s3:::", "bucket", ""),
    "aws_sqs_queue": ("arn:aws:sqs:*:*:", "name", ""),
    "aws_sns_topic": ("arn:aws:sns:*:*:", "name", ""),
  ]

  /// The ARN that `origin` will have; nil where it is no ARN, or hangs on what is not known.
  static func arn(of origin: Origin, _ plan: Plan) -> String? {
    guard case .instance(let number) = origin.source, !origin.isGuess,
      case .name("arn")? = origin.path.last, origin.path.count == 1
    else { return nil }
    let resource = plan.resources[number]
    if resource.type == "aws_iam_openid_connect_provider" {
      return "arn:aws:iam::*:oidc-provider/*"
    }
    guard let pattern = patterns[resource.type],
      let name = resource.values?[pattern.attribute]?.string
    else { return nil }
    return pattern.prefix + name + pattern.suffix
  }
}
