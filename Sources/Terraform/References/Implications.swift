internal import ArchitectureGraph

/// Things that AWS makes along with another, which an attribute of that other names.
enum Implications {
  /// Whether `attribute` of a resource of `type` is the id of a thing of `kind` that comes with it.
  static func holds(_ kind: Kind, _ type: String, _ attribute: String) -> Bool {
    attributes(kind, type).contains(attribute)
  }

  /// The attributes of a resource of `type` that are ids of things of `kind` which come with it.
  static func attributes(_ kind: Kind, _ type: String) -> [String] {
    switch (kind, type) {
    case (.securityGroup, "aws_vpc"), (.securityGroup, "aws_default_vpc"):
      ["default_security_group_id"]
    case (.routeTable, "aws_vpc"), (.routeTable, "aws_default_vpc"):
      ["main_route_table_id", "default_route_table_id"]
    case (.networkACL, "aws_vpc"), (.networkACL, "aws_default_vpc"): ["default_network_acl_id"]
    case (.routeTable, "aws_ec2_transit_gateway"):
      ["association_default_route_table_id", "propagation_default_route_table_id"]
    case (.securityGroup, "aws_eks_cluster"): ["cluster_security_group_id"]
    case (.secret, "aws_db_instance"), (.secret, "aws_rds_cluster"),
      (.secret, "aws_docdb_cluster"), (.secret, "aws_redshift_cluster"):
      ["secret_arn", "master_password_secret_arn"]
    default: []
    }
  }
}

/// Resources whose id is the name of another.
enum Identities {
  /// The attribute that `attribute` of a resource of `type` repeats: the id of a bucket's policy is
  /// the bucket's name.
  static func meant(by attribute: String, of type: String) -> String {
    guard attribute == "id" else { return attribute }
    if type.hasPrefix("aws_s3_bucket_"), type != "aws_s3_bucket_object" { return "bucket" }
    return type == "aws_acm_certificate_validation" ? "certificate_arn" : attribute
  }
}
