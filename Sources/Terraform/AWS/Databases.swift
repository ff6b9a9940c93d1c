internal import ArchitectureGraph
internal import Documents

/// Single database instances, and where databases are placed.
enum Databases {
  static let families: [String: Family] = [
    "aws_db_instance": Family(.database, readInstance),
    "aws_redshift_cluster": Family(.database, readRedshift),
    "aws_db_subnet_group": Family(.resource, readSubnetGroup),
    "aws_docdb_subnet_group": Family(.resource, readSubnetGroup),
    "aws_neptune_subnet_group": Family(.resource, readSubnetGroup),
    "aws_redshift_subnet_group": Family(.resource, readSubnetGroup),
    "aws_elasticache_subnet_group": Family(.resource, readSubnetGroup),
    "aws_memorydb_subnet_group": Family(.resource, readSubnetGroup),
    "aws_db_parameter_group": Family(.parameterGroup),
    "aws_rds_cluster_parameter_group": Family(.parameterGroup),
    "aws_docdb_cluster_parameter_group": Family(.parameterGroup),
    "aws_neptune_cluster_parameter_group": Family(.parameterGroup),
    "aws_neptune_parameter_group": Family(.parameterGroup),
    "aws_redshift_parameter_group": Family(.parameterGroup),
    "aws_elasticache_parameter_group": Family(.parameterGroup),
    "aws_memorydb_parameter_group": Family(.parameterGroup),
  ]

  /// The port that an engine listens on where nobody said.
  static func port(of engine: String) -> Int64? {
    let ports: [(String, Int64)] = [
      ("aurora-postgresql", 5432), ("postgres", 5432), ("aurora", 3306), ("mysql", 3306),
      ("mariadb", 3306), ("oracle", 1521), ("custom-oracle", 1521), ("sqlserver", 1433),
      ("custom-sqlserver", 1433), ("docdb", 27017), ("neptune", 8182), ("db2", 50000),
      ("redis", 6379), ("valkey", 6379), ("memcached", 11211),
    ]
    return ports.first { engine.hasPrefix($0.0) }?.1
  }

  private static func readInstance(_ part: Part, _ graph: inout Contribution) {
    let isReplica = part.value?["replicate_source_db"] != nil
    let tie = graph.ties(part["replicate_source_db"], .databaseInstance).first
    let source = tie.flatMap { graph.part(at: $0.end) }
    let isOwn = part.value?["db_subnet_group_name"] != nil || source == nil
    place(
      part, by: isOwn ? part : source ?? part,
      through: isOwn ? .exact : tie?.provenance ?? .exact, &graph)
    graph.connectGroups(part, "vpc_security_group_ids", withDefault: true)
    graph.connect(
      part.node, .attachedTo, part["parameter_group_name"], .databaseParameterGroup)
    setEngine(part, source ?? part, &graph)
    graph.set(part, "publiclyAccessible", part["publicly_accessible"].bool)
    graph.set(part, "addressPlace", .place(part["publicly_accessible"].place))
    graph.set(part, "isHighlyAvailable", part["multi_az"].bool)
    graph.set(part, "availabilityPlace", .place(part["multi_az"].place))
    graph.set(part, "backupRetentionDays", part["backup_retention_period"].int)
    graph.set(part, "deletionProtection", part["deletion_protection"].bool)
    graph.set(part, "isReplica", .bool(isReplica))
    ConnectionLimit.set(
      part, class: part, group: "parameter_group_name", .databaseParameterGroup, &graph)
    setEncryption(part, "storage_encrypted", isReplica ? source : nil, &graph)
    graph.connect(part.node, .encryptsWith, part["master_user_secret_kms_key_id"], .key)
    Secrets.addMasterPassword(of: part, &graph)
  }

  /// Sets the engine and port of `part`; what it says nothing of is as with `source`.
  static func setEngine(_ part: Part, _ source: Part, _ graph: inout Contribution) {
    let engine = part.isOmitted("engine") ? source["engine"] : part["engine"]
    graph.set(part, "engine", engine.text)
    let port = part.isOmitted("port") ? source["port"] : part["port"]
    if port.value != nil {
      graph.set(part, "port", port.int)
    } else if let name = engine.knownText.value, let number = Self.port(of: name) {
      graph.set(part, "port", .int(number))
    }
  }

  /// Sets what is encrypted, and by which key; what `part` says nothing of is as with `source`.
  static func setEncryption(
    _ part: Part, _ argument: String, _ source: Part?, _ graph: inout Contribution
  ) {
    let own = part[argument]
    let slot = own.value == nil ? source?[argument] ?? own : own
    graph.set(part, "encrypted", slot.bool)
    graph.set(part, "encryptionPlace", .place(own.place))
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
  }

  /// Places `part` in the subnets of the group that `declaring` names; `way` is how that one is known.
  static func place(
    _ part: Part, by declaring: Part, argument: String = "db_subnet_group_name",
    of target: Target = .databaseSubnetGroup, through way: Provenance = .exact,
    _ graph: inout Contribution
  ) {
    let slot = declaring[argument]
    graph.set(part, "placement", .place(slot.place))
    let groups = graph.ties(slot, target)
    if groups.isEmpty {
      graph.builder.connect(
        part.node, .placedIn, .unknown(slot.unknown(.notInInputs), [.subnet]),
        provenance: .unknown, place: slot.place)
    }
    for tie in groups {
      graph.builder.connect(
        part.node, .uses, tie.end, provenance: tie.provenance.through(way), place: tie.place)
      guard let group = graph.part(at: tie.end) else {
        graph.connectUnknown(part.node, .placedIn, .subnet, beyond: tie, of: slot)
        continue
      }
      for subnet in graph.ties(group["subnet_ids"], .subnet, .many) {
        let provenance = subnet.provenance.through(tie.provenance).through(way)
        graph.builder.connect(
          part.node, .placedIn, subnet.end, provenance: provenance, place: slot.place)
      }
    }
  }

  private static func readSubnetGroup(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["subnet_ids"], .subnet, .many)
  }

  private static func readRedshift(_ part: Part, _ graph: inout Contribution) {
    place(
      part, by: part, argument: "cluster_subnet_group_name",
      of: Target(.resource, "aws_redshift_subnet_group", by: "name"), &graph)
    graph.connectGroups(part, "vpc_security_group_ids", withDefault: true)
    graph.set(part, "addressPlace", .place(part["publicly_accessible"].place))
    graph.set(part, "engine", .string("redshift"))
    graph.set(part, "port", part["port"].int)
    graph.set(part, "publiclyAccessible", part["publicly_accessible"].bool)
    graph.set(part, "isHighlyAvailable", part["multi_az"].bool)
    graph.set(part, "availabilityPlace", .place(part["multi_az"].place))
    graph.set(part, "backupRetentionDays", part["automated_snapshot_retention_period"].int)
    graph.set(part, "deletionProtection", .bool(false))
    graph.set(part, "isReplica", .bool(false))
    setEncryption(part, "encrypted", nil, &graph)
  }
}
