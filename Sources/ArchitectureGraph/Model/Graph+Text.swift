internal import Documents

extension Graph {
  /// The whole graph as text: for tests, and for a person who asks what was understood.
  ///
  /// Nodes stand sorted by scope and address with their facts, then the edges, sorted too, so the
  /// same graph always gives the same text. Values that must not be printed are left out.
  /// - Complexity: O(n log n) over nodes, facts and edges.
  package var text: String {
    let order = nodes.map(\.id).sorted { sortKey($0) < sortKey($1) }
    var lines = order.flatMap(lines)
    lines.append("")
    let edgeLines = edges.map(line).sorted()
    var last = ""
    for line in edgeLines where line != last {
      lines.append(line)
      last = line
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func sortKey(_ node: NodeID) -> String { self[node].scope + "\u{0}" + self[node].address }

  private func lines(of node: NodeID) -> [String] {
    let found = self[node]
    let mark = found.isExternal ? " (external)" : ""
    let head = [found.kind.rawValue, found.address, found.type].filter { !$0.isEmpty }
    var lines = [head.joined(separator: " ") + mark]
    for (field, fact) in zip(schema.fields(of: found.kind), found.facts) {
      if let fact { lines.append("  \(field.name): \(text(of: fact))") }
    }
    return lines
  }

  private func text(of fact: Fact) -> String {
    switch fact {
    case .bool(let value): return String(value)
    case .int(let value): return String(value)
    case .double(let value): return String(value)
    case .string(let value): return "'\(value)'"
    case .list(let members, let rest):
      let open = rest.isEmpty ? [] : ["… " + text(of: rest)]
      return "[" + (members.map(text) + open).joined(separator: ", ") + "]"
    case .map(let entries):
      let texts = entries.map { "\($0.key): \(text(of: $0.value))" }
      return "{" + texts.joined(separator: ", ") + "}"
    case .record(let record): return text(of: record)
    case .node(let node): return self[node].address
    case .path(let path): return path.hops.map { self[$0.node].address }.joined(separator: " → ")
    case .document: return "(document)"
    case .place(let place): return text(of: place)
    case .unknown(let unknowns): return text(of: unknowns)
    }
  }

  private func text(of record: RecordID) -> String {
    let record = self[record]
    let fields = zip(schema.fields(of: record.type), record.facts).compactMap { field, fact in
      fact.map { "\(field.name): \(text(of: $0))" }
    }
    return "\(record.type.rawValue)(\(fields.joined(separator: ", ")))"
  }

  private func text(of place: Place) -> String {
    let node = self[place.node]
    var path = ""
    if let object = node.object, let value = place.value {
      path = value.path(from: object)?.description ?? "?"
    }
    if let missing = place.missing { path += (path.isEmpty ? "" : ".") + missing + "?" }
    return "@" + node.address + (path.isEmpty ? "" : ":" + path)
  }

  private func text(of unknowns: [Unknown]) -> String {
    "unknown(" + unknowns.map(\.description).joined(separator: "; ") + ")"
  }

  private func line(_ edge: Edge) -> String {
    let unknown = edge.unknown.map { text(of: [$0]) } ?? "?"
    let from = edge.from.map { self[$0].address } ?? unknown
    let to = edge.to.map { self[$0].address } ?? unknown
    var line = "\(from) \(edge.kind.rawValue) \(to) [\(edge.provenance.rawValue)]"
    if let traffic = edge.traffic { line += " " + traffic.description }
    if let place = edge.place { line += " " + text(of: place) }
    return line
  }
}
