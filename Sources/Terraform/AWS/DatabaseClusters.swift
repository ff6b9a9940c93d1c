internal import ArchitectureGraph
internal import Documents

/// Database clusters (RDS and Aurora, DocumentDB, Neptune) and their members.
enum DatabaseClusters {
  static let families: [String: Family] = [
    "aws_rds_cluster": Family(.database, readCluster),
    "aws_docdb_cluster": Family(.database, readCluster),
    "aws_neptune_cluster": Family(.database, readCluster),
    "aws_rds_cluster_instance": Family(.database, readMember),
    "aws_docdb_cluster_instance": Family(.database, readMember),
    "aws_neptune_cluster_instance": Family(.database, readMember),
  ]

  private static let subnetGroup = Target(
    .resource, "aws_db_subnet_group", "aws_docdb_subnet_group", "aws_neptune_subnet_group",
    by: "name")

  private static func groupArgument(_ part: Part) -> String {
    part.type.hasPrefix("aws_neptune") ? "neptune_subnet_group_name" : "db_subnet_group_name"
  }

  private static func readCluster(_ part: Part, _ graph: inout Contribution) {
    graph.gathered.clusters.append(part)
    Databases.place(part, by: part, argument: groupArgument(part), of: subnetGroup, &graph)
    graph.connectGroups(part, "vpc_security_group_ids", withDefault: true)
    for argument in ["db_cluster_parameter_group_name", "neptune_cluster_parameter_group_name"] {
      graph.connect(part.node, .attachedTo, part[argument], .clusterParameterGroup)
    }
    Databases.setEngine(part, part, &graph)
    graph.set(part, "publiclyAccessible", .bool(false))
    graph.set(part, "backupRetentionDays", part["backup_retention_period"].int)
    graph.set(part, "deletionProtection", part["deletion_protection"].bool)
    let follows = ["replication_source_identifier", "replicate_source_db"].contains {
      part.text($0) != nil || part.value?[$0]?.kind == .unknown
    }
    graph.set(part, "isReplica", .bool(follows))
    Secrets.addMasterPassword(of: part, &graph)
    Databases.setEncryption(part, "storage_encrypted", nil, &graph)
  }

  private static func readMember(_ part: Part, _ graph: inout Contribution) {
    let ties = graph.ties(part["cluster_identifier"], .databaseCluster)
    for tie in ties {
      graph.builder.connect(
        part.node, .placedIn, tie.end, provenance: tie.provenance, place: tie.place)
      if let node = graph.node(at: tie.end) {
        graph.gathered.clusterMembers[node, default: 0] += 1
      } else if case .unknown(let unknown, _) = tie.end {
        graph.gathered.strayMembers.append(unknown)
      }
    }
    let cluster = ties.first.flatMap { graph.part(at: $0.end) }
    if let cluster { graph.gathered.memberClasses[cluster.node] = part }
    let way = ties.first?.provenance ?? .exact
    let isOwn = !part.isOmitted(groupArgument(part))
    Databases.place(
      part, by: isOwn ? part : cluster ?? part, argument: groupArgument(part), of: subnetGroup,
      through: isOwn ? .exact : way, &graph)
    if let cluster {
      graph.connect(
        part.node, .attachedTo, cluster["vpc_security_group_ids"], .securityGroup, .many,
        through: way)
    }
    let source = cluster ?? part
    Databases.setEngine(part, source, &graph)
    graph.set(part, "publiclyAccessible", part["publicly_accessible"].bool)
    graph.set(part, "addressPlace", .place(part["publicly_accessible"].place))
    graph.set(part, "isHighlyAvailable", .bool(false))
    graph.set(part, "backupRetentionDays", source["backup_retention_period"].int)
    graph.set(part, "deletionProtection", source["deletion_protection"].bool)
    graph.set(part, "isReplica", .bool(true))
    Databases.setEncryption(part, "storage_encrypted", cluster, &graph)
  }

  /// Sets what only the members tell: whether a cluster survives the loss of a zone.
  static func finish(_ graph: inout Contribution) {
    for part in graph.gathered.clusters {
      let isMultiZone =
        part.value?["db_cluster_instance_class"] != nil || part.text("engine_mode") == "serverless"
      let members = graph.gathered.clusterMembers[part.node] ?? 0
      let strays = graph.gathered.strayMembers
      let isAvailable: Fact =
        isMultiZone || members >= 2
        ? .bool(true) : strays.isEmpty ? .bool(false) : .unknown(strays)
      graph.set(part, "isHighlyAvailable", isAvailable)
      setConnectionLimit(part, &graph)
      graph.set(part, "availabilityPlace", .place(part.place))
    }
  }

  /// A cluster lets in as many connections as its parameter group says, or the class of a member.
  private static func setConnectionLimit(_ part: Part, _ graph: inout Contribution) {
    guard part.type == "aws_rds_cluster" else { return }
    ConnectionLimit.set(
      part, class: graph.gathered.memberClasses[part.node] ?? part,
      group: "db_cluster_parameter_group_name", .clusterParameterGroup, &graph)
  }
}
