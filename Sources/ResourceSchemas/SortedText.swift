#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Lines in the order of their bytes, searched where they stand.
struct SortedText {
  private let text: StaticString
  private let range: Range<Int>

  init(_ text: StaticString, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  /// The words of a line, each as bytes; the first is what it is about.
  typealias Line = [ArraySlice<UInt8>]

  /// What the lines are about, in their order, each with the byte after it: nil at a line's end.
  ///
  /// - Complexity: O(size of the text).
  var heads: [(name: String, next: UInt8?)] {
    text.withUTF8Buffer { buffer in
      var heads: [(name: String, next: UInt8?)] = []
      var start = range.lowerBound
      while start < range.upperBound {
        let end = Self.end(ofLineAt: start, in: buffer, range)
        let head = Self.head(of: buffer[start..<end])
        let next = head.endIndex + 1 < end ? buffer[head.endIndex + 1] : nil
        heads.append((String(decoding: head, as: UTF8.self), next))
        start = end + 1
      }
      return heads
    }
  }

  /// The lines at the beginning that are about `word`.
  func leadingLines(about word: String) -> [String] {
    var lines: [String] = []
    text.withUTF8Buffer { buffer in
      var start = range.lowerBound
      while start < range.upperBound {
        let end = Self.end(ofLineAt: start, in: buffer, range)
        guard Self.head(of: buffer[start..<end]).elementsEqual(word.utf8) else { return }
        lines.append(String(decoding: buffer[start..<end], as: UTF8.self))
        start = end + 1
      }
    }
    return lines
  }

  /// The line about `word`.
  ///
  /// - Complexity: O(log lines).
  func line(about word: String) -> Line? {
    let word = Array(word.utf8)
    return text.withUTF8Buffer { buffer in
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let start = Self.start(ofLineAt: low + (high - low) / 2, in: buffer, from: low)
        let end = Self.end(ofLineAt: start, in: buffer, range)
        let head = Self.head(of: buffer[start..<end])
        if head.elementsEqual(word) {
          return Array(buffer[start..<end]).split(separator: UInt8(ascii: " "))
        }
        if head.lexicographicallyPrecedes(word) { low = end + 1 } else { high = start }
      }
      return nil
    }
  }

  // MARK: Bytes

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func head(of line: Slice<Bytes>) -> Slice<Bytes> {
    line[..<(offset(of: " ", in: line) ?? line.endIndex)]
  }

  private static func start(ofLineAt offset: Int, in buffer: Bytes, from low: Int) -> Int {
    var start = offset
    while start > low, buffer[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private static func end(ofLineAt start: Int, in buffer: Bytes, _ range: Range<Int>) -> Int {
    offset(of: "\n", in: buffer[start..<range.upperBound]) ?? range.upperBound
  }

  private static func offset(of character: Unicode.Scalar, in part: Slice<Bytes>) -> Int? {
    guard let base = part.base.baseAddress,
      let found = memchr(base + part.startIndex, Int32(character.value), part.count)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }
}
