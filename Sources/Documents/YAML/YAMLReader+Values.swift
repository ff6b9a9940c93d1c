internal import CLibYAML
internal import Diagnostics

extension YAMLReader {
  mutating func beginContainer(isMapping: Bool) throws(Problem) {
    let event = parser.event.pointee
    let anchor = isMapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
    let tag = isMapping ? event.data.mapping_start.tag : event.data.sequence_start.tag
    let start = textStart(hasProperties: anchor != nil || tag != nil)
    guard frames.count < limits.depth else { throw .tooDeep(at: start, limits: limits) }
    guard !awaitsKey else {
      throw Problem(
        at: start, "a key must be a single value, not a mapping or a list",
        help: text[start] == UInt8(ascii: "{") ? "quote a text that begins with '{'" : nil)
    }
    try checkNodes(at: start)
    let range = SourceRange(start, start + 1)
    let node = isMapping ? builder.beginMapping(range: range) : builder.beginSequence(range: range)
    noteValue(at: node)
    var frame = Frame(node: node, isMapping: isMapping)
    if let anchor {
      let name = String(cString: anchor)
      anchors[name] = Anchor(node: node)
      frame.anchor = name
    }
    frames.append(frame)
    lastEnd = start + 1
  }

  mutating func endContainer() throws(Problem) {
    guard let frame = frames.popLast() else { return }
    let end = offsets.offset(ofCharacter: parser.end)
    // A block collection ends, for libyaml, where the next thing begins.
    let first = text[Int(builder.nodes[frame.node].start)]
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { lastEnd = end }
    try builder.checkMerges(frame.merges)
    builder.endContainer(at: lastEnd, merging: frame.merges)
    if let name = frame.anchor, anchors[name]?.node == frame.node {
      anchors[name]?.height = frame.height
      try detach(name)
    }
    finishValue(height: frame.height)
  }

  mutating func readAlias() throws(Problem) {
    let start = offsets.offset(ofCharacter: parser.start)
    let end = offsets.offset(ofCharacter: parser.end)
    comments.addGap(to: start)
    comments.skip(to: end)
    let name = String(cString: parser.event.pointee.data.alias.anchor)
    guard let anchor = anchors[name] else {
      throw Problem(at: start, "the alias '*\(name)' has no anchor before it")
    }
    guard let height = anchor.height else {
      throw Problem(at: start, "the alias '*\(name)' stands within what it means")
    }
    if awaitsKey {
      try builder.key(copying: anchor, range: SourceRange(start, end))
      frames[frames.count - 1].hasKey = true
      return
    }
    guard frames.count + height <= limits.depth else { throw .tooDeep(at: start, limits: limits) }
    try spend(builder.cost(of: anchor), at: start)
    let node = builder.nodeCount
    noteValue(at: node)
    builder.copy(anchor)
    lastEnd = end
    finishValue(height: height)
  }

  /// Takes `count` nodes off what aliases may add.
  private mutating func spend(_ count: Int, at offset: Int) throws(Problem) {
    guard count <= min(aliasNodes, allAliasNodes) else {
      throw Problem(
        at: offset, "aliases add more than \(limits.aliasNodes) values to this document",
        help: "write the values out, or use fewer aliases of aliases")
    }
    aliasNodes -= count
    allAliasNodes -= count
    try checkNodes(at: offset)
  }

  /// Puts an anchored value of `<<` aside: the merge will change the tree's.
  private mutating func detach(_ name: String) throws(Problem) {
    guard frames.suffix(2).contains(where: { $0.isMerging }), var anchor = anchors[name] else {
      return
    }
    try spend(builder.cost(of: anchor), at: lastEnd)
    anchor.detached = builder.nodes(of: anchor)
    anchors[name] = anchor
  }

  /// Whether the value at hand is a key.
  var awaitsKey: Bool {
    guard let frame = frames.last else { return false }
    return frame.isMapping && !frame.hasKey
  }

  /// Notes that a value of the innermost container begins at `node`.
  mutating func noteValue(at node: Int) {
    guard let last = frames.indices.last, frames[last].isMerging, frames[last].isMapping
    else { return }
    frames[last].merges.append(node)
  }

  /// Notes that a value of the innermost container is complete, `height` levels high.
  mutating func finishValue(height: Int) {
    guard let last = frames.indices.last else { return }
    // What is merged takes the place of the one that it is merged into.
    let levels = frames[last].isMerging ? height : height + 1
    frames[last].height = max(frames[last].height, levels)
    frames[last].hasKey = false
    frames[last].isMerging = false
  }

  func checkNodes(at offset: Int) throws(Problem) {
    guard builder.nodeCount < limits.nodes else {
      throw .tooManyValues(at: offset, limits: limits)
    }
  }

  /// Where the text of the event at hand begins, past its anchor and tag.
  mutating func textStart(hasProperties: Bool) -> Int {
    var offset = offsets.offset(ofCharacter: parser.start)
    guard hasProperties else { return offset }
    let end = offsets.offset(ofCharacter: parser.end)
    while offset < end {
      switch text[offset] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while offset < end, text[offset] > 0x20 { offset += 1 }
      case UInt8(ascii: "#"): offset = search.endOfLine(from: offset)
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return offset
      }
    }
    return end
  }
}
