internal import ArchitectureGraph
internal import Documents

/// Queues and topics.
enum Messaging {
  static let families: [String: Family] = [
    "aws_sqs_queue": Family(.queue, readQueue),
    "aws_sns_topic": Family(.topic, readTopic),
    "aws_sns_topic_subscription": Family(.resource, readSubscription),
  ]

  private static func readQueue(_ part: Part, _ graph: inout Contribution) {
    let key = part["kms_master_key_id"]
    let managed = part["sqs_managed_sse_enabled"]
    graph.set(part, "encrypted", key.value == nil ? managed.bool : .bool(true))
    graph.set(part, "encryptionPlace", .place(key.value == nil ? managed.place : key.place))
    graph.connect(part.node, .encryptsWith, key, .key)
  }

  private static func readTopic(_ part: Part, _ graph: inout Contribution) {
    let key = part["kms_master_key_id"]
    graph.set(part, "encrypted", .bool(key.value != nil))
    graph.set(part, "encryptionPlace", .place(key.place))
    graph.connect(part.node, .encryptsWith, key, .key)
  }

  private static func readSubscription(_ part: Part, _ graph: inout Contribution) {
    let endpoints = Target(.queue, "aws_sqs_queue", "aws_lambda_function", by: "arn")
    guard part.text("endpoint")?.hasPrefix("arn:") ?? true else { return }
    graph.associate(part["topic_arn"], .topic, .notifies, part["endpoint"], endpoints)
  }
}
