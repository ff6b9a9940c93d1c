internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Synchronization

/// Gives what is not known a number that CEL can carry through an evaluation, and back.
///
/// A leaf of a document is its own number (tree and index); a fact's reasons are kept in a table.
final class Tokens: Sendable {
  private let facts: Mutex<(numbers: [ArchitectureGraph.Unknown: UInt64], list: [Unknown])>
  /// The roots of the declared documents in each tree, so that a leaf leads back to its resource.
  private let roots: [[(root: Int, node: NodeID)]]
  private let graph: Graph
  let trees: TreeTable

  private static let documentBit: UInt64 = 1 << 63

  init(graph: Graph, trees: TreeTable) {
    self.graph = graph
    self.trees = trees
    facts = Mutex(([:], []))
    var roots = [[(root: Int, node: NodeID)]](repeating: [], count: trees.trees.count)
    for node in graph.nodes {
      guard let object = node.object else { continue }
      roots[trees.number(of: object.tree)].append((object.index, node.id))
    }
    self.roots = roots.map { $0.sorted { $0.root < $1.root } }
  }

  /// The number of a leaf of a document.
  func token(tree: Int, index: Int) -> UInt64 {
    Self.documentBit | UInt64(tree) << 32 | UInt64(index)
  }

  /// The numbers of the reasons of a fact.
  func set(_ unknowns: [Unknown]) -> UnknownSet {
    let tokens = facts.withLock { table in
      unknowns.map { unknown -> UInt64 in
        if let number = table.numbers[unknown] { return number }
        let number = UInt64(table.list.count)
        table.list.append(unknown)
        table.numbers[unknown] = number
        return number
      }
    }
    return UnknownSet(tokens.isEmpty ? [self.token(tree: 0, index: 0)] : tokens)
  }

  /// What the numbers stand for, each once.
  func unknowns(in set: UnknownSet) -> [Unknown] {
    var seen: Set<Unknown> = []
    return set.tokens.compactMap { token -> Unknown? in
      guard token & Self.documentBit != 0 else {
        return facts.withLock { $0.list.indices.contains(Int(token)) ? $0.list[Int(token)] : nil }
      }
      return leaf(tree: Int((token & ~Self.documentBit) >> 32), index: Int(token & 0xFFFF_FFFF))
    }.filter { seen.insert($0).inserted }
  }

  private func leaf(tree: Int, index: Int) -> Unknown? {
    guard let (root, node) = owner(tree: tree, index: index) else { return nil }
    let value = trees.trees[tree].value(at: index)
    let attribute = value.path(from: trees.trees[tree].value(at: root))?.description ?? ""
    return Unknown(
      address: graph[node].address, attribute: attribute,
      reason: value.unknownReason ?? .afterApply)
  }

  /// The node in whose document the value stands, and the document's root.
  func owner(tree: Int, index: Int) -> (root: Int, node: NodeID)? {
    let candidates = roots[tree]
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].root <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? candidates[low - 1] : nil
  }
}

/// The trees of a graph's documents, numbered.
struct TreeTable: Sendable {
  private(set) var trees: [Tree] = []
  private var numbers: [ObjectIdentifier: Int] = [:]

  init(_ graph: Graph) {
    for node in graph.nodes {
      guard let tree = node.object?.tree, numbers[ObjectIdentifier(tree)] == nil else { continue }
      numbers[ObjectIdentifier(tree)] = trees.count
      trees.append(tree)
    }
  }

  /// The number of a tree that holds a node's document.
  func number(of tree: Tree) -> Int { numbers[ObjectIdentifier(tree)] ?? 0 }

  /// The number of `tree`, if it holds a node's document.
  func knownNumber(of tree: Tree) -> Int? { numbers[ObjectIdentifier(tree)] }
}
