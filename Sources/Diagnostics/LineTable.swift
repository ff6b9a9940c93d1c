/// Where the lines of a text begin, so that a byte offset can be said as line and column.
///
/// Made only when a position is asked for: a scan without findings never makes one.
package struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [UInt32]
  /// How many bytes before each block are not the first of their scalar; empty for ASCII.
  ///
  /// Without it every column in a minified file would be counted from the start of its only line.
  private let continuations: [UInt32]
  private static let blockSize = 1024

  /// The lines of `source`; a line ends with LF, CR LF or CR.
  ///
  /// - Complexity: O(bytes), one pass.
  package init(_ source: SourceFile) {
    bytes = source.bytes
    (starts, continuations) = bytes.withUnsafeBufferPointer { (Self.starts($0), Self.count($0)) }
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var starts: [UInt32] = [0]
    for index in bytes.indices where bytes[index] <= UInt8(ascii: "\r") {
      let isReturn =
        bytes[index] == UInt8(ascii: "\r")
        && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n"))
      guard isReturn || bytes[index] == UInt8(ascii: "\n") else { continue }
      starts.append(UInt32(truncatingIfNeeded: index + 1))
    }
    return starts
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
    var sums: [UInt32] = []
    sums.reserveCapacity(bytes.count / blockSize + 1)
    var sum: UInt32 = 0
    for index in bytes.indices {
      if index.isMultiple(of: blockSize) { sums.append(sum) }
      sum += bytes[index] & 0xC0 == 0x80 ? 1 : 0
    }
    return sums
  }

  /// The number of lines; an empty text has one.
  package var count: Int { starts.count }

  /// The line (from 1) that holds the byte at `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Line and column of the byte at `offset`, both from 1; columns count Unicode scalars.
  ///
  /// - Complexity: O(log lines).
  package func position(at offset: Int) -> Position {
    let line = line(at: offset)
    let start = Int(starts[line - 1])
    let end = min(max(offset, start), bytes.count)
    let scalars = end - start - (continuations(before: end) - continuations(before: start))
    return Position(line: line, column: scalars + 1)
  }

  private func continuations(before offset: Int) -> Int {
    guard !continuations.isEmpty else { return 0 }
    let block = min(offset / Self.blockSize, continuations.count - 1)
    let rest = bytes[block * Self.blockSize..<offset].count { $0 & 0xC0 == 0x80 }
    return Int(continuations[block]) + rest
  }

  /// The bytes of `line` (from 1), without its line ending.
  package func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(bytes.count, bytes.count) }
    let start = Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) : bytes.count
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
