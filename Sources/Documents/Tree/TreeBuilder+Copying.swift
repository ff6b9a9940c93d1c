internal import Diagnostics

extension TreeBuilder {
  /// Adds a copy of `value` and all below it, under the key that was set or, without one, none.
  ///
  /// Positions are kept if the value's source is this builder's, else they are dropped.
  /// - Complexity: O(nodes below `value`).
  package mutating func copy(_ value: Value) {
    let first = value.index
    let shift = nodes.count - first
    let sameSource = value.tree.source.path == source.path
    for index in first..<Int(value.node.next) {
      var node = value.tree.nodes[index]
      if !sameSource { node.dropPositions() }
      if index == first {
        adoptRoot(&node)
      } else if node.symbol != Node.noKey {
        node.symbol = symbol(for: value.tree.symbols.names[Int(node.symbol)])
      }
      adopt(&node, from: value.tree, sameSource: sameSource)
      node.next = UInt32(Int(node.next) + shift)
      nodes.append(node)
    }
  }

  /// Adds a copy of the finished node at `index` of this builder and all below it (a YAML alias).
  ///
  /// - Complexity: O(nodes below it).
  package mutating func copy(nodeAt index: Int) {
    append(copying: nodes[index..<Int(nodes[index].next)], firstIndex: index)
  }

  /// Adds `subtree`, whose first node once was at `firstIndex`.
  mutating func append(copying subtree: ArraySlice<Node>, firstIndex: Int) {
    let shift = nodes.count - firstIndex
    var isRoot = true
    for var node in subtree {
      if isRoot {
        adoptRoot(&node)
        isRoot = false
      }
      node.next = UInt32(Int(node.next) + shift)
      nodes.append(node)
    }
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
