internal import Documents

/// What AWS and its provider say of arguments together: which are refused beside others, and which must
/// be there for lack of others.
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

  /// The argument that says where `argument` has to lie: a subnet in the zone of its instance.
  static func zone(of argument: String, in resource: Plan.Resource) -> String? {
    switch (resource.type, argument) {
    case ("aws_instance", "subnet_id"), ("aws_spot_instance_request", "subnet_id"):
      resource.text("availability_zone")
    default: nil
    }
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
    return !isUnknown && (values?[argument].map { $0.isNull || $0.count == 0 } ?? true)
  }
}
