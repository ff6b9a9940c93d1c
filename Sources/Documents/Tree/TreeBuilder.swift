package import Diagnostics

/// Makes a ``Tree``, node after node, in the order of the text.
///
/// The parsers use it; so does a front end that puts a document together from parts of another
/// (a Terraform resource is its `after` with the marks of `after_unknown`), where ``copy(_:)`` keeps
/// the positions of what it copies. Where a mapping is given a key twice, the last one wins.
package struct TreeBuilder: ~Copyable {
  let source: SourceFile
  var nodes: [Node] = []
  var symbols = SymbolTable()
  var ownText: [UInt8] = []
  /// The indices of the containers that are open.
  var open: [Int] = []
  var keyRecord = KeyRecord()
  /// Keys that a mapping had more than once, as found when it was closed.
  var duplicates: [Duplicate] = []
  /// Whether a node is marked as dropped or spliced.
  var needsCompaction = false
  /// For copies of the tree that was copied from last.
  var translation: Translation?
  private var pendingSymbol = Node.noKey
  private var pendingRange = SourceRange(0, 0)

  /// A builder of a tree over `source`.
  package init(source: SourceFile) {
    self.source = source
  }

  /// The number of nodes so far.
  package var nodeCount: Int { nodes.count }

  /// Says under which key the next value stands; `range` are the key's bytes in the source.
  package mutating func key(_ key: String, range: SourceRange = SourceRange(0, 0)) {
    setKey(symbol(for: key), range)
  }

  /// As ``key(_:range:)``, for a key that is at hand as UTF-8.
  mutating func key(utf8 bytes: UnsafeBufferPointer<UInt8>, range: SourceRange) {
    setKey(symbols.symbol(for: bytes), range)
    checkKeys()
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
    if nodes[index].tag == .mapping, nodes[index].payload > 1 { settleKeys(of: index) }
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

  /// Takes back every node from `index` on, as if it had never been added (a broken document).
  package mutating func rollBack(to index: Int) {
    nodes.removeSubrange(index...)
    open.removeAll()
    while let last = duplicates.last, last.mapping >= index { duplicates.removeLast() }
    pendingSymbol = Node.noKey
  }

  /// The finished tree.
  package consuming func finish() -> Tree {
    precondition(open.isEmpty, "every container is closed")
    if needsCompaction { _ = compact() }
    return Tree(source: source, nodes: nodes, symbols: symbols, ownText: ownText)
  }

  /// The symbol of `key`.
  mutating func symbol(for key: String) -> UInt32 {
    let symbol = symbols.symbol(for: key)
    checkKeys()
    return symbol
  }

  /// Gives `node` the key that waits for a value.
  mutating func place(_ node: inout Node) {
    node.symbol = pendingSymbol
    guard pendingSymbol != Node.noKey else { return }
    node.keyStart = UInt32(truncatingIfNeeded: pendingRange.lowerBound)
    node.keyEnd = UInt32(truncatingIfNeeded: pendingRange.upperBound)
    pendingSymbol = Node.noKey
  }

  mutating func own(_ bytes: some Collection<UInt8>) -> UInt64 {
    let start = ownText.count
    ownText.append(contentsOf: bytes)
    return Node.textPayload(start..<ownText.count)
  }

  private mutating func setKey(_ symbol: UInt32, _ range: SourceRange) {
    pendingSymbol = symbol
    pendingRange = range
  }

  /// The readers stop well before this; see ``Limits``.
  private func checkKeys() {
    precondition(symbols.count < Int(Node.noKey), "a tree has at most 2^24 - 1 distinct keys")
  }

  private mutating func begin(_ tag: Node.Tag, _ range: SourceRange) -> Int {
    append(tag, range)
    open.append(nodes.count - 1)
    return nodes.count - 1
  }

  private mutating func append(_ tag: Node.Tag, _ range: SourceRange, _ payload: UInt64 = 0) {
    var node = Node(tag, start: range.lowerBound, end: range.upperBound, payload: payload)
    place(&node)
    node.next = UInt32(truncatingIfNeeded: nodes.count + 1)
    if let parent = open.last { nodes[parent].payload += 1 }
    nodes.append(node)
  }
}
