internal import Diagnostics

extension Tree {
  /// A tree whose plain scalars are settled by `rules`; this one if it has none.
  ///
  /// - Complexity: O(nodes).
  func resolved(as rules: ScalarRules) -> Tree {
    guard let first = nodes.firstIndex(where: { $0.isPlain }) else { return self }
    var nodes = nodes
    for index in first..<nodes.count where nodes[index].isPlain {
      let bytes = nodes[index].tag == .sourcePlain ? source.bytes : ownText
      let range = nodes[index].textRange
      let scalar = bytes.withUnsafeBufferPointer {
        PlainScalar(UnsafeBufferPointer(rebasing: $0[range]), rules: rules)
      }
      nodes[index].settle(as: scalar)
    }
    return Tree(source: source, nodes: nodes, symbols: symbols, ownText: ownText)
  }
}

extension Node {
  fileprivate var isPlain: Bool { tag == .sourcePlain || tag == .ownPlain }

  fileprivate mutating func settle(as scalar: PlainScalar) {
    switch scalar {
    case .null: (tag, payload) = (.null, 0)
    case .bool(let value): (tag, payload) = (value ? .true : .false, 0)
    case .int(let value): (tag, payload) = (.int, UInt64(bitPattern: value))
    case .uint(let value): (tag, payload) = (value > UInt64(Int64.max) ? .uint : .int, value)
    case .double(let value): (tag, payload) = (.double, value.bitPattern)
    case .string: tag = tag == .sourcePlain ? .sourceString : .ownString
    }
  }
}
