internal import PromQL

/// What a selector of recorded series does to the quantity that was recorded.
struct Filtering {
  private let matchers: [Matcher]
  private let time: String

  /// The conditions of `selector`, apart from those on labels that the rule itself sets.
  init(_ selector: Selector, besides labels: [String: String]) {
    matchers = selector.matchers.filter { labels[$0.label] == nil }
    time = Series.origin(of: selector, without: []).time
  }

  func applied(to fraction: Fraction) throws(NotUnderstood) -> Fraction {
    guard !matchers.isEmpty || !time.isEmpty else { return fraction }
    var result = fraction
    result.over = try fraction.over.mapping { (atom) throws(NotUnderstood) in try applied(to: atom)
    }
    result.under = try fraction.under.mapping { (atom) throws(NotUnderstood) in
      try applied(to: atom)
    }
    return result
  }

  private func applied(to atom: Atom) throws(NotUnderstood) -> Atom {
    switch atom {
    case .one, .cores: return atom
    case .cpu(var time):
      time.modes = time.modes.filter { Series.accepts($0, "mode", matchers) }
      time.origin = origin(time.origin, without: ["mode"])
      return .cpu(time)
    case .requests(var requests):
      requests.classes.formIntersection(try StatusClass.accepted(by: matchers))
      requests.origin = origin(requests.origin, without: Set(StatusClass.labels))
      return .requests(requests)
    case .latency(var latency):
      latency.origin = origin(latency.origin, without: [])
      return .latency(latency)
    case .gauge(var gauge):
      gauge.origin = origin(gauge.origin, without: [])
      return .gauge(gauge)
    }
  }

  private func origin(_ old: Origin, without labels: Set<String>) -> Origin {
    var origin = old
    for matcher in matchers where !labels.contains(matcher.label) {
      origin.filters.insert(matcher.label + matcher.comparison.rawValue + matcher.value)
    }
    origin.time += time
    return origin
  }
}
