/// A map: native entries in the order in which they were added, or a host's map read in place.
///
/// An open map has known entries and an unknown rest; a key that is not among the known ones is
/// then unknown rather than absent.
package struct Map: Sendable {
  private enum Storage: Sendable {
    case native(NativeMap)
    case hosted(Hosted)
  }

  private let storage: Storage

  /// A map of entries; nil if a key is of no type that a key may have, or stands twice.
  package init?(_ entries: [(key: Value, value: Value)], rest: UnknownSet? = nil) {
    var builder = Builder()
    for entry in entries where builder.add(entry.value, for: entry.key) != .added { return nil }
    self = builder.map(rest: rest)
  }

  /// A map in a host's storage, which knows it by `handle`.
  package init(_ host: Host, handle: UInt64) {
    storage = .hosted(Hosted(host, handle))
  }

  private init(native: NativeMap) {
    storage = .native(native)
  }

  /// The number of known entries.
  package var count: Int {
    switch storage {
    case .native(let map): map.entries.count
    case .hosted(let map): map.ask { $0.count(ofMap: $1) }
    }
  }

  /// The key of an entry; the caller keeps the index below ``count``.
  package func key(at index: Int) -> Value {
    switch storage {
    case .native(let map): map.entries[index].key
    case .hosted(let map): .string(map.ask { $0.key(at: index, ofMap: $1) })
    }
  }

  /// The value of an entry; the caller keeps the index below ``count``.
  package func value(at index: Int) -> Value {
    switch storage {
    case .native(let map): map.entries[index].value
    case .hosted(let map): map.ask { $0.value(at: index, ofMap: $1) }
    }
  }

  /// The value of a key; nil if no known entry has it.
  ///
  /// Numbers that are equal are one key, whatever their types.
  package subscript(key: Value) -> Value? {
    if case .string(let name) = key { return self[name] }
    guard case .native(let map) = storage, let key = MapKey(looking: key) else { return nil }
    return map.index[key].map { map.entries[$0].value }
  }

  /// The value of a string key; nil if no known entry has it.
  package subscript(name: String) -> Value? {
    switch storage {
    case .native(let map): map.index[.string(name)].map { map.entries[$0].value }
    case .hosted(let map): map.ask { $0.value(forKey: name, inMap: $1) }
    }
  }

  /// Whether the map has a key: a bool, or unknown for a key that may be in the rest.
  package func has(_ key: Value) -> Value {
    if case .hosted(let map) = storage, case .string(let name) = key {
      return map.ask { $0.has(key: name, inMap: $1) }
    }
    if self[key] != nil { return .bool(true) }
    return rest.map { .unknown($0) } ?? .bool(false)
  }

  /// The value of a field that an expression names; nil if no known entry has it.
  subscript(field: Field) -> Value? {
    guard case .hosted(let map) = storage else { return self[field.name] }
    return map.ask { $0.value(for: field, inMap: $1) }
  }

  /// The value at a path, or as far as it was followed; nil if a key is not there.
  ///
  /// `step` is the first field to follow, and the first that is not followed, afterwards.
  func value(at path: FieldPath, from step: inout Int) -> Value? {
    guard case .hosted(let map) = storage else {
      defer { step += 1 }
      return self[path.fields[step].name] ?? rest.map { .unknown($0) }
    }
    return map.ask { $0.value(at: path, from: &step, inMap: $1) }
  }

  /// Whether the map has a field that an expression names.
  func has(_ field: Field) -> Value {
    guard case .hosted(let map) = storage else { return has(.string(field.name)) }
    return map.ask { $0.has(field, inMap: $1) }
  }

  /// Why there may be more entries than the known ones; nil for a closed map.
  package var rest: UnknownSet? {
    switch storage {
    case .native(let map): map.rest
    case .hosted(let map): map.ask { $0.rest(ofMap: $1) }
    }
  }

  /// The host's storage and handle, if the map stands in one.
  package var hosted: (storage: any HostStorage, handle: UInt64)? {
    guard case .hosted(let map) = storage else { return nil }
    return (map.storage, map.handle)
  }
}

extension Map {
  /// Gathers the entries of a native map.
  package struct Builder {
    /// What became of an entry.
    package enum Outcome: Sendable {
      /// It is in the map.
      case added
      /// Its key is already there.
      case duplicate
      /// Its key is of no type that a key may have.
      case unsupportedKey
    }

    private var entries: [(key: Value, value: Value)] = []
    private var index: [MapKey: Int] = [:]

    /// A builder without entries.
    package init() {}

    /// Adds an entry, unless its key can't be one or is there already.
    package mutating func add(_ value: Value, for key: Value) -> Outcome {
      guard let mapKey = MapKey(key) else { return .unsupportedKey }
      guard index.updateValue(entries.count, forKey: mapKey) == nil else { return .duplicate }
      entries.append((key, value))
      return .added
    }

    /// The map of what was added.
    package func map(rest: UnknownSet? = nil) -> Map {
      Map(native: NativeMap(entries: entries, index: index, rest: rest))
    }
  }
}

private final class NativeMap: Sendable {
  let entries: [(key: Value, value: Value)]
  let index: [MapKey: Int]
  let rest: UnknownSet?

  init(entries: [(key: Value, value: Value)], index: [MapKey: Int], rest: UnknownSet?) {
    self.entries = entries
    self.index = index
    self.rest = rest
  }
}

/// A key such that keys which are equal in CEL are equal here: numbers across their types.
private enum MapKey: Hashable, Sendable {
  case bool(Bool)
  case negative(Int64)
  case natural(UInt64)
  case string(String)

  /// A key that an entry may have.
  init?(_ value: Value) {
    switch value {
    case .bool(let bool): self = .bool(bool)
    case .int(let int): self = int < 0 ? .negative(int) : .natural(UInt64(int))
    case .uint(let uint): self = .natural(uint)
    case .string(let string): self = .string(string)
    default: return nil
    }
  }

  /// A key to look for, which may be a double as well.
  init?(looking value: Value) {
    guard case .double(let double) = value else {
      self.init(value)
      return
    }
    if let natural = UInt64(exactly: double) {
      self = .natural(natural)
    } else if let negative = Int64(exactly: double) {
      self = .negative(negative)
    } else {
      return nil
    }
  }
}
