extension CPUTime {
  /// The sum as a share of CPU time that is busy.
  static func scaled(_ sum: Linear) throws(NotUnderstood) -> Scaled? {
    let times = sum.factors.keys.compactMap(\.cpu)
    guard let first = times.first else { return nil }
    _ = try sum.common("different series of CPU time") { $0.cpu?.origin }
    _ = try sum.common("different windows") { $0.cpu?.window }
    let nodes = try sum.common("nodes and their sum") { (atom) -> Bool? in
      switch atom {
      case .cpu(let time): time.nodes == .each
      case .cores(let span): span == .each
      default: nil
      }
    }
    guard !times.contains(where: { $0.cpus == .each }) else {
      throw NotUnderstood("looks at each CPU of a node by itself")
    }
    var (factor, added) = (0.0, 0.0)
    for (atom, share) in sum.factors {
      switch atom {
      case .cpu(let time):
        switch try time.sort() {
        case .busy?: factor += share
        case .idle?:
          factor -= share
          added += share
        case .all?: added += share
        case nil: return nil
        }
      case .one where first.cpus == .averaged, .cores where first.cpus == .summed: added += share
      default: throw NotUnderstood("compares CPU time with what is no number of CPUs")
      }
    }
    _ = try sum.common("shares and sums of CPU time") { $0.cpu?.cpus }
    return Scaled(signal: nodes == false ? .clusterCPU : .nodeCPU, factor: factor, added: added)
  }

  private enum Sort {
    case busy, idle, all
  }

  /// What the modes come to; nil where they are one thing among others, such as `iowait`.
  private func sort() throws(NotUnderstood) -> Sort? {
    guard isOneSeries || modes.count == 1 else {
      throw NotUnderstood("looks at each mode of a CPU by itself")
    }
    if modes == CPUTime.allModes { return .all }
    let waiting: Set<String> = ["idle", "iowait", "steal"]
    if modes.contains("idle") {
      guard modes.isSubset(of: waiting) else { throw NotUnderstood("counts idle time as busy") }
      return .idle
    }
    let working: Set<String> = ["user", "system", "nice", "irq", "softirq"]
    if working.isSubset(of: modes) { return .busy }
    guard modes.isSuperset(of: ["user", "system"]) else { return nil }
    throw NotUnderstood("counts only some of the modes in which a CPU is busy")
  }
}

/// Memory of nodes.
enum Memory {
  static let total = "node_memory_MemTotal_bytes"
  static let available = "node_memory_MemAvailable_bytes"

  /// What a metric says of a node's memory.
  enum Part {
    case total, available, free, buffers, cached, reclaimable, used
  }

  static let metrics: [String: Part] = [
    total: .total, "node_memory_MemTotal": .total, "machine_memory_bytes": .total,
    available: .available, "node_memory_MemAvailable": .available,
    "node_memory_MemFree_bytes": .free, "node_memory_MemFree": .free,
    "node_memory_Buffers_bytes": .buffers, "node_memory_Buffers": .buffers,
    "node_memory_Cached_bytes": .cached, "node_memory_Cached": .cached,
    "node_memory_SReclaimable_bytes": .reclaimable, "node_memory_Slab_bytes": .reclaimable,
    "node_memory_working_set_bytes": .used,
  ]

  /// The sum as a share of memory that is used.
  static func scaled(_ sum: Linear) throws(NotUnderstood) -> Scaled? {
    // So many bytes are no share.
    guard sum.factors[.one] == nil else { return nil }
    _ = try sum.common("memory of different series") { $0.gauge?.origin }
    let span = try sum.common("nodes and their sum") { $0.gauge?.nodes }
    var parts: [Part: Double] = [:]
    for (atom, factor) in sum.factors {
      guard let gauge = atom.gauge, let part = metrics[gauge.metric] else { return nil }
      parts[part, default: 0] += factor
    }
    var available = parts[.available] ?? 0
    if let free = parts[.free] {
      // Before Linux 3.14 what is available was added up.
      guard parts[.buffers] == free, parts[.cached] == free else { return nil }
      available += free
    } else if parts[.buffers] != nil || parts[.cached] != nil {
      return nil
    }
    return Scaled(
      signal: span == .each ? .nodeMemory : .clusterMemory,
      factor: (parts[.used] ?? 0) - available, added: available + (parts[.total] ?? 0))
  }
}

extension Atom {
  var cpu: CPUTime? { if case .cpu(let time) = self { time } else { nil } }
  var requests: Requests? { if case .requests(let requests) = self { requests } else { nil } }
  var latency: Latency? { if case .latency(let latency) = self { latency } else { nil } }
  var gauge: Gauge? { if case .gauge(let gauge) = self { gauge } else { nil } }
}
