/// A host's own storage, whose lists, maps and objects are evaluated in place.
///
/// One storage serves any number of values: a handle, whose meaning is the storage's own, says which
/// one is meant. It is asked through its ``Host``. A storage and its values belong to one thread at
/// a time. What is not implemented is what an empty, closed storage would say.
package protocol HostStorage: AnyObject, Sendable {
  // MARK: Lists

  /// The number of known members.
  func count(ofList handle: UInt64) -> Int
  /// A known member; the index is below the count. It may be unknown, but not an error.
  func element(at index: Int, ofList handle: UInt64) -> Value
  /// Why there may be more members; nil if there are none.
  func rest(ofList handle: UInt64) -> UnknownSet?

  // MARK: Maps, whose keys are strings

  /// The number of known entries.
  func count(ofMap handle: UInt64) -> Int
  /// The key of an entry; the index is below the count.
  func key(at index: Int, ofMap handle: UInt64) -> String
  /// The value of an entry; the index is below the count.
  func value(at index: Int, ofMap handle: UInt64) -> Value
  /// The value of a key; nil if the map has no such key (and then ``rest(ofMap:)`` decides).
  func value(forKey key: String, inMap handle: UInt64) -> Value?
  /// As ``value(forKey:inMap:)``, for a key that stands in the expression itself.
  func value(for field: Field, inMap handle: UInt64) -> Value?
  /// The value at the end of a path, or where it leads to something that is no map of this storage.
  ///
  /// - Parameters:
  ///   - path: the keys to follow.
  ///   - step: the first key to follow; the first that is not followed, afterwards.
  ///   - handle: the map to start from.
  /// - Returns: the value; nil if a map on the path has no such key, and no rest.
  func value(at path: FieldPath, from step: inout Int, inMap handle: UInt64) -> Value?
  /// Whether the map has a key: true if it has a value, known or not; else what the rest says.
  func has(key: String, inMap handle: UInt64) -> Value
  /// As ``has(key:inMap:)``, for a key that stands in the expression itself.
  func has(_ field: Field, inMap handle: UInt64) -> Value
  /// Why there may be more entries; nil if there are none.
  func rest(ofMap handle: UInt64) -> UnknownSet?

  // MARK: Objects

  /// The type of an object, as declared in the environment.
  func type(ofObject handle: UInt64) -> Type
  /// The value of a field: any value, unknown, or an error such as "no such field".
  func select(_ field: Field, ofObject handle: UInt64) -> Value
  /// What `has(object.field)` is: a bool, unknown, or an error.
  func has(_ field: Field, inObject handle: UInt64) -> Value
  /// Whether two objects of this storage are the same thing.
  func isEqual(_ left: UInt64, _ right: UInt64) -> Bool
}

extension HostStorage {
  /// An empty list.
  package func count(ofList handle: UInt64) -> Int { 0 }
  /// Never asked for of an empty list.
  package func element(at index: Int, ofList handle: UInt64) -> Value { .null }
  /// A closed list.
  package func rest(ofList handle: UInt64) -> UnknownSet? { nil }

  /// An empty map.
  package func count(ofMap handle: UInt64) -> Int { 0 }
  /// Never asked for of an empty map.
  package func key(at index: Int, ofMap handle: UInt64) -> String { "" }
  /// Never asked for of an empty map.
  package func value(at index: Int, ofMap handle: UInt64) -> Value { .null }
  /// No key has a value.
  package func value(forKey key: String, inMap handle: UInt64) -> Value? { nil }
  /// What the key as text has.
  package func value(for field: Field, inMap handle: UInt64) -> Value? {
    value(forKey: field.name, inMap: handle)
  }
  /// One key at a time.
  package func value(at path: FieldPath, from step: inout Int, inMap handle: UInt64) -> Value? {
    defer { step += 1 }
    return value(for: path.fields[step], inMap: handle)
      ?? rest(ofMap: handle).map { .unknown($0) }
  }
  /// What the key as text says.
  package func has(_ field: Field, inMap handle: UInt64) -> Value {
    has(key: field.name, inMap: handle)
  }
  /// What its value says.
  package func has(key: String, inMap handle: UInt64) -> Value {
    if value(forKey: key, inMap: handle) != nil { return .bool(true) }
    return rest(ofMap: handle).map { .unknown($0) } ?? .bool(false)
  }
  /// A closed map.
  package func rest(ofMap handle: UInt64) -> UnknownSet? { nil }

  /// A type that nobody declared.
  package func type(ofObject handle: UInt64) -> Type { .dyn }
  /// No object has a field.
  package func select(_ field: Field, ofObject handle: UInt64) -> Value {
    .error(.noSuchKey(field.name))
  }
  /// No object has a field.
  package func has(_ field: Field, inObject handle: UInt64) -> Value { .bool(false) }
  /// The same handle is the same thing.
  package func isEqual(_ left: UInt64, _ right: UInt64) -> Bool { left == right }
}

/// What values refer to a storage by: one word of theirs, where the storage itself would take two.
///
/// A host keeps its storage until it is released. Values do not keep their host: making, copying and
/// dropping one touches no reference count. So **whoever hands out values releases the host only when
/// none is used any more**.
package struct Host: Sendable {
  private final class Box: Sendable {
    let storage: any HostStorage

    init(_ storage: any HostStorage) { self.storage = storage }
  }

  private let box: Unmanaged<Box>

  /// The host of `storage`: one for all of its values.
  package init(_ storage: any HostStorage) { box = .passRetained(Box(storage)) }

  /// Lets go of the storage; no value of it may be used afterwards.
  package func release() { box.release() }

  /// Asks the storage something, without touching a reference count.
  @inline(__always)
  func ask<Answer>(_ question: (any HostStorage) -> Answer) -> Answer {
    box._withUnsafeGuaranteedRef { question($0.storage) }
  }

  static func == (left: Host, right: Host) -> Bool {
    left.box.toOpaque() == right.box.toOpaque()
  }
}

/// Where a hosted value stands: its host and its handle there.
struct Hosted: Sendable {
  private let host: Host
  let handle: UInt64

  init(_ host: Host, _ handle: UInt64) {
    self.host = host
    self.handle = handle
  }

  /// The storage, for keeping.
  var storage: any HostStorage { host.ask { $0 } }

  /// Asks the storage something about the handle.
  @inline(__always)
  func ask<Answer>(_ question: (any HostStorage, UInt64) -> Answer) -> Answer {
    host.ask { question($0, handle) }
  }

  static func == (left: Hosted, right: Hosted) -> Bool {
    left.host == right.host && left.ask { $0.isEqual($1, right.handle) }
  }
}
