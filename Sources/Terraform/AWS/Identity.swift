internal import ArchitectureGraph
internal import Documents

/// Roles and policies, and who has which.
enum Identity {
  static let families: [String: Family] = [
    "aws_iam_role": Family(.role), "aws_iam_policy": Family(.policy),
    "aws_iam_role_policy": Family(.policy, readRolePolicy),
    "aws_iam_user_policy": Family(.policy), "aws_iam_group_policy": Family(.policy),
    "aws_iam_role_policy_attachment": Family(.resource, readAttachment),
    "aws_iam_policy_attachment": Family(.resource, readAttachments),
    "aws_iam_instance_profile": Family(.resource, readProfile),
  ]

  private static func readRolePolicy(_ part: Part, _ graph: inout Contribution) {
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
}
