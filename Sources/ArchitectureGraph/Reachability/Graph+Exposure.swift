/// What the analysis of exposure reads: rules by owner, and the tables in force.
struct Reachability: Sendable {
  let rules: RuleBook
  let routes: SubnetRoutes
}

extension Graph {
  /// Sets `exposure`, `exposedPorts` and `pathFromInternet` of everything that has an address.
  ///
  /// Something is reached from the internet if it has a public address, stands in a subnet whose
  /// routes lead to an internet gateway, and both the subnet's network ACL and one of its security
  /// groups let public addresses in. A no anywhere decides; else an unknown leaves it undecided.
  mutating func deriveExposure(_ reachability: Reachability) {
    for node in nodes where has("exposure", node.id) {
      guard !node.isExternal else {
        set(node.id, "exposure", .unknown([absence(of: node.id)]))
        continue
      }
      let address = publicAddress(of: node.id)
      let openings = openings(of: node.id, reachability)
      let subnets = publicSubnets(of: node.id)
      switch address && subnets.truth && openings.truth {
      case .no:
        set(node.id, "exposure", .string("vpc"))
        set(node.id, "exposedPorts", .list([]))
      case .unknown(let unknowns):
        set(node.id, "exposure", .unknown(unknowns))
        set(node.id, "exposedPorts", .list([], rest: unknowns))
      case .yes:
        set(node.id, "exposure", .string("internet"))
        expose(node.id, openings, in: subnets.first)
      }
    }
  }

  private mutating func expose(_ node: NodeID, _ openings: Openings, in subnet: NodeID?) {
    var way: [Hop] = [Hop(internet)]
    if let subnet, case .path(let path)? = fact(subnet, "pathFromInternet") { way = path.hops }
    var ports: [Fact] = []
    for opening in openings.known {
      let path = Path(way + opening.hops + [Hop(node, edge: opening.lastEdge)])
      let fields: [String: Fact] = [
        "transport": .string(opening.transport), "fromPort": .int(Int64(opening.ports.lower)),
        "toPort": .int(Int64(opening.ports.upper)), "path": .path(path),
      ]
      if ports.isEmpty { set(node, "pathFromInternet", .path(path)) }
      ports.append(record(.exposedPort, fields, at: opening.hops.last?.place ?? Place(node)))
    }
    set(node, "exposedPorts", .list(ports, rest: openings.rest))
  }

  /// Whether it has an address that the internet can speak to.
  private func publicAddress(of node: NodeID) -> Truth {
    for field in ["isInternetFacing", "publiclyAccessible", "endpointIsPublic"]
    where has(field, node) {
      return Truth(fact(node, field), ifMissing: .no)
    }
    guard has("hasPublicIP", node) else { return .no }
    if let own = fact(node, "hasPublicIP") { return Truth(own, ifMissing: .no) }
    return .any(
      of: targets(.placedIn, .subnet, of: node).nodes.map {
        Truth(fact($0, "mapPublicIP"), ifMissing: .unknown([absence(of: $0)]))
      })
  }

  private func publicSubnets(of node: NodeID) -> (truth: Truth, first: NodeID?) {
    // An EKS endpoint's public address is not in the subnets of its interfaces.
    if self[node].kind == .kubernetesCluster { return (.yes, nil) }
    let ends = targets(.placedIn, .subnet, of: node)
    let first = ends.nodes.first { string($0, "tier") == "public" }
    if first != nil { return (.yes, first) }
    let truths = ends.nodes.map { subnet -> Truth in
      guard case .unknown(let unknowns)? = fact(subnet, "tier") else { return .no }
      return .unknown(unknowns)
    }
    return (.any(of: truths + (ends.rest.isEmpty ? [] : [.unknown(ends.rest)])), nil)
  }
}

/// What lets public addresses in to a thing.
struct Openings: Sendable {
  /// One range of ports that is open.
  struct Opening: Sendable {
    let transport: String
    let ports: PortRange
    let hops: [Hop]
    let lastEdge: EdgeKind
  }

  var known: [Opening] = []
  var rest: [Unknown] = []

  var truth: Truth { known.isEmpty ? (rest.isEmpty ? .no : .unknown(rest)) : .yes }
}
