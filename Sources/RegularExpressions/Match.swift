/// Where a pattern matched: the whole match and its groups, as UTF-8 offsets into the text.
package struct Match: Sendable, Hashable {
  /// The whole match, then each capturing group; nil for a group that took no part.
  package let groups: [Range<Int>?]
  private let names: [String?]

  init(groups: [Range<Int>?], names: [String?]) {
    self.groups = groups
    self.names = names
  }

  /// The whole match.
  package var range: Range<Int> {
    groups.first.flatMap { $0 } ?? 0..<0
  }

  /// The first group of that name; nil if there is none or it took no part in the match.
  package subscript(name: String) -> Range<Int>? {
    names.firstIndex(of: name).flatMap { groups[$0 + 1] }
  }
}
