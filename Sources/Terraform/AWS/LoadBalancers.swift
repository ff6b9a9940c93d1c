internal import ArchitectureGraph
internal import Documents

/// Load balancers of every generation, target groups, and what else stands at the entrance.
enum LoadBalancers {
  static let families: [String: Family] = [
    "aws_lb": Family(.loadBalancer, readBalancer),
    "aws_alb": Family(.loadBalancer, readBalancer),
    "aws_elb": Family(.loadBalancer, readClassic),
    "aws_cloudfront_distribution": Family(.cdn, readDistribution),
    "aws_acm_certificate": Family(.certificate, readCertificate),
    "aws_iam_server_certificate": Family(.certificate),
    "aws_route53_record": Family(.dnsRecord, readRecord),
    "aws_route53_zone": Family(.dnsZone) { part, graph in
      graph.set(part, "host", part["name"].text)
    },
    "aws_api_gateway_rest_api": Family(.api), "aws_apigatewayv2_api": Family(.api),
    "aws_api_gateway_stage": Family(.api), "aws_appsync_graphql_api": Family(.api),
  ]

  private static let layers = ["application": 7, "network": 4, "gateway": 3]

  private static func readCertificate(_ part: Part, _ graph: inout Contribution) {
    switch (part["domain_name"].text, part["subject_alternative_names"].texts) {
    case (.string(let name), .list(let others, let rest)):
      let names = [.string(name)] + others.filter { $0 != .string(name) }
      // Where nobody names others, the provider fills in the one.
      let isOwn = part.isOmitted("subject_alternative_names")
      graph.set(part, "domains", .list(names, rest: isOwn ? [] : rest))
    case (let name, _): graph.set(part, "domains", name)
    }
  }

  private static func readBalancer(_ part: Part, _ graph: inout Contribution) {
    let layer = part["load_balancer_type"].knownText
    graph.set(part, "layer", layer.map { Int64(layers[$0] ?? 7) }.intFact)
    graph.set(part, "isInternetFacing", part["internal"].knownBool.negated.fact)
    graph.set(part, "addressPlace", .place(part["internal"].place))
    let isDual = part["ip_address_type"].knownText.map { $0.hasPrefix("dualstack") }
    graph.set(part, "hasIPv6Address", isDual.fact)
    graph.set(part, "deletionProtection", part["enable_deletion_protection"].bool)
    graph.set(part, "logsAccess", logsAccess(part, whenOmitted: false))
    graph.connect(part.node, .placedIn, part["subnets"], .subnet, .many)
    for mapping in part.parts("subnet_mapping") {
      graph.connect(part.node, .placedIn, mapping["subnet_id"], .subnet)
    }
    let attribute = part.isOmitted("subnet_mapping") ? "subnets" : "subnet_mapping"
    graph.set(part, "placement", .place(part[attribute].place))
    graph.connectGroups(part, "security_groups", withDefault: layer.value == "application")
  }

  private static func readClassic(_ part: Part, _ graph: inout Contribution) {
    let listeners = part.parts("listener")
    let speaksHTTP = listeners.reduce(Known.known(false)) { speaks, listener in
      .either(speaks, listener["lb_protocol"].knownText.map { $0.lowercased().hasPrefix("http") })
    }
    graph.set(part, "layer", speaksHTTP.map { $0 ? 7 : 4 }.intFact)
    graph.set(part, "isInternetFacing", part["internal"].knownBool.negated.fact)
    graph.set(part, "addressPlace", .place(part["internal"].place))
    graph.set(part, "hasIPv6Address", .bool(false))
    graph.set(part, "deletionProtection", .bool(false))
    graph.set(part, "logsAccess", logsAccess(part, whenOmitted: false))
    graph.connect(part.node, .placedIn, part["subnets"], .subnet, .many)
    graph.set(part, "placement", .place(part["subnets"].place))
    graph.connectGroups(part, "security_groups", withDefault: true)
    graph.connect(part.node, .targets, part["instances"], .instance, .many)
    for listener in listeners { addListener(listener, &graph) }
  }

  /// A classic load balancer's listeners are blocks of its own.
  private static func addListener(_ part: Part, _ graph: inout Contribution) {
    let node = graph.builder.add(
      .listener, address: part.address + "." + part.path, type: part.type, name: part.path,
      scope: graph.scope, object: part.value)
    graph.builder.set(node, "port", part["lb_port"].int)
    graph.builder.set(node, "targetPort", part["instance_port"].int)
    graph.builder.set(
      node, "transport", part["lb_protocol"].knownText.map { $0.uppercased() }.textFact)
    graph.builder.set(node, "redirectsToHTTPS", .bool(false))
    graph.builder.connect(node, .attachedTo, .node(part.node), place: Place(part.node, part.value))
    graph.connect(node, .uses, part["ssl_certificate_id"], .certificate)
  }

  private static func logsAccess(_ part: Part, whenOmitted: Bool) -> Fact {
    part.part("access_logs")?["enabled"].bool ?? .bool(whenOmitted)
  }

  private static func readDistribution(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .protects, part["web_acl_id"], .webACL, isReversed: true)
    for origin in part.parts("origin") {
      graph.connect(part.node, .targets, origin["domain_name"], .origin)
    }
    for certificate in part.parts("viewer_certificate") {
      graph.connect(part.node, .uses, certificate["acm_certificate_arn"], .certificate)
    }
    for logging in part.parts("logging_config") {
      graph.connect(part.node, .notifies, logging["bucket"], .bucket)
    }
  }

  private static func readRecord(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "host", part["name"].text)
    for alias in part.parts("alias") where alias.member("name")?.kind == .unknown {
      graph.connect(part.node, .targets, alias["name"], .alias)
    }
  }
}

extension Target {
  /// What a distribution fetches from; told by references alone, since origins are host names.
  fileprivate static let origin = Target(
    .resource, "aws_lb", "aws_alb", "aws_s3_bucket", "aws_elb", "aws_api_gateway_rest_api",
    "aws_apigatewayv2_api", by: "dns_name")
  /// What a DNS alias stands for.
  fileprivate static let alias = Target(
    .resource, "aws_lb", "aws_alb", "aws_elb", "aws_cloudfront_distribution", "aws_s3_bucket",
    by: "dns_name")
}

extension Known where Wrapped == Int64 {
  /// As a field.
  var intFact: Fact {
    switch self {
    case .known(let value): .int(value)
    case .unknown(let unknown): .unknown([unknown])
    }
  }
}

extension Known where Wrapped == String {
  /// As a field.
  var textFact: Fact {
    switch self {
    case .known(let value): .string(value)
    case .unknown(let unknown): .unknown([unknown])
    }
  }
}

extension Contribution {
  /// Makes `part` a member of its security groups; where nobody named one, of its VPC's default
  /// group, as AWS does.
  mutating func connectGroups(_ part: Part, _ argument: String, withDefault: Bool) {
    let slot = part[argument]
    if connect(part.node, .attachedTo, slot, .securityGroup, .many) || !withDefault { return }
    guard let vpc = vpc(of: part), let owner = self.part(at: vpc.end) else { return }
    let group = node(
      of: Candidates.Implied(
        resource: owner.number, attribute: "default_security_group_id"), .securityGroup)
    builder.connect(
      part.node, .attachedTo, .node(group), provenance: vpc.provenance, place: slot.place)
  }

  /// The VPC of the subnets that `part` names, if that is plain.
  private mutating func vpc(of part: Part) -> KnownEnd? {
    var way = Provenance.exact
    var subnets: [Tie] = []
    for argument in ["subnet_id", "subnets", "subnet_ids", "vpc_zone_identifier"] {
      subnets += ties(part[argument], .subnet, .many).prefix(1)
    }
    for mapping in part.parts("subnet_mapping").prefix(1) {
      subnets += ties(mapping["subnet_id"], .subnet)
    }
    for argument in ["db_subnet_group_name", "subnet_group_name"] where subnets.isEmpty {
      let target: Target =
        argument == "subnet_group_name" ? .cacheSubnetGroup : .databaseSubnetGroup
      guard let tie = ties(part[argument], target).first, let group = self.part(at: tie.end)
      else { continue }
      way = tie.provenance
      subnets += ties(group["subnet_ids"], .subnet, .many).prefix(1)
    }
    guard let tie = subnets.first, let subnet = self.part(at: tie.end),
      let vpc = ties(subnet["vpc_id"], .vpc).first
    else { return nil }
    return KnownEnd(vpc.end, vpc.provenance.through(tie.provenance).through(way))
  }
}
