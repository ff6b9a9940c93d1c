internal import ArchitectureGraph
internal import Documents

/// A configuration of Alertmanager: a tree of routes that end at receivers.
struct Routing {
  /// A route with those below it.
  struct Route {
    /// Its conditions; nil where they can't be read.
    let matchers: [RouteMatcher]?
    /// The name of its receiver.
    let receiver: String
    /// Whether the routes behind it are tried even though it matches.
    let continues: Bool
    let routes: [Route]
  }

  let node: NodeID
  let root: Route
  /// The receivers by name.
  let receivers: [String: NodeID]
  /// What each receiver sends word by.
  let integrations: [String: Set<String>]
  /// Whether it is all that its Alertmanager is told, and not an AlertmanagerConfig beside others.
  let isWhole: Bool

  /// What alerts with `labels` surely come to, and what they may come to, where what a receiver is
  /// for is said by `meaning`: its name, or what it sends word by.
  func outcome(
    for labels: AlertLabels, _ meaning: (_ receiver: String) -> Set<String>
  ) -> Outcome {
    switch Self.answer(root.matchers, labels) {
    case .no: Outcome()
    case .yes: Self.outcome(of: root, labels, meaning)
    case .open:
      Outcome(certain: [], possible: Self.outcome(of: root, labels, meaning).possible)
    }
  }

  /// Where alerts come to.
  struct Outcome {
    var certain: Set<String> = []
    var possible: Set<String> = []

    /// Both happen.
    static func + (left: Outcome, right: Outcome) -> Outcome {
      Outcome(
        certain: left.certain.union(right.certain), possible: left.possible.union(right.possible))
    }

    /// One of them happens.
    static func | (left: Outcome, right: Outcome) -> Outcome {
      Outcome(
        certain: left.certain.intersection(right.certain),
        possible: left.possible.union(right.possible))
    }
  }

  /// Where alerts come to that have reached `route`.
  ///
  /// The routes below it are gone through from the last to the first, for the case that one before
  /// has matched and for the case that none has: a route that may match has two futures.
  private static func outcome(
    of route: Route, _ labels: AlertLabels, _ meaning: (String) -> Set<String>
  ) -> Outcome {
    let arrived = meaning(route.receiver)
    let own = Outcome(certain: arrived, possible: arrived)
    var (matched, unmatched) = (Outcome(), own)
    for child in route.routes.reversed() {
      let answer = answer(child.matchers, labels)
      guard answer != .no else { continue }
      let there = outcome(of: child, labels, meaning)
      let after = child.continues ? there + matched : there
      switch answer {
      case .yes: (matched, unmatched) = (after, after)
      case .open: (matched, unmatched) = (after | matched, after | unmatched)
      case .no: continue
      }
    }
    return unmatched
  }

  private static func answer(
    _ matchers: [RouteMatcher]?, _ labels: AlertLabels
  ) -> RouteMatcher.Answer {
    guard let matchers else { return .open }
    let answers = matchers.map { $0.holds(for: labels) }
    return answers.contains(.no) ? .no : answers.contains(.open) ? .open : .yes
  }
}
