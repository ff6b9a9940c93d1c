extension Graph {
  /// Sets `exposure`, `exposedPorts` and `pathFromInternet` of everything that has an address.
  ///
  /// The same gates decide as for every other question of reach; what stands behind a balancer is
  /// not exposed by that.
  /// - Complexity: linear in the rules of all things, with the limits of each question.
  mutating func deriveExposure() {
    for node in nodes where has("exposure", node.id) {
      guard !node.isExternal else {
        set(node.id, "exposure", .unknown([absence(of: node.id)]))
        continue
      }
      let reach = mayHaveAddress(node.id) ? reachFromInternet(to: node.id, Question()) : nil
      switch reach?.answer ?? .notReachable {
      case .notReachable:
        set(node.id, "exposure", .string("vpc"))
        set(node.id, "exposedPorts", .list([]))
      case .undecidable:
        let unknowns = reach?.unknowns ?? []
        set(node.id, "exposure", .unknown(unknowns))
        set(node.id, "exposedPorts", .list([], rest: unknowns))
      case .reachable:
        let isInferred = reach?.openings.allSatisfy(\.path.isInferred) ?? false
        set(node.id, "exposure", .string("internet"), isInferred: isInferred)
        if let reach { expose(node.id, reach, isInferred: isInferred) }
      }
    }
  }

  /// Whether it is worth a look: most things have no public address, and that is soon said.
  private func mayHaveAddress(_ node: NodeID) -> Bool {
    if self[node].kind == .kubernetesCluster || self[node].kind == .function { return true }
    let subnets = targets(.placedIn, .subnet, of: node).nodes
    return (subnets.map(Optional.some) + (subnets.isEmpty ? [nil] : [])).contains { subnet in
      AddressFamily.allCases.contains { family in
        !addressGate(of: node, in: subnet, family).passage.possible.isEmpty
      }
    }
  }

  private mutating func expose(_ node: NodeID, _ reach: Reach, isInferred: Bool) {
    var ports: [Fact] = []
    var seen: Set<ExposedPort> = []
    for opening in reach.marked.openings {
      let known = ExposedPort(
        transport: opening.transport, ports: opening.ports,
        place: opening.path.hops.last { $0.edge == .allowsFrom }?.place)
      guard seen.insert(known).inserted else { continue }
      let path = opening.path
      let fields: [String: Fact] = [
        "transport": .string(opening.transport), "fromPort": .int(Int64(opening.ports.lower)),
        "toPort": .int(Int64(opening.ports.upper)), "path": .path(path),
      ]
      if ports.isEmpty { set(node, "pathFromInternet", .path(path)) }
      ports.append(
        record(
          .exposedPort, fields, at: known.place ?? Place(node), isInferred: path.isInferred))
    }
    set(node, "exposedPorts", .list(ports, rest: reach.unknowns), isInferred: isInferred)
  }

  private struct ExposedPort: Hashable {
    let transport: String
    let ports: PortRange
    let place: Place?
  }
}
