/// A nominal object: one in a host's storage, or a value of a library.
package struct Object: Sendable {
  private enum Storage: Sendable {
    case hosted(Hosted)
    case opaque(any OpaqueValue)
  }

  private let storage: Storage

  /// An object in a host's storage, which knows it by `handle`.
  package init(_ host: Host, handle: UInt64) {
    storage = .hosted(Hosted(host, handle))
  }

  /// A value of a library.
  package init(_ value: any OpaqueValue) {
    storage = .opaque(value)
  }

  /// The nominal type.
  package var type: Type {
    switch storage {
    case .hosted(let object): object.ask { $0.type(ofObject: $1) }
    case .opaque(let value): value.type
    }
  }

  /// The host's storage and handle, if the object stands in one.
  package var hosted: (storage: any HostStorage, handle: UInt64)? {
    guard case .hosted(let object) = storage else { return nil }
    return (object.storage, object.handle)
  }

  /// The library's value, if it is one.
  package var opaque: (any OpaqueValue)? {
    guard case .opaque(let value) = storage else { return nil }
    return value
  }

  /// The value of a field.
  package func select(_ field: Field) -> Value {
    switch storage {
    case .hosted(let object): object.ask { $0.select(field, ofObject: $1) }
    case .opaque(let value): value.select(field.name)
    }
  }

  /// What `has` says of a field.
  package func has(_ field: Field) -> Value {
    switch storage {
    case .hosted(let object): object.ask { $0.has(field, inObject: $1) }
    case .opaque(let value):
      if case .error = value.select(field.name) { .bool(false) } else { .bool(true) }
    }
  }

  /// Whether both are the same thing: one host object, or library values that are equal.
  package func isEqual(_ other: Object) -> Bool {
    switch (storage, other.storage) {
    case (.hosted(let left), .hosted(let right)): left == right
    case (.opaque(let left), .opaque(let right)):
      left.isEqual(right)
    default:
      false
    }
  }
}

/// A value of a library: immutable, of a nominal type of its own.
package protocol OpaqueValue: AnyObject, Sendable {
  /// The nominal type, such as `.opaque("net.IP", [])`.
  var type: Type { get }
  /// Whether the other is an equal value; one of another type never is.
  func isEqual(_ other: any OpaqueValue) -> Bool
  /// A field of the value, or an error.
  func select(_ field: String) -> Value
}

extension OpaqueValue {
  /// Most have no fields.
  package func select(_ field: String) -> Value {
    .failure(.noSuchOverload, "type '\(type)' does not support field selection")
  }
}
