/// Arguments that the provider fills where nobody sets them.
///
/// Where a plan does not know one of them, either its expression comes to something unknown, or it
/// comes to null and the provider is to choose; only an expression that can be followed tells which.
/// From the schema of the AWS provider 5.100: what is both optional and computed; of blocks, which the
/// schema does not say it of, what plans have as unknown where nobody wrote them.
enum ProviderFilled {
  /// Whether the provider fills the argument at `path` of a resource of `type`.
  static func holds(_ type: String, _ path: String) -> Bool {
    arguments[type]?.contains(path) ?? false
  }

  private static let arguments: [String: Set<String>] = [
    "aws_acm_certificate": [
      "domain_name", "key_algorithm", "options", "subject_alternative_names", "validation_method",
      "validation_option",
    ],
    "aws_alb": [
      "ip_address_type", "name", "name_prefix", "security_groups", "subnet_mapping", "subnets",
    ],
    "aws_alb_listener": ["mutual_authentication", "protocol", "ssl_policy"],
    "aws_alb_target_group": [
      "health_check", "ip_address_type", "load_balancing_algorithm_type",
      "load_balancing_anomaly_mitigation", "load_balancing_cross_zone_enabled", "name",
      "name_prefix", "preserve_client_ip", "protocol_version", "stickiness", "target_failover",
      "target_group_health", "target_health_state",
    ],
    "aws_api_gateway_rest_api": [
      "api_key_source", "binary_media_types", "endpoint_configuration", "minimum_compression_size",
      "policy",
    ],
    "aws_apigatewayv2_api": ["ip_address_type"],
    "aws_apigatewayv2_stage": ["deployment_id"],
    "aws_appautoscaling_target": ["suspended_state"],
    "aws_autoscaling_group": [
      "availability_zone_distribution", "availability_zones", "capacity_reservation_specification",
      "health_check_type", "load_balancers", "mixed_instances_policy", "name", "name_prefix",
      "service_linked_role_arn", "target_group_arns", "traffic_source", "vpc_zone_identifier",
    ],
    "aws_cloudfront_distribution": ["continuous_deployment_policy_id"],
    "aws_cloudwatch_log_group": ["log_group_class", "name", "name_prefix"],
    "aws_cloudwatch_metric_alarm": ["evaluate_low_sample_count_percentiles"],
    "aws_cognito_user_pool": [
      "admin_create_user_config", "email_verification_message", "email_verification_subject",
      "password_policy", "sign_in_policy", "sms_configuration", "sms_verification_message",
      "user_pool_tier", "username_configuration", "verification_message_template",
    ],
    "aws_db_instance": [
      "availability_zone", "backup_target", "backup_window", "ca_cert_identifier",
      "character_set_name", "database_insights_mode", "db_name", "db_subnet_group_name",
      "domain_fqdn", "engine", "engine_lifecycle_support", "engine_version", "identifier",
      "identifier_prefix", "kms_key_id", "license_model", "master_user_secret_kms_key_id",
      "monitoring_role_arn", "nchar_character_set_name", "network_type", "option_group_name",
      "parameter_group_name", "performance_insights_kms_key_id", "replica_mode",
      "snapshot_identifier", "storage_type", "timezone", "username", "vpc_security_group_ids",
    ],
    "aws_db_parameter_group": ["name", "name_prefix"],
    "aws_db_subnet_group": ["name", "name_prefix"],
    "aws_default_route_table": ["route"],
    "aws_default_security_group": ["egress", "ingress", "vpc_id"],
    "aws_default_subnet": ["ipv6_cidr_block", "private_dns_hostname_type_on_launch"],
    "aws_default_vpc": ["ipv6_cidr_block", "ipv6_cidr_block_network_border_group"],
    "aws_docdb_cluster": [
      "availability_zones", "cluster_identifier", "cluster_identifier_prefix", "cluster_members",
      "db_cluster_parameter_group_name", "db_subnet_group_name", "engine_version", "kms_key_id",
      "master_username", "vpc_security_group_ids",
    ],
    "aws_docdb_cluster_instance": [
      "availability_zone", "ca_cert_identifier", "identifier", "identifier_prefix",
      "performance_insights_kms_key_id",
    ],
    "aws_docdb_cluster_parameter_group": ["name", "name_prefix"],
    "aws_docdb_subnet_group": ["name", "name_prefix"],
    "aws_dynamodb_table": [
      "hash_key", "point_in_time_recovery", "replica.kms_key_arn", "server_side_encryption",
      "server_side_encryption.kms_key_arn", "stream_view_type", "ttl",
    ],
    "aws_ebs_volume": ["kms_key_id", "snapshot_id", "type"],
    "aws_ec2_managed_prefix_list": ["entry"],
    "aws_ec2_transit_gateway_vpc_attachment": ["security_group_referencing_support"],
    "aws_ecr_repository": ["encryption_configuration.kms_key"],
    "aws_ecs_cluster": ["setting"],
    "aws_ecs_service": ["cluster", "iam_role", "launch_type", "platform_version", "triggers"],
    "aws_ecs_task_definition": ["network_mode"],
    "aws_efs_access_point": ["root_directory"],
    "aws_efs_file_system": [
      "availability_zone_name", "creation_token", "kms_key_id", "performance_mode", "protection",
    ],
    "aws_efs_mount_target": ["ip_address", "security_groups"],
    "aws_eip": [
      "domain", "instance", "ipam_pool_id", "network_border_group", "network_interface",
      "public_ipv4_pool",
    ],
    "aws_eip_association": [
      "allocation_id", "instance_id", "network_interface_id", "private_ip_address", "public_ip",
    ],
    "aws_eks_access_entry": ["kubernetes_groups", "user_name"],
    "aws_eks_addon": ["addon_version", "configuration_values"],
    "aws_eks_cluster": [
      "access_config", "kubernetes_network_config",
      "kubernetes_network_config.elastic_load_balancing", "upgrade_policy", "version",
    ],
    "aws_eks_node_group": [
      "ami_type", "capacity_type", "instance_types", "node_group_name", "node_group_name_prefix",
      "node_repair_config", "release_version", "update_config", "version",
    ],
    "aws_elasticache_cluster": [
      "availability_zone", "az_mode", "engine", "engine_version", "ip_discovery", "network_type",
      "node_type", "parameter_group_name", "replication_group_id", "security_group_ids",
      "subnet_group_name",
    ],
    "aws_elasticache_replication_group": [
      "at_rest_encryption_enabled", "auto_minor_version_upgrade", "cluster_mode", "engine_version",
      "global_replication_group_id", "ip_discovery", "network_type", "node_type",
      "parameter_group_name", "security_group_ids", "security_group_names", "subnet_group_name",
      "transit_encryption_mode",
    ],
    "aws_elasticache_serverless_cache": [
      "daily_snapshot_time", "major_engine_version", "security_group_ids", "subnet_ids",
    ],
    "aws_elb": [
      "availability_zones", "health_check", "instances", "name", "name_prefix", "security_groups",
      "source_security_group", "subnets",
    ],
    "aws_flow_log": ["log_destination", "log_format", "log_group_name"],
    "aws_iam_group_policy": ["name", "name_prefix"],
    "aws_iam_instance_profile": ["name", "name_prefix"],
    "aws_iam_policy": ["name", "name_prefix"],
    "aws_iam_role": ["inline_policy", "managed_policy_arns", "name", "name_prefix"],
    "aws_iam_role_policy": ["name", "name_prefix"],
    "aws_iam_server_certificate": ["name", "name_prefix"],
    "aws_iam_user_policy": ["name", "name_prefix"],
    "aws_instance": [
      "ami", "availability_zone", "capacity_reservation_specification", "cpu_options",
      "ebs_block_device", "ebs_block_device.kms_key_id", "enclave_options",
      "ephemeral_block_device", "host_id", "host_resource_group_arn", "iam_instance_profile",
      "instance_initiated_shutdown_behavior", "instance_market_options", "instance_type",
      "ipv6_addresses", "key_name", "maintenance_options", "metadata_options", "network_interface",
      "placement_group", "private_dns_name_options", "private_ip", "root_block_device",
      "root_block_device.kms_key_id", "secondary_private_ips", "security_groups", "subnet_id",
      "tenancy", "user_data", "user_data_base64", "vpc_security_group_ids",
    ],
    "aws_internet_gateway": ["vpc_id"],
    "aws_kms_alias": ["name", "name_prefix"],
    "aws_kms_external_key": ["policy"],
    "aws_kms_key": ["policy"],
    "aws_kms_replica_key": ["policy"],
    "aws_lambda_function": [
      "architectures", "ephemeral_storage", "logging_config", "source_code_hash", "tracing_config",
    ],
    "aws_launch_configuration": [
      "ebs_block_device", "key_name", "metadata_options", "name", "name_prefix",
      "root_block_device",
    ],
    "aws_launch_template": ["metadata_options", "name", "name_prefix"],
    "aws_lb": [
      "ip_address_type", "name", "name_prefix", "security_groups", "subnet_mapping", "subnets",
    ],
    "aws_lb_listener": ["mutual_authentication", "protocol", "ssl_policy"],
    "aws_lb_target_group": [
      "health_check", "ip_address_type", "load_balancing_algorithm_type",
      "load_balancing_anomaly_mitigation", "load_balancing_cross_zone_enabled", "name",
      "name_prefix", "preserve_client_ip", "protocol_version", "stickiness", "target_failover",
      "target_group_health", "target_health_state",
    ],
    "aws_memorydb_cluster": [
      "engine", "engine_version", "name", "name_prefix", "parameter_group_name",
      "subnet_group_name",
    ],
    "aws_memorydb_parameter_group": ["name", "name_prefix"],
    "aws_memorydb_subnet_group": ["name", "name_prefix"],
    "aws_nat_gateway": ["private_ip", "secondary_private_ip_addresses"],
    "aws_neptune_cluster": [
      "availability_zones", "cluster_identifier", "cluster_identifier_prefix", "engine_version",
      "kms_key_arn", "neptune_cluster_parameter_group_name", "neptune_subnet_group_name",
      "storage_type", "vpc_security_group_ids",
    ],
    "aws_neptune_cluster_instance": [
      "availability_zone", "engine_version", "identifier", "identifier_prefix",
      "neptune_parameter_group_name", "neptune_subnet_group_name",
    ],
    "aws_neptune_cluster_parameter_group": ["name", "name_prefix"],
    "aws_neptune_parameter_group": ["name", "name_prefix"],
    "aws_neptune_subnet_group": ["name", "name_prefix"],
    "aws_network_acl": ["egress", "ingress", "subnet_ids"],
    "aws_network_interface": [
      "attachment", "interface_type", "ipv4_prefixes", "ipv6_address_list", "ipv6_addresses",
      "ipv6_prefixes", "private_ip", "private_ip_list", "private_ips", "security_groups",
    ],
    "aws_rds_cluster": [
      "availability_zones", "ca_certificate_identifier", "cluster_identifier",
      "cluster_identifier_prefix", "cluster_members", "cluster_scalability_type",
      "database_insights_mode", "database_name", "db_cluster_parameter_group_name",
      "db_subnet_group_name", "db_system_id", "engine_lifecycle_support", "engine_version",
      "iam_roles", "kms_key_id", "master_user_secret_kms_key_id", "master_username",
      "monitoring_role_arn", "network_type", "performance_insights_kms_key_id", "storage_type",
      "vpc_security_group_ids",
    ],
    "aws_rds_cluster_instance": [
      "availability_zone", "ca_cert_identifier", "db_parameter_group_name", "db_subnet_group_name",
      "engine_version", "identifier", "identifier_prefix", "monitoring_role_arn",
      "performance_insights_kms_key_id",
    ],
    "aws_rds_cluster_parameter_group": ["name", "name_prefix"],
    "aws_redshift_cluster": [
      "aqua_configuration_status", "availability_zone", "cluster_parameter_group_name",
      "cluster_public_key", "cluster_revision_number", "cluster_subnet_group_name", "cluster_type",
      "database_name", "default_iam_role_arn", "endpoint", "iam_roles", "kms_key_id", "logging",
      "master_password_secret_kms_key_id", "snapshot_copy", "vpc_security_group_ids",
    ],
    "aws_route": ["network_interface_id"],
    "aws_route_table": ["propagating_vgws", "route"],
    "aws_s3_bucket": [
      "acceleration_status", "acl", "bucket", "bucket_prefix", "cors_rule", "grant",
      "lifecycle_rule", "logging", "object_lock_configuration", "policy",
      "replication_configuration", "request_payer", "server_side_encryption_configuration",
      "versioning", "website",
    ],
    "aws_s3_bucket_acl": ["access_control_policy"],
    "aws_s3_bucket_lifecycle_configuration": [
      "expected_bucket_owner", "transition_default_minimum_object_size",
    ],
    "aws_secretsmanager_secret": [
      "name", "name_prefix", "policy", "replica", "replica.kms_key_id",
    ],
    "aws_secretsmanager_secret_version": ["version_stages"],
    "aws_security_group": ["egress", "ingress", "name", "name_prefix", "vpc_id"],
    "aws_security_group_rule": ["source_security_group_id"],
    "aws_sns_topic": ["fifo_throughput_scope", "name", "name_prefix", "policy", "tracing_config"],
    "aws_sns_topic_subscription": ["filter_policy_scope"],
    "aws_spot_instance_request": [
      "ami", "availability_zone", "capacity_reservation_specification", "cpu_options",
      "ebs_block_device", "ebs_block_device.kms_key_id", "enclave_options",
      "ephemeral_block_device", "host_id", "host_resource_group_arn", "iam_instance_profile",
      "instance_initiated_shutdown_behavior", "instance_type", "ipv6_addresses", "key_name",
      "maintenance_options", "metadata_options", "network_interface", "placement_group",
      "private_dns_name_options", "private_ip", "root_block_device", "root_block_device.kms_key_id",
      "secondary_private_ips", "security_groups", "spot_price", "subnet_id", "tenancy", "user_data",
      "user_data_base64", "valid_from", "valid_until", "vpc_security_group_ids",
    ],
    "aws_sqs_queue": [
      "deduplication_scope", "fifo_throughput_limit", "name", "name_prefix", "policy",
      "redrive_allow_policy", "redrive_policy",
    ],
    "aws_ssm_parameter": ["data_type", "insecure_value", "key_id", "tier", "value"],
    "aws_subnet": [
      "availability_zone", "availability_zone_id", "private_dns_hostname_type_on_launch",
    ],
    "aws_vpc": ["cidr_block", "ipv6_cidr_block", "ipv6_cidr_block_network_border_group"],
    "aws_vpc_endpoint": [
      "dns_options", "ip_address_type", "policy", "route_table_ids", "security_group_ids",
      "service_region", "subnet_configuration", "subnet_ids",
    ],
    "aws_vpc_ipv4_cidr_block_association": ["cidr_block"],
    "aws_vpc_peering_connection": ["accepter", "peer_owner_id", "peer_region", "requester"],
    "aws_vpc_peering_connection_accepter": ["accepter", "requester"],
    "aws_vpn_gateway": ["amazon_side_asn", "vpc_id"],
    "aws_wafv2_rule_group": ["name", "name_prefix"],
    "aws_wafv2_web_acl": ["name", "name_prefix"],
  ]
}
