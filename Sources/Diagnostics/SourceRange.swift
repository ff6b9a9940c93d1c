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
