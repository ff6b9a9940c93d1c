internal import ArchitectureGraph
internal import Documents

/// What resources are called by others: ids, ARNs, names that are unique in their type.
enum Naming {
  /// Types that are the same thing under another name.
  private static let aliases = [
    "aws_default_vpc": "aws_vpc", "aws_default_subnet": "aws_subnet",
    "aws_default_route_table": "aws_route_table",
    "aws_default_security_group": "aws_security_group",
    "aws_default_network_acl": "aws_network_acl", "aws_alb": "aws_lb",
    "aws_alb_listener": "aws_lb_listener", "aws_alb_target_group": "aws_lb_target_group",
    "aws_docdb_subnet_group": "aws_db_subnet_group",
    "aws_neptune_subnet_group": "aws_db_subnet_group",
    "aws_docdb_cluster": "aws_rds_cluster", "aws_neptune_cluster": "aws_rds_cluster",
    "aws_spot_instance_request": "aws_instance",
    "aws_rds_cluster_instance": "aws_db_instance", "aws_docdb_cluster_instance": "aws_db_instance",
    "aws_neptune_cluster_instance": "aws_db_instance",
  ]

  /// The arguments by which others call a resource, beside its id and ARN.
  private static let attributes = [
    "name", "identifier", "cluster_identifier", "cluster_id", "function_name", "allocation_id",
    "key_id", "arn_suffix",
  ]

  /// Arguments that are the id, though a plan does not know that yet.
  private static let identifiers = [
    "aws_s3_bucket": "bucket", "aws_elasticache_replication_group": "replication_group_id",
    "aws_kms_alias": "name", "aws_kms_key": "key_id",
  ]

  /// Names the node of `part` by all that `part` says.
  static func name(_ part: Part, _ graph: inout Contribution) {
    let type = aliases[part.type] ?? part.type
    if let arn = part.text("arn") { graph.name(part.node, Name("arn", arn)) }
    let id = part.text("id") ?? identifiers[part.type].flatMap { part.text($0) }
    if let id { graph.name(part.node, Name("\(type).id", id)) }
    for attribute in attributes {
      guard let text = part.text(attribute) else { continue }
      graph.name(part.node, Name("\(type).\(attribute)", text))
    }
    for attribute in ["default_route_table_id", "default_network_acl_id"] {
      guard type == "aws_vpc", let text = part.text(attribute) else { continue }
      graph.name(part.node, Name("implied.\(attribute)", text))
    }
  }
}
