/// One node of a tree, as it lies in memory: 32 bytes, in preorder.
///
/// The children of node `i` start at `i + 1`; the one after a child is at its `next`. A mapping's
/// children are its values, each with its key's symbol, so there are no key nodes.
struct Node {
  /// What a node is and how its payload is to be read.
  enum Tag: UInt8 {
    case null, `false`, `true`
    /// `payload` is an Int64, a UInt64 (above Int64's range), or a Double's bits.
    case int, uint, double
    /// `payload` is offset << 32 | length, in the source's bytes or in the tree's own text.
    case sourceString, ownString
    /// A YAML plain scalar that nobody has resolved yet; payload as of the two strings.
    case sourcePlain, ownPlain
    /// `payload` is the number of children.
    case mapping, sequence
    /// The value is not known; `payload` is an ``UnknownReason``'s raw value.
    case unknown
  }

  /// A builder's note that a later member of the same key, or a merge, has overridden the node.
  static let droppedFlag: UInt32 = 0x8000_0000
  /// A builder's note that the node's children stand in its own place (a YAML merge).
  static let splicedFlag: UInt32 = 0x4000_0000
  /// The symbol of an element that has no key.
  static let noKey: UInt32 = 0xFF_FFFF

  /// Flags, a ``Tag``'s raw value, a symbol: 2, 6 and 24 bits.
  private var tagAndSymbol: UInt32
  /// The bytes of the value in the source.
  var start: UInt32
  var end: UInt32
  /// Where the key begins in the source; equal to `start` where there is no key.
  var keyStart: UInt32
  /// Where the key ends in the source.
  var keyEnd: UInt32
  /// The index just past this node's subtree.
  var next: UInt32
  var payload: UInt64

  init(_ tag: Tag, symbol: UInt32 = Node.noKey, start: Int, end: Int, payload: UInt64 = 0) {
    tagAndSymbol = UInt32(tag.rawValue) << 24 | symbol
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    keyStart = self.start
    keyEnd = self.start
    next = 0
    self.payload = payload
  }

  var tag: Tag {
    get { unsafeBitCast(UInt8(tagAndSymbol >> 24 & 0x3F), to: Tag.self) }
    set { tagAndSymbol = UInt32(newValue.rawValue) << 24 | (tagAndSymbol & 0xC0FF_FFFF) }
  }

  /// Whether the node and all below it are to be left out of the finished tree.
  var isDropped: Bool {
    get { tagAndSymbol & Self.droppedFlag != 0 }
    set { tagAndSymbol = tagAndSymbol & ~Self.droppedFlag | (newValue ? Self.droppedFlag : 0) }
  }

  /// Whether the finished tree has the node's children in its place.
  var isSpliced: Bool {
    get { tagAndSymbol & Self.splicedFlag != 0 }
    set { tagAndSymbol = tagAndSymbol & ~Self.splicedFlag | (newValue ? Self.splicedFlag : 0) }
  }

  var symbol: UInt32 {
    get { tagAndSymbol & 0xFF_FFFF }
    set { tagAndSymbol = (tagAndSymbol & 0xFF00_0000) | newValue }
  }

  /// Whether the payload is a place in the source's or the tree's text.
  var isText: Bool {
    switch tag {
    case .sourceString, .ownString, .sourcePlain, .ownPlain: true
    default: false
    }
  }

  /// Why the value is not known, where it is not.
  var unknownReason: UnknownReason {
    UnknownReason(rawValue: UInt8(truncatingIfNeeded: payload)) ?? .afterApply
  }

  var isContainer: Bool { tag == .mapping || tag == .sequence }

  /// Offset and length of a string or plain scalar.
  var textRange: Range<Int> {
    let offset = Int(payload >> 32)
    return offset..<offset + Int(payload & 0xFFFF_FFFF)
  }

  static func textPayload(_ range: Range<Int>) -> UInt64 {
    UInt64(range.lowerBound) << 32 | UInt64(range.count)
  }
}

/// Why a value is not known.
package enum UnknownReason: UInt8, Sendable, Hashable {
  /// A computed attribute: `terraform apply` will know it.
  case afterApply
  /// As `afterApply`, but the expression behind it could also come to null.
  case afterApplyOrNull
  /// It belongs to a thing that the inputs do not hold.
  case notInInputs
  /// It goes through a Terraform local, which a plan does not hold.
  case local
  /// An evaluation failed on the way to it.
  case error

  /// The word that reports use (design.md: `after-apply`, `not-in-inputs`, `local`, `error`).
  package var word: String {
    switch self {
    case .afterApply, .afterApplyOrNull: "after-apply"
    case .notInInputs: "not-in-inputs"
    case .local: "local"
    case .error: "error"
    }
  }
}
