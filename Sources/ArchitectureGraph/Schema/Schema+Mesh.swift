extension Schema {
  /// How pods take part in the mesh.
  static let meshModeField = Field.field(
    "meshMode", .string,
    "how its pods take part in the mesh: `sidecar`, which Istio injects; `ambient`; or `none`")

  static let meshKinds: [(Kind, [Field])] = [
    (
      .virtualService,
      [
        .field("hosts", .list(.string), "the host names it is for"),
        .field("destinations", .list(.record(.destination)), "where it sends requests"),
        .field(
          "routes", .list(.record(.trafficRoute)), "its routes, each with its destinations"),
        .field(
          "missingGateways", .list(.string), "the gateways it names that are not there"),
        .targets("services", .routesTo, .service, "the Services it sends requests to"),
        .targets("gateways", .uses, .gateway, "the gateways it is bound to; none for the mesh"),
      ]
    ),
    (
      .destinationRule,
      [
        .field("host", .string, "the host name it is for"),
        .target("service", .targets, .service, "the Service that this means"),
        .field(
          "hostResolves", .bool, "a Service or ServiceEntry has that name; a pattern always does"),
        .optional("hostPlace", .place, "where its host is declared"),
        .field(
          "trafficPolicies", .list(.record(.trafficPolicy)),
          "its traffic policies in force: for all, for ports, for subsets"),
        .field(
          "hasOutlierDetection", .bool,
          "it looks for pods that fail (circuit breaker), by each of its traffic policies"),
        .field(
          "canEject", .bool,
          "it takes out pods that fail, by each of its traffic policies: some count of errors is not "
            + "0, and neither is the share of pods that may leave"),
        .field(
          "hasConnectionPool", .bool,
          "it bounds connections or requests, by each of its traffic policies"),
        .field("subsets", .list(.record(.subset)), "its subsets"),
        .optional("trafficPolicyPlace", .place, "where its traffic policy is, or should be"),
      ]
    ),
    (
      .gateway,
      [.field("hosts", .list(.string), "the host names it takes requests for; `*` for all")]
    ),
    (.workload, [meshModeField]), (.namespace, [meshModeField]),
    (
      .peerAuthentication,
      [
        .field("mode", .string, "`STRICT`, `PERMISSIVE`, `DISABLE`, or `UNSET`")
      ] + meshPolicyFields
    ),
    (
      .authorizationPolicy,
      [
        .field("action", .string, "`ALLOW`, `DENY`, `AUDIT` or `CUSTOM`"),
        .field(
          "allowsNothing", .bool, "it allows and has no rule: whatever no other allows is denied"),
        .field("allowsEverything", .bool, "one of its rules lets everyone do everything"),
      ] + meshPolicyFields
    ),
  ]

  private static let meshPolicyFields: [Field] = [
    .field("hasSelector", .bool, "it is for some pods of its namespace only"),
    .field("isMeshWide", .bool, "it is for the whole mesh: in Istio's own namespace, for all pods"),
    .targets("workloads", .selects, .workload, "the workloads it is for"),
  ]

  static let meshRecords: [(RecordType, [Field])] = [
    (
      .destination,
      [
        .field("host", .string, "the host name"),
        .field("subset", .string, "the subset of a destination rule; empty for all"),
        .field("port", .string, "the port; empty where it has one only"),
        .optional("weight", .int, "its share of the requests, in percent"),
        .field(
          "resolves", .bool,
          "a Service or ServiceEntry has that host name; not known of a namespace of which no "
            + "Service is here"),
        .optional("service", .node(.service), "the Service that this means"),
        .field("hasPort", .bool, "the Service has that port"),
        .field("subsetIsDefined", .bool, "a destination rule for the host has that subset"),
        .optional(
          "workloads", .list(.node(.workload)), "the workloads that its subset leaves"),
        .field("rule", .string, "the sort of rule it stands in: `http`, `tls` or `tcp`"),
      ]
    ),
    (
      .subset,
      [
        .field("name", .string, "its name"),
        .field("labels", .map(.string), "the labels of its pods"),
        .field("workloads", .list(.node(.workload)), "the workloads that have them"),
      ]
    ),
    (
      .trafficRoute,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field("rule", .string, "the sort of rule it is: `http`, `tls` or `tcp`"),
        .field("destinations", .list(.record(.destination)), "where it sends requests"),
        .field(
          "totalWeight", .int,
          "the sum of its destinations' weights; 100 where there is one destination alone"),
        .field(
          "answersItself", .bool, "it redirects, answers by itself, or leaves that to another"),
        .optional("timeoutSeconds", .double, "how long it waits for an answer; 0 for ever"),
        .optional("attempts", .int, "how often it tries again"),
        .optional("perTrySeconds", .double, "how long it waits for each of these"),
      ]
    ),
    (
      .trafficPolicy,
      [
        .field(
          "audience", .string, "what it is for: empty for all, `port 80`, `subset v1`"),
        .field("hasOutlierDetection", .bool, "it looks for pods that fail"),
        .field("canEject", .bool, "some run of errors takes a pod out"),
        .optional("maxEjectionPercent", .int, "how many of the pods may be out at once"),
        .optional("minHealthPercent", .int, "how many must be healthy for any to be taken out"),
        .field("boundsConnections", .bool, "it bounds the connections to the host"),
        .field("boundsRequests", .bool, "it bounds the requests that wait or run"),
        .field(
          "tlsMode", .string, "`ISTIO_MUTUAL`, `SIMPLE`, `MUTUAL`, `DISABLE`; empty for unsaid"),
      ]
    ),
  ]
}
