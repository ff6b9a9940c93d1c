/// A CEL value: what every expression evaluates to.
///
/// Errors and unknowns are values too, so that `&&`, `||`, `?:` and the comprehensions can absorb
/// them, and nothing throws on the hot path. Lists, maps and objects may stand in a host's own
/// storage and are read in place (see ``HostStorage``).
package enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list(List)
  case map(Map)
  case type(Type)
  case timestamp(Timestamp)
  case duration(Duration)
  /// An optional: present with a value, or absent.
  indirect case optional(Value?)
  /// A nominal object: a host's (a node of a graph, say) or a library's (a quantity, an address).
  case object(Object)
  /// What is not known yet; the set says why, in the host's own terms.
  case unknown(UnknownSet)
  /// What could not be evaluated.
  indirect case error(EvaluationError)
}

extension Value {
  /// The empty list.
  package static var emptyList: Value { .list(List([])) }

  /// The absent optional.
  package static var none: Value { .optional(nil) }

  /// An error of a kind with a message.
  package static func failure(_ kind: EvaluationError.Kind, _ message: String) -> Value {
    .error(EvaluationError(kind, message))
  }

  /// A closed list of native elements.
  package static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

  /// Whether the value is neither unknown nor an error.
  package var isSettled: Bool {
    switch self {
    case .unknown, .error: false
    default: true
    }
  }

  /// The type at run time; elements of lists and maps count as dynamic.
  package var type: Type {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .type: .type(.dyn)
    case .timestamp: .timestamp
    case .duration: .duration
    case .optional: .optional(.dyn)
    case .object(let object): object.type
    case .unknown: .dyn
    case .error: .error
    }
  }
}
