package import Drawing
internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
internal import Verdicts

/// Writes a drawing for programs: boxes, nodes, edges and findings (docs/drawing.md).
package struct DrawingJSONReporter: Sendable {
  private let tool: Tool

  /// A reporter that names `tool` as what drew.
  package init(tool: Tool) {
    self.tool = tool
  }

  /// The whole text for `drawing`.
  package func text(of drawing: Drawing) -> String {
    var json = JSONWriter()
    json.object { json in
      json.header(of: tool)
      json.member("boxes") { json in
        json.array { json in
          for box in drawing.root.boxes { write(box, in: nil, to: &json) }
        }
      }
      json.member("nodes") { json in
        json.array { json in write(itemsOf: drawing.root, parent: nil, to: &json) }
      }
      json.member("edges", drawing.arrows) { write($1, to: &$0) }
      let marks = drawing.root.all.map(\.marks) + drawing.root.allItems.map(\.marks)
      json.member("findings", marks.flatMap(\.findings)) { write($1, to: &$0) }
    }
    return json.text + "\n"
  }

  private func write(_ box: Box, in parent: String?, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("id", box.id.name)
      json.member("parent", parent)
      json.member("role", box.role.rawValue)
      json.member("label", box.label)
      json.member("state", box.marks.state)
      json.member("external", box.marks.isExternal)
      json.member("resource") { write(box.subject, to: &$0) }
      json.member("findings", box.marks.findings.map(\.fingerprint))
    }
    for child in box.boxes { write(child, in: box.id.name, to: &json) }
  }

  private func write(itemsOf box: Box, parent: String?, to json: inout JSONWriter) {
    for item in box.items {
      json.object(.inline) { json in
        json.member("id", item.id.name)
        json.member("parent", parent)
        json.member("kind", item.kind.rawValue)
        json.member("label", item.label)
        json.member("caption", item.caption)
        json.member("state", item.marks.state)
        json.member("external", item.marks.isExternal)
        json.member("columns", item.columns.map { box.columns[$0] })
        json.member("resources", item.subjects, .inline) { write($1, to: &$0) }
        json.member("findings", item.marks.findings.map(\.fingerprint))
      }
    }
    for child in box.boxes { write(itemsOf: child, parent: child.id.name, to: &json) }
  }

  private func write(_ arrow: Arrow, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("from", arrow.from.name)
      json.member("to", arrow.to.name)
      json.member("meaning", arrow.meaning.rawValue)
      json.member("state", arrow.state.rawValue)
      json.member("label", arrow.label.isEmpty ? nil : arrow.label)
    }
  }

  private func write(_ subject: Subject?, to json: inout JSONWriter) {
    guard let subject else { return json.value(Int?.none) }
    JSONReporter(tool: tool).write(subject, to: &json)
  }

  private func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("fingerprint", finding.fingerprint)
      json.member("policy", finding.policy)
      json.member("severity", finding.severity.rawValue)
      json.member("verdict", finding.verdict.rawValue)
      json.member("resource") { write(finding.resource, to: &$0) }
      json.member("message", finding.message)
    }
  }
}
