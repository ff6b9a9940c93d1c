internal import ArchitectureGraph
internal import Documents

/// Roles and policies: who has which, what they allow, and who may act as them.
enum Identity {
  static let families: [String: Family] = [
    "aws_iam_role": Family(.role, readRole), "aws_iam_policy": Family(.policy, readPolicy),
    "aws_iam_role_policy": Family(.policy, readRolePolicy),
    "aws_iam_user_policy": Family(.policy, readPolicy),
    "aws_iam_group_policy": Family(.policy, readPolicy),
    "aws_iam_role_policy_attachment": Family(.resource, readAttachment),
    "aws_iam_policy_attachment": Family(.resource, readAttachments),
    "aws_iam_instance_profile": Family(.resource, readProfile),
    "aws_eks_access_entry": Family(.resource, readAccessEntry),
    "aws_eks_pod_identity_association": Family(.resource, readPodIdentity),
  ]

  private static func readRole(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "roleName", part["name"].text)
    graph.set(part, "trust", PolicyDocuments.statements(part["assume_role_policy"], &graph))
    var statements: [Fact] = []
    var rest: [Unknown] = []
    for policy in part.parts("inline_policy") {
      guard case .list(let own, let open) = PolicyDocuments.statements(policy["policy"], &graph)
      else { continue }
      statements += own
      rest += open
    }
    graph.set(part, "statements", .list(statements, rest: rest))
    for tie in graph.ties(part["managed_policy_arns"], .policy, .many) {
      graph.builder.connect(
        part.node, .targets, tie.end, provenance: tie.provenance, place: tie.place,
        isReversed: true)
    }
    graph.gathered.roles.append(part)
  }

  private static func readPolicy(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "statements", PolicyDocuments.statements(part["policy"], &graph))
  }

  private static func readRolePolicy(_ part: Part, _ graph: inout Contribution) {
    readPolicy(part, &graph)
    graph.connect(part.node, .targets, part["role"], .role)
  }

  private static func readAttachment(_ part: Part, _ graph: inout Contribution) {
    graph.associate(part["policy_arn"], .policy, .targets, part["role"], .role)
  }

  private static func readAttachments(_ part: Part, _ graph: inout Contribution) {
    for policy in graph.ties(part["policy_arn"], .policy) {
      for role in graph.ties(part["roles"], .role, .many) {
        graph.builder.connect(
          policy.end, .targets, role.end, provenance: role.provenance.through(policy.provenance),
          place: role.place)
      }
    }
  }

  private static func readProfile(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .assumes, part["role"], .role)
  }

  // MARK: Clusters

  private static func readAccessEntry(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["cluster_name"], .kubernetesCluster)
    graph.gathered.declaresAccess = true
    let type = part.isOmitted("type") ? "STANDARD" : part.text("type")
    for tie in graph.ties(part["principal_arn"], .role) {
      graph.builder.connect(
        part.node, .targets, tie.end, provenance: tie.provenance, place: tie.place)
      if let role = graph.node(at: tie.end), let type {
        graph.gathered.clusterAccess[role, default: []].append(type)
      } else if case .unknown(let unknown, _) = tie.end {
        graph.gathered.strayAccess.append(unknown)
      }
    }
  }

  /// A service account acts as the role; that it is called by namespace and name is all that a plan
  /// knows of it.
  private static func readPodIdentity(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["cluster_name"], .kubernetesCluster)
    graph.connect(part.node, .uses, part["role_arn"], .role)
    guard let namespace = part.text("namespace"), let name = part.text("service_account") else {
      return
    }
    let account = Name.ofKubernetes("ServiceAccount", namespace: namespace, name: name)
    for tie in graph.ties(part["role_arn"], .role) {
      graph.builder.connect(
        .named(account, .serviceAccount), .assumes, tie.end, provenance: tie.provenance,
        place: tie.place)
    }
  }

  /// Says of every role by which access entries clusters let it in.
  static func finish(_ graph: inout Contribution) {
    guard graph.gathered.declaresAccess else { return }
    for role in graph.gathered.roles {
      let types = graph.gathered.clusterAccess[role.node] ?? []
      graph.set(
        role, "clusterAccess",
        .list(types.map { .string($0) }, rest: graph.gathered.strayAccess))
    }
  }
}
