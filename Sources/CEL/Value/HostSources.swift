// What a host implements so that its own storage is evaluated in place. One source serves any
// number of values: a handle, whose meaning is the source's own, says which one is meant. A source
// is wrapped once (`HostedList`, `HostedMap`, `HostedObjects`), so that making a value of it
// allocates nothing and a value stays two words.

/// A host's lists, read in place.
package protocol ListSource: AnyObject, Sendable {
  /// The number of known members.
  func count(ofList handle: UInt64) -> Int
  /// A known member; the index is below the count. It may be unknown, but not an error.
  func element(at index: Int, ofList handle: UInt64) -> Value
  /// Why there may be more members; nil if there are none.
  func rest(ofList handle: UInt64) -> UnknownSet?
}

extension ListSource {
  /// Closed, unless the host says otherwise.
  package func rest(ofList handle: UInt64) -> UnknownSet? { nil }
}

/// A host's maps with string keys, read in place.
package protocol MapSource: AnyObject, Sendable {
  /// The number of known entries.
  func count(ofMap handle: UInt64) -> Int
  /// The key of an entry; the index is below the count.
  func key(at index: Int, ofMap handle: UInt64) -> String
  /// The value of an entry; the index is below the count.
  func value(at index: Int, ofMap handle: UInt64) -> Value
  /// The value of a key; nil if the map has no such key (and then ``rest(ofMap:)`` decides).
  func value(forKey key: String, inMap handle: UInt64) -> Value?
  /// Whether the map has a key: a bool, or unknown.
  func has(key: String, inMap handle: UInt64) -> Value
  /// Why there may be more entries; nil if there are none.
  func rest(ofMap handle: UInt64) -> UnknownSet?
}

extension MapSource {
  /// True for a key that has a value, known or not; else what the rest says.
  package func has(key: String, inMap handle: UInt64) -> Value {
    if value(forKey: key, inMap: handle) != nil { return .bool(true) }
    return rest(ofMap: handle).map { .unknown($0) } ?? .bool(false)
  }

  /// Closed, unless the host says otherwise.
  package func rest(ofMap handle: UInt64) -> UnknownSet? { nil }
}

/// A host's nominal objects, read in place.
package protocol ObjectSource: AnyObject, Sendable {
  /// The type of an object, as declared in the environment.
  func type(ofObject handle: UInt64) -> Type
  /// The value of a field: any value, unknown, or an error such as "no such field".
  func select(_ field: Field, ofObject handle: UInt64) -> Value
  /// What `has(object.field)` is: a bool, unknown, or an error.
  func has(_ field: Field, inObject handle: UInt64) -> Value
  /// Whether two objects of this source are the same thing.
  func isEqual(_ left: UInt64, _ right: UInt64) -> Bool
}

extension ObjectSource {
  /// The same handle is the same thing, unless the host says otherwise.
  package func isEqual(_ left: UInt64, _ right: UInt64) -> Bool { left == right }
}

/// A field that an expression selects.
package struct Field: Sendable, Hashable {
  /// The name as written.
  package let name: String
  /// The slot that the schema gives the field (``ObjectType/fields``), found at compile time;
  /// nil where the checker did not know the object's type.
  package let slot: Int?

  /// A field by name, with its slot if that is known.
  package init(name: String, slot: Int? = nil) {
    self.name = name
    self.slot = slot
  }
}

/// A list source, wrapped so that a list in it is two words.
package final class HostedList: Sendable {
  /// The host's storage.
  package let source: any ListSource

  /// Wraps a source; done once for a source, not for each list.
  package init(_ source: any ListSource) { self.source = source }
}

/// A map source, wrapped so that a map in it is two words.
package final class HostedMap: Sendable {
  /// The host's storage.
  package let source: any MapSource

  /// Wraps a source; done once for a source, not for each map.
  package init(_ source: any MapSource) { self.source = source }
}

/// An object source, wrapped so that an object in it is two words.
package final class HostedObjects: Sendable {
  /// The host's storage.
  package let source: any ObjectSource

  /// Wraps a source; done once for a source, not for each object.
  package init(_ source: any ObjectSource) { self.source = source }
}
