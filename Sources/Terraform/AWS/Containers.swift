internal import ArchitectureGraph
internal import Documents

/// Containers and functions that run without Kubernetes.
enum Containers {
  static let families: [String: Family] = [
    "aws_ecs_cluster": Family(.resource), "aws_ecs_task_definition": Family(.resource, readTask),
    "aws_ecs_service": Family(.containerService, readService),
    "aws_lambda_function": Family(.function, readFunction),
    "aws_lambda_function_url": Family(.resource, readURL),
  ]

  private static func readTask(_ part: Part, _ graph: inout Contribution) {
    for argument in ["task_role_arn", "execution_role_arn"] {
      graph.connect(part.node, .assumes, part[argument], .role)
    }
  }

  private static func readService(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .uses, part["cluster"], .ecsCluster)
    graph.connect(part.node, .uses, part["task_definition"], .taskDefinition)
    for network in part.parts("network_configuration") {
      graph.connect(part.node, .placedIn, network["subnets"], .subnet, .many)
      graph.connectGroups(network, "security_groups", withDefault: true)
      graph.set(part, "placement", .place(network["subnets"].place))
      graph.set(part, "hasPublicIP", network["assign_public_ip"].bool)
      graph.set(part, "addressPlace", .place(network["assign_public_ip"].place))
    }
    for balancer in part.parts("load_balancer") {
      let port = balancer["container_port"].value?.int.map { PortRange(Int($0), Int($0)) }
      let traffic = port.map { Traffic(.ingress, transport: .known("tcp"), ports: .known($0)) }
      for tie in graph.ties(balancer["target_group_arn"], .targetGroup) {
        graph.builder.connect(
          part.node, .attachedTo, tie.end, provenance: tie.provenance, place: tie.place,
          traffic: traffic)
      }
    }
  }

  private static func readURL(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .targets, part["function_name"], .function)
  }

  private static func readFunction(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .assumes, part["role"], .role)
    graph.connect(part.node, .encryptsWith, part["kms_key_arn"], .key)
    for network in part.parts("vpc_config") {
      graph.connect(part.node, .placedIn, network["subnet_ids"], .subnet, .many)
      graph.connect(part.node, .attachedTo, network["security_group_ids"], .securityGroup, .many)
      graph.set(part, "placement", .place(network["subnet_ids"].place))
    }
    let url = graph.gathered.urls[part.node]
    graph.set(part, "isInternetFacing", .bool(url != nil))
    if let url { graph.set(part, "addressPlace", .place(url.place)) }
  }
}
