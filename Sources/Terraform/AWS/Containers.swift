internal import ArchitectureGraph
internal import Documents

/// Containers and functions that run without Kubernetes.
enum Containers {
  static let families: [String: Family] = [
    "aws_ecs_cluster": Family(.resource), "aws_ecs_task_definition": Family(.resource, readTask),
    "aws_ecs_service": Family(.containerService, readService),
    "aws_lambda_function": Family(.function, readFunction),
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
      graph.connect(part.node, .attachedTo, network["security_groups"], .securityGroup, .many)
      graph.set(part, "placement", .place(network["subnets"].place))
    }
    for balancer in part.parts("load_balancer") {
      graph.connect(part.node, .attachedTo, balancer["target_group_arn"], .targetGroup)
    }
  }

  private static func readFunction(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .assumes, part["role"], .role)
    graph.connect(part.node, .encryptsWith, part["kms_key_arn"], .key)
    for network in part.parts("vpc_config") {
      graph.connect(part.node, .placedIn, network["subnet_ids"], .subnet, .many)
      graph.connect(part.node, .attachedTo, network["security_group_ids"], .securityGroup, .many)
      graph.set(part, "placement", .place(network["subnet_ids"].place))
    }
  }
}
