internal import CLibYAML
internal import Diagnostics

extension YAMLReader {
  /// A scalar as libyaml hands it over.
  private struct Scalar {
    let text: UnsafeBufferPointer<UInt8>
    let style: yaml_scalar_style_t
    let tag: YAMLTag
    let anchor: String?

    init(_ event: yaml_event_t) {
      let scalar = event.data.scalar
      text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      style = scalar.style
      tag = YAMLTag(scalar.tag)
      anchor = scalar.anchor.map { String(cString: $0) }
    }

    var isPlain: Bool { style == YAML_PLAIN_SCALAR_STYLE }
    var isBlock: Bool {
      style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE
    }
    var isMergeKey: Bool {
      isPlain && tag == .none && text.elementsEqual([UInt8(ascii: "<"), UInt8(ascii: "<")])
    }
  }

  mutating func readScalar() throws(Problem) {
    let scalar = Scalar(parser.event.pointee)
    let start = textStart(hasProperties: scalar.anchor != nil || scalar.tag != .none)
    var end = max(start, offsets.offset(ofCharacter: parser.end))
    try checkNodes(at: start)
    comments.addGap(to: start)
    if scalar.isBlock { end = endOfBlock(from: start, to: end) }
    comments.skip(to: end)
    if awaitsKey {
      try readKey(scalar, SourceRange(start, end))
      return
    }
    lastEnd = end
    noteValue(at: builder.nodeCount)
    if let anchor = scalar.anchor {
      anchors[anchor] = Anchor(node: builder.nodeCount, height: 0)
    }
    try add(scalar, SourceRange(start, end))
    finishValue(height: 0)
  }

  /// Keys are text, whatever they would be as values: kubectl's loader makes JSON of YAML, where `1`
  /// becomes `"1"`. (It makes `"true"` of the key `on`; here it stays `on`, as it is written.)
  private mutating func readKey(_ scalar: Scalar, _ range: SourceRange) throws(Problem) {
    guard builder.symbols.count < Int(Node.noKey) - 1 else {
      throw .tooManyKeys(at: range.lowerBound)
    }
    if let anchor = scalar.anchor {
      anchors[anchor] = Anchor(
        node: 0, height: 0, detached: [builder.keyNode(scalar.text, range)])
    }
    builder.key(utf8: scalar.text, range: range)
    frames[frames.count - 1].hasKey = true
    frames[frames.count - 1].isMerging = scalar.isMergeKey
  }

  private mutating func add(_ scalar: Scalar, _ range: SourceRange) throws(Problem) {
    switch scalar.tag {
    case .resolved: addPlain(scalar, range)
    case .none where scalar.isPlain: addPlain(scalar, range)
    case .none, .string: addString(scalar, range)
    case .float:
      guard let number = PlainScalar(scalar.text, rules: .core).number else {
        throw Problem(at: range.lowerBound, "tagged !!float, but not a number")
      }
      builder.double(number, range: range)
    case .binary:
      guard let bytes = Base64.decode(scalar.text) else {
        throw Problem(at: range.lowerBound, "tagged !!binary, but not base64")
      }
      builder.string(bytes, range: range)
    }
  }

  private mutating func addPlain(_ scalar: Scalar, _ range: SourceRange) {
    if let text = standing(scalar, in: range) {
      builder.plain(inSource: text, range: range)
    } else {
      builder.plain(scalar.text, range: range)
    }
  }

  private mutating func addString(_ scalar: Scalar, _ range: SourceRange) {
    if let text = standing(scalar, in: range) {
      builder.string(inSource: text, range: range)
    } else {
      builder.string(scalar.text, range: range)
    }
  }

  /// The place in the source where a scalar's text stands just as it is.
  private func standing(_ scalar: Scalar, in range: SourceRange) -> Range<Int>? {
    let quotes = scalar.isPlain ? 0 : 1
    let start = range.lowerBound + quotes
    guard start + scalar.text.count + quotes == range.upperBound else { return nil }
    let candidate = start..<start + scalar.text.count
    return scalar.text.elementsEqual(text[candidate]) ? candidate : nil
  }

  /// Where a block scalar's last line of text ends; a comment behind its `|` is noted on the way.
  private mutating func endOfBlock(from start: Int, to end: Int) -> Int {
    let header = search.endOfLine(from: start)
    comments.skip(to: start)
    comments.addGap(to: min(header, end))
    comments.skip(to: end)
    var last = end
    while last > start, text[last - 1] <= 0x20 { last -= 1 }
    return last
  }
}
