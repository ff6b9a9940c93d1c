extension Graph {
  /// The graph with what follows from nodes and edges, worked out once for all policies.
  func deriving(routes: [JoinedRoute], rules: [JoinedRule]) -> Graph {
    self
  }
}
