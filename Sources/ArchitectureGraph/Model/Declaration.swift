package import Diagnostics
package import Documents

/// Where something is written, if that is elsewhere than in its node's document: a plan repeats what
/// `.tf` files declare.
package struct Declaration: Sendable {
  /// A part of a source.
  package struct Spot: Hashable, Sendable {
    /// The source.
    package let source: SourceFile
    /// The part of it: an attribute, or the header of a block.
    package let range: SourceRange

    /// The part `range` of `source`.
    package init(_ source: SourceFile, _ range: SourceRange) {
      self.source = source
      self.range = range
    }
  }

  /// The place to point at: in the files of those who can change it.
  package let spot: Spot
  /// Places that bear on it: the line of the module that the call at `spot` leads to.
  package let related: [Spot]
  /// The texts that are written out there, which are secrets if the value is one.
  package let literals: [Spot]

  /// A declaration at `spot`.
  package init(_ spot: Spot, related: [Spot] = [], literals: [Spot] = []) {
    self.spot = spot
    self.related = related
    self.literals = literals
  }
}

/// Finds where the things of one scope are declared; a front end makes it of sources at hand.
package protocol DeclarationLocator: Sendable {
  /// Where the value at `path` of the document of `node` is declared, or, if it is `missing` below
  /// there, where it would have to be; nil where the sources do not say.
  func declaration(of node: Node, at path: DocumentPath, missing: String?) -> Declaration?

  /// The headers of the blocks that `node` is declared by, the innermost first: its own, then those
  /// of the calls that lead to it.
  func blocks(around node: Node) -> [Declaration.Spot]
}

extension Graph {
  /// Where `place` is declared, if that is elsewhere than in its node's document.
  ///
  /// - Complexity: that of `Value.path(from:)`, and of the locator: asked for findings only.
  package func declaration(of place: Place) -> Declaration? {
    let node = self[place.node]
    guard let locator = locators[node.scope] else { return nil }
    let path = node.object.flatMap { object in place.value?.path(from: object) }
    return locator.declaration(of: node, at: path ?? DocumentPath(), missing: place.missing)
  }

  /// The headers of the blocks that `node` is declared by, if that is elsewhere than in its document:
  /// its own first, then those of the calls that lead to it.
  package func blocks(around node: Node) -> [Declaration.Spot] {
    locators[node.scope]?.blocks(around: node) ?? []
  }
}

extension Graph {
  /// The texts in the sources that are sensitive because the values they come to are.
  ///
  /// - Complexity: O(nodes + sensitive values × those of ``declaration(of:)``).
  package var sensitiveLiterals: [Declaration.Spot] {
    guard !locators.isEmpty, !sensitive.isEmpty else { return [] }
    let owners = nodes.filter { locators[$0.scope] != nil && $0.object != nil }
      .sorted { ($0.object?.index ?? 0) < ($1.object?.index ?? 0) }
    let byTree = Dictionary(grouping: owners) { node in
      node.object.map { ObjectIdentifier($0.tree) }
    }
    return sensitive.flatMap { value -> [Declaration.Spot] in
      let owners = byTree[ObjectIdentifier(value.tree)] ?? []
      guard let owner = owners.last(startingAtOrBefore: value.index) else { return [] }
      return declaration(of: Place(owner.id, value))?.literals ?? []
    }
  }
}

extension [Node] {
  /// Of nodes sorted by where their documents begin, the last that begins at `index` or before it.
  fileprivate func last(startingAtOrBefore index: Int) -> Node? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if (self[middle].object?.index ?? 0) <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1] : nil
  }
}
