internal import ArchitectureGraph
internal import Documents

/// EKS clusters and what runs their pods.
enum KubernetesClusters {
  static let families: [String: Family] = [
    "aws_eks_cluster": Family(.kubernetesCluster, readCluster),
    "aws_eks_node_group": Family(.nodeGroup, readNodeGroup),
    "aws_eks_fargate_profile": Family(.nodeGroup, readFargateProfile),
    "aws_eks_addon": Family(.resource, readMember),
  ]

  private static func readCluster(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .assumes, part["role_arn"], .role)
    if let network = part.part("vpc_config") {
      graph.connect(part.node, .placedIn, network["subnet_ids"], .subnet, .many)
      graph.connect(
        part.node, .attachedTo, network["security_group_ids"], .securityGroup, .many)
      let group = graph.node(
        of: Candidates.Implied(resource: part.number, attribute: "cluster_security_group_id"),
        .securityGroup)
      graph.builder.connect(part.node, .attachedTo, .node(group), place: part.place)
      graph.set(part, "placement", .place(network["subnet_ids"].place))
      graph.set(part, "endpointIsPublic", network["endpoint_public_access"].bool)
      graph.set(part, "endpointIsPrivate", network["endpoint_private_access"].bool)
      graph.set(part, "endpointPublicCIDRs", network["public_access_cidrs"].texts)
      graph.set(part, "endpointIsOpenToWorld", isOpenToWorld(network, graph).fact)
      let isOpen = network.isOmitted("public_access_cidrs")
      let slot = isOpen ? network["endpoint_public_access"] : network["public_access_cidrs"]
      graph.set(part, "endpointPlace", .place(slot.place))
    }
    graph.set(part, "scalesNodes", part.part("compute_config")?["enabled"].bool ?? .bool(false))
    graph.set(part, "secretsEncrypted", encryptsSecrets(part))
    for encryption in part.parts("encryption_config") {
      for provider in encryption.parts("provider") {
        graph.connect(part.node, .encryptsWith, provider["key_arn"], .key)
      }
    }
    graph.set(part, "logTypes", part["enabled_cluster_log_types"].texts)
    if part.value?["version"] != nil { graph.set(part, "version", part["version"].text) }
  }

  /// Whether the API answers everyone: on a public address, whose ranges leave nobody out.
  private static func isOpenToWorld(_ network: Part, _ graph: Contribution) -> Known<Bool> {
    let isPublic = network["endpoint_public_access"].knownBool
    guard let ranges = network.member("public_access_cidrs") else { return isPublic }
    let prefixes = graph.prefixes(network["public_access_cidrs"])
    if Prefix.coverEverything(prefixes.compactMap(\.value)) { return isPublic }
    for case .unknown(let unknown) in prefixes { return .both(isPublic, .unknown(unknown)) }
    return .known(ranges.count == 0 && isPublic.value == true)
  }

  private static func encryptsSecrets(_ part: Part) -> Fact {
    part.parts("encryption_config").reduce(Known.known(false)) { encrypts, encryption in
      let resources = encryption["resources"]
      let holds: Known<Bool> =
        resources.value?.kind == .unknown
        ? .unknown(resources.unknown())
        : .known(resources.value?.elements.contains { $0.equals("secrets") } ?? false)
      return .either(encrypts, holds)
    }.fact
  }

  private static func readNodeGroup(_ part: Part, _ graph: inout Contribution) {
    let clusters = graph.ties(part["cluster_name"], .kubernetesCluster)
    for tie in clusters {
      graph.builder.connect(
        part.node, .placedIn, tie.end, provenance: tie.provenance, place: tie.place)
    }
    graph.connect(part.node, .placedIn, part["subnet_ids"], .subnet, .many)
    graph.set(part, "placement", .place(part["subnet_ids"].place))
    graph.connect(part.node, .assumes, part["node_role_arn"], .role)
    let scaling = part.part("scaling_config")
    graph.set(part, "minSize", size(scaling, "min_size", part))
    graph.set(part, "maxSize", size(scaling, "max_size", part))
    graph.set(part, "isServerless", .bool(false))
    setNodeSize(part, &graph)
    Instances.connectTemplate(part, &graph)
    connectClusterGroup(part, clusters, &graph)
  }

  /// The launch template that a node group names, if it is of the same plan.
  private static func launchTemplate(of part: Part, _ graph: inout Contribution) -> Part? {
    part.part("launch_template").flatMap { block in
      graph.ties(block["id"], .launchTemplate).first.flatMap { graph.part(at: $0.end) }
    }
  }

  /// Says what one node offers: the least of what its instance types do.
  private static func setNodeSize(_ part: Part, _ graph: inout Contribution) {
    let template = launchTemplate(of: part, &graph)
    let slot = part["instance_types"]
    var sizes: [InstanceSize?] = []
    if !part.isOmitted("instance_types") {
      sizes = slot.value?.elements.map { $0.string.flatMap { InstanceSize($0) } } ?? []
    } else if let template, !template.isOmitted("instance_type") {
      sizes = [template.text("instance_type").flatMap { InstanceSize($0) }]
    } else if part.part("launch_template") == nil {
      // EKS's own choice.
      sizes = [InstanceSize("t3.medium")]
    }
    let known = sizes.compactMap { $0 }
    let isKnown = !known.isEmpty && known.count == sizes.count
    let fact = { (size: KeyPath<InstanceSize, Double>) -> Fact in
      isKnown
        ? .double(known.map { $0[keyPath: size] }.min() ?? 0)
        : .unknown([slot.unknown(.afterApply)])
    }
    graph.set(part, "nodeProcessors", fact(\.processors))
    graph.set(part, "nodeMemory", fact(\.memory))
  }

  private static func size(_ scaling: Part?, _ name: String, _ part: Part) -> Fact {
    scaling?[name].int ?? .unknown([part["scaling_config"].unknown()])
  }

  /// Managed nodes belong to the group that EKS makes for the cluster, unless their template names
  /// others.
  private static func connectClusterGroup(
    _ part: Part, _ clusters: [Tie], _ graph: inout Contribution
  ) {
    let template = launchTemplate(of: part, &graph)
    if let template, !template.isOmitted("vpc_security_group_ids") { return }
    if let template, !template.parts("network_interfaces").isEmpty { return }
    if part.part("launch_template") != nil, template == nil { return }
    for tie in clusters {
      guard let cluster = graph.part(at: tie.end) else { continue }
      let thing = Candidates.Implied(
        resource: cluster.number, attribute: "cluster_security_group_id")
      let group = graph.node(of: thing, .securityGroup)
      graph.builder.connect(
        part.node, .attachedTo, .node(group), provenance: tie.provenance, place: tie.place)
    }
  }

  private static func readFargateProfile(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["cluster_name"], .kubernetesCluster)
    graph.connect(part.node, .placedIn, part["subnet_ids"], .subnet, .many)
    graph.set(part, "placement", .place(part["subnet_ids"].place))
    graph.connect(part.node, .assumes, part["pod_execution_role_arn"], .role)
    graph.set(part, "minSize", .int(0))
    graph.set(part, "maxSize", .int(0))
    graph.set(part, "isServerless", .bool(true))
    graph.set(part, "nodeProcessors", .double(0))
    graph.set(part, "nodeMemory", .double(0))
  }

  private static func readMember(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["cluster_name"], .kubernetesCluster)
    for argument in ["service_account_role_arn", "role_arn"] {
      graph.connect(part.node, .assumes, part[argument], .role)
    }
  }
}
