internal import ArchitectureGraph
internal import Documents

/// Caches: ElastiCache in its three forms, and MemoryDB.
enum Caches {
  static let families: [String: Family] = [
    "aws_elasticache_replication_group": Family(.cache, readReplicationGroup),
    "aws_elasticache_cluster": Family(.cache, readCluster),
    "aws_elasticache_serverless_cache": Family(.cache, readServerless),
    "aws_memorydb_cluster": Family(.cache, readMemory),
  ]

  private static func readReplicationGroup(_ part: Part, _ graph: inout Contribution) {
    Databases.place(
      part, by: part, argument: "subnet_group_name", of: .cacheSubnetGroup, &graph)
    graph.connectGroups(part, "security_group_ids", withDefault: true)
    graph.connect(part.node, .attachedTo, part["parameter_group_name"], .cacheParameterGroup)
    Databases.setEngine(part, part, &graph)
    let failover = part["automatic_failover_enabled"].knownBool
    let zones = part["multi_az_enabled"].knownBool
    graph.set(part, "automaticFailover", failover.fact)
    graph.set(part, "multiZone", zones.fact)
    let available = Known.both(Known.both(failover, zones), hasReplicas(part))
    graph.set(part, "isHighlyAvailable", available.fact)
    let missing = failover.value == false ? "automatic_failover_enabled" : "multi_az_enabled"
    graph.set(part, "availabilityPlace", .place(part[missing].place))
    graph.set(part, "encryptedInTransit", part["transit_encryption_enabled"].bool)
    setEncryption(part, &graph)
  }

  /// Whether each shard has a copy on another node.
  private static func hasReplicas(_ part: Part) -> Known<Bool> {
    let isSharded =
      !part.isOmitted("num_node_groups") || !part.isOmitted("replicas_per_node_group")
    if isSharded { return part["replicas_per_node_group"].knownInt.map { $0 >= 1 } }
    return part["num_cache_clusters"].knownInt.map { $0 >= 2 }
  }

  /// Valkey is encrypted at rest where nobody says otherwise, Redis is not.
  private static func setEncryption(_ part: Part, _ graph: inout Contribution) {
    let slot = part["at_rest_encryption_enabled"]
    let isValkey = part.text("engine") == "valkey" && slot.value == nil
    graph.set(part, "encrypted", isValkey ? .bool(true) : slot.bool)
    graph.set(part, "encryptionPlace", .place(slot.place))
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
  }

  private static func readCluster(_ part: Part, _ graph: inout Contribution) {
    let groups = graph.ties(part["replication_group_id"], .replicationGroup)
    for tie in groups {
      graph.builder.connect(
        part.node, .placedIn, tie.end, provenance: tie.provenance, place: tie.place)
    }
    let group = groups.first.flatMap { graph.part(at: $0.end) }
    let isOwn = !part.isOmitted("subnet_group_name")
    Databases.place(
      part, by: isOwn ? part : group ?? part, argument: "subnet_group_name", of: .cacheSubnetGroup,
      through: isOwn ? .exact : groups.first?.provenance ?? .exact, &graph)
    graph.connectGroups(part, "security_group_ids", withDefault: group == nil)
    Databases.setEngine(part, group ?? part, &graph)
    if let group {
      graph.gathered.cacheMembers.append((part, group))
      return
    }
    let zones = part["az_mode"].knownText.map { $0 == "cross-az" }
    let isMemcached = part.text("engine") == "memcached"
    graph.set(part, "multiZone", zones.fact)
    graph.set(part, "automaticFailover", .bool(false))
    graph.set(part, "isHighlyAvailable", isMemcached ? zones.fact : .bool(false))
    graph.set(part, "availabilityPlace", .place(part["az_mode"].place))
    graph.set(part, "encryptedInTransit", part["transit_encryption_enabled"].bool)
    graph.set(part, "encrypted", .bool(false))
    graph.set(part, "encryptionPlace", .place(part.place))
  }

  /// What a member of a replication group is, the group says.
  static func finish(_ graph: inout Contribution) {
    for (member, group) in graph.gathered.cacheMembers {
      for field in [
        "isHighlyAvailable", "automaticFailover", "multiZone", "encryptedInTransit", "encrypted",
      ] {
        if let fact = graph.builder.fact(group.node, field) { graph.set(member, field, fact) }
      }
    }
  }

  private static func readServerless(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["subnet_ids"], .subnet, .many)
    graph.set(part, "placement", .place(part["subnet_ids"].place))
    graph.connectGroups(part, "security_group_ids", withDefault: true)
    Databases.setEngine(part, part, &graph)
    for field in [
      "isHighlyAvailable", "automaticFailover", "multiZone", "encryptedInTransit", "encrypted",
    ] {
      graph.set(part, field, .bool(true))
    }
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
  }

  private static func readMemory(_ part: Part, _ graph: inout Contribution) {
    Databases.place(
      part, by: part, argument: "subnet_group_name",
      of: Target(.resource, "aws_memorydb_subnet_group", by: "name"), &graph)
    graph.connectGroups(part, "security_group_ids", withDefault: true)
    graph.set(part, "engine", part["engine"].text)
    graph.set(part, "port", part["port"].int)
    let replicas = part["num_replicas_per_shard"].knownInt.map { $0 >= 1 }
    for field in ["isHighlyAvailable", "automaticFailover", "multiZone"] {
      graph.set(part, field, replicas.fact)
    }
    graph.set(part, "availabilityPlace", .place(part["num_replicas_per_shard"].place))
    graph.set(part, "encryptedInTransit", part["tls_enabled"].bool)
    graph.set(part, "encrypted", .bool(true))
    graph.connect(part.node, .encryptsWith, part["kms_key_arn"], .key)
  }
}
