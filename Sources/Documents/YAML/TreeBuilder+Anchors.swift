internal import Diagnostics

extension TreeBuilder {
  /// Closes the innermost container, which ends at `offset` and has the members `merges` under `<<`.
  mutating func endContainer(at offset: Int, merging merges: [Int]) {
    guard !merges.isEmpty, let index = open.popLast() else {
      endContainer(at: offset)
      return
    }
    nodes[index].next = UInt32(nodes.count)
    nodes[index].end = UInt32(truncatingIfNeeded: offset)
    settleKeys(of: index, merging: merges)
  }

  /// Throws unless the nodes at `merges` are mappings, or sequences of them.
  func checkMerges(_ merges: [Int]) throws(Problem) {
    for merge in merges {
      var isRight = nodes[merge].isContainer
      if nodes[merge].tag == .sequence {
        var child = merge + 1
        while child < Int(nodes[merge].next) {
          isRight = isRight && nodes[child].tag == .mapping
          child = Int(nodes[child].next)
        }
      }
      guard isRight else {
        throw Problem(
          at: Int(nodes[merge].keyStart), "'<<' needs a mapping or a list of mappings to merge")
      }
    }
  }

  /// What an alias of `anchor` costs: its nodes, and one more for every 64 bytes of their text, since
  /// what reads the tree may copy a text wherever it stands.
  func cost(of anchor: YAMLReader.Anchor) -> Int {
    func cost(_ node: Node) -> Int { node.isText ? 1 + node.textRange.count / 64 : 1 }
    if let detached = anchor.detached { return detached.reduce(0) { $0 + cost($1) } }
    var sum = 0
    for index in anchor.node..<Int(nodes[anchor.node].next) { sum += cost(nodes[index]) }
    return sum
  }

  /// What an alias of `anchor` means.
  func nodes(of anchor: YAMLReader.Anchor) -> [Node] {
    anchor.detached ?? Array(nodes[anchor.node..<Int(nodes[anchor.node].next)])
  }

  /// Adds what an alias of `anchor` means.
  mutating func copy(_ anchor: YAMLReader.Anchor) {
    if let detached = anchor.detached {
      copy(detached, firstIndex: anchor.node)
    } else {
      copy(nodeAt: anchor.node)
    }
  }

  /// Sets the key to the text of `anchor`, which must be a scalar.
  mutating func key(
    copying anchor: YAMLReader.Anchor, range: SourceRange
  ) throws(Problem) {
    guard let node = anchor.detached?.first ?? nodes[anchor.node...].first, !node.isContainer
    else {
      throw Problem(
        at: range.lowerBound, "a key must be a single value, not a mapping or a list")
    }
    let text: ArraySlice<UInt8> =
      switch node.tag {
      case .sourcePlain, .sourceString: source.bytes[node.textRange]
      case .ownPlain, .ownString: ownText[node.textRange]
      default: source.bytes[Int(node.start)..<Int(node.end)]
      }
    Array(text).withUnsafeBufferPointer { key(utf8: $0, range: range) }
  }

  /// A node for the text of a key, which has no node of its own, for aliases of it.
  mutating func keyNode(_ text: UnsafeBufferPointer<UInt8>, _ range: SourceRange) -> Node {
    var node = Node(
      .ownString, start: range.lowerBound, end: range.upperBound, payload: own(text))
    node.next = 1
    return node
  }

  /// Whether the node at `index` is a scalar of no text at all.
  func isEmptyPlain(at index: Int) -> Bool {
    guard nodes.indices.contains(index) else { return true }
    let node = nodes[index]
    return (node.tag == .sourcePlain || node.tag == .ownPlain) && node.textRange.isEmpty
  }
}
