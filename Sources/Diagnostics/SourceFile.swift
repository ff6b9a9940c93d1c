/// One input as bytes, with the name that messages call it by.
///
/// The bytes are UTF-8: an input in another encoding is brought to UTF-8 before anything reads it,
/// so every offset in archlint is an offset into these bytes.
package struct SourceFile: Sendable {
  /// The path as the user would write it: relative to the working directory, `-` for standard input.
  package let path: String
  /// The text, in UTF-8.
  package let bytes: [UInt8]

  /// A source named `path`, with UTF-8 `bytes`.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A source named `path` with the text `text`.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of `range`, cut to what the source holds; bytes that are not UTF-8 are replaced.
  package func text(in range: SourceRange) -> String {
    let lower = min(range.lowerBound, bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}

/// Two are the same source if they have the same path and length: one scan reads no path twice.
extension SourceFile: Hashable {
  package static func == (left: SourceFile, right: SourceFile) -> Bool {
    left.path == right.path && left.bytes.count == right.bytes.count
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(path)
  }
}
