package import Diagnostics

/// A key that one mapping has more than once; the last one won.
package struct DuplicateKey: Sendable, Hashable {
  /// The mapping, as it is without what was overridden.
  package let mapping: Value
  /// The key's text.
  package let key: String
  /// Where the key stands first.
  package let first: SourceRange
  /// Where the key stands last: the one that counts.
  package let last: SourceRange
}
