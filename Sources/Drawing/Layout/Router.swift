/// Finds ways for arrows: level and upright, around everything that is written, with few corners, and
/// each in a track of its own where there is room.
///
/// The shortest way on the grid (A*, Hart, Nilsson and Raphael 1968), with a cost for corners, for
/// crossing other arrows and for running on them or on edges of boxes. Costs are small numbers, so
/// what comes next is taken from buckets (Dial 1969).
struct Router {
  private let width: Int
  private let height: Int
  private var isBlocked: [Bool]
  /// For each point, whether a line runs through it level (1) or upright (2): an arrow's.
  private var arrows: [UInt8]
  /// The same for edges of boxes.
  private var edges: [UInt8]

  private static let corner = 8
  private static let crossing = 4
  private static let sharing = 24
  private static let alongEdge = 12
  /// Right, down, left, up.
  private static let steps = [(1, 0), (0, 1), (-1, 0), (0, -1)]

  /// A router on an area of `size`, whose ways keep out of `blocked`.
  init(_ size: Point, blocked: [Rectangle], edges boxes: [Rectangle]) {
    width = size.x / Layout.unit + 1
    height = size.y / Layout.unit + 1
    isBlocked = [Bool](repeating: false, count: width * height)
    arrows = [UInt8](repeating: 0, count: width * height)
    edges = arrows
    for rectangle in blocked {
      let right = (rectangle.right + Layout.unit - 1) / Layout.unit
      let bottom = (rectangle.bottom + Layout.unit - 1) / Layout.unit
      for y in rectangle.y / Layout.unit...min(bottom, height - 1) {
        for x in rectangle.x / Layout.unit...min(right, width - 1) {
          isBlocked[y * width + x] = true
        }
      }
    }
    for box in boxes {
      let (left, right) = (box.x / Layout.unit, min(box.right / Layout.unit, width - 1))
      let (top, bottom) = (box.y / Layout.unit, min(box.bottom / Layout.unit, height - 1))
      for x in left...right { for y in [top, bottom] { edges[y * width + x] |= 1 } }
      for y in top...bottom { for x in [left, right] { edges[y * width + x] |= 2 } }
    }
  }

  /// The corners of a way from the edge of `start` to the edge of `end`; empty where there is none.
  mutating func way(from start: Rectangle, to end: Rectangle) -> [Point] {
    var search = Search(states: width * height * 4)
    let goals = Dictionary(
      ports(of: end).map { ($0.point * 4 + ($0.outwards + 2) % 4, $0.cost) },
      uniquingKeysWith: { first, _ in first })
    let target = (
      x: end.x / Layout.unit...end.right / Layout.unit,
      y: end.y / Layout.unit...end.bottom / Layout.unit
    )
    for port in ports(of: start) {
      search.reach(port.point * 4 + port.outwards, cost: port.cost, from: -1, ahead: 0)
    }
    while let state = search.next() {
      if search.isGoal(state) { return trace(search, state) }
      expand(state, &search, goals, target)
    }
    return []
  }

  private func expand(
    _ state: Int, _ search: inout Search, _ goals: [Int: Int],
    _ target: (x: ClosedRange<Int>, y: ClosedRange<Int>)
  ) {
    let point = state / 4
    let heading = state % 4
    let isStart = search.isStart(state)
    for direction in 0..<4
    where direction != (heading + 2) % 4 && (!isStart || direction == heading) {
      let x = point % width + Self.steps[direction].0
      let y = point / width + Self.steps[direction].1
      guard (1..<width - 1).contains(x), (1..<height - 1).contains(y) else { continue }
      let next = y * width + x
      let line: UInt8 = direction % 2 == 0 ? 1 : 2
      var cost = 1 + (direction == heading ? 0 : Self.corner)
      if arrows[next] & line != 0 { cost += Self.sharing }
      if arrows[next] & (3 - line) != 0 { cost += Self.crossing }
      if edges[next] & line != 0 { cost += Self.alongEdge }
      let total = search.cost(of: state) + cost
      if let arrival = goals[next * 4 + direction] {
        search.reach(
          next * 4 + direction, cost: total + arrival, from: state, ahead: 0, isGoal: true)
      } else if !isBlocked[next] {
        let ahead =
          max(target.x.lowerBound - x, x - target.x.upperBound, 0)
          + max(target.y.lowerBound - y, y - target.y.upperBound, 0)
        search.reach(next * 4 + direction, cost: total, from: state, ahead: ahead)
      }
    }
  }

  /// The points of an edge at which arrows may start and end, with the direction away from it; those
  /// in the middle of a side cost least.
  private func ports(of rectangle: Rectangle) -> [(point: Int, outwards: Int, cost: Int)] {
    let (left, right) = (rectangle.x / Layout.unit, rectangle.right / Layout.unit)
    let (top, bottom) = (rectangle.y / Layout.unit, rectangle.bottom / Layout.unit)
    var ports: [(point: Int, outwards: Int, cost: Int)] = []
    for x in left + 2...max(right - 2, left + 2) {
      let cost = min(abs(2 * x - left - right) / 2, 12)
      ports.append((top * width + x, 3, cost))
      ports.append((bottom * width + x, 1, cost))
    }
    for y in top + 2...max(bottom - 2, top + 2) {
      let cost = min(abs(2 * y - top - bottom) / 2, 12)
      ports.append((y * width + left, 2, cost))
      ports.append((y * width + right, 0, cost))
    }
    return ports
  }

  /// Follows the way back, remembers where it runs, and gives its corners.
  private mutating func trace(_ search: Search, _ goal: Int) -> [Point] {
    var states = [goal]
    while let last = states.last, let before = search.before(last) { states.append(before) }
    states.reverse()
    var corners: [Point] = []
    for (index, state) in states.enumerated() {
      let point = state / 4
      arrows[point] |= state % 4 % 2 == 0 ? 1 : 2
      if index + 1 < states.count, states[index + 1] % 4 != state % 4 {
        arrows[point] |= states[index + 1] % 4 % 2 == 0 ? 1 : 2
      } else if index > 0, index + 1 < states.count {
        continue
      }
      corners.append(Point(point % width * Layout.unit, point / width * Layout.unit))
    }
    return corners
  }
}

/// A search in progress: what has been come to, at which cost, and what to look at next.
private struct Search {
  private var costs: [Int32]
  private var parents: [Int32]
  private var isDone: [Bool]
  private var goals: Set<Int> = []
  private var buckets: [[Int32]] = []
  private var lowest = 0

  init(states: Int) {
    costs = [Int32](repeating: .max, count: states)
    parents = [Int32](repeating: -1, count: states)
    isDone = [Bool](repeating: false, count: states)
  }

  func cost(of state: Int) -> Int { Int(costs[state]) }
  func isStart(_ state: Int) -> Bool { parents[state] < 0 }
  func isGoal(_ state: Int) -> Bool { goals.contains(state) }
  func before(_ state: Int) -> Int? { parents[state] < 0 ? nil : Int(parents[state]) }

  mutating func reach(_ state: Int, cost: Int, from parent: Int, ahead: Int, isGoal: Bool = false) {
    guard cost < costs[state], !isDone[state] else { return }
    costs[state] = Int32(cost)
    parents[state] = Int32(parent)
    if isGoal { goals.insert(state) }
    let priority = max(cost + ahead, lowest)
    while buckets.count <= priority { buckets.append([]) }
    buckets[priority].append(Int32(state))
  }

  /// The state that has the least cost; nil where all have been looked at.
  mutating func next() -> Int? {
    while lowest < buckets.count {
      guard let state = buckets[lowest].popLast() else {
        lowest += 1
        continue
      }
      guard !isDone[Int(state)] else { continue }
      isDone[Int(state)] = true
      return Int(state)
    }
    return nil
  }
}
