/// What a condition watches, where archlint can tell.
///
/// The raw value is the word that policies use.
enum Signal: String {
  case nodeCPU = "node-cpu"
  case clusterCPU = "cluster-cpu"
  case nodeMemory = "node-memory"
  case clusterMemory = "cluster-memory"
  case errorRatio = "error-ratio"
  case clientErrorRatio = "client-error-ratio"
  case allErrorRatio = "all-error-ratio"
  case requestRate = "request-rate"
  case latency
  case connections
  case connectionCount = "connection-count"
  case connectionsWaiting = "connections-waiting"
  case absence
  /// Surely none of the others.
  case other
}

/// A quantity in its signal's own unit: `factor` times it, and something added.
struct Scaled {
  let signal: Signal
  let factor: Double
  let added: Double
  var quantile: Double?
}

extension Linear {
  /// The signal that the sum is, but for a scale; nil where it is surely none of those told apart.
  ///
  /// The sum is what a condition holds against zero, so any positive multiple of it will do.
  func scaled() throws(NotUnderstood) -> Scaled? {
    let families = Set(factors.keys.map(\.family)).subtracting([.number])
    guard let family = families.first, families.count == 1 else {
      if families == [.cpu, .cores] { return try CPUTime.scaled(self) }
      return nil
    }
    switch family {
    case .number: return nil
    case .cpu, .cores: return try CPUTime.scaled(self)
    case .requests: return try Requests.scaled(self)
    case .latency: return try Latency.scaled(self)
    case .memory: return try Memory.scaled(self)
    case .connections: return Connections.scaled(self)
    case .other: return nil
    }
  }

  /// The one thing that all quantities have in common; throws where they differ.
  func common<Part: Hashable>(
    _ what: String, _ part: (Atom) -> Part?
  ) throws(NotUnderstood) -> Part? {
    let found = Set(factors.keys.compactMap(part))
    guard found.count <= 1 else { throw NotUnderstood("puts together \(what)") }
    return found.first
  }
}

/// Quantities that can be calculated with each other.
private enum Family: Hashable {
  case number, cpu, cores, requests, latency, memory, connections, other
}

extension Atom {
  fileprivate var family: Family {
    switch self {
    case .one: .number
    case .cpu: .cpu
    case .cores: .cores
    case .requests: .requests
    case .latency: .latency
    case .gauge(let gauge):
      Memory.metrics[gauge.metric] != nil
        ? .memory : Connections.all.contains(gauge.metric) ? .connections : .other
    }
  }
}
