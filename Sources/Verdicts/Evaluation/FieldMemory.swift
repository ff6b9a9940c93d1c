internal import ArchitectureGraph
internal import CEL

/// What the fields of nodes came to that were read last: a table in which newer entries push out older.
///
/// Policies are run node by node, and most of them read the same few fields, whose lists would be
/// made anew each time.
struct FieldMemory {
  /// What a field came to.
  struct Entry {
    let value: CEL.Value
    /// Whether an inferred edge was read for it.
    let isInferred: Bool
  }

  /// A power of two, so that a place is found by masking.
  private static let size = 256
  private var places = [UInt64](repeating: .max, count: size)
  private var entries = [Entry?](repeating: nil, count: size)

  subscript(slot: Int, of node: NodeID) -> Entry? {
    get {
      let key = Self.key(slot, node)
      let index = Self.index(of: key)
      return places[index] == key ? entries[index] : nil
    }
    set {
      let key = Self.key(slot, node)
      let index = Self.index(of: key)
      places[index] = key
      entries[index] = newValue
    }
  }

  private static func key(_ slot: Int, _ node: NodeID) -> UInt64 {
    UInt64(UInt32(bitPattern: node.rawValue)) << 32 | UInt64(UInt32(truncatingIfNeeded: slot))
  }

  private static func index(of key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 56) & (size - 1)
  }
}
