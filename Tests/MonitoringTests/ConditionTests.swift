import PromQL
import Testing

@testable import Monitoring

@Suite("Conditions")
struct ConditionTests {
  static let idle = #"rate(node_cpu_seconds_total{mode="idle"}[5m])"#
  static let busy = #"rate(node_cpu_seconds_total{mode!="idle"}[5m])"#
  static let errors = #"sum(rate(http_requests_total{code=~"5.."}[5m]))"#
  static let requests = "sum(rate(http_requests_total[5m]))"
  static let available = "node_memory_MemAvailable_bytes"
  static let total = "node_memory_MemTotal_bytes"

  @Test(
    "on busy CPUs are the same in every spelling",
    arguments: [
      "100 - avg by (instance) (\(idle)) * 100 > 70",
      "(1 - avg by (instance) (\(idle))) * 100 > 70",
      "1 - avg by (instance) (\(idle)) > 0.7", "100 * (1 - avg by (instance) (\(idle))) > 70",
      "avg by (instance) (1 - \(idle)) > 0.7", "avg by (instance) (\(idle)) < 0.3",
      "avg by (instance) (\(idle)) * 100 < 30", "0.7 < 1 - avg by (instance) (\(idle))",
      "0.3 > avg without (cpu, mode) (\(idle))", "-(avg by (instance) (\(idle)) - 1) > 70 / 100",
      "sum by (instance) (avg by (mode, instance) (\(busy))) > .70",
      #"sum by (instance) (\#(busy)) / count by (instance) (node_cpu_seconds_total{mode="idle"}) > 0.7"#,
      "sum by (instance) (\(busy)) / sum by (instance) (rate(node_cpu_seconds_total[5m])) > 0.7",
      "sum by (node) (\(busy)) > 0.7 * count by (node) (count by (node, cpu) (node_cpu_seconds_total))",
      "(sum without(mode) (avg without (cpu) (\(busy))) * 100) > 70",
      "max by (instance) (100 - (avg by (instance, cluster) (\(idle)) * 100)) > 70",
      "(1 - avg by (instance) (\(idle))) * on (instance) group_left (nodename) node_uname_info > 0.7",
      "label_replace(1 - avg by (instance) (\(idle)), \"a\", \"$1\", \"b\", \"(.*)\") > 0.7",
      "avg_over_time((1 - avg by (instance) (\(idle)))[10m:]) > 0.7",
      "100 * avg by (instance) (\(idle)) - 30 < 0", "instance:node_cpu_utilisation:rate5m > 0.7",
      "(1 - avg by (instance) (\(idle)) > 0.7) and on (instance) node_uname_info",
    ])
  func cpu(_ text: String) { #expect(outcome(text) == "node-cpu > 0.7 [300]") }

  @Test(
    "on memory are the same in every spelling",
    arguments: [
      "1 - \(available) / \(total) > 0.9", "100 - \(available) / \(total) * 100 > 90",
      "(\(total) - \(available)) / \(total) > 0.9", "\(available) / \(total) < 0.1",
      "\(available) * 100 / \(total) < 10", "\(available) < 0.1 * \(total)",
      "(1 - (\(available) / \(total))) * 100 > 90", "0.9 < 1 - \(available) / \(total)",
      "(\(total) - node_memory_MemFree_bytes - node_memory_Buffers_bytes - node_memory_Cached_bytes)"
        + " / \(total) > 0.9",
      "1 - avg_over_time(\(available)[5m]) / \(total) > 0.9",
      "1 - sum by (instance) (\(available)) / sum by (instance) (\(total)) > 0.9",
      "instance:node_memory_utilisation:ratio * 100 > 90",
      "node_memory_working_set_bytes / on (node) machine_memory_bytes > 0.9",
    ])
  func memory(_ text: String) { #expect(outcome(text) == "node-memory > 0.9 [0]") }

  @Test(
    "on failing requests are the same in every spelling",
    arguments: [
      "\(errors) / \(requests) > 0.05", "\(errors) / \(requests) * 100 > 5",
      "100 * \(errors) / \(requests) > 5", "\(errors) > 0.05 * \(requests)",
      #"1 - sum(rate(http_requests_total{code!~"5.."}[5m])) / \#(requests) > 0.05"#,
      #"sum(rate(http_requests_total{code!~"5.."}[5m])) / \#(requests) < 0.95"#,
      #"(\#(requests) - sum(rate(http_requests_total{code!~"5.."}[5m]))) / \#(requests) > 0.05"#,
      #"sum(increase(http_requests_total{code=~"5.."}[5m])) / sum(increase(http_requests_total[5m])) > 0.05"#,
      #"sum(rate(http_requests_total{code=~"5.+"}[5m])) by (service) / sum(rate(http_requests_total[5m])) by (service) > 0.05"#,
      #"(sum(rate(http_requests_total{status="5xx"}[5m])) or vector(0)) / \#(requests) > 0.05"#,
      #"sum(rate(http_requests_total{code=~"500|502|503|504"}[5m])) / \#(requests) > 0.05"#,
      #"\#(errors) / (\#(errors) + sum(rate(http_requests_total{code!~"5.."}[5m]))) > 0.05"#,
      #"sum(rate(istio_requests_total{response_code=~"5.*", reporter="destination"}[5m])) / sum(rate(istio_requests_total{reporter="destination"}[5m])) > 0.05"#,
      #"sum(rate(http_server_requests_seconds_count{outcome="SERVER_ERROR"}[5m])) / sum(rate(http_server_requests_seconds_count[5m])) > 0.05"#,
    ])
  func failing(_ text: String) { #expect(outcome(text) == "error-ratio > 0.05 [300]") }

  @Test(
    "that look alike are told apart",
    arguments: [
      ("1 - avg by (instance) (\(idle)) > 0.85", "node-cpu > 0.85 [300]"),
      ("avg by (instance) (\(idle)) > 0.7", "node-cpu < 0.3 [300]"),
      ("1 - avg by (instance) (\(idle)) > 70", "node-cpu > 70.0 [300]"),
      ("100 - avg by (instance) (\(idle)) > 70", "node-cpu > -29.0 [300]"),
      ("1 - avg(\(idle)) > 0.7", "cluster-cpu > 0.7 [300]"),
      ("1 - \(idle) > 0.7", "? looks at each CPU of a node by itself"),
      (
        "avg by (instance) (\(busy)) > 0.7",
        "? takes the mean of CPU modes, which should be added up"
      ),
      (
        #"avg by (instance) (rate(node_cpu_seconds_total{mode="user"}[5m])) > 0.7"#, "other [300]"
      ),
      ("node_load1 / count by (instance) (node_cpu_seconds_total{mode=\"idle\"}) > 2", "other [0]"),
      ("1 - sum(\(available)) / sum(\(total)) > 0.9", "cluster-memory > 0.9 [0]"),
      ("1 - node_memory_MemFree_bytes / \(total) > 0.9", "other [0]"),
      ("\(available) < 1e9", "other [0]"),
      (
        #"sum(rate(http_requests_total{code=~"4.."}[5m])) / \#(requests) > 0.05"#,
        "client-error-ratio > 0.05 [300]"
      ),
      (
        #"sum(rate(http_requests_total{code=~"[45].."}[5m])) / \#(requests) > 0.05"#,
        "all-error-ratio > 0.05 [300]"
      ),
      (
        #"sum(rate(http_requests_total{code=~"5.."}[1h])) / sum(rate(http_requests_total[1h])) > 0.05"#,
        "error-ratio > 0.05 [3600]"
      ),
      ("\(errors) / \(requests) > 5", "error-ratio > 5.0 [300]"),
      ("\(errors) > 5", "other [300]"),
      (
        #"sum(rate(http_requests_total{code="500"}[5m])) / \#(requests) > 0.05"#,
        "? counts only some statuses of a class"
      ),
      (
        #"sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[1h])) > 0.05"#,
        "? puts together requests over different windows"
      ),
      (
        #"rate(http_requests_total{code=~"5.."}[5m]) / rate(http_requests_total[5m]) > 0.05"#,
        "? divides the requests of each status by themselves"
      ),
      (
        #"sum(rate(a_requests_total{code=~"5.."}[5m])) / \#(requests) > 0.05"#,
        "? puts together requests of different metrics"
      ),
      ("\(requests) > 100", "request-rate > 100.0 [300]"),
      ("sum(increase(http_requests_total[5m])) < 300", "request-rate < 1.0 [300]"),
      (
        "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5",
        "latency 0.99 > 0.5 [300]"
      ),
      (
        "histogram_quantile(0.9, sum(rate(istio_request_duration_milliseconds_bucket[1m])) by (le)) > 500",
        "latency 0.9 > 0.5 [60]"
      ),
      (
        "1000 * histogram_quantile(0.50, rate(http_request_duration_seconds[5m])) >= 250",
        "latency 0.5 >= 0.25 [300]"
      ),
      (#"http_request_duration_seconds{quantile="0.99"} > 2"#, "latency 0.99 > 2.0 [0]"),
      (
        "histogram_quantile(0.99, sum by (le) (rate(etcd_request_duration_seconds_bucket[5m]))) > 1",
        "other [0]"
      ),
      (
        "sum(pg_stat_activity_count) / max(pg_settings_max_connections) > 0.8",
        "connections > 0.8 [0]"
      ),
      ("hikaricp_connections_pending > 0", "connections-waiting > 0.0 [0]"),
      (
        "(1 - avg by (instance) (\(idle))) > 0.7 and up == 1",
        "node-cpu > 0.7 [300] guarded|other [0] guarded"
      ),
      (
        "\(errors) / \(requests) > 0.05 and \(requests) > 0",
        "error-ratio > 0.05 [300]|request-rate > 0.0 [300] guarded"
      ),
      ("sum(rate(iis_rejected_requests_total[5m])) > 4", "other [0]"),
      (
        "sum(rate(http_failed_requests_total[5m])) / \(requests) > 0.05",
        "? is the rate of http_failed_requests_total"
      ),
      ("increase(http_request_timeouts_total[5m]) > 4", "other [0]"),
      (
        "\(errors) / \(requests) > 0.05 or \(available) / \(total) < 0.1",
        "error-ratio > 0.05 [300]|node-memory > 0.9 [0]"
      ),
      (
        "\(errors) / \(requests) > 0.05 and \(requests) > 1",
        "error-ratio > 0.05 [300]|request-rate > 1.0 [300] guarded"
      ),
      ("absent(up{job=\"shop\"})", "absence == 1.0 [0]"), ("vector(1)", ""), ("up", ""),
      ("shop:cpu:ratio > 0.7", "? hangs on shop:cpu:ratio, whose rule isn't here"),
      ("up == 0", "other [0]"), ("max_over_time(up[5m]) < 1", "other [0]"),
      (
        "max_over_time((1 - avg by (instance) (\(idle)))[10m:]) > 0.7", "? uses max_over_time()"
      ),
    ])
  func lookalikes(_ text: String, _ expected: String) { #expect(outcome(text) == expected) }

  @Test("are followed through recording rules")
  func recorded() {
    let rules = [
      ("node:cpu:ratio", "1 - avg by (instance) (\(Self.idle))", [:]),
      ("mode:cpu:rate5m", "avg by (instance, mode) (rate(node_cpu_seconds_total[5m]))", [:]),
      ("code:requests:rate5m", "sum by (service, code) (rate(http_requests_total[5m]))", [:]),
      ("requests:rate5m", "sum by (service) (code:requests:rate5m)", [:]),
      ("latency:quantile", Self.quantile("0.99"), ["quantile": "0.99"]),
      ("latency:quantile", Self.quantile("0.5"), ["quantile": "0.5"]),
      ("round:a", "round:b", [:]), ("round:b", "round:a", [:]),
    ]
    let cases = [
      ("node:cpu:ratio * 100 > 70", "node-cpu > 0.7 [300]"),
      (#"mode:cpu:rate5m{mode="idle"} < 0.3"#, "node-cpu > 0.7 [300]"),
      (
        #"sum by (service) (code:requests:rate5m{code=~"5.."}) / requests:rate5m > 0.1"#,
        "error-ratio > 0.1 [300]"
      ),
      (#"latency:quantile{quantile="0.5"} > 1"#, "latency 0.5 > 1.0 [300]"),
      ("latency:quantile > 1", "? hangs on latency:quantile, which no one rule records"),
      ("round:a > 1", "other [0]"),
    ]
    for (text, expected) in cases {
      #expect(outcome(text, rules) == expected, "\(text)")
    }
  }

  @Test("that stand on rules which double the work with each are not followed")
  func doubling() {
    var rules = [("r:0", "1 - avg by (instance) (\(Self.idle))", [String: String]())]
    for number in 1..<200 {
      let below = "r:\(number - 1)"
      rules.append(("r:\(number)", "\(below) + \(below) + \(below) + \(below)", [:]))
    }
    #expect(outcome("r:2 > 0.7", rules) == "node-cpu > 0.04375 [300]")
    #expect(outcome("r:199 > 0.7", rules) == "? hangs on r:199, which no one rule records")
  }

  private static func quantile(_ quantile: String) -> String {
    "histogram_quantile(\(quantile), sum by (le) (rate(http_request_duration_seconds_bucket[5m])))"
  }

  private func outcome(
    _ text: String, _ rules: [(String, String, [String: String])] = []
  ) -> String {
    var recorded = RecordedRules()
    for (name, rule, labels) in rules {
      Query(parsing: rule).expression.map { recorded.add(name, $0, labels: labels) }
    }
    recorded.settle()
    let query = Query(parsing: text)
    #expect(query.mistake == nil, "\(text)")
    guard let expression = query.expression else { return "" }
    return ConditionReader(recorded).conditions(of: expression).map { condition in
      let guarded = condition.isGuarded ? " guarded" : ""
      switch condition.subject {
      case .notUnderstood(let reason): return "? \(reason)"
      case .understood(.other, _, _, _): return "other [\(Int(condition.window))]" + guarded
      case .understood(let signal, let comparison, let threshold, let quantile):
        let quantile = quantile.map { " \($0)" } ?? ""
        return "\(signal.rawValue)\(quantile) \(comparison.rawValue) \(threshold) "
          + "[\(Int(condition.window))]" + guarded
      }
    }.joined(separator: "|")
  }
}
