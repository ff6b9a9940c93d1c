/// A point of a layout, in pixels.
package struct Point: Hashable, Sendable {
  /// To the right.
  package var x: Int
  /// Downwards.
  package var y: Int

  /// The point at `x` and `y`.
  package init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of a layout, in pixels.
package struct Rectangle: Hashable, Sendable {
  /// Its left edge.
  package var x: Int
  /// Its upper edge.
  package var y: Int
  /// How wide it is.
  package var width: Int
  /// How high it is.
  package var height: Int

  /// The rectangle whose upper left corner is at `x` and `y`.
  package init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Its right edge.
  package var right: Int { x + width }
  /// Its lower edge.
  package var bottom: Int { y + height }

  /// Whether the two have an area in common.
  package func overlaps(_ other: Rectangle) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether `other` lies in it.
  package func contains(_ other: Rectangle) -> Bool {
    x <= other.x && y <= other.y && other.right <= right && other.bottom <= bottom
  }

  /// Whether `point` is on its edge.
  package func hasOnEdge(_ point: Point) -> Bool {
    let isInside = (x...right).contains(point.x) && (y...bottom).contains(point.y)
    return isInside
      && (point.x == x || point.x == right || point.y == y || point.y == bottom)
  }

  /// Whether the line from `start` to `end`, which is level or upright, runs through its inside.
  package func isCrossed(from start: Point, to end: Point) -> Bool {
    min(start.x, end.x) < right && max(start.x, end.x) > x
      && min(start.y, end.y) < bottom && max(start.y, end.y) > y
  }
}
