internal import PromQL

/// What an aggregation does to quantities.
struct Aggregating {
  let name: String
  let grouping: Aggregation.Grouping?

  init(_ aggregation: Aggregation) {
    name = aggregation.name
    grouping = aggregation.grouping
  }

  /// Whether the label is left.
  func keeps(_ label: String) -> Bool {
    guard let grouping else { return false }
    return grouping.labels.contains(label) != grouping.isWithout
  }

  /// Whether nodes can still be told apart.
  var keepsNodes: Bool {
    guard let grouping else { return false }
    return grouping.isWithout
      ? !grouping.labels.contains { Self.nodeLabels.contains($0) }
      : grouping.labels.contains { Self.nodeLabels.contains($0) }
  }

  private static let nodeLabels: Set<String> = [
    "instance", "node", "nodename", "hostname", "host", "kubernetes_node", "exported_instance",
    "node_name", "internal_ip",
  ]

  /// What it makes of `fraction`.
  func applied(to fraction: Fraction) throws(NotUnderstood) -> Fraction {
    guard fraction.isWhole else { return try appliedToShare(fraction) }
    if name == "sum", fraction.over.factors[.one] != nil, fraction.over.factors.count > 1 {
      throw NotUnderstood("adds up a constant as often as there are series")
    }
    return Fraction(
      try fraction.over.mapping { (atom) throws(NotUnderstood) in try applied(to: atom) })
  }

  /// An aggregation of shares: the largest of all nodes' is that of some node, the mean is not.
  private func appliedToShare(_ share: Fraction) throws(NotUnderstood) -> Fraction {
    let isOfNodes = share.atoms.contains {
      switch $0 {
      case .cpu, .cores, .gauge: true
      case .one, .requests, .latency: false
      }
    }
    switch name {
    case "max": return share
    case "avg", "sum", "min":
      if isOfNodes, keepsNodes { return share }
      guard isOfNodes, name == "avg" else { break }
      var mean = share
      mean.over = try share.over.mapping { (atom) throws(NotUnderstood) in try applied(to: atom) }
      mean.under = try share.under.mapping { (atom) throws(NotUnderstood) in try applied(to: atom) }
      return mean
    default: break
    }
    throw NotUnderstood("takes '\(name)' of shares")
  }

  private func applied(to atom: Atom) throws(NotUnderstood) -> Atom {
    switch atom {
    case .one: return atom
    case .cpu(let time): return .cpu(try applied(to: time))
    case .cores(let span): return .cores(try applied(to: span))
    case .gauge(let gauge) where Memory.metrics[gauge.metric] == nil: return atom
    case .gauge(var gauge):
      gauge.nodes = try applied(to: gauge.nodes)
      return .gauge(gauge)
    case .requests(var requests):
      guard name == "sum" else { throw NotUnderstood("takes '\(name)' of requests") }
      requests.labels = Self.text(of: grouping)
      return .requests(requests)
    case .latency:
      guard name == "max" || name == "avg" || name == "min" else {
        throw NotUnderstood("takes '\(name)' of durations")
      }
      return atom
    }
  }

  /// The labels that are left, apart from those of the status.
  private static func text(of grouping: Aggregation.Grouping?) -> String {
    guard let grouping else { return "" }
    let labels = Set(grouping.labels).subtracting(StatusClass.labels).sorted()
    return (grouping.isWithout ? "without " : "") + labels.joined(separator: ",")
  }

  private func applied(to span: Span) throws(NotUnderstood) -> Span {
    switch name {
    case "sum": return keepsNodes ? span : .summed
    case "avg": return keepsNodes ? span : .averaged
    case "max" where keepsNodes, "min" where keepsNodes, "group" where keepsNodes: return span
    default: throw NotUnderstood("takes '\(name)' of nodes")
    }
  }

  private func applied(to time: CPUTime) throws(NotUnderstood) -> CPUTime {
    var result = time
    let mergesModes = !keeps("mode") && !time.isOneSeries
    let mergesCPUs = !keeps("cpu") && time.cpus == .each
    switch name {
    case "sum":
      if mergesCPUs { result.cpus = .summed }
    case "avg":
      if mergesModes, time.modes.count > 1 {
        throw NotUnderstood("takes the mean of CPU modes, which should be added up")
      }
      if mergesCPUs { result.cpus = .averaged }
    case "max" where !mergesModes && !mergesCPUs: return time
    default: throw NotUnderstood("takes '\(name)' of CPU time")
    }
    if mergesModes { result.isOneSeries = true }
    if !keepsNodes, time.nodes == .each { result.nodes = name == "sum" ? .summed : .averaged }
    return result
  }
}
