/// Whether one thing reaches another: by which ways, or what cuts them, or what it hangs on.
package struct Reach: Sendable, Hashable {
  /// The three answers.
  package enum Answer: String, Sendable, Hashable {
    case reachable
    case notReachable = "not reachable"
    case undecidable
  }

  /// The ways that are open, each with its ports.
  package var openings: [Opening] = []
  /// What shuts the way that is the nearest to being open; each of them alone would do.
  package var cuts: [Cut] = []
  /// What the answer hangs on; of what is reachable, whether there are more ways.
  package var unknowns: [Unknown] = []

  /// The answer.
  package var answer: Answer {
    if !openings.isEmpty { return .reachable }
    return cuts.isEmpty ? .undecidable : .notReachable
  }

  init(openings: [Opening] = [], cuts: [Cut] = [], unknowns: [Unknown] = []) {
    self.openings = openings
    self.cuts = cuts
    var seen: Set<Unknown> = []
    self.unknowns = unknowns.filter { seen.insert($0).inserted }
  }

  /// What `ways` come to together: one that is open makes it reachable, else one that is undecided
  /// leaves it so; of those that are shut, the one with the fewest cuts is told.
  static func any(of ways: [Reach]) -> Reach {
    let openings = ways.flatMap(\.openings)
    let undecided = ways.filter { $0.answer == .undecidable }
    if !openings.isEmpty {
      return Reach(openings: openings, unknowns: undecided.flatMap(\.unknowns))
    }
    if !undecided.isEmpty { return Reach(unknowns: undecided.flatMap(\.unknowns)) }
    return ways.min { $0.cuts.count < $1.cuts.count } ?? Reach()
  }

  /// The same way, gone on along `next` from where it ends; `link` are the hops between the two.
  func followed(by next: Reach, over link: [Hop]) -> Reach {
    if answer == .notReachable || next.answer == .notReachable {
      return Reach(cuts: cuts + next.cuts)
    }
    guard let open = openings.first, !next.openings.isEmpty else {
      return Reach(
        unknowns: (openings.isEmpty ? unknowns : []) + (next.openings.isEmpty ? next.unknowns : []))
    }
    return Reach(
      openings: next.openings.map { further in
        Opening(
          transport: further.transport, ports: further.ports,
          path: Path(open.path.hops + link + further.path.hops.dropFirst()))
      })
  }

  /// The one edge that all the open ways have in common and that lies nearest to the end: without it
  /// there is no way left; nil where no single edge will do.
  package var edgeToCut: Hop? {
    guard let first = openings.first else { return nil }
    var common = Set(first.path.hops)
    for opening in openings.dropFirst() { common.formIntersection(opening.path.hops) }
    return first.path.hops.last { common.contains($0) && $0.isCuttable }
  }

  /// The same with ``edgeToCut`` marked in every way.
  package var marked: Reach {
    guard let edge = edgeToCut else { return self }
    var marked = self
    marked.openings = openings.map { opening in
      var hops = opening.path.hops
      if let index = hops.lastIndex(of: edge) { hops[index].isOnlyWay = true }
      return Opening(transport: opening.transport, ports: opening.ports, path: Path(hops))
    }
    return marked
  }
}

/// One range of ports that is open, and the way to it.
package struct Opening: Sendable, Hashable {
  /// `tcp`, `udp`, a protocol's name or number, or `all`.
  package let transport: String
  /// The ports.
  package let ports: PortRange
  /// The way, from the first thing to the last.
  package let path: Path
}

/// What holds traffic back.
package struct Cut: Sendable, Hashable {
  /// What does it.
  package let node: NodeID
  /// Where that is declared.
  package let place: Place?
  /// How, as a clause of which the node is the subject: `has no public address`.
  package let reason: String

  init(_ node: NodeID, _ reason: String, at place: Place? = nil) {
    self.node = node
    self.reason = reason
    self.place = place
  }
}

extension Hop {
  /// Whether the edge that leads to it is one that a person can take away: a rule, a route.
  var isCuttable: Bool {
    guard place != nil else { return false }
    return edge == .allowsFrom || edge == .routesTo || edge == .targets
  }
}
