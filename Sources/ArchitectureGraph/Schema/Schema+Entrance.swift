extension Schema {
  static let entranceKinds: [(Kind, [Field])] = [
    (
      .loadBalancer,
      placementFields + exposureFields + [
        .field("layer", .int, "7 for HTTP, 4 for TCP and UDP, 3 for a gateway"),
        .field("isInternetFacing", .bool, "its addresses are public"),
        .sources("webACLs", .protects, .webACL, "the web ACLs in front of it"),
        .sources("listeners", .attachedTo, .listener, "its listeners"),
        .field("deletionProtection", .bool, "it can't be deleted by mistake"),
        .field("logsAccess", .bool, "it writes access logs"),
      ]
    ),
    (
      .listener,
      [
        .field("port", .int, "the port it listens on"),
        .field("transport", .string, "`HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP` …"),
        .optional("sslPolicy", .string, "the TLS policy"),
        .optional("targetPort", .int, "the port that it hands over to, where it says so itself"),
        .field("redirectsToHTTPS", .bool, "all it does is to send clients to HTTPS"),
        .target("loadBalancer", .attachedTo, .loadBalancer, "the load balancer it belongs to"),
      ]
    ),
    (.dnsRecord, [.field("host", .string, "the name that it is for")]),
    (.dnsZone, [.field("host", .string, "the domain that it is for")]),
    (.certificate, [.field("domains", .list(.string), "the names that it is for, `*.` included")]),
    (
      .targetGroup,
      [
        .optional("port", .int, "the port of its targets"),
        .optional(
          "keepsClientAddress", .bool,
          "behind a network load balancer its targets see the client's address"),
        .optional("deregistrationDelay", .int, "seconds that a leaving target is drained"),
        .targets("services", .targets, .service, "the Services whose pods are its targets"),
      ]
    ),
    (
      .webACL,
      [
        .field(
          "blocks", .list(.string),
          "what it blocks: `sql-injection`, `cross-site-scripting`, `known-bad-inputs`, `rate`; a "
            + "rule that only counts, or is overridden to, blocks nothing"),
        .field("rules", .list(.record(.webACLRule)), "its rules, by priority"),
        .field("isRegional", .bool, "for load balancers and APIs, not for CloudFront"),
      ]
    ),
  ]

  static let entranceRecords: [(RecordType, [Field])] = [
    (
      .webACLRule,
      [
        .field("name", .string, "its name"),
        .field("action", .string, "`block`, `allow`, `count`, `captcha`, `challenge`"),
        .field("blocks", .list(.string), "what it blocks, as on the web ACL"),
      ]
    )
  ]
}
