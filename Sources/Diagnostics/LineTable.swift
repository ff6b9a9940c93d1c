/// Where the lines of a text begin, so that a byte offset can be said as line and column.
///
/// Made only when a position is asked for: a scan without findings never makes one.
package struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// The lines of `source`; a line ends with LF, CR LF or CR.
  ///
  /// - Complexity: O(bytes), one pass.
  package init(_ source: SourceFile) {
    bytes = source.bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
        index += 1
        starts.append(index)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        starts.append(index)
      }
    }
    self.starts = starts
  }

  /// The number of lines; an empty text has one.
  package var count: Int { starts.count }

  /// The line (from 1) that holds the byte at `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Line and column of the byte at `offset`, both from 1; columns count Unicode scalars.
  package func position(at offset: Int) -> Position {
    let line = line(at: offset)
    let start = starts[line - 1]
    let end = min(max(offset, start), bytes.count)
    let scalars = bytes[start..<end].reduce(0) { $0 + (($1 & 0xC0) == 0x80 ? 0 : 1) }
    return Position(line: line, column: scalars + 1)
  }

  /// The bytes of `line` (from 1), without its line ending.
  package func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return SourceRange(start, end)
  }

  /// `range` as lines and columns of the source at `path`.
  package func location(of range: SourceRange, path: String) -> Location {
    let start = position(at: range.lowerBound)
    let end = position(at: range.upperBound)
    return Location(
      path: path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }
}

/// A line and a column, both from 1; columns count Unicode scalars.
package struct Position: Hashable, Comparable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in Unicode scalars.
  package let column: Int

  /// The position at `line` and `column`, both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A place in a file as people and SARIF say it: lines and columns from 1, the end exclusive.
package struct Location: Hashable, Sendable {
  /// The file, relative to the working directory.
  package let path: String
  /// The first line.
  package let line: Int
  /// The first column, in Unicode scalars.
  package let column: Int
  /// The last line.
  package let endLine: Int
  /// The column just past the last one.
  package let endColumn: Int

  /// A place in the file at `path`.
  package init(path: String, line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.path = path
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}
