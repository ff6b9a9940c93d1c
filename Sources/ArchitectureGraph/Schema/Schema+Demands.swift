extension Schema {
  /// What a workload asks of the layers below it: nodes to run on, databases to talk to.
  static let demandKinds: [(Kind, [Field])] = [
    (
      .workload,
      [
        .target("cluster", .placedIn, .kubernetesCluster, "the cluster that it runs on"),
        .field(
          "processorRequest", .double,
          "how many vCPUs are set aside for each of its pods, by what its containers request"),
        .field(
          "memoryRequest", .double, "how much memory is set aside for each of its pods, in bytes"),
        .field(
          "dataEndpoints", .list(.record(.dataEndpoint)),
          "where it is told that its databases and caches are, by environment, config map or argument"
        ),
        .targets("databases", .uses, .database, "the databases that it is told to talk to"),
        .targets("caches", .uses, .cache, "the caches that it is told to talk to"),
        .field(
          "connectionPool", .int,
          "how many connections to databases each of its pods may open, as a setting or the "
            + "annotation `archlint.io/db-pool-size` says; 0 where it is told of no database; not known "
            + "where nothing says it"),
        .optional("connectionPoolPlace", .place, "where that is said"),
        .targets("queues", .uses, .queue, "the queues that it is told to read or fill"),
        .field(
          "volumeZones", .list(.string),
          "the zones that its volumes are held to: by its storage classes, its node selector; empty for "
            + "none in particular"),
      ]
    )
  ]

  static let demandRecords: [(RecordType, [Field])] = [
    (
      .egressBlock,
      [
        .field("cidr", .string, "the address range that pods may reach"),
        .field("ports", .list(.int), "the ports; empty for all"),
      ]
    ),
    (
      .dataEndpoint,
      [
        .field("host", .string, "the host name or address"),
        .field("setting", .string, "the variable or argument that names it"),
        .field("store", .string, "`database` or `cache`"),
        .field(
          "role", .string,
          "whom it leads to: `instance` of RDS; `cluster` (its writer), `reader` or `custom` of Aurora; "
            + "`proxy`; `primary`, `reader`, `configuration` or `node` of ElastiCache; `service` in the "
            + "cluster; `address`, an IPv4 address; `other`"),
        .optional("database", .node(.database), "the database of the inputs that has it"),
        .optional("cache", .node(.cache), "the cache of the inputs that has it"),
      ]
    ),
  ]
}
