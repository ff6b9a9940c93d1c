/// Writes a drawing in Graphviz's language: boxes as clusters.
package struct DOTWriter: Sendable {
  private let drawing: Drawing
  private let boxes: [ElementID: Box]

  /// A writer of `drawing`.
  package init(_ drawing: Drawing) {
    self.drawing = drawing
    boxes = Dictionary(
      drawing.root.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The whole text.
  package var text: String {
    var lines = [
      "digraph architecture {",
      "  graph [compound=true, rankdir=TB, fontname=\"Helvetica\", fontsize=12, style=\"rounded\", "
        + "tooltip=\(quoted([drawing.summary]))]",
      "  node [shape=box, style=\"rounded\", fontname=\"Helvetica\", fontsize=11]",
      "  edge [fontname=\"Helvetica\", fontsize=10]",
    ]
    lines += drawing.root.items.map { "  \(node($0))" }
    for box in drawing.root.boxes { lines += self.lines(of: box, indent: "  ") }
    lines += drawing.arrows.map { "  \(edge($0))" }
    lines += drawing.stacks.map { "  \($0.name) -> \($1.name) [style=invis]" }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func lines(of box: Box, indent: String) -> [String] {
    let inner = indent + "  "
    var lines = [
      "\(indent)subgraph cluster_\(box.id.name) {",
      "\(inner)label=\(quoted([box.heading]))",
      "\(inner)tooltip=\(quoted(box.details))",
    ]
    switch box.marks.state {
    case "broken": lines.append("\(inner)color=\"#cf222e\"; fontcolor=\"#cf222e\"; penwidth=2")
    case "undecided": lines.append("\(inner)color=\"#9a6700\"; style=\"rounded,dashed\"")
    default: lines.append("\(inner)color=\"#8c959f\"; fontcolor=\"#1f2328\"; penwidth=1")
    }
    // An arrow to a cluster leads to a point in it, and an empty one would not be drawn.
    lines.append("\(inner)\(box.id.name) [shape=point, style=invis, label=\"\"]")
    lines += box.items.map { inner + node($0) }
    for child in box.boxes { lines += self.lines(of: child, indent: inner) }
    return lines + ["\(indent)}"]
  }

  private func node(_ item: Item) -> String {
    let label = quoted(item.words)
    let colour =
      switch item.marks.state {
      case "broken": ", color=\"#cf222e\", penwidth=2"
      case "undecided": ", color=\"#9a6700\", style=\"rounded,dashed\""
      default: ""
      }
    return "\(item.id.name) [label=\(label), tooltip=\(quoted(item.details))\(colour)]"
  }

  private func edge(_ arrow: Arrow) -> String {
    var attributes: [String] = []
    if !arrow.label.isEmpty { attributes.append("label=\(quoted([arrow.label]))") }
    if boxes[arrow.from] != nil { attributes.append("ltail=cluster_\(arrow.from.name)") }
    if boxes[arrow.to] != nil { attributes.append("lhead=cluster_\(arrow.to.name)") }
    switch arrow.state {
    case .broken: attributes.append("color=\"#cf222e\", penwidth=2")
    case .undecided: attributes.append("color=\"#9a6700\", style=dashed")
    case .known: if arrow.meaning == .route { attributes.append("color=\"#8c959f\"") }
    }
    let text = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
    return "\(arrow.from.name) -> \(arrow.to.name)\(text)"
  }

  /// Lines of text as Graphviz quotes them.
  private func quoted(_ texts: [String]) -> String {
    let lines = texts.filter { !$0.isEmpty }.map {
      $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "\"" + lines.joined(separator: "\\n") + "\""
  }
}
