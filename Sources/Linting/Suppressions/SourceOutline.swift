internal import Diagnostics
internal import HCL

/// The lines on which the blocks and attributes of a file begin and end.
struct SourceOutline {
  /// The outermost blocks, in order.
  private let blocks: [ClosedRange<Int>]
  /// What begins on a line: the outermost, where there are several.
  private var items: [Int: ClosedRange<Int>] = [:]

  /// The outline of the file of which `body` is all.
  ///
  /// - Complexity: O(body).
  init(_ body: Body, _ lines: LineTable) {
    blocks = body.blocks.map { Self.lines(of: $0, lines) }
    var pending = [body]
    while let next = pending.popLast() {
      for attribute in next.attributes { add(Self.lines(of: attribute.range, lines)) }
      for block in next.blocks { add(Self.lines(of: block, lines)) }
      pending += next.blocks.reversed().map(\.body)
    }
  }

  private mutating func add(_ item: ClosedRange<Int>) {
    if items[item.lowerBound] == nil { items[item.lowerBound] = item }
  }

  /// The lines of the outermost block around `line`.
  ///
  /// - Complexity: O(log blocks).
  func block(around line: Int) -> ClosedRange<Int>? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].contains(line) ? blocks[low] : nil
  }

  /// The lines of what begins on `line`.
  func item(at line: Int) -> ClosedRange<Int>? { items[line] }

  private static func lines(of block: Block, _ lines: LineTable) -> ClosedRange<Int> {
    let start = lines.line(at: block.type.range.lowerBound)
    return start...max(start, lines.line(at: max(block.body.range.upperBound - 1, 0)))
  }

  private static func lines(of range: SourceRange, _ lines: LineTable) -> ClosedRange<Int> {
    lines.line(at: range.lowerBound)...lines.line(at: range.upperBound)
  }
}
