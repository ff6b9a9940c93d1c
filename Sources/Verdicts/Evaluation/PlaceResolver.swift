internal import ArchitectureGraph
internal import CEL
internal import Diagnostics
internal import Documents

/// Finds the places that findings and evidence point at.
struct PlaceResolver {
  let source: GraphSource
  /// The sources whose lines mean nothing to people: plans, which are one line and made by a tool.
  let unlocated: Set<String>

  private var graph: Graph { source.graph }

  /// The place that `selection` names, where its root has `value`; a missing step ends at the last
  /// thing that is there.
  func place(_ selection: Selection, root value: CEL.Value, of node: NodeID) -> Place? {
    var current = value
    var place = self.place(of: value, near: node)
    for (index, step) in selection.steps.enumerated() {
      guard let next = self.step(step, from: current) else {
        guard let base = place, case .map = current else { return place }
        return Place(base.node, base.value, missing: missing(selection.steps[index...]))
      }
      current = next
      place = self.place(of: next, near: node) ?? child(step, of: place) ?? place
    }
    return place
  }

  private func step(_ step: Selection.Step, from value: CEL.Value) -> CEL.Value? {
    let next: CEL.Value? =
      switch (step, value) {
      case (.field(let name), .map(let map)): map[name]
      case (.field(let name), .object(let object)): object.select(CEL.Field(name: name))
      case (.index(let index), .list(let list)) where index < list.count: list[index]
      default: nil
      }
    if case .error? = next { return nil }
    return next
  }

  /// The scalar below `place` that CEL only has a value of.
  private func child(_ step: Selection.Step, of place: Place?) -> Place? {
    guard let place, let value = place.value, place.missing == nil else { return nil }
    let child: Documents.Value? =
      switch step {
      case .field(let name): value[name]
      case .index(let index): value[index]
      }
    return child.map { Place(place.node, $0) }
  }

  private func missing(_ steps: ArraySlice<Selection.Step>) -> String {
    let path = steps.map { step -> DocumentPath.Step in
      switch step {
      case .field(let name): .key(name)
      case .index(let index): .index(index)
      }
    }
    return DocumentPath(path).description
  }

  /// The place that a value of CEL stands for, if it stands for one.
  func place(of value: CEL.Value, near node: NodeID) -> Place? {
    switch value {
    case .map(let map): return map.hosted.flatMap { place(inDocument: $0.storage, $0.handle) }
    case .list(let list): return list.hosted.flatMap { place(inDocument: $0.storage, $0.handle) }
    case .object(let object):
      guard let (_, handle) = object.hosted else { return nil }
      switch GraphSource.Handle(handle) {
      case .node(let id): return Place(id, graph[id].object)
      case .record(let id): return graph[id].place
      case .extra(let number):
        if case .place(let place)? = source.extra(number) { return place }
        return nil
      case .graph: return nil
      }
    default: return nil
    }
  }

  private func place(inDocument storage: any HostStorage, _ handle: UInt64) -> Place? {
    guard let document = storage as? DocumentSource else { return nil }
    return document.place(Int(handle))
  }

  // MARK: Saying it

  /// The place's attribute as a path in its node's document.
  func attribute(_ place: Place) -> String {
    join(place) { $0.description }
  }

  /// The same, with list elements by name instead of position, so that it stays when they move.
  func stableAttribute(_ place: Place) -> String {
    guard let value = place.value, let root = graph[place.node].object,
      let path = value.path(from: root)
    else { return place.missing ?? "" }
    var text = ""
    var current: Documents.Value? = root
    for step in path.steps {
      switch step {
      case .key(let key):
        text += "." + key
        current = current?[key]
      case .index(let index):
        current = current?[index]
        text += "[\(current?["name"]?.string ?? String(index))]"
      }
    }
    return text + (place.missing.map { "." + $0 } ?? "")
  }

  private func join(_ place: Place, _ describe: (DocumentPath) -> String) -> String {
    var text = ""
    if let value = place.value, let root = graph[place.node].object {
      text = value.path(from: root).map(describe) ?? ""
    }
    guard let missing = place.missing else { return text }
    return text.isEmpty ? missing : missing.hasPrefix("[") ? text + missing : text + "." + missing
  }

  /// The parts of sources to point at for a place: first the one to underline, then those that bear on
  /// it; none where nothing that people write says it.
  func spots(_ place: Place) -> [Declaration.Spot] {
    if let spot = place.spot {
      // What stands in a file of its own is brought in by the value.
      let caller = range(place).map { Declaration.Spot($0.source, $0.range) }
      return [spot] + (caller.map { $0.source == spot.source ? [] : [$0] } ?? [])
    }
    if let declaration = graph.declaration(of: place) {
      return [declaration.spot] + declaration.related
    }
    return range(place).map { [Declaration.Spot($0.source, $0.range)] } ?? []
  }

  /// The bytes to underline for a place in a document that people write, and their source.
  private func range(_ place: Place) -> (source: SourceFile, range: SourceRange)? {
    guard let value = place.value ?? graph[place.node].object else { return nil }
    let source = value.tree.source
    guard !unlocated.contains(source.path) else { return nil }
    let isWhole = value == graph[place.node].object
    return (source, isWhole ? header(value) : extent(value))
  }

  /// The line that says what a document is: its kind, else its first member; of a part of a document,
  /// its key.
  private func header(_ value: Documents.Value) -> SourceRange {
    if let key = value.keyRange, !key.isEmpty { return key }
    return extent(
      value["kind"] ?? value.children.first { _ in true } ?? value, descending: false)
  }

  /// A scalar with its key; of a container its key, or where it has none, its first member.
  private func extent(_ value: Documents.Value, descending: Bool = true) -> SourceRange {
    let isContainer = value.isMapping || value.isSequence
    if let key = value.keyRange, !key.isEmpty {
      return SourceRange(key.lowerBound, isContainer ? key.upperBound : value.range.upperBound)
    }
    if isContainer, descending,
      let first = value["name"] ?? value.children.first(where: { _ in true })
    {
      return extent(first, descending: false)
    }
    return value.range
  }
}
