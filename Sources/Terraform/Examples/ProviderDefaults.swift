/// What the provider (5.100) fills in by itself when it plans a resource of a type.
///
/// A real plan has these values among what was declared, so an example has them, too. Read off plans
/// of resources with nothing but their required arguments; those that depend on the input are left
/// out.
enum ProviderDefaults {
  /// One value: where it stands, as `root_block_device.encrypted`, and what it is.
  struct Row: Sendable, Equatable {
    let path: String
    let value: Default
  }

  /// The rows of resources of `type`.
  static func rows(of type: String) -> [Row] { table[type] ?? [] }

  /// A line begins with the type, or with a blank where the one before goes on; `%20` is a blank.
  private static let table: [String: [Row]] = {
    var table: [String: [Row]] = [:]
    var type = ""
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")[...]
      if line.first != " ", let first = words.popFirst() { type = String(first) }
      table[type, default: []] += words.compactMap(row)
    }
    return table
  }()

  private static func row(_ text: Substring) -> Row? {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let path = String(parts[0])
    if let truth = Bool(String(parts[1])) { return Row(path: path, value: .bool(truth)) }
    if let number = Int(parts[1]) { return Row(path: path, value: .int(number)) }
    let words = parts[1].split(separator: "%20", omittingEmptySubsequences: false)
    return Row(path: path, value: .text(words.joined(separator: " ")))
  }

  private static let text = """
    aws_accessanalyzer_analyzer type=ACCOUNT
    aws_acmpca_certificate_authority enabled=true permanent_deletion_time_in_days=30
    aws_ami architecture=x86_64 sriov_net_support=simple virtualization_type=paravirtual
    aws_ami_copy encrypted=false
    aws_api_gateway_method_settings settings.throttling_burst_limit=-1
      settings.throttling_rate_limit=-1
    aws_apigatewayv2_route api_key_required=false authorization_type=NONE
    aws_apigatewayv2_stage auto_deploy=false
    aws_appautoscaling_policy policy_type=StepScaling
      target_tracking_scaling_policy_configuration.disable_scale_in=false
    aws_athena_database force_destroy=false
    aws_athena_workgroup force_destroy=false state=ENABLED
    aws_autoscaling_group force_delete_warm_pool=false
    aws_autoscaling_policy enabled=true policy_type=SimpleScaling
    aws_backup_plan rule.completion_window=180 rule.enable_continuous_backup=false
      rule.schedule_expression_timezone=Etc/UTC rule.start_window=60
    aws_backup_vault force_destroy=false
    aws_chatbot_slack_channel_configuration logging_level=NONE user_authorization_required=false
    aws_cloudtrail enable_log_file_validation=false enable_logging=true
      include_global_service_events=true is_multi_region_trail=false is_organization_trail=false
    aws_cloudtrail_event_data_store billing_mode=EXTENDABLE_RETENTION_PRICING
      multi_region_enabled=true organization_enabled=false retention_period=2555
      termination_protection_enabled=true
    aws_cloudwatch_composite_alarm actions_enabled=true
    aws_cloudwatch_event_rule event_bus_name=default force_destroy=false
    aws_cloudwatch_event_target event_bus_name=default force_destroy=false
    aws_cloudwatch_log_group retention_in_days=0 skip_destroy=false
    aws_cloudwatch_log_metric_filter metric_transformation.unit=None
    aws_cloudwatch_metric_alarm actions_enabled=true treat_missing_data=missing
    aws_codedeploy_app compute_platform=Server
    aws_codedeploy_deployment_group deployment_config_name=CodeDeployDefault.OneAtATime
      outdated_instances_strategy=UPDATE termination_hook_enabled=false
    aws_cognito_identity_pool allow_classic_flow=false allow_unauthenticated_identities=false
    aws_cognito_user_pool deletion_protection=INACTIVE mfa_configuration=OFF
    aws_config_configuration_recorder name=default
    aws_cur_report_definition refresh_closed_reports=true
    aws_db_event_subscription enabled=true
    aws_db_instance apply_immediately=false auto_minor_version_upgrade=true
      copy_tags_to_snapshot=false dedicated_log_volume=false delete_automated_backups=true
      monitoring_interval=0 performance_insights_enabled=false publicly_accessible=false
      skip_final_snapshot=false
    aws_db_instance_automated_backups_replication retention_period=7
    aws_db_option_group option_group_description=Managed%20by%20Terraform skip_destroy=false
    aws_db_parameter_group description=Managed%20by%20Terraform skip_destroy=false
    aws_db_subnet_group description=Managed%20by%20Terraform
    aws_default_security_group revoke_rules_on_delete=false
    aws_default_vpc enable_dns_hostnames=true enable_dns_support=true force_destroy=false
    aws_directory_service_directory enable_sso=false
    aws_docdb_cluster backup_retention_period=1 engine=docdb port=27017 skip_final_snapshot=false
    aws_docdb_cluster_parameter_group description=Managed%20by%20Terraform
    aws_dynamodb_resource_policy confirm_remove_self_resource_access=false
    aws_dynamodb_table_replica point_in_time_recovery=false
    aws_ebs_encryption_by_default enabled=true
    aws_ebs_volume final_snapshot=false
    aws_ec2_capacity_reservation ebs_optimized=false end_date_type=unlimited
      ephemeral_storage=false tenancy=default
    aws_ec2_transit_gateway amazon_side_asn=64512 auto_accept_shared_attachments=disable
      default_route_table_association=enable default_route_table_propagation=enable
      dns_support=enable multicast_support=disable security_group_referencing_support=disable
      vpn_ecmp_support=enable
    aws_ec2_transit_gateway_route blackhole=false
    aws_ec2_transit_gateway_route_table_association replace_existing_association=false
    aws_ec2_transit_gateway_vpc_attachment appliance_mode_support=disable dns_support=enable
      ipv6_support=disable
    aws_ecr_repository image_tag_mutability=MUTABLE
    aws_ecrpublic_repository force_destroy=false
    aws_ecs_service availability_zone_rebalancing=DISABLED deployment_maximum_percent=200
      deployment_minimum_healthy_percent=100 enable_ecs_managed_tags=false
      enable_execute_command=false scheduling_strategy=REPLICA wait_for_steady_state=false
    aws_ecs_task_definition skip_destroy=false track_latest=false
    aws_efs_file_system throughput_mode=bursting
    aws_efs_file_system_policy bypass_policy_lockout_safety_check=false
    aws_eks_access_entry type=STANDARD
    aws_eks_cluster bootstrap_self_managed_addons=true vpc_config.endpoint_private_access=false
      vpc_config.endpoint_public_access=true
    aws_elasticache_parameter_group description=Managed%20by%20Terraform
    aws_elasticache_replication_group auth_token_update_strategy=ROTATE
      automatic_failover_enabled=false engine=redis multi_az_enabled=false
    aws_elasticache_subnet_group description=Managed%20by%20Terraform
    aws_elasticache_user no_password_required=false
    aws_elasticsearch_domain elasticsearch_version=1.5
    aws_emr_cluster step_concurrency_level=1 unhealthy_node_replacement=false
      visible_to_all_users=true
    aws_fsx_lustre_file_system copy_tags_to_backups=false data_compression_type=NONE
      deployment_type=SCRATCH_1 skip_final_backup=true storage_type=SSD
    aws_globalaccelerator_accelerator enabled=true ip_address_type=IPV4
    aws_guardduty_detector enable=true
    aws_iam_access_key status=Active
    aws_iam_account_password_policy allow_users_to_change_password=true minimum_password_length=6
    aws_iam_group path=/
    aws_iam_instance_profile path=/
    aws_iam_policy path=/
    aws_iam_role force_detach_policies=false max_session_duration=3600 path=/
    aws_iam_user force_destroy=false path=/
    aws_iam_user_login_profile password_length=20
    aws_instance get_password_data=false metadata_options.http_protocol_ipv6=disabled
      root_block_device.delete_on_termination=true source_dest_check=true
      user_data_replace_on_change=false
    aws_kinesis_stream encryption_type=NONE enforce_consumer_deletion=false retention_period=24
    aws_kms_external_key bypass_policy_lockout_safety_check=false deletion_window_in_days=30
    aws_kms_key bypass_policy_lockout_safety_check=false
      customer_master_key_spec=SYMMETRIC_DEFAULT enable_key_rotation=false is_enabled=true
      key_usage=ENCRYPT_DECRYPT
    aws_kms_key_policy bypass_policy_lockout_safety_check=false
    aws_kms_replica_external_key bypass_policy_lockout_safety_check=false
      deletion_window_in_days=30
    aws_kms_replica_key bypass_policy_lockout_safety_check=false deletion_window_in_days=30
      enabled=true
    aws_lambda_function memory_size=128 package_type=Zip publish=false
      reserved_concurrent_executions=-1 skip_destroy=false timeout=3
    aws_lambda_function_event_invoke_config maximum_retry_attempts=2
    aws_lambda_layer_version skip_destroy=false
    aws_launch_configuration enable_monitoring=true
    aws_lb client_keep_alive=3600 desync_mitigation_mode=defensive
      drop_invalid_header_fields=false enable_deletion_protection=false enable_http2=true
      enable_tls_version_and_cipher_suite_headers=false enable_waf_fail_open=false
      enable_xff_client_port=false enable_zonal_shift=false idle_timeout=60
      load_balancer_type=application preserve_host_header=false xff_header_processing_mode=append
    aws_lb_listener default_action.redirect.host=#{host} default_action.redirect.path=/#{path}
      default_action.redirect.query=#{query}
    aws_lb_target_group deregistration_delay=300 health_check.port=traffic-port
      lambda_multi_value_headers_enabled=false proxy_protocol_v2=false slow_start=0
      target_type=instance
    aws_memorydb_cluster auto_minor_version_upgrade=true data_tiering=false
      description=Managed%20by%20Terraform num_replicas_per_shard=1 num_shards=1 tls_enabled=true
    aws_mq_broker apply_immediately=false auto_minor_version_upgrade=false
      deployment_mode=SINGLE_INSTANCE publicly_accessible=false user.console_access=false
      user.replication_user=false
    aws_msk_cluster broker_node_group_info.az_distribution=DEFAULT enhanced_monitoring=DEFAULT
    aws_nat_gateway connectivity_type=public
    aws_neptune_cluster backup_retention_period=1 engine=neptune port=8182
      skip_final_snapshot=false storage_encrypted=false
    aws_neptune_cluster_instance auto_minor_version_upgrade=true engine=neptune port=8182
      promotion_tier=0 publicly_accessible=false
    aws_network_interface ipv6_address_list_enabled=false private_ip_list_enabled=false
      source_dest_check=true
    aws_networkfirewall_firewall delete_protection=false
    aws_ram_resource_share allow_external_principals=false
    aws_rds_cluster copy_tags_to_snapshot=false delete_automated_backups=true
      enable_global_write_forwarding=false enable_http_endpoint=false
      enable_local_write_forwarding=false engine_mode=provisioned skip_final_snapshot=false
    aws_rds_cluster_instance auto_minor_version_upgrade=true copy_tags_to_snapshot=false
      force_destroy=false monitoring_interval=0 promotion_tier=0
    aws_rds_cluster_parameter_group description=Managed%20by%20Terraform
    aws_rds_global_cluster deletion_protection=false
    aws_rds_shard_group compute_redundancy=0
    aws_redshift_cluster allow_version_upgrade=true apply_immediately=false
      automated_snapshot_retention_period=1 availability_zone_relocation_enabled=false
      cluster_version=1.0 encrypted=false maintenance_track_name=current
      manual_snapshot_retention_period=-1 multi_az=false number_of_nodes=1 port=5439
      publicly_accessible=true skip_final_snapshot=false
    aws_redshift_parameter_group description=Managed%20by%20Terraform
    aws_redshift_subnet_group description=Managed%20by%20Terraform
    aws_route53_hosted_zone_dnssec signing_status=SIGNING
    aws_route53_key_signing_key status=ACTIVE
    aws_route53_zone comment=Managed%20by%20Terraform force_destroy=false
    aws_route53domains_registered_domain admin_privacy=true auto_renew=true billing_privacy=true
      registrant_privacy=true tech_privacy=true transfer_lock=true
    aws_s3_account_public_access_block block_public_acls=false block_public_policy=false
      ignore_public_acls=false restrict_public_buckets=false
    aws_s3_bucket force_destroy=false
    aws_s3_bucket_lifecycle_configuration rule.expiration.expired_object_delete_marker=false
      transition_default_minimum_object_size=all_storage_classes_128K
    aws_s3_bucket_notification eventbridge=false
    aws_s3_bucket_object acl=private force_destroy=false
    aws_s3_bucket_object_lock_configuration object_lock_enabled=Enabled
    aws_s3_bucket_public_access_block block_public_acls=false block_public_policy=false
      ignore_public_acls=false restrict_public_buckets=false
    aws_s3_object force_destroy=false
    aws_s3_object_copy force_destroy=false
    aws_sagemaker_endpoint_configuration production_variants.initial_variant_weight=1
    aws_secretsmanager_secret force_overwrite_replica_secret=false recovery_window_in_days=30
    aws_secretsmanager_secret_rotation rotate_immediately=true
    aws_security_group description=Managed%20by%20Terraform revoke_rules_on_delete=false
    aws_security_group_rule self=false
    aws_ses_configuration_set reputation_metrics_enabled=false sending_enabled=true
    aws_signer_signing_job ignore_signing_job_failure=false
    aws_sns_topic content_based_deduplication=false fifo_topic=false
    aws_sqs_queue content_based_deduplication=false delay_seconds=0 fifo_queue=false
      max_message_size=262144 message_retention_seconds=345600 receive_wait_time_seconds=0
      visibility_timeout_seconds=30
    aws_ssoadmin_permission_set session_duration=PT1H
    aws_subnet assign_ipv6_address_on_creation=false enable_dns64=false
      enable_resource_name_dns_a_record_on_launch=false
      enable_resource_name_dns_aaaa_record_on_launch=false ipv6_native=false
      map_public_ip_on_launch=false
    aws_vpc enable_dns_support=true instance_tenancy=default
    aws_vpc_endpoint vpc_endpoint_type=Gateway
    aws_vpc_endpoint_security_group_association replace_default_association=false
    aws_vpc_ipam enable_private_gua=false tier=advanced
    aws_vpc_ipam_pool auto_import=false
    aws_workspaces_workspace root_volume_encryption_enabled=false
      user_volume_encryption_enabled=false
    """
}
