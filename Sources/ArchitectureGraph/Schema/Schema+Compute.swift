extension Schema {
  static let computeKinds: [(Kind, [Field])] = [
    (
      .instance,
      placementFields + exposureFields + [
        .field("hasPublicIP", .bool, "it has a public address"),
        privateIPsField,
        .field(
          "isBastion", .bool,
          "it is meant for administration: named so, or in a public subnet with SSH or RDP open "
            + "and no load balancer before it"),
        .field("requiresIMDSv2", .bool, "its metadata service wants a session token"),
        .field("encrypted", .bool, "all of its volumes are encrypted"),
      ]
    ),
    (
      .autoscalingGroup,
      placementFields + exposureFields + [
        publicIPField,
        .field("minSize", .int, "the least number of instances"),
        .field("maxSize", .int, "the greatest number of instances"),
      ]
    ),
    (
      .kubernetesCluster,
      placementFields + exposureFields + [
        .field("endpointIsPublic", .bool, "its API answers on a public address"),
        .field("endpointIsPrivate", .bool, "its API answers inside the VPC"),
        .field(
          "endpointPublicCIDRs", .list(.string),
          "who may reach the public address; the provider's default where nobody said"),
        .field("endpointIsOpenToWorld", .bool, "the public address is open to everyone"),
        .field("secretsEncrypted", .bool, "its secrets are encrypted with a key of one's own"),
        .field("logTypes", .list(.string), "the control plane's logs that are kept"),
        .optional("version", .string, "the Kubernetes version"),
        .field("scalesNodes", .bool, "it brings and scales nodes by itself (EKS Auto Mode)"),
        .sources("nodeGroups", .placedIn, .nodeGroup, "its node groups"),
        .sources("nodeClasses", .placedIn, .nodeClass, "the classes of nodes that Karpenter adds"),
        .sources("nodePools", .placedIn, .nodePool, "Karpenter's pools of nodes"),
        .sources("workloads", .placedIn, .workload, "what runs on it"),
        .optional("endpointPlace", .place, "where its endpoint's access is declared"),
      ]
    ),
    (
      .nodeGroup,
      placementFields + exposureFields + [
        publicIPField,
        .target("cluster", .placedIn, .kubernetesCluster, "the cluster whose nodes they are"),
        .field("minSize", .int, "the least number of nodes"),
        .field("maxSize", .int, "the greatest number of nodes"),
        .field("isServerless", .bool, "it has no nodes of its own: a Fargate profile"),
        .field(
          "nodeProcessors", .double,
          "how many vCPUs a node has: the least of its instance types, as far as their names say it"
        ),
        .field("nodeMemory", .double, "how much memory a node has, in bytes; told as that"),
      ]
    ),
    (.launchTemplate, [.field("requiresIMDSv2", .bool, "its metadata service wants a token")]),
    (.containerService, placementFields + exposureFields + [publicIPField]),
    (
      .function,
      placementFields + exposureFields + [
        .field("isInternetFacing", .bool, "it has a URL of its own, which the internet reaches")
      ]
    ),
  ]
}
