internal import CLibYAML
internal import Diagnostics

/// Reads a YAML stream into a tree, by way of libyaml's events.
///
/// Each document is parsed on its own (``YAMLPieces``); a broken one is taken back, and the others
/// stay. Plain scalars stay unresolved, since it depends on the file's reader what they mean.
struct YAMLReader: ~Copyable {
  let text: UnsafeBufferPointer<UInt8>
  let search: ByteSearch
  let limits: Limits
  var parser = EventParser()
  var builder: TreeBuilder
  var comments: CommentIndex
  var offsets: CharacterOffsets
  /// The containers that are open.
  var frames: [Frame] = []
  var anchors: [String: Anchor] = [:]
  /// Where the last value ends: a block's end is that of its last value.
  var lastEnd = 0
  /// How many nodes the aliases of this document, and of all, may still add.
  var aliasNodes = 0
  var allAliasNodes: Int
  /// The piece of the text that is being read.
  private var piece = 0..<0
  private var documentStart = 0
  private var roots: [Int] = []
  private var problems: [Problem] = []

  /// An open container.
  struct Frame {
    let node: Int
    let isMapping: Bool
    /// Whether a mapping has a key that waits for its value.
    var hasKey = false
    /// Whether that key is `<<`.
    var isMerging = false
    /// The members under `<<`.
    var merges: [Int] = []
    /// How many levels lie below it, so far.
    var height = 1
    var anchor: String?
  }

  /// A value that aliases can mean.
  struct Anchor {
    var node: Int
    /// How many levels lie below it; nil while it is open.
    var height: Int?
    /// A copy of its own, where the tree's is about to be changed by a merge.
    var detached: [Node]?
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, source: SourceFile, limits: Limits) {
    self.text = text
    search = ByteSearch(text)
    self.limits = limits
    builder = TreeBuilder(source: source)
    comments = CommentIndex(text, search: search)
    offsets = CharacterOffsets(text, piece: 0..<0, search: search)
    allAliasNodes = limits.aliasNodes.multipliedReportingOverflow(by: 10).partialValue
  }

  /// Reads `source`.
  ///
  /// - Complexity: O(bytes), and what aliases add.
  static func read(_ source: SourceFile, limits: Limits) -> Reading {
    source.bytes.withUnsafeBufferPointer { text in
      if let offset = ByteSearch(text).first(0, in: 0..<text.count) {
        return Reading(empty: source, problems: [.binary(at: offset)])
      }
      var reader = YAMLReader(text, source: source, limits: limits)
      for piece in YAMLPieces(text) {
        guard reader.read(piece) else { break }
      }
      return reader.finish()
    }
  }

  private consuming func finish() -> Reading {
    Reading(builder: builder, roots: roots, problems: problems, comments: comments.ranges)
  }

  /// Reads one piece of the stream; whether to go on.
  private mutating func read(_ piece: YAMLPieces.Piece) -> Bool {
    guard roots.count + problems.count < limits.documents else {
      problems.append(.tooManyDocuments(at: piece.range.lowerBound, limits: limits))
      return false
    }
    let commentCount = comments.count
    let rootCount = roots.count
    do throws(Problem) {
      documentStart = builder.nodeCount
      if !piece.isEmpty {
        try start(piece)
        try readDocuments()
      }
      comments.addGap(to: piece.range.upperBound)
    } catch {
      // A piece holds one document; where libyaml saw more, the ones before the broken one stay.
      builder.rollBack(to: documentStart)
      if roots.count == rootCount {
        comments.rollBack(to: commentCount, at: piece.range.upperBound)
      }
      problems.append(error)
    }
    return true
  }

  private mutating func start(_ piece: YAMLPieces.Piece) throws(Problem) {
    frames.removeAll(keepingCapacity: true)
    if let offset = TextEncoding.firstInvalidByte(of: text, in: piece.range) {
      throw .notUTF8(at: offset, byte: text[offset])
    }
    guard piece.directiveCount <= 100 else {
      throw Problem(at: piece.range.lowerBound, "holds more than 100 directives")
    }
    // libyaml passes over a byte order mark here without counting it.
    var range = piece.range
    if text[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.dropFirst(3) }
    self.piece = range
    offsets = CharacterOffsets(text, piece: range, search: search)
    comments.skip(to: range.lowerBound)
    try parser.start(on: UnsafeBufferPointer(rebasing: text[range]))
  }

  /// Reads all that libyaml finds in a piece.
  private mutating func readDocuments() throws(Problem) {
    while true {
      try advance()
      switch parser.type {
      case YAML_STREAM_END_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        documentStart = builder.nodeCount
        anchors.removeAll()
        aliasNodes = limits.aliasNodes
      case YAML_DOCUMENT_END_EVENT: endDocument()
      case YAML_SCALAR_EVENT: try readScalar()
      case YAML_ALIAS_EVENT: try readAlias()
      case YAML_MAPPING_START_EVENT: try beginContainer(isMapping: true)
      case YAML_SEQUENCE_START_EVENT: try beginContainer(isMapping: false)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: try endContainer()
      default: break
      }
    }
  }

  private mutating func advance() throws(Problem) {
    do {
      try parser.advance()
    } catch {
      let origin = offsets.offset(ofCharacter: error.origin)
      let place =
        error.isReaderError
        ? piece.lowerBound + error.place : offsets.offset(ofCharacter: error.place)
      throw error.problem(at: place, origin: origin, in: text, piece: piece)
    }
  }

  /// Keeps the document, unless it holds nothing at all.
  private mutating func endDocument() {
    if builder.isEmptyPlain(at: documentStart) {
      builder.rollBack(to: documentStart)
    } else {
      roots.append(documentStart)
    }
    documentStart = builder.nodeCount
  }
}
