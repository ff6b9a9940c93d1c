/// Where everything of a drawing is put: boxes within boxes, columns by zone, arrows around things.
///
/// Everything lies on a grid of ``unit`` pixels, so that the arrows can (``Router``).
package struct Layout: Sendable {
  /// The distance of the grid's lines.
  static let unit = 8
  static let itemWidth = 184
  static let gap = 32
  static let rowGap = 24
  static let smallGap = 8
  static let header = 32
  static let margin = 24
  /// Boxes side by side are no wider together than this.
  static let shelfWidth = 1600

  /// Where the items and boxes are.
  package internal(set) var frames: [ElementID: Rectangle] = [:]
  /// Where the boxes' labels are.
  package internal(set) var headers: [ElementID: Rectangle] = [:]
  /// Where a bar meets the columns that it stands in; for what stands in more than one.
  package internal(set) var stations: [ElementID: [Rectangle]] = [:]
  /// The arrows' corners, from start to end, in the order of the drawing's arrows; empty for one that
  /// can't be drawn.
  package internal(set) var ways: [[Point]] = []
  /// Where the arrows' labels are; nil for those without, or without room for it.
  package internal(set) var labels: [Rectangle?] = []
  /// The size of the whole.
  package internal(set) var size = Point(0, 0)

  /// The layout of `drawing`.
  ///
  /// - Complexity: O(area of the grid) for each arrow.
  package init(_ drawing: Drawing) {
    let bounds = place(picture: drawing.root)
    size = Point(bounds.right + Self.margin, bounds.bottom + Self.margin)
    let items = drawing.root.allItems.compactMap { frames[$0.id] }
    let headers = drawing.root.all.compactMap { self.headers[$0.id] }
    let edges = drawing.root.all.compactMap { frames[$0.id] }
    var router = Router(size, blocked: items + headers, edges: edges)
    ways = drawing.arrows.map { arrow in
      guard let from = frames[arrow.from], let to = frames[arrow.to] else { return [] }
      return router.way(from: from, to: to)
    }
    placeLabels(of: drawing.arrows, among: items + headers)
  }

  /// The height of an item: a line more where something was found.
  static func height(of item: Item) -> Int {
    item.isSmall ? 24 : item.marks.findings.isEmpty ? 48 : 64
  }

  /// How far what is in a box stays away from its edge: where arrows run, there is more room.
  static func padding(of box: Box) -> Int {
    switch box.role {
    case .picture, .vpc, .tier, .cluster: 24
    case .zone, .subnet, .namespace, .group: 16
    }
  }

  /// How high labels on arrows are written.
  static let labelSize = 11

  /// Puts labels beside their arrows, where nothing else is.
  private mutating func placeLabels(of arrows: [Arrow], among things: [Rectangle]) {
    var taken = things
    for (index, arrow) in arrows.enumerated() {
      guard !arrow.label.isEmpty else {
        labels.append(nil)
        continue
      }
      let width = Lettering.width(of: arrow.label, size: Self.labelSize)
      let free = spots(along: ways[index], width: width).filter { spot in
        !taken.contains { $0.overlaps(spot) } && !isCrossed(spot)
          && spot.x >= 0 && spot.right <= size.x
      }
      // Best where no edge of a box runs through it either.
      let place =
        free.first { spot in
          frames.values.allSatisfy { $0.contains(spot) || !$0.overlaps(spot) }
        } ?? free.first
      labels.append(place)
      if let place { taken.append(place) }
    }
  }

  private func isCrossed(_ spot: Rectangle) -> Bool {
    ways.contains { way in
      zip(way, way.dropFirst()).contains { spot.isCrossed(from: $0, to: $1) }
    }
  }

  /// Places for a label beside the pieces of `way`, the end first: that is what it is about.
  private func spots(along way: [Point], width: Int) -> [Rectangle] {
    let height = 16
    return zip(way, way.dropFirst()).reversed().flatMap { start, end -> [Rectangle] in
      let parts = [2, 3, 1]
      if start.x == end.x {
        return parts.flatMap { part -> [Rectangle] in
          let y = start.y + (end.y - start.y) * part / 4 - height / 2
          guard abs(end.y - start.y) >= 24 else { return [] }
          return [
            Rectangle(start.x + 4, y, width, height),
            Rectangle(start.x - 4 - width, y, width, height),
          ]
        }
      }
      guard abs(end.x - start.x) >= width else { return [] }
      return parts.flatMap { part -> [Rectangle] in
        let x = start.x + (end.x - start.x) * part / 4 - width / 2
        return [
          Rectangle(x, start.y - 2 - height, width, height),
          Rectangle(x, start.y + 2, width, height),
        ]
      }
    }
  }
}
