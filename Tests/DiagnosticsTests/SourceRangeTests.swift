import Diagnostics
import Testing

@Suite("Ranges of a source")
struct SourceRangeTests {
  private let ranges = [
    SourceRange(30, 40), SourceRange(0, 10), SourceRange(2, 5), SourceRange(8, 12),
    SourceRange(12, 14), SourceRange(35, 36),
  ]

  @Test("merge to ranges in order that do not overlap")
  func merged() {
    #expect(ranges.merged == [SourceRange(0, 12), SourceRange(12, 14), SourceRange(30, 40)])
    #expect([SourceRange]().merged == [])
  }

  @Test(
    "are found by what they overlap",
    arguments: [
      (0, 0, 0...0), (0, 1, 0...1), (11, 13, 0...2), (12, 13, 1...2), (14, 30, 2...2),
      (39, 99, 2...3), (40, 99, 3...3), (0, 99, 0...3),
    ])
  func overlapping(lower: Int, upper: Int, found: ClosedRange<Int>) {
    let merged = ranges.merged
    let slice = merged.overlapping(from: lower, to: upper)
    #expect(Array(slice) == Array(merged[found.lowerBound..<found.upperBound]))
  }
}
