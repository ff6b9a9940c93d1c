/// Writes a drawing as SVG 1.1: one file, without fonts, scripts or pictures from elsewhere, readable on
/// light and dark.
package struct SVGWriter: Sendable {
  private let drawing: Drawing
  private let layout: Layout
  private var lines: [String] = []
  private static let legendHeight = 40

  /// A writer of `drawing`.
  package init(_ drawing: Drawing) {
    self.drawing = drawing
    layout = Layout(drawing)
  }

  /// The whole text.
  package var text: String {
    var writer = self
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write() {
    let width = max(layout.size.x, 720)
    let height = layout.size.y + Self.legendHeight
    lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="title desc">
      """,
      "<title id=\"title\">\(drawing.title.escapedForXML)</title>",
      "<desc id=\"desc\">\(drawing.summary.escapedForXML)</desc>",
      "<style>\(SVGStyle.text)</style>",
      "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\"/>",
    ]
    for box in drawing.root.boxes { write(box) }
    for index in drawing.arrows.indices { write(arrow: index) }
    for box in drawing.root.all {
      for item in box.items { write(item, in: box) }
    }
    for index in drawing.arrows.indices { write(labelOf: index) }
    writeLegend(at: height - Self.legendHeight)
    lines.append("</svg>")
  }

  private mutating func write(_ box: Box) {
    guard let frame = layout.frames[box.id], let header = layout.headers[box.id] else { return }
    let outside = box.marks.isExternal ? " external" : ""
    let kind = box.role == .tier ? "tier \(box.label.split(separator: ",")[0])" : box.role.rawValue
    let state = "\(kind) \(box.marks.state)\(outside)"
    lines.append(
      "<g class=\"box \(state.replacing("tier tier not known", with: "tier unknown"))\">")
    lines.append("<title>\(box.details.joined(separator: "\n").escapedForXML)</title>")
    lines.append(rectangle(frame, radius: 6))
    let text = Lettering.cut(box.heading, to: header.width, size: 12)
    lines.append(self.text(text, x: header.x, y: header.y + 12, "heading"))
    lines.append("</g>")
    for child in box.boxes { write(child) }
  }

  private mutating func write(_ item: Item, in box: Box) {
    guard let frame = layout.frames[item.id] else { return }
    let outside = item.marks.isExternal ? " external" : ""
    let several = item.subjects.count > 1 ? " several" : ""
    lines.append("<g class=\"item \(item.marks.state)\(outside)\(several)\">")
    lines.append("<title>\(item.details.joined(separator: "\n").escapedForXML)</title>")
    if item.subjects.count > 1 {
      let behind = Rectangle(frame.x + 3, frame.y + 3, frame.width, frame.height)
      lines.append(rectangle(behind, radius: 4))
    }
    lines.append(rectangle(frame, radius: 4))
    let stripe = "stripe \(item.kind.family)"
    lines.append(
      "<rect class=\"\(stripe)\" x=\"\(frame.x)\" y=\"\(frame.y)\" width=\"5\" height=\"\(frame.height)\" rx=\"2\"/>"
    )
    for (text, size, y, style) in words(of: item) {
      let cut = Lettering.cut(text, to: frame.width - 24, size: size)
      lines.append(self.text(cut, x: frame.x + 14, y: frame.y + y, style))
    }
    writeStations(of: item, in: box)
    lines.append("</g>")
  }

  /// Says in which zones a bar stands, where there is room for that beside what it is.
  private mutating func writeStations(of item: Item, in box: Box) {
    let stations = layout.stations[item.id] ?? []
    let names = item.columns.map { box.columns[$0] }
    let words = words(of: item).map { Lettering.width(of: $0.0, size: $0.1) }.max() ?? 0
    let widths = names.map { Lettering.width(of: $0, size: 11) }
    let isRoomy = zip(stations, widths).allSatisfy { $0.width > words + $1 + 48 }
    guard isRoomy, !item.isSmall else { return }
    for ((station, width), name) in zip(zip(stations, widths), names) {
      let x = station.right - width - 16
      lines.append("<circle cx=\"\(x)\" cy=\"\(station.y + 24)\" r=\"3\"/>")
      lines.append(text(name, x: x + 8, y: station.y + 28, "caption"))
    }
  }

  /// What is written in an item, with size, place and style.
  private func words(of item: Item) -> [(String, Int, Int, String)] {
    guard !item.isSmall else {
      return [("\(item.caption) \(item.label)", 11, 16, "small")]
    }
    let note = item.marks.note
    return [(item.caption, 11, 18, "caption"), (item.label, 13, 36, "name")]
      + (note.isEmpty ? [] : [(note, 11, 54, "note")])
  }

  private mutating func write(arrow index: Int) {
    let arrow = drawing.arrows[index]
    let way = layout.ways[index]
    guard let last = way.last, way.count > 1 else { return }
    let style = "arrow \(arrow.meaning.rawValue) \(arrow.state.rawValue)"
    let before = way[way.count - 2]
    let (dx, dy) = ((last.x - before.x).signum(), (last.y - before.y).signum())
    let points =
      way.dropLast().map { "\($0.x),\($0.y)" } + ["\(last.x - 6 * dx),\(last.y - 6 * dy)"]
    let head = [
      (last.x, last.y), (last.x - 8 * dx - 4 * dy, last.y - 8 * dy - 4 * dx),
      (last.x - 8 * dx + 4 * dy, last.y - 8 * dy + 4 * dx),
    ].map { "\($0.0),\($0.1)" }
    lines.append("<g class=\"\(style)\">")
    lines.append("<title>\(details(of: arrow).escapedForXML)</title>")
    lines.append("<polyline points=\"\(points.joined(separator: " "))\"/>")
    lines.append("<polygon points=\"\(head.joined(separator: " "))\"/>")
    lines.append("</g>")
  }

  private func details(of arrow: Arrow) -> String {
    let names = Dictionary(
      drawing.root.all.map { ($0.id, $0.label) } + drawing.root.allItems.map { ($0.id, $0.label) },
      uniquingKeysWith: { first, _ in first })
    let label = arrow.label.isEmpty ? "" : ": \(arrow.label)"
    let state = arrow.state == .undecided ? ", undecided" : ""
    return "\(names[arrow.from] ?? "") → \(names[arrow.to] ?? "")\(label)\(state)"
  }

  private mutating func write(labelOf index: Int) {
    guard let place = layout.labels[index] else { return }
    let arrow = drawing.arrows[index]
    lines.append(text(arrow.label, x: place.x, y: place.y + 12, "port \(arrow.state.rawValue)"))
  }

  private mutating func writeLegend(at y: Int) {
    var x = Layout.margin
    for (style, words) in [
      ("traffic known", "traffic"), ("traffic undecided", "traffic, undecided"),
      ("traffic broken", "a finding's way"), ("route known", "default route"),
    ] {
      lines.append("<g class=\"arrow \(style)\">")
      lines.append("<polyline points=\"\(x),\(y + 20) \(x + 26),\(y + 20)\"/>")
      lines.append(
        "<polygon points=\"\(x + 32),\(y + 20) \(x + 24),\(y + 16) \(x + 24),\(y + 24)\"/></g>")
      lines.append(text(words, x: x + 40, y: y + 24, "caption"))
      x += 56 + Lettering.width(of: words, size: 11)
    }
    for (style, words) in [("broken", "fails"), ("undecided", "undecided")] {
      lines.append("<g class=\"item \(style)\">")
      lines.append(rectangle(Rectangle(x, y + 12, 24, 16), radius: 3) + "</g>")
      lines.append(text(words, x: x + 32, y: y + 24, "caption"))
      x += 48 + Lettering.width(of: words, size: 11)
    }
  }

  private func rectangle(_ frame: Rectangle, radius: Int) -> String {
    """
    <rect x="\(frame.x)" y="\(frame.y)" width="\(frame.width)" height="\(frame.height)" rx="\(radius)"/>
    """
  }

  private func text(_ text: String, x: Int, y: Int, _ style: String) -> String {
    "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">\(text.escapedForXML)</text>"
  }
}

extension String {
  /// The text as XML spells it.
  var escapedForXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
