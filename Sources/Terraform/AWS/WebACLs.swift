internal import ArchitectureGraph
internal import Documents

/// Web ACLs: what they block, and before what they stand.
enum WebACLs {
  static let families: [String: Family] = [
    "aws_wafv2_web_acl": Family(.webACL, readWebACL),
    "aws_wafv2_web_acl_association": Family(.resource, readAssociation),
    "aws_wafv2_web_acl_logging_configuration": Family(.resource, readLogging),
    "aws_wafregional_web_acl": Family(.webACL, readClassic),
    "aws_waf_web_acl": Family(.webACL, readClassic),
    "aws_wafregional_web_acl_association": Family(.resource, readRegionalAssociation),
  ]

  /// What stands behind a web ACL may be called by the ARN of any of these.
  private static let protected = Target(
    .loadBalancer, "aws_lb", "aws_alb", "aws_api_gateway_stage", "aws_apigatewayv2_stage",
    "aws_appsync_graphql_api", "aws_cognito_user_pool", by: "arn")

  private static func readWebACL(_ part: Part, _ graph: inout Contribution) {
    graph.set(
      part, "isRegional", part["scope"].knownText.map { $0 != "CLOUDFRONT" }.fact)
    guard part.value?["rule"]?.kind != .unknown, part.value?["rule_json"]?.kind != .unknown else {
      let unknown = part[part.value?["rule"] == nil ? "rule_json" : "rule"].unknown()
      graph.set(part, "rules", .list([], rest: [unknown]))
      graph.set(part, "blocks", .list([], rest: [unknown]))
      return
    }
    let rules = part.parts("rule").sorted { priority(of: $0) < priority(of: $1) }
    var records: [Fact] = []
    var blocks: [String] = []
    var rest: [Unknown] = []
    for rule in rules {
      let reading = WebACLRule(rule, &graph)
      rest += reading.rest
      for threat in reading.blocks where !blocks.contains(threat) { blocks.append(threat) }
      records.append(
        graph.builder.record(
          .webACLRule,
          [
            "name": rule["name"].text, "action": reading.action,
            "blocks": .list(reading.blocks.map { .string($0) }, rest: reading.rest),
          ], at: Place(part.node, rule.value)))
    }
    if part.value?["rule_json"] != nil { rest.append(part["rule_json"].unknown(.error)) }
    graph.set(part, "rules", .list(records, rest: []))
    graph.set(part, "blocks", .list(blocks.sorted().map { .string($0) }, rest: rest))
  }

  private static func priority(of rule: Part) -> Int64 { rule.value?["priority"]?.int ?? .max }

  private static func readAssociation(_ part: Part, _ graph: inout Contribution) {
    associate(part["web_acl_arn"], .webACL, part["resource_arn"], &graph)
  }

  private static func readRegionalAssociation(_ part: Part, _ graph: inout Contribution) {
    associate(part["web_acl_id"], .regionalWebACL, part["resource_arn"], &graph)
  }

  private static func associate(
    _ acl: Slot, _ target: Target, _ protected: Slot, _ graph: inout Contribution
  ) {
    graph.associate(acl, target, .protects, protected, kind(of: protected))
  }

  /// What an ARN that is known is the name of.
  private static func kind(of slot: Slot) -> Target {
    guard let arn = slot.value?.string, !arn.hasPrefix("arn:aws:elasticloadbalancing") else {
      return protected
    }
    return Target(.api, "aws_api_gateway_stage", by: "arn")
  }

  private static func readLogging(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["resource_arn"], .webACL)
  }

  /// A classic web ACL's rules stand in resources of their own; what they block is told by their
  /// names' targets, which is not read.
  private static func readClassic(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "isRegional", .bool(part.type == "aws_wafregional_web_acl"))
    let unknown = part["rule"].unknown(.error)
    graph.set(part, "rules", .list([], rest: part.isOmitted("rule") ? [] : [unknown]))
    graph.set(part, "blocks", .list([], rest: part.isOmitted("rule") ? [] : [unknown]))
  }
}

/// What one rule of a web ACL does.
struct WebACLRule {
  /// `block`, `allow`, `count` …: what happens to a request that it matches.
  private(set) var action: Fact = .string("block")
  /// What it blocks; empty where it only counts.
  private(set) var blocks: [String] = []
  /// Why it may block more.
  private(set) var rest: [Unknown] = []

  private static let actions = ["block", "allow", "count", "captcha", "challenge"]

  private static let threats = [
    ("sqli_match_statement", "sql-injection"), ("xss_match_statement", "cross-site-scripting"),
    ("rate_based_statement", "rate"),
  ]

  private static let managed: [String: (threat: String, rules: @Sendable (String) -> Bool)] = [
    "AWSManagedRulesSQLiRuleSet": ("sql-injection", { $0.hasPrefix("SQLi") }),
    "AWSManagedRulesCommonRuleSet": (
      "cross-site-scripting", { $0.hasPrefix("CrossSiteScripting") }
    ),
    "AWSManagedRulesKnownBadInputsRuleSet": ("known-bad-inputs", { _ in true }),
  ]

  init(_ rule: Part, _ graph: inout Contribution) {
    let declared = Self.action(of: rule)
    let deciding = ["override_action", "action"].compactMap { rule.part($0) }
    if let unknown = deciding.first(where: \.isUnknown) {
      action = .unknown([unknown["count"].unknown()])
      doubt(unknown)
      return
    }
    if let override = rule.part("override_action") {
      let isCounting = override.part("count") != nil
      action = .string(isCounting ? "count" : "block")
      if isCounting { return }
    } else if let declared {
      action = .string(declared)
      if declared != "block" { return }
    }
    for statement in rule.parts("statement") { read(statement, &graph) }
  }

  private static func action(of rule: Part) -> String? {
    guard let action = rule.part("action"), !action.isUnknown else { return nil }
    return actions.first { action.part($0) != nil }
  }

  /// Reads `statement` and all below it but what is negated; a list, since statements nest as deep
  /// as the source likes.
  private mutating func read(_ statement: Part, _ graph: inout Contribution) {
    var pending = [statement]
    while let statement = pending.popLast() {
      guard !statement.isUnknown else {
        doubt(statement)
        continue
      }
      for (name, threat) in Self.threats {
        guard let match = statement.part(name) else { continue }
        if match.isUnknown { doubt(match) } else { add(threat) }
      }
      for group in statement.parts("managed_rule_group_statement") { read(managed: group) }
      for group in statement.parts("rule_group_reference_statement") { read(own: group, &graph) }
      for name in ["and_statement", "or_statement"] {
        for compound in statement.parts(name) {
          pending += compound.isUnknown ? [compound] : compound.parts("statement")
        }
      }
    }
  }

  private mutating func add(_ threat: String) {
    if !blocks.contains(threat) { blocks.append(threat) }
  }

  /// Says that blocks of which nothing is known may block more.
  private mutating func doubt(_ block: Part) { rest.append(block["name"].unknown()) }

  private mutating func read(managed group: Part) {
    if group.member("name")?.kind == .unknown { rest.append(group["name"].unknown()) }
    guard let name = group.text("name"), let (threat, concerns) = Self.managed[name],
      group.text("vendor_name") ?? "AWS" == "AWS"
    else { return }
    let exceptions = group.parts("rule_action_override") + group.parts("excluded_rule")
    if let unknown = exceptions.first(where: \.isUnknown) { return doubt(unknown) }
    for override in group.parts("rule_action_override") where concerns(override.text("name") ?? "")
    {
      let action = override.part("action_to_use")
      if action?.part("block") == nil { return }
    }
    for excluded in group.parts("excluded_rule") where concerns(excluded.text("name") ?? "") {
      return
    }
    add(threat)
  }

  /// A rule group of one's own blocks what its rules block.
  private mutating func read(own group: Part, _ graph: inout Contribution) {
    let overridden = Set(group.parts("rule_action_override").compactMap { $0.text("name") })
    for tie in graph.ties(group["arn"], Target(.resource, "aws_wafv2_rule_group", by: "arn")) {
      guard let declared = graph.part(at: tie.end) else {
        rest.append(group["arn"].unknown(.notInInputs))
        continue
      }
      for rule in declared.parts("rule") {
        for unknown in [rule] + rule.parts("action") where unknown.isUnknown { doubt(unknown) }
        guard !overridden.contains(rule.text("name") ?? ""), Self.action(of: rule) == "block"
        else { continue }
        for statement in rule.parts("statement")
        where statement.parts("rule_group_reference_statement").isEmpty {
          read(statement, &graph)
        }
      }
    }
  }
}
