package import Diagnostics

/// One file of HCL's native syntax or its JSON variant, read: a tree with a place for everything.
///
/// A leaf module: it knows the language (bodies, blocks, attributes, expressions), and nothing of
/// Terraform, which gives the names their meaning.
package struct HCLFile: Sendable {
  /// The text in UTF-8, without a byte order mark.
  package let source: SourceFile
  /// What the file holds; what could be read of it where something is wrong.
  package let body: Body
  /// The comments, in order; none in JSON.
  package let comments: [Comment]
  /// What is wrong with the file, if anything is: the first mistake, located.
  ///
  /// What follows from a mistake is seldom a second one, so a file gives one error at most.
  package let diagnostics: [Diagnostic]

  /// How much a file may ask for.
  package struct Limits: Sendable, Hashable {
    /// What the tool runs with.
    package static let standard = Limits()

    /// How many blocks, brackets and templates may lie within each other, so that whatever walks the
    /// tree may recurse.
    package var depth = 120
    /// How many bytes a file may have.
    package var bytes = 64 << 20

    /// The standard limits, for changing one of them.
    package init() {}
  }

  /// Reads `bytes` as HCL's native syntax.
  ///
  /// - Complexity: O(bytes).
  package init(parsing bytes: [UInt8], path: String, limits: Limits = .standard) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    let source = SourceFile(path: path, bytes: text)
    guard bytes.count <= limits.bytes else {
      self.init(empty: source, .tooLarge(limits: limits))
      return
    }
    if let offset = Self.firstInvalidByte(of: text) {
      self.init(empty: source, .notUTF8(at: offset))
      return
    }
    var parser = Parser(source, limits: limits)
    let body = parser.file()
    self.init(
      source: source, body: body, comments: parser.comments,
      diagnostic: parser.mistake?.diagnostic(on: source))
  }

  init(source: SourceFile, body: Body, comments: [Comment] = [], diagnostic: Diagnostic?) {
    self.source = source
    self.body = body
    self.comments = comments
    diagnostics = diagnostic.map { [$0] } ?? []
  }

  init(source: SourceFile, body: Body, mistake: Mistake?) {
    self.init(source: source, body: body, diagnostic: mistake?.diagnostic(on: source))
  }

  init(empty source: SourceFile, _ mistake: Mistake) {
    self.init(source: source, body: Body(range: SourceRange(0, 0)), mistake: mistake)
  }

  private static func firstInvalidByte(of text: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: text.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}

/// A comment of a file in the native syntax.
package struct Comment: Sendable, Hashable {
  /// Its bytes, with `#`, `//` or `/*` and `*/`, without the line ending.
  package let range: SourceRange
  /// What stands behind the mark, up to the end of the line, or before `*/`.
  package let text: String
}
