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

extension Comment {
  /// The comment at `range`.
  init(_ range: SourceRange, of source: SourceFile, lines: LineTable) {
    let position = lines.position(at: range.lowerBound)
    let start = lines.range(ofLine: position.line).lowerBound
    line = position.line
    column = position.column
    text = source.text(in: SourceRange(range.lowerBound + 1, range.upperBound))
    standsAlone = source.bytes[start..<range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    self.range = range
  }
}
