import ArchitectureGraph
import Drawing
import Foundation
import Linting
import TestSupport
import Verdicts

/// The survey of the files at `paths` below `fixtures/`.
func survey(_ paths: String...) -> Survey {
  var options = Linter.Options()
  options.paths = paths.map { Fixture.url($0).path(percentEncoded: false) }
  options.today = "2026-01-01"
  return Linter(options).survey()
}

extension Survey {
  /// The picture of it.
  func drawing(focus: Focus? = nil) -> Drawing {
    Drawing(graph, findings: report.findings, focus: focus)
  }
}

extension Drawing {
  /// What an element is called.
  func name(of element: ElementID) -> String {
    let boxes = root.all.map { ($0.id, $0.subject?.address ?? $0.label) }
    let items = root.allItems.map { ($0.id, $0.subjects.first?.address ?? $0.label) }
    return (boxes + items).first { $0.0 == element }?.1 ?? "?"
  }

  /// An arrow in words.
  func words(_ arrow: Arrow) -> String {
    let label = arrow.label.isEmpty ? "" : " (\(arrow.label))"
    return "\(name(of: arrow.from)) → \(name(of: arrow.to))\(label) \(arrow.state.rawValue)"
  }

  /// The box that holds the item with `address`.
  func box(holding address: String) -> Box? {
    root.all.first { box in
      box.items.contains { $0.subjects.contains { $0.address == address } }
    }
  }

  /// The item for the thing at `address`.
  func item(_ address: String) -> Item? {
    root.allItems.first { $0.subjects.contains { $0.address == address } }
  }
}
