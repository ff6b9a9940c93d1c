/// What must be known of the provider to read Terraform's JSON syntax, where a block and a map look
/// alike.
enum ExampleSchema {
  /// Whether the mapping under `argument` of a resource of `type` is a map, not a block.
  static func isMap(_ argument: String, in type: String) -> Bool {
    if let types = ambiguous[argument] { return types.contains { type.hasPrefix($0) } }
    return maps.contains(argument)
  }

  /// Whether the blocks under `argument` of a resource of `type` are an attribute to the provider:
  /// a plan then has one expression for all of them.
  static func isAttribute(_ argument: String, in type: String) -> Bool {
    attributes[type]?.contains(argument) ?? false
  }

  private static let attributes: [String: Set<String>] = [
    "aws_security_group": ["ingress", "egress"],
    "aws_default_security_group": ["ingress", "egress"],
    "aws_route_table": ["route"], "aws_default_route_table": ["route"],
    "aws_network_acl": ["ingress", "egress"], "aws_default_network_acl": [],
  ]

  /// Names that are maps in resources of these types, and blocks in all others.
  private static let ambiguous: [String: [String]] = [
    "dimensions": ["aws_cloudwatch_"], "environment": ["aws_sagemaker_"],
    "parameters": [
      "aws_athena_", "aws_cloudformation_", "aws_glue_", "aws_ssm_", "aws_batch_",
      "aws_api_gateway_rest_api",
    ],
    "response_parameters": ["aws_api_gateway_"], "connection_properties": ["aws_glue_"],
    "metadata": ["aws_s3_"], "configuration": ["aws_codepipeline"], "permissions": ["aws_ssm_"],
    "attributes": ["aws_cognito_user", "aws_iot_", "aws_service_discovery_", "aws_xray_"],
    "properties": ["aws_athena_", "aws_ecs_", "aws_emr"], "options": ["aws_ecs_service"],
    "limits": ["aws_batch_"],
  ]

  private static let maps: Set<String> = [
    "additional_version_weights", "advanced_options", "airflow_configuration_options", "arguments",
    "attribute_mapping", "client_metadata", "command_line_arguments", "connector_configuration",
    "context", "default_arguments", "driver_opts", "encryption_context_equals",
    "encryption_context_subset", "environment_variables", "header_parameters", "hyperparameters",
    "input_paths", "labels", "non_overridable_arguments", "parameter_overrides",
    "provider_details", "query_string_parameters", "recovery_point_tags", "request_models",
    "request_parameters", "request_templates", "required_claims", "resource_tags",
    "response_models", "response_templates", "runtime_environment_secrets",
    "runtime_environment_variables", "stage_variable_overrides", "stage_variables",
    "supported_login_providers", "tags", "tags_all", "tags_to_add", "target_tags",
    "task_properties", "triggers", "variables", "volume_tags",
  ]
}
