import Drawing
import Foundation
import TestSupport
import Testing

/// Every input there is: a picture of each must be right.
private let inputs =
  ["shop", "shop-broken"]
  + ["networks", "terraform", "kubernetes"].flatMap { folder in
    Fixture.names(in: folder).map { "\(folder)/\($0)" }
      .filter { !$0.hasSuffix(".md") && !$0.hasSuffix(".sh") && !$0.hasSuffix(".tf") }
  }

@Suite("The layout")
struct LayoutTests {
  @Test("has everything in its box and nothing on anything else", arguments: inputs)
  func nesting(_ input: String) {
    let drawing = survey(input).drawing()
    let layout = Layout(drawing)
    for box in drawing.root.all {
      guard let outer = layout.frames[box.id] else {
        Issue.record("\(box.label) has no place")
        continue
      }
      let inner = (box.items.map(\.id) + box.boxes.map(\.id)).map { ($0, layout.frames[$0]) }
      let label = layout.headers[box.id]
      for (index, (id, frame)) in inner.enumerated() {
        guard let frame else {
          Issue.record("\(drawing.name(of: id)) has no place")
          continue
        }
        #expect(outer.contains(frame), "\(drawing.name(of: id)) sticks out of \(box.label)")
        if let label { #expect(!label.overlaps(frame), "\(drawing.name(of: id)) on a label") }
        for (other, place) in inner[..<index] {
          let isFree = place.map { !$0.overlaps(frame) } ?? true
          #expect(isFree, "\(drawing.name(of: id)) on \(drawing.name(of: other))")
        }
      }
      if let label { #expect(outer.contains(label), "the label of \(box.label) sticks out") }
      #expect(outer.right <= layout.size.x && outer.bottom <= layout.size.y)
    }
  }

  @Test("leads arrows from edge to edge, around everything that is written", arguments: inputs)
  func arrows(_ input: String) {
    let drawing = survey(input).drawing()
    let layout = Layout(drawing)
    let items = drawing.root.allItems.compactMap { layout.frames[$0.id] }
    let things = items + drawing.root.all.compactMap { layout.headers[$0.id] }
    for (arrow, way) in zip(drawing.arrows, layout.ways) {
      let words = drawing.words(arrow)
      guard let first = way.first, let last = way.last, way.count > 1 else {
        Issue.record("no way for \(words)")
        continue
      }
      #expect(layout.frames[arrow.from]?.hasOnEdge(first) == true, "\(words): start")
      #expect(layout.frames[arrow.to]?.hasOnEdge(last) == true, "\(words): end")
      for (start, end) in zip(way, way.dropFirst()) {
        #expect(start.x == end.x || start.y == end.y, "\(words): slanting")
        #expect(!things.contains { $0.isCrossed(from: start, to: end) }, "\(words): crosses")
      }
    }
  }

  @Test("writes on arrows where nothing else is", arguments: inputs)
  func labels(_ input: String) {
    let drawing = survey(input).drawing()
    let layout = Layout(drawing)
    let items = drawing.root.allItems.compactMap { layout.frames[$0.id] }
    let things = items + drawing.root.all.compactMap { layout.headers[$0.id] }
    let labels = layout.labels.compactMap { $0 }
    for (index, label) in labels.enumerated() {
      #expect(!(things + labels[..<index]).contains { $0.overlaps(label) })
      for way in layout.ways {
        #expect(
          !zip(way, way.dropFirst()).contains { label.isCrossed(from: $0, to: $1) })
      }
    }
  }
}
