package import Diagnostics

/// A comment of a YAML source.
package struct Comment: Sendable, Hashable {
  /// The line it stands on, from 1.
  package let line: Int
  /// The column of its `#`, from 1, in Unicode scalars.
  package let column: Int
  /// What stands after the `#`, as it is, up to the end of the line.
  package let text: String
  /// Whether nothing but blanks stands before it on its line.
  package let standsAlone: Bool
  /// Its bytes, the `#` included, the line ending not.
  package let range: SourceRange
}
