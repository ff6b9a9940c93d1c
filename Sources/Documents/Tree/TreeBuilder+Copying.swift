internal import Diagnostics

extension TreeBuilder {
  /// Adds a copy of `value` and all below it, under the key that was set or, without one, none.
  ///
  /// Positions are kept if the value's source is this builder's, else they are dropped.
  /// - Complexity: O(nodes below `value`).
  package mutating func copy(_ value: Value) {
    let first = value.index
    let shift = nodes.count - first
    let tree = value.tree
    // Comparing the bytes is comparing two addresses, unless somebody read the same file twice.
    let sameSource = tree.source.path == source.path && tree.source.bytes == source.bytes
    if translation?.tree !== tree { translation = Translation(of: tree) }
    for index in first..<Int(value.node.next) {
      var node = tree.nodes[index]
      if !sameSource { node.dropPositions() }
      if index == first {
        adoptRoot(&node)
      } else if node.symbol != Node.noKey {
        node.symbol = translated(node.symbol, of: tree)
      }
      adopt(&node, from: tree, sameSource: sameSource)
      node.next = UInt32(Int(node.next) + shift)
      nodes.append(node)
    }
  }

  /// The symbols that another tree's keys have here, as far as they have come up.
  struct Translation {
    let tree: Tree
    fileprivate var symbols: [UInt32]

    fileprivate init(of tree: Tree) {
      self.tree = tree
      symbols = Array(repeating: Node.noKey, count: tree.symbols.count)
    }
  }

  private mutating func translated(_ symbol: UInt32, of tree: Tree) -> UInt32 {
    if let known = translation?.symbols[Int(symbol)], known != Node.noKey { return known }
    let own = self.symbol(for: tree.symbols.names[Int(symbol)])
    translation?.symbols[Int(symbol)] = own
    return own
  }

  /// Adds a copy of the finished node at `index` of this builder and all below it (a YAML alias).
  ///
  /// By index: a slice of `nodes` would be read after they have moved (Swift 6.3 with optimization
  /// releases it too early where the builder is not copyable).
  /// - Complexity: O(nodes below it).
  package mutating func copy(nodeAt index: Int) {
    let end = Int(nodes[index].next)
    let shift = nodes.count - index
    for source in index..<end { append(copy: nodes[source], isRoot: source == index, shift: shift) }
  }

  /// Adds a copy of `subtree`, whose nodes once began at `firstIndex`.
  mutating func copy(_ subtree: [Node], firstIndex: Int) {
    let shift = nodes.count - firstIndex
    for (offset, node) in subtree.enumerated() {
      append(copy: node, isRoot: offset == 0, shift: shift)
    }
  }

  private mutating func append(copy node: Node, isRoot: Bool, shift: Int) {
    var node = node
    if isRoot { adoptRoot(&node) }
    node.next = UInt32(Int(node.next) + shift)
    nodes.append(node)
  }

  /// Makes the first node of a copy a child of the innermost container.
  private mutating func adoptRoot(_ node: inout Node) {
    node.isDropped = false
    node.isSpliced = false
    place(&node)
    if let parent = open.last { nodes[parent].payload += 1 }
  }

  /// Brings a copied string's text along.
  private mutating func adopt(_ node: inout Node, from tree: Tree, sameSource: Bool) {
    switch node.tag {
    case .ownString, .ownPlain: node.payload = own(tree.ownText[node.textRange])
    case .sourceString where !sameSource, .sourcePlain where !sameSource:
      let text = own(tree.source.bytes[node.textRange])
      node.tag = node.tag == .sourceString ? .ownString : .ownPlain
      node.payload = text
    default: break
    }
  }
}

extension Node {
  fileprivate mutating func dropPositions() {
    (start, end, keyStart, keyEnd) = (0, 0, 0, 0)
  }
}
