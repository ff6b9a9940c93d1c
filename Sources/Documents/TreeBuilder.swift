package import Diagnostics

/// Makes a ``Tree``, node after node, in the order of the text.
///
/// The parsers use it; so does a front end that puts a document together from parts of another
/// (a Terraform resource is its `after` with the marks of `after_unknown`), where ``copy(_:)`` keeps
/// the positions of what it copies.
package struct TreeBuilder: ~Copyable {
  private let source: SourceFile
  private var nodes: [Node] = []
  private var keys: [String] = []
  private var symbols: [String: UInt32] = [:]
  private var ownText: [UInt8] = []
  private var open: [Int] = []
  private var pending: (symbol: UInt32, range: SourceRange)?

  /// A builder of a tree over `source`.
  package init(source: SourceFile) {
    self.source = source
  }

  /// The number of nodes so far.
  package var nodeCount: Int { nodes.count }

  /// Says under which key the next value stands; `range` are the key's bytes in the source.
  package mutating func key(_ key: String, range: SourceRange = SourceRange(0, 0)) {
    pending = (symbol(for: key), range)
  }

  /// Opens a mapping; its members follow, up to ``endContainer(at:)``.
  @discardableResult
  package mutating func beginMapping(range: SourceRange = SourceRange(0, 0)) -> Int {
    begin(.mapping, range)
  }

  /// Opens a sequence; its elements follow, up to ``endContainer(at:)``.
  @discardableResult
  package mutating func beginSequence(range: SourceRange = SourceRange(0, 0)) -> Int {
    begin(.sequence, range)
  }

  /// Closes the innermost container; its text ends at `offset` if that is given.
  package mutating func endContainer(at offset: Int? = nil) {
    guard let index = open.popLast() else { preconditionFailure("a container is open") }
    nodes[index].next = UInt32(nodes.count)
    if let offset { nodes[index].end = UInt32(truncatingIfNeeded: offset) }
  }

  /// Adds null.
  package mutating func null(range: SourceRange = SourceRange(0, 0)) {
    append(.null, range)
  }

  /// Adds a Boolean.
  package mutating func bool(_ value: Bool, range: SourceRange = SourceRange(0, 0)) {
    append(value ? .true : .false, range)
  }

  /// Adds an integer.
  package mutating func int(_ value: Int64, range: SourceRange = SourceRange(0, 0)) {
    append(.int, range, UInt64(bitPattern: value))
  }

  /// Adds an integer; one within Int64's range is kept as such.
  package mutating func uint(_ value: UInt64, range: SourceRange = SourceRange(0, 0)) {
    append(value > UInt64(Int64.max) ? .uint : .int, range, value)
  }

  /// Adds a floating-point number.
  package mutating func double(_ value: Double, range: SourceRange = SourceRange(0, 0)) {
    append(.double, range, value.bitPattern)
  }

  /// Adds a string whose text is `bytes`.
  package mutating func string(
    _ bytes: some Collection<UInt8>, range: SourceRange = SourceRange(0, 0)
  ) {
    append(.ownString, range, own(bytes))
  }

  /// Adds a string.
  package mutating func string(_ text: String, range: SourceRange = SourceRange(0, 0)) {
    string(text.utf8, range: range)
  }

  /// Adds a string whose text stands at `text` in the source, just as it is.
  package mutating func string(inSource text: Range<Int>, range: SourceRange) {
    append(.sourceString, range, Node.textPayload(text))
  }

  /// Adds a plain scalar, to be resolved later, whose text stands at `text` in the source.
  package mutating func plain(inSource text: Range<Int>, range: SourceRange) {
    append(.sourcePlain, range, Node.textPayload(text))
  }

  /// Adds a plain scalar, to be resolved later, whose text is `bytes`.
  package mutating func plain(_ bytes: some Collection<UInt8>, range: SourceRange) {
    append(.ownPlain, range, own(bytes))
  }

  /// Adds a value that is not known.
  package mutating func unknown(_ reason: UnknownReason, range: SourceRange = SourceRange(0, 0)) {
    append(.unknown, range, UInt64(reason.rawValue))
  }

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
        place(&node)
        if open.isEmpty == false { nodes[open[open.count - 1]].payload += 1 }
      } else if node.symbol != Node.noKey {
        node.symbol = symbol(for: value.tree.keys[Int(node.symbol)])
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
    let shift = nodes.count - index
    for source in index..<Int(nodes[index].next) {
      var node = nodes[source]
      if source == index {
        place(&node)
        if open.isEmpty == false { nodes[open[open.count - 1]].payload += 1 }
      }
      node.next = UInt32(Int(node.next) + shift)
      nodes.append(node)
    }
  }

  /// Takes back every node from `index` on, as if it had never been added (a broken document).
  package mutating func rollBack(to index: Int) {
    nodes.removeSubrange(index...)
    open.removeAll()
    pending = nil
  }

  /// The finished tree.
  package consuming func finish() -> Tree {
    precondition(open.isEmpty, "every container is closed")
    return Tree(source: source, nodes: nodes, keys: keys, symbols: symbols, ownText: ownText)
  }

  private mutating func begin(_ tag: Node.Tag, _ range: SourceRange) -> Int {
    append(tag, range)
    open.append(nodes.count - 1)
    return nodes.count - 1
  }

  private mutating func append(_ tag: Node.Tag, _ range: SourceRange, _ payload: UInt64 = 0) {
    var node = Node(tag, start: range.lowerBound, end: range.upperBound, payload: payload)
    place(&node)
    node.next = UInt32(nodes.count + 1)
    if let parent = open.last { nodes[parent].payload += 1 }
    nodes.append(node)
  }

  /// Gives `node` the key that waits for a value.
  private mutating func place(_ node: inout Node) {
    guard let (symbol, range) = pending else {
      node.symbol = Node.noKey
      return
    }
    node.symbol = symbol
    node.keyStart = UInt32(range.lowerBound)
    node.keyEnd = UInt32(range.upperBound)
    pending = nil
  }

  private mutating func own(_ bytes: some Collection<UInt8>) -> UInt64 {
    let start = ownText.count
    ownText.append(contentsOf: bytes)
    return Node.textPayload(start..<ownText.count)
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

  private mutating func symbol(for key: String) -> UInt32 {
    if let symbol = symbols[key] { return symbol }
    precondition(keys.count < Int(Node.noKey), "a tree has at most 2^24 - 1 distinct keys")
    let symbol = UInt32(keys.count)
    keys.append(key)
    symbols[key] = symbol
    return symbol
  }
}

extension Node {
  fileprivate mutating func dropPositions() {
    (start, end, keyStart, keyEnd) = (0, 0, 0, 0)
  }
}
