/// Writes a drawing as a Mermaid flowchart: boxes as subgraphs.
package struct MermaidWriter: Sendable {
  private let drawing: Drawing

  /// A writer of `drawing`.
  package init(_ drawing: Drawing) {
    self.drawing = drawing
  }

  /// The whole text.
  package var text: String {
    var lines = [
      "flowchart TB", "  accTitle: \(drawing.title)", "  accDescr: \(drawing.summary)",
    ]
    lines += drawing.root.items.map { "  \(node($0))" }
    for box in drawing.root.boxes { lines += self.lines(of: box, indent: "  ") }
    for arrow in drawing.arrows { lines.append("  \(edge(arrow))") }
    lines += drawing.stacks.map { "  \($0.name) ~~~ \($1.name)" }
    lines += styles
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of box: Box, indent: String) -> [String] {
    let inner = indent + "  "
    var lines = ["\(indent)subgraph \(box.id.name)[\(quoted([box.heading]))]"]
    if box.role == .tier || box.role == .namespace { lines.append("\(inner)direction LR") }
    lines += box.items.map { inner + node($0) }
    for child in box.boxes { lines += self.lines(of: child, indent: inner) }
    return lines + ["\(indent)end"]
  }

  private func node(_ item: Item) -> String {
    "\(item.id.name)[\(quoted(item.words))]"
  }

  private func edge(_ arrow: Arrow) -> String {
    let line = arrow.state == .undecided || arrow.meaning == .route ? "-.->" : "-->"
    let label = arrow.label.isEmpty ? "" : "|\(quoted([arrow.label]))|"
    return "\(arrow.from.name) \(line)\(label) \(arrow.to.name)"
  }

  /// Classes for what fails and what is undecided, and colours for arrows, which go by number.
  private var styles: [String] {
    var lines = [
      "  classDef broken stroke:#cf222e,stroke-width:2px",
      "  classDef undecided stroke:#9a6700,stroke-dasharray:6 4",
    ]
    let boxes = drawing.root.all.dropFirst().map { ($0.id, $0.marks.state) }
    let items = drawing.root.allItems.map { ($0.id, $0.marks.state) }
    for state in ["broken", "undecided"] {
      let names = (boxes + items).filter { $0.1 == state }.map(\.0.name)
      if !names.isEmpty { lines.append("  class \(names.joined(separator: ",")) \(state)") }
    }
    let broken = drawing.arrows.indices.filter { drawing.arrows[$0].state == .broken }.map(
      String.init)
    if !broken.isEmpty {
      lines.append("  linkStyle \(broken.joined(separator: ",")) stroke:#cf222e,stroke-width:2px")
    }
    return lines
  }

  /// Lines of text as Mermaid quotes them: what it would take for markup goes by its entity.
  private func quoted(_ texts: [String]) -> String {
    let lines = texts.filter { !$0.isEmpty }.map { text in
      text.map { character -> String in
        switch character {
        case "\"", "#", "<", ">", "&", "`", "\\", ";", "|":
          character.unicodeScalars.map { "#\($0.value);" }.joined()
        default: String(character)
        }
      }.joined()
    }
    return "\"" + lines.joined(separator: "<br/>") + "\""
  }
}
