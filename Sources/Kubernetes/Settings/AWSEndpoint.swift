internal import ArchitectureGraph

/// What a host name of RDS or ElastiCache stands for.
///
/// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html,
/// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
struct AWSEndpoint {
  /// What is reached by it.
  let kind: Kind
  /// Whom it leads to: as ``Schema`` says of `DataEndpoint.role`.
  let role: String
  /// What the thing is called that has the endpoint.
  let name: Name

  /// What `host`, in lower case, stands for; nil where it is no such host.
  init?(_ host: String) {
    var labels = host.split(separator: ".").map(String.init)
    if labels.last == "cn" { labels.removeLast() }
    guard labels.count >= 6, labels.suffix(2) == ["amazonaws", "com"] else { return nil }
    switch labels[labels.count - 3] {
    case "rds", "docdb", "neptune": self.init(database: labels)
    case "cache": self.init(cache: labels)
    default: return nil
    }
  }

  private init?(database labels: [String]) {
    kind = .database
    if let proxy = labels.dropFirst().prefix(2).first(where: { $0.hasPrefix("proxy-") }) {
      role = "proxy"
      // An endpoint of its own has a name before the word `endpoint`; the proxy's has the proxy's.
      name = Name("aws_db_proxy.name", labels[1] == proxy ? labels[0] : "")
      return
    }
    guard labels[1].hasPrefix("cluster-") else {
      role = "instance"
      name = Name("aws_db_instance.identifier", labels[0])
      return
    }
    let sort = labels[1].dropFirst("cluster-".count)
    role = sort.hasPrefix("ro-") ? "reader" : sort.hasPrefix("custom-") ? "custom" : "cluster"
    name = Name("aws_rds_cluster.cluster_identifier", labels[0])
  }

  private init?(cache labels: [String]) {
    kind = .cache
    let group = { Name("aws_elasticache_replication_group.id", $0) }
    switch (labels[0], labels[1], labels[2]) {
    case ("master", let id, _): (role, name) = ("primary", group(id))
    case ("replica", let id, _): (role, name) = ("reader", group(id))
    case ("clustercfg", let id, _): (role, name) = ("configuration", group(id))
    case (let id, _, "ng"):
      let isReader = id.hasSuffix("-ro")
      (role, name) = (isReader ? "reader" : "primary", group(String(id.dropLast(isReader ? 3 : 0))))
    case (let id, _, "clustercfg"): (role, name) = ("configuration", group(id))
    case (let id, _, "cfg"):
      (role, name) = ("configuration", Name("aws_elasticache_cluster.cluster_id", id))
    case (let id, "serverless", _):
      let parts = id.split(separator: "-")
      role = "primary"
      name = Name("aws_elasticache_serverless_cache.name", parts.dropLast().joined(separator: "-"))
    case (let node, let id, _) where node.hasPrefix(id + "-"): (role, name) = ("node", group(id))
    case (let node, _, _): (role, name) = ("node", Self.member(node, group))
    }
  }

  /// What a node called `shop-001` or `shop-0001-002` is a member of; one with another name is a cluster
  /// of its own.
  private static func member(_ node: String, _ group: (String) -> Name) -> Name {
    var parts = node.split(separator: "-")
    let isNumber = { (part: Substring) in part.count >= 3 && part.allSatisfy(\.isNumber) }
    guard parts.count > 1, isNumber(parts[parts.count - 1]) else {
      return Name("aws_elasticache_cluster.cluster_id", node)
    }
    while parts.count > 1, isNumber(parts[parts.count - 1]) { parts.removeLast() }
    return group(parts.joined(separator: "-"))
  }
}
