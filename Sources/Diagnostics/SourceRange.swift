/// A half-open range of byte offsets into a ``SourceFile``'s UTF-8 text.
package struct SourceRange: Hashable, Sendable {
  private let start: UInt32
  private let end: UInt32

  /// The range from `lowerBound` up to `upperBound`; sources are smaller than 4 GiB.
  package init(_ lowerBound: Int, _ upperBound: Int) {
    start = UInt32(clamping: lowerBound)
    end = UInt32(clamping: max(lowerBound, upperBound))
  }

  /// The offset of the first byte.
  package var lowerBound: Int { Int(start) }
  /// The offset just past the last byte.
  package var upperBound: Int { Int(end) }
  /// Whether the range holds no byte.
  package var isEmpty: Bool { start == end }

  /// Whether `other` lies within this range.
  package func contains(_ other: SourceRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension [SourceRange] {
  /// The same bytes as ranges that are in order and do not overlap.
  ///
  /// - Complexity: O(n log n).
  package var merged: [SourceRange] {
    var merged: [SourceRange] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = SourceRange(
          last.lowerBound, Swift.max(last.upperBound, range.upperBound))
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// Those of the ranges, which are in order and do not overlap, that share a byte with the ones from
  /// `lower` up to `upper`.
  ///
  /// - Complexity: O(log n + what is found).
  package func overlapping(from lower: Int, to upper: Int) -> ArraySlice<SourceRange> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= lower { low = middle + 1 } else { high = middle }
    }
    return self[low...].prefix { $0.lowerBound < upper }
  }
}
