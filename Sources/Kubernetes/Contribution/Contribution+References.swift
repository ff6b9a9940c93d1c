internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// An object that a reference means, and how surely.
  struct Found {
    let entry: Int
    let node: NodeID
    let provenance: Provenance
  }

  /// The object that `key` means to an object of `scope`: within the scope first, elsewhere only
  /// where exactly one remains (as the graph's builder joins names).
  func find(_ key: ObjectKey, from scope: String) -> Found? {
    index.find(key, from: scope).map { match in
      Found(
        entry: match.number, node: entries[match.number].node,
        provenance: match.isOnly ? .exact : .inferred)
    }
  }

  /// Connects `entry` to the object called `name` in its namespace; a stub stands for one that is
  /// not in the inputs.
  mutating func refer(
    _ entry: Entry, _ edge: EdgeKind, to kind: String, named name: String,
    namespace: String? = nil, as nodeKind: Kind, at value: Value?
  ) {
    let key = ObjectKey(kind, namespace: namespace ?? entry.manifest.home, name: name)
    builder.connect(
      entry.node, edge, .named(key.graphName, nodeKind), place: Place(entry.node, value))
  }

  /// The place of the value at the end of `keys` in the document of `entry`; where it isn't
  /// declared, of what is missing in the deepest mapping that is.
  func place(_ entry: Entry, _ keys: String...) -> Place {
    place(entry, keys[...])
  }

  /// As ``place(_:_:)-(_,String...)``, for keys at hand as a slice.
  func place(_ entry: Entry, _ keys: ArraySlice<String>) -> Place {
    var value: Value?
    var rest = keys
    while let key = rest.first, let member = (value ?? entry.manifest.object).declared(key) {
      value = member
      rest = rest.dropFirst()
    }
    return Place(
      entry.node, value, missing: rest.isEmpty ? nil : rest.joined(separator: "."))
  }

  /// What is said of an attribute that can't be read.
  func malformed(_ entry: Entry, _ attribute: String) -> Unknown {
    Unknown(address: entry.manifest.address, attribute: attribute, reason: .error)
  }

  /// What is said of an attribute that hangs on something outside of the inputs.
  func outside(_ entry: Entry, _ attribute: String) -> Unknown {
    Unknown(address: entry.manifest.address, attribute: attribute, reason: .notInInputs)
  }

  /// The integer at the end of `keys`, `fallback` where it isn't declared; a warning and not known
  /// where it is no integer or negative.
  mutating func count(_ entry: Entry, _ keys: String..., else fallback: Int64) -> Known<Int64> {
    let place = place(entry, keys[...])
    guard place.missing == nil, let value = place.value else {
      return brokenBy(place, entry, keys) ?? .known(fallback)
    }
    if let count = value.int, count >= 0 { return .known(count) }
    let attribute = keys.joined(separator: ".")
    problems.warn(at: value, "\(attribute) of \(entry.manifest.address) is not a whole number")
    return .unknown(malformed(entry, attribute))
  }

  /// Not known, where an attribute is missing since what should hold it is no mapping.
  private func brokenBy(_ place: Place, _ entry: Entry, _ keys: [String]) -> Known<Int64>? {
    guard let holder = place.value, !holder.isMapping else { return nil }
    return .unknown(malformed(entry, keys.joined(separator: ".")))
  }
}

extension Fact {
  /// A number, or why it isn't known.
  init(_ known: Known<Int64>) {
    switch known {
    case .known(let value): self = .int(value)
    case .unknown(let unknown): self = .unknown([unknown])
    }
  }

  /// A map of texts.
  static func labels(_ labels: [Label]) -> Fact {
    .map(labels.map { MapEntry($0.key, .string($0.value)) })
  }
}
