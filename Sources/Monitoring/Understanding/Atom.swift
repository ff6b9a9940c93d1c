/// A quantity that conditions are made of, known well enough to calculate with.
enum Atom: Hashable {
  /// The number one: what constants are multiples of.
  case one
  /// Seconds of CPU time a second.
  case cpu(CPUTime)
  /// A number of CPUs.
  case cores(Span)
  /// Requests a second.
  case requests(Requests)
  /// A quantile of how long requests take, in seconds.
  case latency(Latency)
  /// A metric as it stands.
  case gauge(Gauge)

  /// How far back its samples go, in seconds; 0 for the newest only.
  var window: Double {
    switch self {
    case .cpu(let time): time.window
    case .requests(let requests): requests.window
    case .latency(let latency): latency.window
    case .one, .cores, .gauge: 0
    }
  }
}

/// What became of the nodes that series are of.
enum Span: Hashable {
  /// Each has a series of its own.
  case each
  /// They are added up.
  case summed
  /// They are averaged.
  case averaged
}

/// Conditions on labels that take no part in what is measured, and the time that is meant: two
/// quantities belong together only where these are the same.
struct Origin: Hashable {
  var filters: Set<String> = []
  var time = ""
}

/// CPU time of some modes.
struct CPUTime: Hashable {
  /// Every mode that Linux tells apart.
  static let allModes: Set<String> = [
    "idle", "iowait", "irq", "nice", "softirq", "steal", "system", "user",
  ]

  var modes: Set<String>
  /// Whether the modes are one series.
  var isOneSeries = false
  var cpus = Span.each
  var nodes = Span.each
  var window: Double
  var origin: Origin
}

/// A rate of requests.
struct Requests: Hashable {
  var metric: String
  /// The classes of status that are counted: 1 to 5.
  var classes: Set<Int> = [1, 2, 3, 4, 5]
  /// The labels that are left; nil where nothing is summed.
  var labels: String?
  var window: Double
  var origin: Origin
}

/// A quantile of a histogram of durations.
struct Latency: Hashable {
  var metric: String
  var quantile: Double
  var window: Double
  var origin: Origin
}

/// A metric's newest value.
struct Gauge: Hashable {
  var metric: String
  var nodes = Span.each
  var origin: Origin
}

/// Why a quantity can't be calculated with.
struct NotUnderstood: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
