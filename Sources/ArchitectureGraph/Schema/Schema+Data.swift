extension Schema {
  static let encryptionFields: [Field] = [
    .field("encrypted", .bool, "what it keeps is encrypted at rest"),
    .optional("encryptionPlace", .place, "the attribute that says so, or should"),
    .targets("keys", .encryptsWith, .key, "the keys it is encrypted with"),
  ]

  static let dataKinds: [(Kind, [Field])] = [
    (
      .database,
      placementFields + exposureFields + encryptionFields + [
        .field("engine", .string, "`postgres`, `mysql`, `aurora-postgresql` …"),
        .field("publiclyAccessible", .bool, "it is given a public address"),
        .field(
          "isHighlyAvailable", .bool,
          "it survives the loss of a zone: Multi-AZ, or a cluster of two instances or more"),
        .optional("availabilityPlace", .place, "the attribute that says so, or should"),
        .field("backupRetentionDays", .int, "for how many days backups are kept; 0 for none"),
        .field("deletionProtection", .bool, "it can't be deleted by mistake"),
        .optional("port", .int, "the port it listens on"),
        .optional(
          "maxConnections", .int,
          "how many connections it lets in: as its parameter group says, else what RDS works out from "
            + "the class's whole memory, which is a little more than there will be"),
        .optional("maxConnectionsPlace", .place, "the attribute that says so, or should"),
        .sources("clients", .uses, .workload, "the workloads that are told to talk to it"),
        .field(
          "isReplica", .bool, "it follows another database, or is a member of a cluster"),
        .targets(
          "failoverTopics", .notifies, .topic, "the topics that hear of its failovers"),
      ]
    ),
    (
      .cache,
      placementFields + exposureFields + encryptionFields + [
        .field("engine", .string, "`redis`, `valkey` or `memcached`"),
        .field(
          "isHighlyAvailable", .bool,
          "a replica takes over by itself when a primary fails, in another zone"),
        .field("automaticFailover", .bool, "a replica takes over by itself"),
        .field("multiZone", .bool, "its nodes are spread over zones"),
        .field("encryptedInTransit", .bool, "clients speak TLS to it"),
        .optional("availabilityPlace", .place, "the attribute that says so, or should"),
        .optional("port", .int, "the port it listens on"),
        .sources("clients", .uses, .workload, "the workloads that are told to talk to it"),
      ]
    ),
    (
      .bucket,
      encryptionFields + [
        .field("blocksPublicAccess", .bool, "all four blocks are on"),
        .field("versioned", .bool, "it keeps the versions that are overwritten or deleted"),
      ]
    ),
    (
      .queue,
      encryptionFields + [
        .field(
          "events", .list(.string),
          "the sorts of EventBridge's events that rules send to it (`detail-type`)")
      ]
    ), (.topic, encryptionFields), (.volume, encryptionFields),
    (.fileSystem, encryptionFields), (.logGroup, encryptionFields),
    (
      .registry,
      encryptionFields + [
        .field("immutableTags", .bool, "a tag is never moved"),
        .optional("repositoryName", .string, "what it is called in its registry: `shop/web`"),
        .sources("workloads", .uses, .workload, "the workloads that run its images"),
      ]
    ),
    (
      .secret,
      [
        .field("hasLiteralData", .bool, "its content is committed as plain text"),
        .sources("readers", .reads, .workload, "the workloads that read it"),
      ]
    ),
  ]
}
