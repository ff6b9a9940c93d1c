/// A CEL type, as declared, inferred, or found on a value.
package indirect enum Type: Hashable, Sendable {
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  /// An int, uint or double; which one is known only when evaluating.
  case number
  case timestamp
  case duration
  /// Known only when evaluating; assignable to and from every type.
  case dyn
  /// What an expression has that is wrong already, so that it is not reported twice.
  case error
  case list(Type)
  case map(Type, Type)
  /// The type of a type; `.type(.int)` is what `int` itself has.
  case type(Type)
  /// What may be null (`google.protobuf.Int64Value` and its like, or any other type).
  case wrapper(Type)
  /// A type parameter of an overload, such as `T`.
  case parameter(String)
  /// A nominal type with fields, declared in the environment.
  case object(String)
  /// A map whose fields are known, declared in the environment (``Structure``). The name may end in
  /// `~` and a tag that tells it from others of that name.
  case structure(String)
  /// A nominal type without fields, perhaps with parameters: `optional_type(int)`, `net.IP`.
  case opaque(String, [Type])
}

extension Type {
  /// The type of optionals of a type.
  package static func optional(_ element: Type) -> Type { .opaque("optional_type", [element]) }

  /// The element, if this is the type of an optional.
  package var optionalElement: Type? {
    guard case .opaque("optional_type", let parameters) = self else { return nil }
    return parameters.first
  }

  /// The type without the null that it may be besides.
  package var withoutNull: Type {
    if case .wrapper(let type) = self { type } else { self }
  }

  /// The name without parameters, as `type(x)` shows it.
  package var name: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .number: "number"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .dyn: "dyn"
    case .error: "error"
    case .list: "list"
    case .map, .structure: "map"
    case .type: "type"
    case .wrapper(let scalar): "wrapper(\(scalar.name))"
    case .parameter(let name), .object(let name), .opaque(let name, _): name
    }
  }
}

extension Type: CustomStringConvertible {
  /// The type as messages show it: `map(string, list(int))`.
  package var description: String {
    switch self {
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .type(let type): type == .dyn ? "type" : "type(\(type))"
    case .opaque(let name, let parameters) where !parameters.isEmpty:
      "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    case .wrapper(let scalar): "wrapper(\(scalar))"
    case .structure(let name): name.withoutTag
    default: name
    }
  }
}

extension String {
  /// The name of a structure as messages show it.
  var withoutTag: String { String(prefix { $0 != "~" }) }
}
