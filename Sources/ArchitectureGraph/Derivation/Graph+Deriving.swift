extension Graph {
  /// The graph with what follows from nodes and edges, worked out once for all policies.
  ///
  /// - Complexity: O(nodes + edges + rules), but for the rules of one group that together speak of every
  ///   address, which are held against each other, up to ``ReachLimit/groupRules``.
  consuming func deriving(routes: [JoinedRoute], rules: [JoinedRule]) -> Graph {
    var graph = self
    graph.deriveRoutes(routes)
    graph.deriveRules(rules)
    graph.learnDefaults()
    graph.deriveSubnets()
    graph.deriveOccupants()
    graph.deriveZones()
    graph.deriveTiers()
    graph.deriveBastions()
    graph.deriveExposure()
    graph.deriveSecrets()
    graph.deriveAccess()
    graph.deriveImages()
    return graph
  }

  /// The fact as text, if it is one.
  func string(_ node: NodeID, _ field: String) -> String? {
    guard case .string(let text)? = fact(node, field) else { return nil }
    return text
  }

  /// The fact as a Boolean; what is missing or unknown is not true.
  func isTrue(_ node: NodeID, _ field: String) -> Bool {
    fact(node, field) == .bool(true)
  }

  /// Whether nodes of the kind have the field.
  func has(_ field: String, _ node: NodeID) -> Bool {
    schema.slot(of: field, in: self[node].kind) != nil
  }
}

extension Ends {
  /// The known ends.
  var nodes: [NodeID] { members.map(\.node) }
}
