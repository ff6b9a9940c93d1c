package import Diagnostics

/// One input, read: its documents as values of one ``Tree``, and what was wrong with it.
///
/// The first step of the flow; front ends look at ``documents``, decide what they are and settle
/// their scalars with ``resolved(as:)``.
package struct ParsedSource: Sendable {
  /// How an input is written.
  package enum Format: String, Sendable, Hashable {
    /// JSON, one document or several after one another.
    case json
    /// YAML, a stream of documents.
    case yaml
  }

  /// How the input is written.
  package let format: Format
  /// The text in UTF-8, without a byte order mark.
  package let source: SourceFile
  /// The tree that holds every document.
  package let tree: Tree
  /// The documents' roots, in order; empty and broken ones are left out.
  package let documents: [Value]
  /// Located errors, one for each broken document.
  package let diagnostics: [Diagnostic]
  /// The keys that stood more than once in one mapping, in the order of the source.
  package let duplicateKeys: [DuplicateKey]
  private let commentRanges: [SourceRange]

  /// Reads `bytes`, in UTF-8 or UTF-16, as JSON or YAML, whichever they look like.
  ///
  /// What begins with a brace or a bracket is JSON, unless it is wrong as JSON and right as YAML's
  /// flow style. Several JSON texts may follow one another, as for kubectl.
  /// - Complexity: O(bytes), and what aliases add.
  package init(parsing bytes: [UInt8], path: String, limits: Limits = .standard) {
    guard bytes.count <= limits.bytes else {
      let source = SourceFile(path: path, bytes: [])
      self.init(.yaml, Reading(empty: source, problems: [.tooLarge(limits: limits)]))
      return
    }
    let text = TextEncoding(decoding: bytes)
    let source = SourceFile(path: path, bytes: text.bytes)
    if let problem = text.problem {
      self.init(.yaml, Reading(empty: source, problems: [problem]))
      return
    }
    guard Self.looksLikeJSON(text.bytes) else {
      self.init(.yaml, YAMLReader.read(source, limits: limits))
      return
    }
    let json = JSONReader.read(source, limits: limits)
    if let problem = json.problems.first, Self.mayBeYAML(source, problem) {
      let yaml = YAMLReader.read(source, limits: limits)
      if yaml.problems.isEmpty || Self.isYAMLStream(source, problem)
        || !Self.opensLikeJSON(text.bytes)
      {
        self.init(.yaml, yaml)
        return
      }
    }
    self.init(.json, json)
  }

  private init(_ format: Format, _ reading: Reading) {
    let tree = reading.tree
    self.format = format
    self.tree = tree
    source = tree.source
    documents = reading.roots.map { tree.value(at: $0) }
    duplicateKeys = reading.duplicates.map { duplicate in
      DuplicateKey(
        mapping: tree.value(at: duplicate.mapping),
        key: tree.symbols.names[Int(duplicate.symbol)], first: duplicate.first,
        last: duplicate.last)
    }
    commentRanges = reading.comments
    guard !reading.problems.isEmpty else {
      diagnostics = []
      return
    }
    let lines = LineTable(tree.source)
    diagnostics = reading.problems.map { $0.diagnostic(on: tree.source, lines: lines) }
  }

  private init(_ other: ParsedSource, resolvedTree tree: Tree) {
    format = other.format
    source = other.source
    self.tree = tree
    documents = other.documents.map { tree.value(at: $0.index) }
    diagnostics = other.diagnostics
    duplicateKeys = other.duplicateKeys.map { duplicate in
      DuplicateKey(
        mapping: tree.value(at: duplicate.mapping.index), key: duplicate.key,
        first: duplicate.first, last: duplicate.last)
    }
    commentRanges = other.commentRanges
  }

  /// The comments of a YAML source, in order; none for JSON, and none of broken documents.
  ///
  /// - Complexity: O(bytes): made anew each time, so ask once.
  package var comments: [Comment] {
    guard !commentRanges.isEmpty else { return [] }
    let lines = LineTable(source)
    return commentRanges.map { Comment($0, of: source, lines: lines) }
  }

  /// The same documents with their plain scalars settled by `rules`; those already settled stay.
  ///
  /// Values of the two have the same indices.
  /// - Complexity: O(nodes).
  package consuming func resolved(as rules: ScalarRules) -> ParsedSource {
    let resolved = tree.resolved(as: rules)
    return resolved === tree ? self : ParsedSource(self, resolvedTree: resolved)
  }
}

extension ParsedSource {
  private static func looksLikeJSON(_ text: [UInt8]) -> Bool {
    let first = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether a quoted key, or nothing, follows the first brace or bracket: the errors of what begins
  /// so are told as JSON's.
  private static func opensLikeJSON(_ text: [UInt8]) -> Bool {
    let next = text.lazy.filter { $0 > 0x20 }.dropFirst().first
    return next == nil || next == UInt8(ascii: "\"")
  }

  /// Whether a text that is wrong as JSON is worth trying as YAML: a file that is called JSON, or a
  /// long one that was right for long, is JSON with a mistake, and its error is the one to tell.
  private static func mayBeYAML(_ source: SourceFile, _ problem: Problem) -> Bool {
    if isYAMLStream(source, problem) { return true }
    return !hasSuffix(".json", source.path) && problem.offset < 1 << 16
  }

  /// Whether JSON went wrong where a YAML stream has its next document or a comment.
  private static func isYAMLStream(_ source: SourceFile, _ problem: Problem) -> Bool {
    let rest = source.bytes[min(problem.offset, source.bytes.count)...]
    return rest.starts(with: Array("---".utf8))
  }

  private static func hasSuffix(_ suffix: String, _ path: String) -> Bool {
    path.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
