/// What a question is about: one protocol and ports that no rule on the way tells apart.
struct Asked: Sendable, Hashable {
  let family: AddressFamily
  /// `tcp`, `udp`, a protocol's name or number, or `all`.
  let transport: String
  let ports: PortRange

  /// The same for `ports`.
  func on(_ ports: PortRange) -> Asked {
    Asked(family: family, transport: transport, ports: ports)
  }

  /// The ports that answers come back on: those that clients choose for themselves.
  var answer: Asked {
    on(transport == "tcp" || transport == "udp" ? PortRange(1_024, 65_535) : .all)
  }

  var words: String { "\(transport == "all" ? "any protocol" : transport) \(ports)" }
}

/// Whether a rule is about some traffic.
enum Match: Sendable {
  case yes, no
  case unknown([Unknown])
}

extension Rule {
  /// Whether the rule is about `asked`, addresses apart; about a part of its ports is not enough.
  func match(_ asked: Asked) -> Match {
    var unknowns: [Unknown] = []
    switch traffic.transport {
    case .known(let transport):
      guard transport == "all" || transport == asked.transport else { return .no }
    case .unknown(let unknown): unknowns.append(unknown)
    }
    switch traffic.ports {
    case .known(let ports):
      guard ports.lower <= asked.ports.lower, asked.ports.upper <= ports.upper else { return .no }
    case .unknown(let unknown): unknowns.append(unknown)
    }
    return unknowns.isEmpty ? .yes : .unknown(unknowns)
  }

  /// The address ranges that it speaks of, as a passage.
  func passage(_ family: AddressFamily, in graph: Graph) -> Passage {
    let known = AddressSet(prefixes, family)
    let unknowns = unknowns(in: graph)
    return Passage(
      certain: known, possible: unknowns.isEmpty ? known : .everything(family), unknowns: unknowns)
  }

  /// The first of its address ranges that has an address in `addresses`, in words.
  func words(_ addresses: AddressSet, _ family: AddressFamily) -> String? {
    prefixes.first {
      $0.family == family && !AddressSet([$0], family).intersection(addresses).isEmpty
    }?.description
  }
}

extension PortRange {
  /// The range cut to pieces where one of `ranges` begins or ends.
  ///
  /// - Complexity: O(n log n).
  func split(by ranges: [PortRange]) -> [PortRange] {
    var starts: Set<Int> = [lower]
    for range in ranges {
      for start in [range.lower, range.upper + 1] where lower < start && start <= upper {
        starts.insert(start)
      }
    }
    let sorted = starts.sorted()
    return sorted.enumerated().map { index, start in
      PortRange(start, index + 1 < sorted.count ? sorted[index + 1] - 1 : upper)
    }
  }
}
