/// What AWS, or its provider, makes of an argument that nobody set.
enum Default: Sendable, Equatable {
  case bool(Bool)
  case int(Int)
  case text(String)
  case texts([String])

  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var int: Int? { if case .int(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var texts: [String]? { if case .texts(let value) = self { value } else { nil } }
}

/// The table of defaults, by type and argument, as the API references of the services and the
/// provider's documentation (5.100) give them.
enum Defaults {
  /// The default of the argument at `path` of resources of `type`, if there is a row.
  static func value(of path: String, in type: String) -> Default? { table[type]?[path] }

  private static let table: [String: [String: Default]] =
    network.merging(entrance) { first, _ in first }.merging(compute) { first, _ in first }
    .merging(data) { first, _ in first }

  private static let network: [String: [String: Default]] = [
    "aws_vpc": ["instance_tenancy": .text("default"), "enable_dns_support": .bool(true)],
    "aws_subnet": [
      "map_public_ip_on_launch": .bool(false), "assign_ipv6_address_on_creation": .bool(false),
    ],
    "aws_default_subnet": [
      "map_public_ip_on_launch": .bool(true), "assign_ipv6_address_on_creation": .bool(false),
    ],
    "aws_nat_gateway": ["connectivity_type": .text("public")],
    "aws_vpc_endpoint": ["vpc_endpoint_type": .text("Gateway")],
    "aws_flow_log": ["traffic_type": .text("ALL")],
  ]

  private static let loadBalancer: [String: Default] = [
    "internal": .bool(false), "load_balancer_type": .text("application"),
    "ip_address_type": .text("ipv4"),
    "enable_deletion_protection": .bool(false), "access_logs.enabled": .bool(false),
    "drop_invalid_header_fields": .bool(false),
  ]
  private static let listener: [String: Default] = [
    "protocol": .text("HTTP"), "ssl_policy": .text("ELBSecurityPolicy-2016-08"),
    "default_action.redirect.protocol": .text("#{protocol}"),
  ]
  private static let targetGroup: [String: Default] = [
    "deregistration_delay": .int(300), "target_type": .text("instance"),
  ]

  private static let entrance: [String: [String: Default]] = [
    "aws_lb": loadBalancer, "aws_alb": loadBalancer,
    "aws_elb": ["internal": .bool(false), "access_logs.enabled": .bool(true)],
    "aws_lb_listener": listener, "aws_alb_listener": listener,
    "aws_lb_target_group": targetGroup, "aws_alb_target_group": targetGroup,
  ]

  private static let compute: [String: [String: Default]] = [
    "aws_ecs_service": ["network_configuration.assign_public_ip": .bool(false)],
    "aws_instance": [
      "metadata_options.http_tokens": .text("optional"),
      "metadata_options.http_endpoint": .text("enabled"),
      "root_block_device.encrypted": .bool(false), "ebs_block_device.encrypted": .bool(false),
    ],
    "aws_launch_template": [
      "metadata_options.http_tokens": .text("optional"),
      "metadata_options.http_endpoint": .text("enabled"),
    ],
    "aws_launch_configuration": [
      "metadata_options.http_tokens": .text("optional"),
      "metadata_options.http_endpoint": .text("enabled"),
    ],
    "aws_eks_cluster": [
      "vpc_config.endpoint_public_access": .bool(true),
      "vpc_config.endpoint_private_access": .bool(false),
      "vpc_config.public_access_cidrs": .texts(["0.0.0.0/0"]),
      "enabled_cluster_log_types": .texts([]),
    ],
  ]

  private static let databaseCluster: [String: Default] = [
    "storage_encrypted": .bool(false), "deletion_protection": .bool(false),
    "backup_retention_period": .int(1),
  ]
  private static let databaseMember: [String: Default] = ["publicly_accessible": .bool(false)]

  private static let data: [String: [String: Default]] = [
    "aws_db_instance": [
      "publicly_accessible": .bool(false), "multi_az": .bool(false),
      "storage_encrypted": .bool(false), "deletion_protection": .bool(false),
      "backup_retention_period": .int(0),
    ],
    "aws_rds_cluster": databaseCluster.merging(["engine_mode": .text("provisioned")]) { old, _ in
      old
    },
    "aws_docdb_cluster": databaseCluster.merging(["engine": .text("docdb")]) { old, _ in old },
    "aws_neptune_cluster": databaseCluster.merging(["engine": .text("neptune")]) { old, _ in old },
    "aws_rds_cluster_instance": databaseMember, "aws_docdb_cluster_instance": databaseMember,
    "aws_neptune_cluster_instance": databaseMember,
    "aws_redshift_cluster": [
      "publicly_accessible": .bool(true), "encrypted": .bool(false), "multi_az": .bool(false),
      "automated_snapshot_retention_period": .int(1), "port": .int(5439),
    ],
    "aws_elasticache_replication_group": [
      "automatic_failover_enabled": .bool(false), "multi_az_enabled": .bool(false),
      "at_rest_encryption_enabled": .bool(false), "transit_encryption_enabled": .bool(false),
      "engine": .text("redis"), "num_cache_clusters": .int(1), "replicas_per_node_group": .int(0),
      "port": .int(6379),
    ],
    "aws_elasticache_cluster": [
      "az_mode": .text("single-az"), "num_cache_nodes": .int(1),
      "transit_encryption_enabled": .bool(false),
    ],
    "aws_memorydb_cluster": [
      "num_replicas_per_shard": .int(1), "tls_enabled": .bool(true), "engine": .text("redis"),
      "port": .int(6379),
    ],
    "aws_ebs_volume": ["encrypted": .bool(false)],
    "aws_efs_file_system": ["encrypted": .bool(false)],
    "aws_sqs_queue": ["sqs_managed_sse_enabled": .bool(true)],
    "aws_ecr_repository": ["image_tag_mutability": .text("MUTABLE")],
    "aws_s3_bucket_public_access_block": [
      "block_public_acls": .bool(false), "block_public_policy": .bool(false),
      "ignore_public_acls": .bool(false), "restrict_public_buckets": .bool(false),
    ],
  ]
}
