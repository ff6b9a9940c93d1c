package import Diagnostics

/// All the documents of one input in a few flat arrays; read it through ``Value``.
///
/// A class only so that a ``Value`` is one reference and one index; it never changes once made.
package final class Tree: Sendable {
  /// The text that positions refer to.
  package let source: SourceFile
  let nodes: [Node]
  /// The distinct keys; a node's symbol is one of its.
  let symbols: SymbolTable
  /// Text that does not stand in the source as it is: strings with escapes, folded scalars.
  let ownText: [UInt8]

  init(source: SourceFile, nodes: [Node], symbols: SymbolTable, ownText: [UInt8]) {
    self.source = source
    self.nodes = nodes
    self.symbols = symbols
    self.ownText = ownText
  }

  /// The number of nodes, a measure of the tree's size (32 bytes each).
  package var nodeCount: Int { nodes.count }

  /// The value at `index`, as ``Value/index`` gave it.
  package func value(at index: Int) -> Value {
    precondition(nodes.indices.contains(index), "a node's index is within its tree")
    return Value(tree: self, index: UInt32(index))
  }
}
