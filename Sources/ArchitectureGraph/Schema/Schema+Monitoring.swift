extension Schema {
  static let monitoringKinds: [(Kind, [Field])] = [
    (
      .ruleSet,
      [
        .optional(
          "isSelected", .bool,
          "some Prometheus of the inputs loads it by its `ruleSelector`; absent where there is none"
        ),
        .sources("alerts", .placedIn, .alertRule, "its alerts"),
        .sources("recordingRules", .placedIn, .recordingRule, "its recording rules"),
      ]
    ),
    (
      .alertRule,
      ruleFields + [
        .optional("severity", .string, "its label `severity`"),
        .optional("severityPlace", .place, "where that stands, or should"),
        .field("annotations", .map(.string), "its annotations"),
        .field(
          "forSeconds", .int, "how long the condition must hold, in seconds; 0 for not at all"),
        .field(
          "windowSeconds", .int,
          "the longest window in its expression, in seconds; 0 where it looks at the newest samples"
        ),
        .field(
          "compares", .bool,
          "its expression keeps some series and drops others, so that it does not always fire"),
        .field("isConstant", .bool, "its expression hangs on no series: it always fires"),
        .field(
          "conditions", .list(.record(.alertCondition)),
          "the ways in which it can fire: quantities held against bounds"),
        .optional(
          "routing", .node(.alertRouting),
          "the configuration of Alertmanager that decides where "
            + "it goes; absent where the inputs hold none"),
        .optional(
          "integrations", .list(.string),
          "what it surely arrives by: `slack`, `email`, `webhook` …; absent with the routing"),
        .targets("receivers", .notifies, .alertReceiver, "the receivers that it is sent to"),
      ]
    ),
    (
      .recordingRule,
      ruleFields + [
        .optional("signal", .string, "what it records, in the words of an alert's conditions"),
        .optional("quantile", .double, "which quantile, for `latency`"),
      ]
    ),
    (
      .alarm,
      [
        .optional(
          "metric", .string,
          "the metric that it watches; absent where it watches a calculation or other alarms"),
        .optional("metricNamespace", .string, "the metric's namespace: `AWS/RDS`"),
        .optional("comparison", .string, "`>`, `>=`, `<` or `<=`"),
        .optional("threshold", .double, "the bound, in the metric's own unit"),
        .optional(
          "windowSeconds", .int, "how long the bound is looked at: the period times how many"),
        .targets("topics", .notifies, .topic, "the topics that it sends word to"),
      ]
    ),
    (
      .alertRouting,
      [
        .field("routes", .list(.record(.alertRoute)), "its routes, each before those below it"),
        .sources("receivers", .placedIn, .alertReceiver, "its receivers"),
      ]
    ),
    (
      .alertReceiver,
      [
        .field("isDefined", .bool, "the configuration has a receiver of this name"),
        .field("integrations", .list(.record(.integration)), "what it sends word by"),
        .target("routing", .placedIn, .alertRouting, "the configuration that it is part of"),
      ]
    ),
  ]

  private static let ruleFields: [Field] = [
    .field("group", .string, "the group of rules that it is in"),
    .field("expression", .string, "its expression in PromQL"),
    .optional("expressionPlace", .place, "where its expression stands"),
    .optional("mistake", .string, "what is wrong with the expression, and at which column"),
    .field(
      "metrics", .list(.string),
      "the metrics that it hangs on, sorted; recording rules of the inputs are followed"),
    .optional("duplicateOf", .anyNode, "the rule before it in its group that says the same"),
    .target("ruleSet", .placedIn, .ruleSet, "the file or object that holds it"),
  ]

  static let monitoringRecords: [(RecordType, [Field])] = [
    (
      .alertCondition,
      [
        .field(
          "signal", .string,
          "what is watched: `node-cpu` and `node-memory` (the share that is used), `cluster-cpu` and "
            + "`cluster-memory` (of all nodes together), `error-ratio` (the share of requests with "
            + "status 5xx), `client-error-ratio` (4xx), `all-error-ratio` (both), `request-rate`, "
            + "`latency`, `connections` (the share that is open), `connection-count`, "
            + "`connections-waiting`, `absence`, `other`; not known where it can't be told"),
        .field("comparison", .string, "`>`, `>=`, `<`, `<=`, `==`, `!=`, however it is spelt"),
        .field(
          "threshold", .double,
          "the bound: a fraction for shares, seconds for `latency`, per second for `request-rate`; "
            + "not known for `other`"),
        .field("percent", .double, "the bound times 100"),
        .optional("quantile", .double, "which quantile, for `latency`: 0.99"),
        .field("windowSeconds", .int, "the window of its rate, in seconds; 0 for none"),
        .field("isGuarded", .bool, "something else must hold, too, for the alert to fire"),
        .optional("notUnderstood", .string, "why it can't be told what is watched"),
      ]
    ),
    (
      .alertRoute,
      [
        .field("isRoot", .bool, "it is for every alert"),
        .field("receiver", .string, "the name of its receiver, inherited where it names none"),
        .field("receiverExists", .bool, "there is a receiver of that name"),
        .field("matchers", .list(.string), "its own conditions on labels"),
        .field(
          "severities", .list(.string),
          "the values of `severity` that its own conditions ask for; empty where they don't"),
        .optional(
          "groupBy", .list(.string), "the labels by which alerts are grouped, if it says so"),
        .optional("groupWaitSeconds", .int, "its `group_wait`, if it says so"),
        .optional("groupIntervalSeconds", .int, "its `group_interval`, if it says so"),
        .optional("repeatIntervalSeconds", .int, "its `repeat_interval`, inherited"),
        .field(
          "missingIntervals", .list(.string), "time intervals that it names and nobody defines"),
      ]
    ),
    (
      .integration,
      [
        .field("name", .string, "`slack`, `email`, `webhook`, `pagerduty`, `opsgenie` …"),
        .field(
          "urlSource", .string,
          "where a Slack integration has its URL or token from: `file`, `secret`, `variable` (filled "
            + "in later), `plain` (it stands in the text), `none`; empty for others"),
        .field("channel", .string, "the Slack channel; empty where none is said"),
        .field("sendsResolved", .bool, "it says when an alert has ended"),
      ]
    ),
  ]
}
