extension Schema {
  static let accessKinds: [(Kind, [Field])] = [
    (
      .role,
      [
        .optional("roleName", .string, "what AWS calls it"),
        .optional(
          "trust", .list(.record(.policyStatement)), "who may act as it: its trust policy"),
        .optional(
          "statements", .list(.record(.policyStatement)),
          "what it may do, by its inline policies and by those attached that a plan declares; open "
            + "where others are attached that are neither here nor AWS's"),
        .optional(
          "managedPolicies", .list(.string),
          "AWS's own policies that it has: `AmazonEKS_CNI_Policy`"
        ),
        .optional(
          "clusterAccess", .list(.string),
          "the types of the access entries that let it into EKS clusters: `STANDARD`, `EC2_LINUX` …; "
            + "absent where its plan declares none at all"
        ),
        .sources(
          "clusterMappings", .targets, .configMap, "the `aws-auth` maps that let it into clusters"),
        .sources("serviceAccounts", .assumes, .serviceAccount, "the accounts that act as it"),
        .sources("jobs", .assumes, .job, "the jobs of workflows that log in as it"),
        .sources("nodeGroups", .assumes, .nodeGroup, "the node groups whose nodes act as it"),
      ]
    ),
    (
      .policy,
      [
        .field("statements", .list(.record(.policyStatement)), "what it allows and denies"),
        .targets("roles", .targets, .role, "the roles that have it"),
      ]
    ),
    (
      .workload,
      [
        .field(
          "registryImages", .list(.record(.registryImage)), "its images that come from ECR")
      ]
    ),
    (
      .nodeClass,
      [
        .field(
          "unclaimedNodeRoles", .list(.node(.role)),
          "the roles of plans that clusters let in as nodes', and that no nodes have")
      ]
    ),
    (
      .serviceAccount,
      [
        .field(
          "trustedBy", .list(.node(.role)),
          "the roles of plans whose trust policy names this very account")
      ]
    ),
    (
      .secretStore,
      [
        .optional(
          "reader", .node(.role),
          "the role that it reads AWS as: its own, its account's, or that of the account "
            + "`external-secrets`; absent where none is known"),
        .sources(
          "externalSecrets", .reads, .externalSecret, "the ExternalSecrets that read from it"),
      ]
    ),
  ]

  static let accessRecords: [(RecordType, [Field])] = [
    (
      .registryImage,
      [
        .field("image", .string, "the image, as written"),
        .field("repository", .string, "the repository in its registry"),
        .optional(
          "isDeclared", .bool,
          "a plan declares that repository; not known where none declares one of the same folder; "
            + "absent where none declares any"),
        .field(
          "neighbors", .list(.string), "the repositories of the same folder that plans declare"),
      ]
    ),
    (
      .policyStatement,
      [
        .field("effect", .string, "`Allow` or `Deny`"),
        .field("actions", .list(.string), "what it is about, with wildcards"),
        .field("notActions", .list(.string), "what it is not about"),
        .field(
          "resources", .list(.string),
          "on which ARNs; of what a plan makes, region and account are wildcards"),
        .field("notResources", .list(.string), "on all but these"),
        .field("principals", .list(.record(.principal)), "to whom"),
        .field("conditions", .list(.record(.policyCondition)), "when: all of them must hold"),
      ]
    ),
    (
      .principal,
      [
        .field("type", .string, "`AWS`, `Service` or `Federated`"),
        .field("identifiers", .list(.string), "ARNs, services, `*` for everybody"),
      ]
    ),
    (
      .policyCondition,
      [
        .field("operator", .string, "`StringEquals`, `StringLike` …"),
        .field("key", .string, "what is compared: `aws:SourceAccount`"),
        .optional("claim", .string, "the claim of a token that is: `sub` or `aud`"),
        .field("values", .list(.string), "with what: one of them is enough"),
      ]
    ),
  ]
}
