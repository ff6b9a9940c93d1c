internal import Documents

/// What AWS and its provider say of arguments together: which are refused beside others, which must be
/// there for lack of others, and which ends they can't have.
///
/// A plan does not know an argument that the provider fills, whether nobody sets it or apply will know
/// it. Where a configuration that sets it can't be applied, nobody does; where one that does not set it
/// can't be, somebody does. The rules are those of the provider's schema (`ConflictsWith`) and of the
/// API calls' documentation.
enum ArgumentRules {
  /// Whether nobody can have set `argument` of `resource`.
  static func refuse(_ argument: String, of resource: Plan.Resource) -> Bool {
    switch (resource.type, argument) {
    case ("aws_security_group_rule", "source_security_group_id"):
      return ["cidr_blocks", "ipv6_cidr_blocks"].contains { resource.fills($0) }
        || resource.values?["self"]?.bool == true
    case ("aws_vpc_endpoint", "subnet_ids"):
      return resource.text("vpc_endpoint_type") == "Gateway"
    case ("aws_vpc_endpoint", "security_group_ids"):
      return resource.text("vpc_endpoint_type").map { $0 != "Interface" } ?? false
    case ("aws_vpc_endpoint", "route_table_ids"):
      return resource.text("vpc_endpoint_type").map { $0 != "Gateway" } ?? false
    default: return false
    }
  }

  /// Whether somebody must have set `argument` of `resource`, of which `block` says the expressions.
  static func demand(
    _ argument: String, of resource: Plan.Resource, _ block: Configuration.Block?
  ) -> Bool {
    switch (resource.type, argument) {
    case ("aws_security_group_rule", "source_security_group_id"):
      return ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"].allSatisfy {
        resource.lacks($0)
      } && resource.values?["self"]?.bool != true && resource.unknown?["self"]?.bool != true
    case ("aws_flow_log", "log_destination"):
      return block?.expressions?["log_group_name"] == nil
    default: return false
    }
  }

  /// Whether AWS refuses `candidate` as what `argument` of `resource` names: a subnet that does not lie
  /// in the zone of its instance, a role that does not trust the service.
  static func refuse(
    _ candidate: Plan.Resource, as argument: String, of resource: Plan.Resource
  ) -> Bool {
    switch (resource.type, argument) {
    case ("aws_instance", "subnet_id"), ("aws_spot_instance_request", "subnet_id"):
      guard let zone = resource.text("availability_zone") else { return false }
      return candidate.text("availability_zone").map { $0 != zone } ?? false
    case ("aws_eks_cluster", "role_arn"): return !candidate.mayTrust("eks.amazonaws.com")
    case ("aws_eks_node_group", "node_role_arn"): return !candidate.mayTrust("ec2.amazonaws.com")
    case ("aws_eks_fargate_profile", "pod_execution_role_arn"):
      return !candidate.mayTrust("eks-fargate-pods.amazonaws.com")
    case ("aws_lambda_function", "role"): return !candidate.mayTrust("lambda.amazonaws.com")
    default: return false
    }
  }

  /// The argument that names the security groups of `resource`, where `argument` names its subnets and
  /// AWS puts it into the default VPC if nobody sets that.
  ///
  /// Replicas and what is restored can get their subnets from elsewhere.
  static func groups(beside argument: String, of resource: Plan.Resource) -> String? {
    let sources: [String]
    let groups: String
    switch (resource.type, argument) {
    case ("aws_db_instance", "db_subnet_group_name"):
      groups = "vpc_security_group_ids"
      sources = ["replicate_source_db", "restore_to_point_in_time", "s3_import"]
    case ("aws_rds_cluster", "db_subnet_group_name"):
      groups = "vpc_security_group_ids"
      sources = ["replication_source_identifier", "restore_to_point_in_time", "s3_import"]
    case ("aws_elasticache_replication_group", "subnet_group_name"),
      ("aws_memorydb_cluster", "subnet_group_name"):
      groups = "security_group_ids"
      sources = []
    default: return nil
    }
    return sources.allSatisfy { resource.lacks($0) } ? groups : nil
  }
}

extension Plan.Resource {
  /// The text of `argument`, where the plan knows it.
  func text(_ argument: String) -> String? { values?[argument]?.string }

  /// Whether `argument` is a list that has elements, known or not.
  fileprivate func fills(_ argument: String) -> Bool {
    values?[argument].map { $0.isSequence && $0.count > 0 } ?? false
  }

  /// Whether the plan knows that nobody set `argument`, or that it is an empty list.
  fileprivate func lacks(_ argument: String) -> Bool {
    let isUnknown = unknown?[argument]?.holdsTrue ?? false
    return !isUnknown
      && (values?[argument].map { $0.isNull || $0.isSequence && $0.count == 0 } ?? true)
  }

  /// Whether this role may trust `service`: it does, or what it trusts is not plain to see.
  fileprivate func mayTrust(_ service: String) -> Bool {
    guard let policy = text("assume_role_policy") else { return true }
    return [service, "\"*\"", "\\"].contains { policy.contains($0) }
  }
}
