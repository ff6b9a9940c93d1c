internal import ArchitectureGraph
internal import Documents

/// Log groups, alarms, and who hears of a database's events.
enum Watching {
  static let families: [String: Family] = [
    "aws_cloudwatch_log_group": Family(.logGroup, readLogGroup),
    "aws_cloudwatch_metric_alarm": Family(.alarm, readAlarm),
    "aws_cloudwatch_composite_alarm": Family(.alarm, readAlarm),
    "aws_db_event_subscription": Family(.resource, readEvents),
  ]

  /// What an alarm's dimensions call the things it watches by.
  private static let dimensions: [(String, Target)] = [
    ("DBInstanceIdentifier", .databaseInstance), ("DBClusterIdentifier", .databaseCluster),
    ("InstanceId", .instance), ("AutoScalingGroupName", .autoscalingGroup),
    ("FunctionName", .function), ("ClusterName", .kubernetesCluster),
    ("ReplicationGroupId", .replicationGroup),
    ("CacheClusterId", Target(.cache, "aws_elasticache_cluster", by: "cluster_id")),
    ("QueueName", Target(.queue, "aws_sqs_queue", by: "name")),
    ("LoadBalancer", Target(.loadBalancer, "aws_lb", "aws_alb", by: "arn_suffix")),
    ("TargetGroup", Target(.targetGroup, "aws_lb_target_group", by: "arn_suffix")),
  ]

  private static func readLogGroup(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "encrypted", .bool(true))
    graph.set(part, "encryptionPlace", .place(part["kms_key_id"].place))
    graph.connect(part.node, .encryptsWith, part["kms_key_id"], .key)
  }

  /// What an alarm on one metric says; one that calculates with several has no metric of its own.
  private static func readBound(_ part: Part, _ graph: inout Contribution) {
    guard part.type == "aws_cloudwatch_metric_alarm" else { return }
    if !part.isOmitted("metric_name") { graph.set(part, "metric", part["metric_name"].text) }
    if !part.isOmitted("namespace") { graph.set(part, "metricNamespace", part["namespace"].text) }
    if !part.isOmitted("threshold") { graph.set(part, "threshold", threshold(part["threshold"])) }
    let comparison = part["comparison_operator"]
    switch comparison.knownText {
    case .known(let name):
      if let sign = comparisons[name] { graph.set(part, "comparison", .string(sign)) }
    case .unknown(let unknown): graph.set(part, "comparison", .unknown([unknown]))
    }
    if !part.isOmitted("period") { graph.set(part, "windowSeconds", window(part)) }
  }

  /// The other operators are of bands that CloudWatch works out.
  private static let comparisons = [
    "GreaterThanThreshold": ">", "GreaterThanOrEqualToThreshold": ">=",
    "LessThanThreshold": "<", "LessThanOrEqualToThreshold": "<=",
  ]

  private static func threshold(_ slot: Slot) -> Fact {
    guard let value = slot.value, let number = value.double ?? value.string.flatMap(Double.init)
    else { return .unknown([slot.unknown()]) }
    return .double(number)
  }

  private static func window(_ part: Part) -> Fact {
    switch (part["period"].knownInt, part["evaluation_periods"].knownInt) {
    case (.known(let period), .known(let count)):
      let (seconds, overflows) = period.multipliedReportingOverflow(by: count)
      return .int(Int64(overflows ? .max : seconds))
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .unknown([unknown])
    }
  }

  private static func readAlarm(_ part: Part, _ graph: inout Contribution) {
    readBound(part, &graph)
    graph.connect(part.node, .notifies, part["alarm_actions"], .topic, .many)
    for metric in [part] + part.parts("metric_query").flatMap({ $0.parts("metric") }) {
      guard let watched = metric.member("dimensions") else { continue }
      if watched.kind == .unknown {
        let slot = metric["dimensions"]
        graph.builder.connect(
          part.node, .targets, .unknown(slot.unknown(), []), provenance: .unknown,
          place: slot.place)
      }
      for (dimension, target) in dimensions where watched[dimension] != nil {
        var slot = metric["dimensions"]
        slot = Slot(
          part: slot.part, name: dimension, value: watched[dimension],
          written: slot.written.member(dimension), isShared: false)
        graph.connect(part.node, .targets, slot, target)
      }
    }
  }

  /// Ties databases to the topic that hears of their failovers.
  private static func readEvents(_ part: Part, _ graph: inout Contribution) {
    let categories = part.value?["event_categories"]
    let isAboutFailover =
      categories.map { $0.count == 0 || $0.elements.contains { $0.equals("failover") } } ?? true
    guard part["enabled"].knownBool.value ?? true, isAboutFailover else { return }
    let topics = graph.ties(part["sns_topic"], .topic)
    for source in sources(of: part, &graph) {
      for topic in topics {
        graph.builder.connect(
          source.end, .notifies, topic.end, provenance: topic.provenance.through(source.provenance),
          place: topic.place)
      }
    }
  }

  /// The databases that a subscription names; every one of its sort, where it names none.
  private static func sources(of part: Part, _ graph: inout Contribution) -> [Tie] {
    var sources: [Tie] = []
    let sort = part.text("source_type")
    let sorts: [(String, String, Target)] = [
      ("db-instance", "aws_db_instance", .databaseInstance),
      ("db-cluster", "aws_rds_cluster", .databaseCluster),
    ]
    for (name, type, target) in sorts where sort == nil || sort == name {
      guard part.value?["source_ids"].map({ $0.kind == .sequence && $0.count == 0 }) ?? true else {
        sources += graph.ties(part["source_ids"], target, .many)
        continue
      }
      for database in graph.parts.compactMap({ $0 }) where database.type == type {
        sources.append(
          Tie(end: .node(database.node), basis: .value, place: part["source_ids"].place))
      }
    }
    return sources
  }
}
