package import ArchitectureGraph
package import Verdicts

/// The picture of an architecture: boxes within boxes, the things in them, the arrows between them.
///
/// Made once from the graph and the findings (``Composer``); each format only writes it.
package struct Drawing: Sendable {
  /// The whole: its items stand before the network, its boxes are networks, clusters and what is
  /// around them.
  package let root: Box
  /// Traffic and routes.
  package let arrows: [Arrow]

  /// The picture of `graph`, with `findings` marked on it.
  ///
  /// - Complexity: O(nodes + edges), and a question of reach for each pair of a thing that computes
  ///   and a thing that keeps data.
  package init(_ graph: Graph, findings: [Finding], focus: Focus? = nil) {
    var composer = Composer(graph, findings, focus)
    self = composer.compose()
  }

  init(root: Box, arrows: [Arrow]) {
    self.root = root
    self.arrows = arrows
  }
}

/// What a picture is held to: a thing and what is near it.
package struct Focus: Sendable {
  /// The thing.
  package let node: NodeID
  /// Over how many edges something may be away from it.
  package let depth: Int

  /// What is within `depth` edges of `node`.
  package init(_ node: NodeID, depth: Int) {
    self.node = node
    self.depth = depth
  }
}

/// The number of a box or an item in its drawing, in the order in which they are drawn.
package struct ElementID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number.
  package let rawValue: Int

  /// The element numbered `rawValue`.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// What formats call it.
  package var name: String { "e\(rawValue)" }

  package static func < (left: ElementID, right: ElementID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A box: something that holds others.
package struct Box: Sendable {
  /// What sort of box it is.
  package enum Role: String, Sendable {
    case picture, vpc, tier, zone, subnet, cluster, namespace, group
  }

  /// Its number.
  package let id: ElementID
  /// What sort of box it is.
  package let role: Role
  /// What is written on it.
  package let label: String
  /// The thing that it is, if it is one.
  package let subject: Subject?
  /// What was found about it.
  package let marks: Marks
  /// What stands in it by itself.
  package let items: [Item]
  /// The boxes in it.
  package let boxes: [Box]
  /// What its columns are called, where its items and boxes stand in columns: zones.
  package let columns: [String]

  /// The box and all in it.
  package var all: [Box] { [self] + boxes.flatMap(\.all) }
  /// All items in it and in its boxes.
  package var allItems: [Item] { items + boxes.flatMap(\.allItems) }
}

/// A thing in the picture, or several that are alike.
package struct Item: Sendable {
  /// Its number.
  package let id: ElementID
  /// What it is.
  package let kind: Kind
  /// What sort of thing it is, and what matters of it.
  package let caption: String
  /// What it is called.
  package let label: String
  /// The things that it stands for: one, or several that are alike.
  package let subjects: [Subject]
  /// What was found about them.
  package let marks: Marks
  /// Which of its box's columns it stands in, sorted; none where the box has none, or any will do.
  package var columns: [Int] = []

  /// The columns that it stretches over.
  var span: ClosedRange<Int>? {
    guard let first = columns.first, let last = columns.last else { return nil }
    return first...last
  }

  /// Whether a line will do for it: nothing was found, and it is not what such a picture is about.
  var isSmall: Bool { marks.findings.isEmpty && kind.separateLimit < Kind.manySeparate }
}

/// What was found about a thing.
package struct Marks: Sendable {
  /// The findings that count, worst first.
  package let findings: [Finding]
  /// Whether the thing lies outside of the inputs.
  package let isExternal: Bool

  /// Whether something fails.
  package var isBroken: Bool { findings.contains { $0.verdict == .fail } }
  /// Whether something can't be decided, and nothing fails.
  package var isUndecided: Bool { !isBroken && findings.contains { $0.verdict == .unknown } }
}

/// An arrow between two elements.
package struct Arrow: Sendable {
  /// What it says.
  package enum Meaning: String, Sendable {
    /// Traffic can go there.
    case traffic
    /// A route leads there.
    case route
  }

  /// How well it is known, and whether it may be.
  package enum State: String, Sendable {
    case known, undecided, broken
  }

  /// Where it starts.
  package let from: ElementID
  /// Where it ends.
  package let to: ElementID
  /// What it says.
  package let meaning: Meaning
  /// How well it is known.
  package let state: State
  /// What is written on it: protocol and ports.
  package let label: String
}
