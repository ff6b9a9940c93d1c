internal import PromQL

/// What a selector of series selects, before anything is done with it.
enum Series {
  /// The quantity of the series of `selector`, `factor` times per second over `window` where they are
  /// of a counter.
  static func atom(of selector: Selector, rateOver window: Double?) throws(NotUnderstood) -> Atom {
    guard let metric = selector.metric else { throw NotUnderstood("names no metric") }
    let origin = origin(of: selector, without: [])
    if cpuCounters.contains(metric), let window {
      let modes = CPUTime.allModes.filter { accepts($0, "mode", selector.matchers) }
      return .cpu(
        CPUTime(
          modes: modes, window: window, origin: self.origin(of: selector, without: ["mode"])))
    }
    if usedCPU.contains(metric), let window, isOfNode(selector) {
      // Counted for the node as a whole, and only what is used.
      return .cpu(
        CPUTime(
          modes: CPUTime.allModes.subtracting(["idle", "iowait"]), isOneSeries: true,
          cpus: .summed, window: window, origin: self.origin(of: selector, without: ["id", "job"])))
    }
    if isRequestCounter(metric), let window {
      let classes = try StatusClass.accepted(by: selector.matchers)
      return .requests(
        Requests(
          metric: metric, classes: classes, window: window,
          origin: self.origin(of: selector, without: Set(StatusClass.labels))))
    }
    if coreCounts.contains(metric) || isCapacity(selector, of: "cpu") { return .cores(.each) }
    guard window == nil else { throw NotUnderstood("is the rate of \(metric)") }
    return .gauge(Gauge(metric: metric, origin: origin))
  }

  /// The conditions and the time of a selector, apart from those on `labels`.
  static func origin(of selector: Selector, without labels: Set<String>) -> Origin {
    var origin = Origin()
    for matcher in selector.matchers where !labels.contains(matcher.label) {
      origin.filters.insert(matcher.label + matcher.comparison.rawValue + matcher.value)
    }
    if let offset = selector.modifiers.offset { origin.time = "offset " + offset.text }
    if let at = selector.modifiers.at { origin.time += " @ \(at)" }
    return origin
  }

  /// Whether `matchers` let series with the label through.
  static func accepts(_ value: String, _ label: String, _ matchers: [Matcher]) -> Bool {
    matchers.allSatisfy { $0.label != label || $0.accepts(value) }
  }

  // MARK: What metrics mean

  /// Whether the series bear on anything that is told apart here: if not, a condition that can't be
  /// followed is surely of something else.
  static func matters(_ selector: Selector) -> Bool {
    guard let metric = selector.name else { return true }
    return cpuCounters.contains(metric) || usedCPU.contains(metric) && isOfNode(selector)
      || Memory.metrics[metric] != nil || isRequestCounter(metric) || isRequestDuration(metric)
      || Connections.all.contains(metric)
  }

  static let cpuCounters: Set<String> = ["node_cpu_seconds_total", "node_cpu"]
  private static let usedCPU: Set<String> = [
    "container_cpu_usage_seconds_total", "node_cpu_usage_seconds_total",
  ]
  private static let coreCounts: Set<String> = ["machine_cpu_cores", "instance:node_num_cpu:sum"]

  /// Whether the series are of nodes: the kubelet's own, or the container that is the whole node.
  private static func isOfNode(_ selector: Selector) -> Bool {
    selector.metric?.hasPrefix("node_") == true
      || selector.matchers.contains {
        $0.label == "id" && $0.comparison == .equal && $0.value == "/"
      }
  }

  static func isCapacity(_ selector: Selector, of resource: String) -> Bool {
    ["kube_node_status_capacity", "kube_node_status_allocatable"].contains(selector.metric ?? "")
      && selector.matchers.contains {
        $0.label == "resource" && $0.comparison == .equal && $0.value == resource
      }
  }

  /// Whether the metric counts all requests to a service, not to the platform's own parts, and not
  /// only those that something became of.
  static func isRequestCounter(_ metric: String) -> Bool {
    guard !isPlatform(metric), !fates.contains(where: { metric.contains($0) }) else { return false }
    return metric == "nginx_ingress_controller_requests"
      || [
        "requests_total", "request_total", "request_duration_seconds_count",
        "request_duration_milliseconds_count", "requests_seconds_count", "requests_count",
      ].contains { metric.hasSuffix($0) }
  }

  private static let fates = [
    "reject", "fail", "error", "drop", "denied", "blocked", "timeout", "cancel", "retr", "slow",
    "limit", "invalid",
  ]

  /// Whether the metric is a histogram or summary of how long a service's requests take.
  static func isRequestDuration(_ metric: String) -> Bool {
    let isCounter = ["_count", "_sum", "_total"].contains { metric.hasSuffix($0) }
    guard !isPlatform(metric), !isCounter, !metric.contains("timeout") else { return false }
    let isOfRequests = ["request", "response", "http", "grpc"].contains { metric.contains($0) }
    let isTime = ["duration", "latency", "_seconds", "_time", "_milliseconds"].contains {
      metric.contains($0)
    }
    return isOfRequests && isTime
  }

  private static let platform = [
    "apiserver_", "etcd_", "coredns_", "kubelet_", "workqueue_", "scheduler_", "prometheus_",
    "alertmanager_", "grafana_", "cortex_", "loki_", "tempo_", "thanos_", "rest_client_",
    "cloudprovider_", "kubeproxy_", "argocd_", "karpenter_", "vault_", "authentication_",
    "storage_operation_", "controller_runtime_", "promhttp_", "net_conntrack_", "aggregator_",
  ]

  private static func isPlatform(_ metric: String) -> Bool {
    platform.contains { metric.hasPrefix($0) }
  }
}
