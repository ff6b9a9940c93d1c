extension Value {
  /// The number of members or elements; zero for scalars.
  package var count: Int {
    let node = node
    return node.isContainer ? Int(node.payload) : 0
  }

  /// The member called `key`; nil where there is none or where this is no mapping.
  ///
  /// - Complexity: O(members), a comparison of integers each.
  package subscript(key: String) -> Value? {
    guard node.tag == .mapping, let key = tree.key(key) else { return nil }
    return tree.member(key, of: index).map { Value(tree: tree, index: UInt32($0)) }
  }

  /// The value at the end of `keys`, each the key of a member of the one before.
  package func descendant(_ keys: String...) -> Value? {
    var value = self
    for key in keys {
      guard let member = value[key] else { return nil }
      value = member
    }
    return value
  }

  /// The element at `offset`, from 0; nil out of range or where this is no sequence.
  ///
  /// - Complexity: O(offset): elements lie one after another.
  package subscript(offset: Int) -> Value? {
    guard node.tag == .sequence, offset >= 0, offset < count else { return nil }
    var iterator = Children(of: self).makeIterator()
    for _ in 0..<offset { _ = iterator.next() }
    return iterator.next()
  }

  /// The values of a mapping, each with its ``key``, in the order of the source; else empty.
  package var members: Children { Children(of: node.tag == .mapping ? self : nil) }

  /// The elements of a sequence, in order; else empty.
  package var elements: Children { Children(of: node.tag == .sequence ? self : nil) }

  /// The members or elements of any container; empty for a scalar.
  package var children: Children { Children(of: node.isContainer ? self : nil) }

  /// The values directly within a container.
  package struct Children: Sequence, Sendable {
    private let parent: Value?

    init(of parent: Value?) {
      self.parent = parent
    }

    /// An iterator that steps over each child's subtree.
    package func makeIterator() -> Iterator {
      guard let parent else { return Iterator(tree: nil, index: 0, end: 0) }
      return Iterator(
        tree: parent.tree, index: UInt32(parent.index) + 1, end: parent.node.next)
    }

    /// Steps from child to child.
    package struct Iterator: IteratorProtocol {
      let tree: Tree?
      var index: UInt32
      let end: UInt32

      /// The next child, or nil.
      package mutating func next() -> Value? {
        guard let tree, index < end else { return nil }
        defer { index = tree.nodes[Int(index)].next }
        return Value(tree: tree, index: index)
      }
    }
  }
}
