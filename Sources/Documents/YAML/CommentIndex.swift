internal import Diagnostics

/// Collects the comments, which libyaml drops, from the gaps between the scalars.
struct CommentIndex {
  private let text: UnsafeBufferPointer<UInt8>
  private let search: ByteSearch
  private(set) var ranges: [SourceRange] = []
  /// Up to where the text has been looked at.
  private var covered = 0

  init(_ text: UnsafeBufferPointer<UInt8>, search: ByteSearch) {
    self.text = text
    self.search = search
  }

  /// The number of comments so far, to be given to ``rollBack(to:)``.
  var count: Int { ranges.count }

  /// Looks at what lies between the last scalar and `end`, where the next one begins.
  mutating func addGap(to end: Int) {
    var position = covered
    while position < end, let hash = search.first(UInt8(ascii: "#"), in: position..<end) {
      guard begins(at: hash) else {
        position = hash + 1
        continue
      }
      position = search.endOfLine(from: hash)
      var last = position
      while last > hash, text[last - 1] == 0x0A || text[last - 1] == 0x0D { last -= 1 }
      ranges.append(SourceRange(hash, last))
    }
    covered = max(covered, end)
  }

  /// Passes over a scalar that ends at `end`.
  mutating func skip(to end: Int) {
    covered = max(covered, end)
  }

  /// Forgets the comments of a broken document and goes on at `position`.
  mutating func rollBack(to count: Int, at position: Int) {
    ranges.removeSubrange(count...)
    covered = position
  }

  /// Whether the `#` at `offset` begins a comment: in a tag, an anchor or an alias it does not.
  private func begins(at offset: Int) -> Bool {
    guard offset > covered else { return true }
    switch text[offset - 1] {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      return true
    default: return false
    }
  }
}
