package import ArchitectureGraph
package import CEL

/// The graph's schema as CEL types: what `node`, `graph` and their fields are to the checker.
package struct GraphTypes: Sendable {
  /// The name of the type of a node of whatever kind.
  package static let anyNode = "Node"
  /// The type of `graph`.
  package static let graph = "Graph"
  /// The type of ways through the graph.
  package static let path = "Path"
  /// The type of places to point at.
  package static let place = "Place"

  private let schema: Schema

  /// The types of `schema`.
  package init(_ schema: Schema) {
    self.schema = schema
  }

  /// The nominal types, for an environment.
  ///
  /// - Complexity: O(fields of all kinds).
  package var objectTypes: [ObjectType] {
    var types = [
      ObjectType(Self.path, fields: [:]), ObjectType(Self.place, fields: [:]),
      ObjectType(Self.anyNode, fields: fields(Schema.fieldsOfAnyNode)),
    ]
    var collections: [String: ObjectField] = [:]
    for kind in Kind.allCases {
      types.append(ObjectType(kind.typeName, fields: fields(schema.fields(of: kind))))
      collections[kind.collectionName] = ObjectField(.list(.object(kind.typeName)))
    }
    for record in RecordType.allCases {
      types.append(ObjectType(record.rawValue, fields: fields(schema.fields(of: record))))
    }
    return types + [ObjectType(Self.graph, fields: collections)]
  }

  private func fields(_ fields: [ArchitectureGraph.Field]) -> [String: ObjectField] {
    var result: [String: ObjectField] = [:]
    for (slot, field) in fields.enumerated() {
      result[field.name] = ObjectField(Self.type(field.type), slot: slot)
    }
    return result
  }

  /// A field's type, to CEL.
  package static func type(_ type: FieldType) -> CEL.`Type` {
    switch type {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .list(let element): .list(self.type(element))
    case .map(let value): .map(.string, self.type(value))
    case .record(let record): .object(record.rawValue)
    case .node(let kind): .object(kind.typeName)
    case .anyNode: .object(anyNode)
    case .path: .object(path)
    case .place: .object(place)
    case .dynamic: .dyn
    }
  }
}
