internal import ArchitectureGraph

/// What an attribute refers to: which types of resource, and by which of their names.
struct Target: Sendable, Hashable {
  /// The kind of a stub where the thing is not in the inputs.
  let kind: Kind
  /// The types of resource that may be meant; the first gives the names' namespace.
  let types: [String]
  /// The attribute that holds the name.
  ///
  /// ARNs are told by their looks.
  let attribute: String

  init(_ kind: Kind, _ types: String..., by attribute: String = "id") {
    self.kind = kind
    self.types = types
    self.attribute = attribute
  }

  /// Whether an attribute called `attribute` may hold the name of such a thing: `vpc_id` that of a
  /// VPC.
  func isNamed(in attribute: String) -> Bool {
    guard !["id", "arn", "name"].contains(attribute) else { return false }
    return types.contains { type in
      let words = type.split(separator: "_").dropFirst().filter { $0 != "default" }
      return words.last.map { attribute.contains($0) } ?? false
    }
  }

  /// What a thing called `text` is to be looked up by.
  func name(for text: String) -> Name {
    text.hasPrefix("arn:")
      ? Name("arn", text) : Name("\(types.first ?? "").\(attribute)", text)
  }
}

extension Target {
  static let vpc = Target(.vpc, "aws_vpc", "aws_default_vpc")
  static let subnet = Target(.subnet, "aws_subnet", "aws_default_subnet")
  static let routeTable = Target(.routeTable, "aws_route_table", "aws_default_route_table")
  static let internetGateway = Target(.internetGateway, "aws_internet_gateway")
  static let egressOnlyGateway = Target(.egressOnlyGateway, "aws_egress_only_internet_gateway")
  static let natGateway = Target(.natGateway, "aws_nat_gateway")
  static let transitGateway = Target(.transitGateway, "aws_ec2_transit_gateway")
  static let transitAttachment = Target(
    .resource, "aws_ec2_transit_gateway_vpc_attachment",
    "aws_ec2_transit_gateway_vpc_attachment_accepter")
  static let transitTable = Target(.routeTable, "aws_ec2_transit_gateway_route_table")
  static let vpnGateway = Target(.resource, "aws_vpn_gateway")
  static let peering = Target(
    .peering, "aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter")
  static let vpcEndpoint = Target(.vpcEndpoint, "aws_vpc_endpoint")
  static let securityGroup = Target(
    .securityGroup, "aws_security_group", "aws_default_security_group")
  static let networkACL = Target(.networkACL, "aws_network_acl", "aws_default_network_acl")
  static let prefixList = Target(
    .resource, "aws_ec2_managed_prefix_list", "aws_prefix_list", "aws_vpc_endpoint")
  static let networkInterface = Target(.networkInterface, "aws_network_interface")
  static let elasticIP = Target(.elasticIP, "aws_eip")
  static let elasticIPAllocation = Target(.elasticIP, "aws_eip", by: "allocation_id")
  static let instance = Target(.instance, "aws_instance", "aws_spot_instance_request")

  static let loadBalancer = Target(.loadBalancer, "aws_lb", "aws_alb")
  static let classicLoadBalancer = Target(.loadBalancer, "aws_elb", by: "name")
  static let listener = Target(.listener, "aws_lb_listener", "aws_alb_listener")
  static let targetGroup = Target(.targetGroup, "aws_lb_target_group", "aws_alb_target_group")
  /// What is registered with a target group.
  static let registered = Target(
    .resource, "aws_instance", "aws_lb", "aws_alb", "aws_lambda_function", "aws_lambda_alias",
    "aws_network_interface")
  static let webACL = Target(.webACL, "aws_wafv2_web_acl")
  static let regionalWebACL = Target(.webACL, "aws_wafregional_web_acl")
  static let classicWebACL = Target(.webACL, "aws_waf_web_acl")
  static let certificate = Target(
    .certificate, "aws_acm_certificate", "aws_iam_server_certificate",
    "aws_acm_certificate_validation", by: "arn")
  static let cdn = Target(.cdn, "aws_cloudfront_distribution")

  static let launchTemplate = Target(.launchTemplate, "aws_launch_template")
  static let launchTemplateName = Target(.launchTemplate, "aws_launch_template", by: "name")
  static let launchConfiguration = Target(
    .launchTemplate, "aws_launch_configuration", by: "name")
  static let autoscalingGroup = Target(.autoscalingGroup, "aws_autoscaling_group", by: "name")
  static let kubernetesCluster = Target(.kubernetesCluster, "aws_eks_cluster", by: "name")
  static let ecsCluster = Target(.resource, "aws_ecs_cluster")
  static let taskDefinition = Target(.resource, "aws_ecs_task_definition", by: "arn")
  static let function = Target(
    .function, "aws_lambda_function", "aws_lambda_alias", by: "function_name")
  static let rotationFunction = Target(
    .function, "aws_lambda_function", "aws_lambda_alias",
    "aws_serverlessapplicationrepository_cloudformation_stack", "aws_cloudformation_stack",
    by: "function_name")

  static let databaseSubnetGroup = Target(.resource, "aws_db_subnet_group", by: "name")
  static let cacheSubnetGroup = Target(.resource, "aws_elasticache_subnet_group", by: "name")
  static let databaseInstance = Target(.database, "aws_db_instance", by: "identifier")
  static let databaseCluster = Target(
    .database, "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster",
    by: "cluster_identifier")
  static let databaseParameterGroup = Target(
    .parameterGroup, "aws_db_parameter_group", by: "name")
  static let clusterParameterGroup = Target(
    .parameterGroup, "aws_rds_cluster_parameter_group", "aws_docdb_cluster_parameter_group",
    "aws_neptune_cluster_parameter_group", by: "name")
  static let cacheParameterGroup = Target(
    .parameterGroup, "aws_elasticache_parameter_group", by: "name")
  static let replicationGroup = Target(.cache, "aws_elasticache_replication_group")
  static let bucket = Target(.bucket, "aws_s3_bucket")
  static let fileSystem = Target(.fileSystem, "aws_efs_file_system")
  static let key = Target(.key, "aws_kms_key", "aws_kms_alias", "aws_kms_replica_key")
  static let secret = Target(.secret, "aws_secretsmanager_secret")
  static let topic = Target(.topic, "aws_sns_topic")
  static let role = Target(.role, "aws_iam_role", by: "name")
  static let policy = Target(.policy, "aws_iam_policy", by: "arn")
  static let instanceProfile = Target(.resource, "aws_iam_instance_profile", by: "name")
  static let logGroup = Target(.logGroup, "aws_cloudwatch_log_group", by: "name")
}
