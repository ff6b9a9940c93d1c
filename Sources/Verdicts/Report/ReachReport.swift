package import ArchitectureGraph
package import Diagnostics

/// The answer to a question of reach, ready to be written: nothing of it refers to the graph.
package struct ReachReport: Sendable {
  /// One way that is open.
  package struct Way: Sendable {
    /// `tcp`, `udp`, a protocol's name or number, or `all`.
    package let transport: String
    /// The ports that are open at its end.
    package let ports: PortRange
    /// The hops, from the first thing to the last.
    package let hops: [Evidence]
  }

  /// Something that holds traffic back.
  package struct Obstacle: Sendable {
    /// The thing, by address.
    package let address: String
    /// How, as a clause of which the thing is the subject.
    package let reason: String
    /// Where that is declared.
    package let location: Location?
    /// What declares it, where that is not the thing itself.
    package let declaredBy: String?
  }

  /// Where the question starts.
  package let source: String
  /// Where it ends.
  package let target: String
  /// What was asked.
  package let question: Question
  /// The answer.
  package let answer: Reach.Answer
  /// The ways that are open.
  package let ways: [Way]
  /// The edge without which there is no way left; nil where no single one will do.
  package let edgeToCut: Evidence?
  /// What cuts the way, each of them by itself.
  package let obstacles: [Obstacle]
  /// What the answer hangs on; for something reachable, whether there are more ways.
  package let unknown: [Unknown]

  /// The answer `reach` to `question`, in the words of `judge`, who knows the places.
  package init(
    _ reach: Reach, to question: Question, from source: NodeID, to target: NodeID, by judge: Judge
  ) {
    let graph = judge.graph
    self.source = graph[source].address
    self.target = graph[target].address
    self.question = question
    answer = reach.answer
    ways = reach.marked.openings.map { opening in
      Way(
        transport: opening.transport, ports: opening.ports,
        hops: opening.path.hops.map { judge.evidence($0) })
    }
    edgeToCut = ways.first?.hops.first { $0.isOnlyWay }
    obstacles = reach.cuts.map { cut in
      let found = judge.evidence(Hop(cut.node, place: cut.place))
      return Obstacle(
        address: found.address, reason: cut.reason, location: found.location,
        declaredBy: found.declaredBy)
    }
    unknown = reach.unknowns
  }
}
