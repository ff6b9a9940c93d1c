package import Documents

/// A node's number in its graph.
package struct NodeID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The index into the graph's nodes.
  package let rawValue: Int32

  /// The node numbered `rawValue`.
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  package static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }
}

/// A record's number in its graph.
package struct RecordID: RawRepresentable, Hashable, Sendable {
  /// The index into the graph's records.
  package let rawValue: Int32

  /// The record numbered `rawValue`.
  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }
}

/// A place that a finding or a piece of evidence can point at: a value of a node's document.
package struct Place: Hashable, Sendable {
  /// The node in whose document the value stands (a separate rule resource, say).
  package let node: NodeID
  /// The value; nil means the node as a whole.
  package let value: Value?
  /// The attribute that should be there and is not, below `value` (or below the document).
  package let missing: String?
  /// The very part of a source that is meant, where it is less than the value (a line of a script) or
  /// lies in a file that the value names; nil for the value as it is.
  package let spot: Declaration.Spot?

  /// The place of `value` in the document of `node`; with `missing`, of an attribute it lacks.
  package init(
    _ node: NodeID, _ value: Value? = nil, missing: String? = nil, spot: Declaration.Spot? = nil
  ) {
    self.node = node
    self.value = value
    self.missing = missing
    self.spot = spot
  }
}

/// Something that is not known, and why: what a verdict that can't be decided hangs on.
package struct Unknown: Hashable, Sendable {
  /// The address of the thing whose attribute it is.
  package let address: String
  /// The attribute, as a path; empty for the thing as a whole.
  package let attribute: String
  /// Why it is not known.
  package let reason: UnknownReason

  /// The attribute `attribute` of the thing at `address` is not known because of `reason`.
  package init(address: String, attribute: String, reason: UnknownReason) {
    self.address = address
    self.attribute = attribute
    self.reason = reason
  }
}

/// A value that may not be known yet.
package enum Known<Wrapped: Sendable>: Sendable {
  /// It is known.
  case known(Wrapped)
  /// It is not, and this is why.
  case unknown(Unknown)

  /// The value, if it is known.
  package var value: Wrapped? {
    switch self {
    case .known(let value): value
    case .unknown: nil
    }
  }
}

extension Known: Equatable where Wrapped: Equatable {}
extension Known: Hashable where Wrapped: Hashable {}

/// What a field of a node or record holds.
///
/// A field without a fact is absent.
package indirect enum Fact: Sendable, Hashable {
  /// A Boolean.
  case bool(Bool)
  /// An integer.
  case int(Int64)
  /// A floating-point number.
  case double(Double)
  /// A text.
  case string(String)
  /// A list; with a `rest` it is open: there may be more members, and why that is not known.
  case list([Fact], rest: [Unknown] = [])
  /// Texts with a value each, in order.
  case map([MapEntry])
  /// A record of the graph.
  case record(RecordID)
  /// Another node.
  case node(NodeID)
  /// A way through the graph.
  case path(Path)
  /// A piece of the declared document.
  case document(Value)
  /// A place to point at.
  case place(Place)
  /// Not known, and why.
  case unknown([Unknown])

  /// A closed list of texts.
  package static func strings(_ strings: some Sequence<String>) -> Fact {
    .list(strings.map { .string($0) })
  }

  /// A closed list of nodes.
  package static func nodes(_ nodes: some Sequence<NodeID>) -> Fact {
    .list(nodes.map { .node($0) })
  }
}

/// A key of a map with its value.
package struct MapEntry: Hashable, Sendable {
  /// The key.
  package let key: String
  /// The value.
  package let value: Fact

  /// `key` stands for `value`.
  package init(_ key: String, _ value: Fact) {
    self.key = key
    self.value = value
  }
}

/// A part of a node that policies judge one by one: a container, a rule, a route.
package struct Record: Sendable {
  /// Which type of ``Schema`` it has.
  package let type: RecordType
  /// Its fields, by their slot in the type's schema; one that is nil is absent.
  package let facts: [Fact?]
  /// Where it is declared.
  package let place: Place?
  private let slots: [String: Int]
  private let isInferred: Bool
  private let inferredSlots: [Int]

  /// A record of `type`, which must have all of `fields` in `schema`.
  ///
  /// `isInferred` says that it may be another node's; `inferred` are the fields that are not sure even
  /// if it is this one's.
  init(
    _ type: RecordType, _ fields: [String: Fact], at place: Place?, in schema: Schema,
    isInferred: Bool = false, inferred: [String] = []
  ) {
    self.type = type
    self.place = place
    self.isInferred = isInferred
    slots = schema.slots(of: type)
    var facts = [Fact?](repeating: nil, count: slots.count)
    for (name, fact) in fields {
      guard let slot = slots[name] else {
        preconditionFailure("the schema has no field '\(name)' on \(type.rawValue)")
      }
      facts[slot] = fact
    }
    self.facts = facts
    let slots = slots
    inferredSlots = inferred.compactMap { slots[$0] }
  }

  /// Whether what is read at `slot` rests on an edge that is inferred.
  package func isInferred(_ slot: Int) -> Bool { isInferred || inferredSlots.contains(slot) }

  /// The field `name`; nil where it is absent.
  package subscript(name: String) -> Fact? { slot(of: name).flatMap { facts[$0] } }

  /// The slot of the field `name`; nil where the type has none.
  package func slot(of name: String) -> Int? { slots[name] }
}
