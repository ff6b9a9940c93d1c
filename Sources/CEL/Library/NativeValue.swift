/// A Swift type that stands for a CEL type, so that a library's functions can be written with plain
/// parameters and results.
protocol NativeValue: Sendable {
  /// The CEL type.
  static var celType: Type { get }
  /// The native value, or nil if it is of another type.
  static func native(_ value: Value) -> Self?
  /// The CEL value.
  var celValue: Value { get }
}

extension Value: NativeValue {
  static var celType: Type { .dyn }
  static func native(_ value: Value) -> Value? { value }
  var celValue: Value { self }
}

extension Bool: NativeValue {
  static var celType: Type { .bool }
  static func native(_ value: Value) -> Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }
  var celValue: Value { .bool(self) }
}

extension Int64: NativeValue {
  static var celType: Type { .int }
  static func native(_ value: Value) -> Int64? {
    if case .int(let int) = value { int } else { nil }
  }
  var celValue: Value { .int(self) }
}

extension UInt64: NativeValue {
  static var celType: Type { .uint }
  static func native(_ value: Value) -> UInt64? {
    if case .uint(let uint) = value { uint } else { nil }
  }
  var celValue: Value { .uint(self) }
}

extension Double: NativeValue {
  static var celType: Type { .double }
  static func native(_ value: Value) -> Double? {
    if case .double(let double) = value { double } else { nil }
  }
  var celValue: Value { .double(self) }
}

extension String: NativeValue {
  static var celType: Type { .string }
  static func native(_ value: Value) -> String? {
    if case .string(let string) = value { string } else { nil }
  }
  var celValue: Value { .string(self) }
}

extension Timestamp: NativeValue {
  static var celType: Type { .timestamp }
  static func native(_ value: Value) -> Timestamp? {
    if case .timestamp(let timestamp) = value { timestamp } else { nil }
  }
  var celValue: Value { .timestamp(self) }
}

extension Duration: NativeValue {
  static var celType: Type { .duration }
  static func native(_ value: Value) -> Duration? {
    if case .duration(let duration) = value { duration } else { nil }
  }
  var celValue: Value { .duration(self) }
}

/// Bytes as a native value; an array of numbers would be a list.
struct Bytes: NativeValue, Hashable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static var celType: Type { .bytes }
  static func native(_ value: Value) -> Bytes? {
    if case .bytes(let bytes) = value { Bytes(bytes) } else { nil }
  }
  var celValue: Value { .bytes(bytes) }
}

extension List: NativeValue {
  static var celType: Type { .list(.parameter("T")) }
  static func native(_ value: Value) -> List? {
    if case .list(let list) = value { list } else { nil }
  }
  var celValue: Value { .list(self) }
}

extension Array: NativeValue where Element: NativeValue {
  static var celType: Type { .list(Element.celType) }
  static func native(_ value: Value) -> [Element]? {
    guard case .list(let list) = value else { return nil }
    var result: [Element] = []
    result.reserveCapacity(list.count)
    for index in 0..<list.count {
      guard let element = Element.native(list[index]) else { return nil }
      result.append(element)
    }
    return result
  }
  var celValue: Value { .list(map(\.celValue)) }
}

extension Optional: NativeValue where Wrapped: NativeValue {
  static var celType: Type { .optional(Wrapped.celType) }
  static func native(_ value: Value) -> Wrapped?? {
    guard case .optional(let content) = value else { return nil }
    guard let content else { return .some(nil) }
    return Wrapped.native(content).map { .some($0) }
  }
  var celValue: Value { .optional(map(\.celValue)) }
}

/// What a nominal type of a library is made of: a quantity, an address.
protocol OpaqueContent: NativeValue, Equatable {
  /// The name of the CEL type.
  static var typeName: String { get }
}

extension OpaqueContent {
  static var celType: Type { .opaque(typeName, []) }

  static func native(_ value: Value) -> Self? {
    guard case .object(let object) = value else { return nil }
    return (object.opaque as? OpaqueBox<Self>)?.content
  }

  var celValue: Value { .object(Object(OpaqueBox(self))) }
}

/// Carries a library's own value through the interpreter.
final class OpaqueBox<Content: OpaqueContent>: OpaqueValue {
  let content: Content

  init(_ content: Content) {
    self.content = content
  }

  var type: Type { Content.celType }

  func isEqual(_ other: any OpaqueValue) -> Bool {
    (other as? OpaqueBox<Content>)?.content == content
  }
}
