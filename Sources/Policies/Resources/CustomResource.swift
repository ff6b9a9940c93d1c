package import Documents
internal import ResourceSchemas

/// The kind of a custom resource, as its CustomResourceDefinition declares it.
///
/// A user lays the definition beside the policies that are about it; its fields are then checked as
/// those of built-in kinds are.
package struct CustomResource: Sendable {
  /// The shapes of each version that it serves, and of their parts.
  let shapes: [Shape]

  /// Whether `document` defines a custom resource.
  package static func isDefinition(_ document: Value) -> Bool {
    document["kind"]?.equals("CustomResourceDefinition") == true
  }

  /// The kind that `document` defines; versions without a schema are left out.
  ///
  /// - Complexity: O(size of the document).
  package init(reading document: Value) {
    var reader = SchemaReader()
    let spec = document["spec"]
    let group = spec?["group"]?.string ?? ""
    let kind = spec?["names"]?["kind"]?.string ?? ""
    for version in spec?["versions"].map({ Array($0.elements) }) ?? [] {
      guard let schema = version["schema"]?["openAPIV3Schema"],
        let name = version["name"]?.string
      else { continue }
      reader.readKind("\(group)/\(name)/\(kind)", schema)
    }
    shapes = reader.shapes
  }
}

/// Reads structural schemas, which is what Kubernetes calls the schemas of custom resources.
private struct SchemaReader {
  private(set) var shapes: [Shape] = []

  mutating func readKind(_ type: String, _ schema: Value) {
    let own = ["apiVersion", "kind", "metadata"]
    var fields = fields(of: schema, in: type).filter { !own.contains($0.name) }
    fields += [
      Shape.Field("apiVersion", .string), Shape.Field("kind", .string),
      Shape.Field("metadata", .shape("ObjectMeta~meta.v1")),
    ]
    add(type, fields, schema)
  }

  private mutating func add(_ name: String, _ fields: [Shape.Field], _ schema: Value) {
    shapes.append(
      Shape(
        name, fields: fields.sorted { $0.name < $1.name }, isOpen: schema.isOpen,
        origin: .customResources))
  }

  private mutating func fields(of schema: Value, in path: String) -> [Shape.Field] {
    var fields: [Shape.Field] = []
    for member in schema["properties"].map({ Array($0.members) }) ?? [] {
      guard let key = member.key else { continue }
      fields.append(Shape.Field(key, type(of: member, at: "\(path).\(key)")))
    }
    return fields
  }

  private mutating func type(of schema: Value, at path: String) -> ShapeType {
    let type = typeIgnoringNull(of: schema, at: path)
    return schema["nullable"]?.bool == true && type != .dynamic ? .nullable(type) : type
  }

  private mutating func typeIgnoringNull(of schema: Value, at path: String) -> ShapeType {
    if schema["x-kubernetes-int-or-string"]?.bool == true { return .dynamic }
    switch schema["type"]?.string {
    case "string": return .string
    case "boolean": return .bool
    case "integer": return .int
    case "number": return .number
    case "array": return .list(schema["items"].map { type(of: $0, at: "\(path)[]") } ?? .dynamic)
    case "object": return objectType(of: schema, at: path)
    default: return .dynamic
    }
  }

  private mutating func objectType(of schema: Value, at path: String) -> ShapeType {
    if let properties = schema["properties"], properties.isMapping, properties.count > 0 {
      let name = "\(path.split(separator: "/").last ?? "")~\(path)"
      add(name, fields(of: schema, in: path), schema)
      return .shape(name)
    }
    guard let values = schema["additionalProperties"], values.isMapping else { return .dynamic }
    return .map(type(of: values, at: "\(path)[]"))
  }
}

extension Value {
  /// Whether an object may have fields that its schema does not name.
  fileprivate var isOpen: Bool {
    self["x-kubernetes-preserve-unknown-fields"]?.bool == true
      || self["x-kubernetes-embedded-resource"]?.bool == true
  }
}
