package import Diagnostics

/// One value of a document: a scalar, a mapping or a sequence, read where it lies.
///
/// Two values are equal if they are the same node of the same tree, not if they look alike.
package struct Value: Sendable {
  /// The tree that holds it.
  package let tree: Tree
  private let position: UInt32

  init(tree: Tree, index: UInt32) {
    self.tree = tree
    position = index
  }

  /// What a value is.
  package enum Kind: Sendable, Hashable {
    /// No value.
    case null
    /// A Boolean.
    case bool
    /// An integer within Int64.
    case int
    /// An integer above Int64's range and within UInt64's.
    case uint
    /// A binary floating-point number.
    case double
    /// A text.
    case string
    /// A YAML plain scalar whose meaning has not been settled (``ParsedSource/resolved(as:)``).
    case plain
    /// Keys and values, in the order of the source.
    case mapping
    /// Values in order.
    case sequence
    /// A value that is not known (yet).
    case unknown
  }

  /// The node's index in its tree: with the tree, the value's identity.
  package var index: Int { Int(position) }

  var node: Node { tree.nodes[Int(position)] }

  /// What this value is.
  package var kind: Kind {
    switch node.tag {
    case .null: .null
    case .false, .true: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .sourceString, .ownString: .string
    case .sourcePlain, .ownPlain: .plain
    case .mapping: .mapping
    case .sequence: .sequence
    case .unknown: .unknown
    }
  }

  /// Whether this is null.
  package var isNull: Bool { node.tag == .null }
  /// Whether this is a mapping.
  package var isMapping: Bool { node.tag == .mapping }
  /// Whether this is a sequence.
  package var isSequence: Bool { node.tag == .sequence }

  /// The Boolean, if it is one.
  package var bool: Bool? {
    switch node.tag {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The integer, if it is one within Int64's range.
  package var int: Int64? {
    let node = node
    return node.tag == .int ? Int64(bitPattern: node.payload) : nil
  }

  /// The integer, if it is one that is not negative.
  package var uint: UInt64? {
    let node = node
    switch node.tag {
    case .uint: return node.payload
    case .int: return UInt64(exactly: Int64(bitPattern: node.payload))
    default: return nil
    }
  }

  /// The number, if it is an integer or a floating-point one; integers are rounded to a double.
  package var double: Double? {
    let node = node
    switch node.tag {
    case .double: return Double(bitPattern: node.payload)
    case .int: return Double(Int64(bitPattern: node.payload))
    case .uint: return Double(node.payload)
    default: return nil
    }
  }

  /// The text of a string or of an unresolved plain scalar.
  package var string: String? {
    withUTF8 { String(decoding: $0, as: UTF8.self) }
  }

  /// Why the value is not known, if it is not.
  package var unknownReason: UnknownReason? {
    let node = node
    guard node.tag == .unknown else { return nil }
    return node.unknownReason
  }

  /// Calls `body` with the UTF-8 of a string or plain scalar, uncopied; nil for everything else.
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let node = node
    let bytes: [UInt8]
    switch node.tag {
    case .sourceString, .sourcePlain: bytes = tree.source.bytes
    case .ownString, .ownPlain: bytes = tree.ownText
    default: return nil
    }
    let range = node.textRange
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Whether this is a string (or plain scalar) that is exactly `text`; nothing is allocated.
  package func equals(_ text: StaticString) -> Bool {
    withUTF8 { bytes in
      bytes.count == text.utf8CodeUnitCount
        && text.withUTF8Buffer { $0.elementsEqual(bytes) }
    } ?? false
  }

  /// The bytes of the value in its source.
  package var range: SourceRange {
    let node = node
    return SourceRange(Int(node.start), Int(node.end))
  }

  /// The bytes of the key before the value, if it is a mapping's member.
  package var keyRange: SourceRange? {
    let node = node
    guard node.symbol != Node.noKey else { return nil }
    return SourceRange(Int(node.keyStart), Int(node.keyEnd))
  }

  /// The key under which its mapping holds it.
  package var key: String? {
    let symbol = node.symbol
    return symbol == Node.noKey ? nil : tree.symbols.names[Int(symbol)]
  }
}

extension Value: Hashable {
  package static func == (left: Value, right: Value) -> Bool {
    left.position == right.position && left.tree === right.tree
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(position)
  }
}
