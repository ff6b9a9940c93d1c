/// Reading by index: what ``Value`` does, for those who read millions of nodes of one tree and keep
/// it alive themselves.
extension Tree {
  /// A key of this tree, looked up once; comparing it is comparing integers.
  package struct Key: Sendable, Hashable {
    let symbol: UInt32
  }

  /// What stands at an index, all but a text's own bytes.
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    /// A string or an unresolved plain scalar: ``Tree/text(at:)`` has it.
    case text
    case mapping
    case sequence
    case unknown(UnknownReason)
  }

  /// The key `name`; nil where no mapping of the tree has it.
  package func key(_ name: String) -> Key? { symbols.find(name).map { Key(symbol: $0) } }

  /// What stands at `index`.
  package func content(at index: Int) -> Content {
    let node = nodes[index]
    switch node.tag {
    case .null: return .null
    case .false: return .bool(false)
    case .true: return .bool(true)
    case .int: return .int(Int64(bitPattern: node.payload))
    case .uint: return .uint(node.payload)
    case .double: return .double(Double(bitPattern: node.payload))
    case .sourceString, .ownString, .sourcePlain, .ownPlain: return .text
    case .mapping: return .mapping
    case .sequence: return .sequence
    case .unknown: return .unknown(node.unknownReason)
    }
  }

  /// The text at `index`; empty where there is none.
  package func text(at index: Int) -> String {
    Value(tree: self, index: UInt32(index)).string ?? ""
  }

  /// The number of members or elements of the container at `index`; zero for a scalar.
  package func count(at index: Int) -> Int {
    let node = nodes[index]
    return node.isContainer ? Int(node.payload) : 0
  }

  /// The index of the member `key` of what stands at `index`; nil where there is none or where this is
  /// no mapping.
  ///
  /// - Complexity: O(members), a comparison of integers each.
  package func member(_ key: Key, of index: Int) -> Int? {
    let node = nodes[index]
    guard node.tag == .mapping else { return nil }
    var child = index + 1
    let end = Int(node.next)
    while child < end {
      if nodes[child].symbol == key.symbol { return child }
      child = Int(nodes[child].next)
    }
    return nil
  }

  /// The index of the sibling after the one at `index`, whether there is one or not.
  package func index(after index: Int) -> Int { Int(nodes[index].next) }
}
