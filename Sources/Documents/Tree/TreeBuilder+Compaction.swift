extension TreeBuilder {
  /// Where the nodes of a tree went when it was compacted.
  struct Relocation {
    /// By old index; a node that left is where its nearest remaining ancestor is.
    fileprivate var newIndices: [UInt32]

    /// The new index of what was at `index`.
    func callAsFunction(_ index: Int) -> Int { Int(newIndices[index]) }
  }

  /// Takes out the nodes that are marked as dropped and those in whose place their children stand.
  ///
  /// - Complexity: O(nodes), once a tree.
  mutating func compact() -> Relocation {
    var relocation = Relocation(newIndices: Array(repeating: 0, count: nodes.count))
    var kept: [Node] = []
    kept.reserveCapacity(nodes.count)
    // The containers around the node at hand: where they are now, where they used to end.
    var around: [(index: Int, end: Int)] = []
    var old = 0
    while old < nodes.count {
      while let container = around.last, container.end <= old {
        kept[container.index].next = UInt32(kept.count)
        around.removeLast()
      }
      let node = nodes[old]
      let next = Int(node.next)
      if node.isDropped {
        let place = UInt32(around.last?.index ?? 0)
        for index in old..<next { relocation.newIndices[index] = place }
        old = next
        continue
      }
      if node.isSpliced {
        relocation.newIndices[old] = UInt32(around.last?.index ?? 0)
      } else {
        relocation.newIndices[old] = UInt32(kept.count)
        around.append((kept.count, next))
        kept.append(node)
      }
      old += 1
    }
    for container in around { kept[container.index].next = UInt32(kept.count) }
    nodes = kept
    needsCompaction = false
    return relocation
  }
}
