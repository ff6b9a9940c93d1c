/// How wide the columns of a box are, and where they start, from the left edge of what is in the box.
private struct Columns {
  var starts: [Int] = []
  var widths: [Int] = []

  /// Columns of the given widths, side by side.
  init(_ widths: [Int], gap: Int) {
    var start = 0
    for width in widths {
      starts.append(start)
      start += width + gap
    }
    self.widths = widths
  }

  /// As many columns of an item's width as `width` has room for.
  init(fitting width: Int) {
    let step = Layout.itemWidth + Layout.gap
    self.init(
      [Int](repeating: Layout.itemWidth, count: max((width + Layout.gap) / step, 1)),
      gap: Layout.gap)
  }

  var total: Int { (starts.last ?? 0) + (widths.last ?? 0) }

  /// The left edge and width of the columns `span`.
  func place(of span: ClosedRange<Int>) -> (start: Int, width: Int) {
    let last = min(span.upperBound, widths.count - 1)
    let first = min(span.lowerBound, last)
    return (starts[first], starts[last] + widths[last] - starts[first])
  }
}

extension Layout {
  /// Puts the whole picture: what stands before the network on top, networks and clusters below it,
  /// and what is around them at the right.
  mutating func place(picture: Box) -> Rectangle {
    let main = picture.boxes.filter { $0.role != .group }
    let groups = picture.boxes.filter { $0.role == .group }
    let entrance = picture.items
    let lines = entrance.isEmpty ? 0 : entrance.count == 1 ? 1 : 2
    let top = Self.margin + lines * (64 + Self.rowGap)
    let body = shelve(main, at: Point(Self.margin, top))
    let line = max(entrance.count - 1, 1) * (Self.itemWidth + Self.gap) - Self.gap
    let bounds = Rectangle(Self.margin, Self.margin, max(body.width, line), 0)
    var bottom = max(place(entrance: entrance, above: bounds), body.bottom)
    var right = bounds.right
    if !groups.isEmpty {
      let room = max(body.height, 600)
      var columns = 1
      let heights = groups.map { group in
        group.items.reduce(Self.header + Self.gap) { $0 + Self.height(of: $1) + Self.smallGap }
      }
      while columns < 4, heights.reduce(0, +) / columns > room * 5 / 4 { columns += 1 }
      let x = main.isEmpty ? Self.margin : bounds.right + Self.gap
      var y = main.isEmpty ? max(top, bottom) : Self.margin
      let width = columns * (Self.itemWidth + Self.gap) - Self.gap + 2 * Self.padding(of: groups[0])
      for group in groups {
        y = place(group, at: Point(x, y), width: width).bottom + Self.gap
      }
      right = max(right, x + width)
      bottom = max(bottom, y - Self.gap)
    }
    frames[picture.id] = Rectangle(0, 0, right + Self.margin, bottom + Self.margin)
    return Rectangle(Self.margin, Self.margin, right - Self.margin, bottom - Self.margin)
  }

  /// Puts the internet and what comes next to it, in the middle above everything.
  private mutating func place(entrance items: [Item], above bounds: Rectangle) -> Int {
    let step = Self.itemWidth + Self.gap
    var y = Self.margin
    let lines = [Array(items.prefix(1)), Array(items.dropFirst())].filter { !$0.isEmpty }
    for line in lines {
      let width = line.count * step - Self.gap
      var x = bounds.x + max(bounds.width - width, 0) / 2 / Self.unit * Self.unit
      for item in line {
        frames[item.id] = Rectangle(x, y, Self.itemWidth, Self.height(of: item))
        x += step
      }
      y += 64 + Self.rowGap
    }
    return y - Self.rowGap
  }

  /// Puts boxes side by side, as many in a line as there is room for.
  private mutating func shelve(
    _ boxes: [Box], at origin: Point, upTo limit: Int = Layout.shelfWidth
  ) -> Rectangle {
    var x = origin.x
    var y = origin.y
    var right = origin.x
    var bottom = origin.y - Self.rowGap
    for box in boxes {
      let width = naturalWidth(of: box)
      if x > origin.x, x + width > limit {
        x = origin.x
        y = bottom + Self.rowGap
      }
      let frame = place(box, at: Point(x, y), width: width)
      x = frame.right + Self.gap
      right = max(right, frame.right)
      bottom = max(bottom, frame.bottom)
    }
    return Rectangle(origin.x, origin.y, right - origin.x, bottom - origin.y)
  }

  /// Puts a box that is `width` wide, and all that is in it.
  @discardableResult
  private mutating func place(
    _ box: Box, at origin: Point, width: Int, _ outer: Columns? = nil
  ) -> Rectangle {
    let padding = Self.padding(of: box)
    let inner = Point(origin.x + padding, origin.y + Self.header)
    let room = width - 2 * padding
    let columns = columns(of: box, room, outer)
    let label = min(Lettering.width(of: box.heading, size: 12), width - 24)
    headers[box.id] = Rectangle(origin.x + 12, origin.y + 8, label, 16)
    let zones = box.boxes.filter { $0.role == .zone }
    let others = box.boxes.filter { $0.role != .zone }
    var bottom = origin.y + Self.header - Self.rowGap
    let isZonesFirst = box.boxes.first?.role == .zone && !others.isEmpty
    if isZonesFirst { bottom = place(zones: zones, of: box, at: inner, columns) }
    bottom = place(items: box.items, of: box, at: Point(inner.x, bottom + Self.rowGap), columns)
    if box.role == .cluster {
      bottom = shelve(others, at: Point(inner.x, bottom + Self.rowGap), upTo: inner.x + room).bottom
    } else {
      for child in others {
        let place = Point(inner.x, bottom + Self.rowGap)
        bottom = self.place(child, at: place, width: room, columns).bottom
      }
    }
    if !isZonesFirst {
      bottom = place(zones: zones, of: box, at: Point(inner.x, bottom + Self.rowGap), columns)
    }
    let isEmpty = box.items.isEmpty && box.boxes.isEmpty
    let height = isEmpty ? Self.header : bottom + padding - origin.y
    let frame = Rectangle(origin.x, origin.y, width, height)
    frames[box.id] = frame
    return frame
  }

  /// Puts zones into their columns; returns the lower edge of the lowest.
  private mutating func place(
    zones: [Box], of box: Box, at origin: Point, _ columns: Columns
  ) -> Int {
    var bottom = origin.y - Self.rowGap
    for zone in zones {
      let index = box.columns.firstIndex(of: zone.label) ?? 0
      let (start, width) = columns.place(of: index...index)
      let frame = place(zone, at: Point(origin.x + start, origin.y), width: width)
      bottom = max(bottom, frame.bottom)
    }
    return bottom
  }

  private func columns(of box: Box, _ room: Int, _ outer: Columns?) -> Columns {
    switch box.role {
    case .vpc: zoneColumns(of: box, room - 2 * Self.tierPadding)
    case .tier: outer ?? Columns(fitting: room)
    default: Columns(fitting: room)
    }
  }

  /// Puts items into their columns, each into the first line in which these are free; those without
  /// columns of their own where there is most room.
  ///
  /// - Returns: the lower edge of the lowest.
  private mutating func place(
    items: [Item], of box: Box, at origin: Point, _ outer: Columns
  ) -> Int {
    let used = usedColumns(of: box)
    let columns = box.role == .vpc ? Columns(fitting: outer.total + 2 * Self.tierPadding) : outer
    var depths = [Int](repeating: 0, count: columns.widths.count)
    var bottom = origin.y - Self.rowGap
    for item in items {
      var span = item.span
      if box.role == .namespace, let own = item.span?.lowerBound.position(in: used) {
        span = own...own
      }
      let emptiest = depths.indices.min { depths[$0] < depths[$1] } ?? 0
      let (start, width) = columns.place(of: span ?? emptiest...emptiest)
      let range = (span ?? emptiest...emptiest).clamped(to: 0...depths.count - 1)
      let y = depths[range].max() ?? 0
      let height = Self.height(of: item)
      let own = span == nil ? min(width, Self.itemWidth) : width
      frames[item.id] = Rectangle(origin.x + start, origin.y + y, own, height)
      if item.columns.count > 1, box.role == .tier {
        stations[item.id] = item.columns.map { column in
          let (start, width) = columns.place(of: column...column)
          return Rectangle(origin.x + start, origin.y + y, width, height)
        }
      }
      let gap = item.isSmall ? Self.smallGap : Self.rowGap
      for column in range { depths[column] = y + height + gap }
      bottom = max(bottom, origin.y + y + height)
    }
    return bottom
  }

  /// The columns of a namespace in which something stands.
  private func usedColumns(of box: Box) -> [Int] {
    Set(box.items.compactMap { $0.span?.lowerBound }).sorted()
  }

  private static let tierPadding = 24

  /// How wide a box has to be for what is in it.
  func naturalWidth(of box: Box) -> Int {
    let label = Lettering.width(of: box.heading, size: 12) + 24
    let step = Self.itemWidth + Self.gap
    var room = box.items.isEmpty ? 0 : Self.itemWidth
    switch box.role {
    case .namespace: room = max(usedColumns(of: box).count * step - Self.gap, Self.itemWidth)
    case .cluster: room = min(box.items.count, 4) * step - Self.gap
    case .vpc:
      let gates = min(box.items.count, 4) * step - Self.gap
      room = zoneColumns(of: box, gates - 2 * Self.tierPadding).total + 2 * Self.tierPadding
    default: break
    }
    for child in box.boxes where box.role != .vpc { room = max(room, naturalWidth(of: child)) }
    let width = max(room + 2 * Self.padding(of: box), min(label, 320))
    return (width + Self.unit - 1) / Self.unit * Self.unit
  }

  /// The columns of a VPC's zones, wide enough for every row, and `room` together at least.
  private func zoneColumns(of vpc: Box, _ room: Int) -> Columns {
    guard !vpc.columns.isEmpty else { return Columns(fitting: max(room, Self.itemWidth)) }
    let least = Self.itemWidth
    var widths = vpc.columns.map { zone in
      vpc.boxes.flatMap(\.boxes).filter { $0.role == .zone && $0.label == zone }
        .map { naturalWidth(of: $0) }.max() ?? least
    }
    let wide = vpc.boxes.flatMap(\.boxes).filter { $0.role != .zone }.map { naturalWidth(of: $0) }
    let total = widths.reduce(0, +) + (widths.count - 1) * Self.gap
    let missing = max((wide.max() ?? 0), room) - total
    if missing > 0 {
      let step = widths.count * Self.unit
      let share = (missing + step - 1) / step * Self.unit
      for index in widths.indices { widths[index] += share }
    }
    return Columns(widths, gap: Self.gap)
  }
}

extension Int {
  /// Which of the columns that are used the column is.
  fileprivate func position(in used: [Int]) -> Int { used.firstIndex(of: self) ?? 0 }
}
