internal import ArchitectureGraph
internal import Documents

/// Queues and topics.
enum Messaging {
  static let families: [String: Family] = [
    "aws_sqs_queue": Family(.queue, readQueue),
    "aws_sns_topic": Family(.topic, readTopic),
    "aws_sns_topic_subscription": Family(.resource, readSubscription),
    "aws_cloudwatch_event_target": Family(.resource, readEventTarget),
  ]

  private static func readQueue(_ part: Part, _ graph: inout Contribution) {
    let key = part["kms_master_key_id"]
    let managed = part["sqs_managed_sse_enabled"]
    graph.set(part, "encrypted", key.value == nil ? managed.bool : .bool(true))
    graph.set(part, "encryptionPlace", .place(key.value == nil ? managed.place : key.place))
    graph.connect(part.node, .encryptsWith, key, .key)
  }

  private static func readEventTarget(_ part: Part, _ graph: inout Contribution) {
    let queues = graph.ties(part["arn"], Target(.queue, "aws_sqs_queue", by: "arn"))
    guard let queue = queues.first.flatMap({ graph.node(at: $0.end) }) else { return }
    let rule = graph.ties(part["rule"], Target(.resource, "aws_cloudwatch_event_rule", by: "name"))
      .first.flatMap { graph.part(at: $0.end) }
    guard let pattern = rule?["event_pattern"] else {
      graph.gathered.events[queue, default: []].append(.unknown(part["rule"].unknown(.notInInputs)))
      return
    }
    guard let text = pattern.value?.string else {
      graph.gathered.events[queue, default: []].append(.unknown(pattern.unknown()))
      return
    }
    let parsed = ParsedSource(parsing: Array(text.utf8), path: part.address)
    let types = parsed.documents.first?["detail-type"]?.elements.compactMap(\.string) ?? []
    graph.gathered.events[queue, default: []] += types.map { .known($0) }
  }

  /// Sets what only the rules tell: which events come to a queue.
  static func finish(_ graph: inout Contribution) {
    for part in graph.parts.compactMap({ $0 }) where part.type == "aws_sqs_queue" {
      let events = graph.gathered.events[part.node] ?? []
      let known = Set(events.compactMap(\.value)).sorted()
      let rest = events.compactMap { event -> Unknown? in
        if case .unknown(let unknown) = event { unknown } else { nil }
      }
      graph.set(part, "events", .list(known.map { .string($0) }, rest: rest))
    }
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
