/// A pattern for ids, addresses and paths: `*` is anything up to the next separator, `**` anything.
///
/// The separator is `/` where the pattern has one, else `.`, as in Terraform's addresses; within the
/// brackets of an instance key, `*` is anything but the closing one.
package struct Glob: Sendable, Hashable {
  /// The pattern as it was written.
  package let text: String
  private let pattern: [UInt8]
  private let separator: UInt8

  /// The pattern `text`.
  package init(_ text: String) {
    self.text = text
    pattern = Array(text.utf8)
    separator = pattern.contains(UInt8(ascii: "/")) ? UInt8(ascii: "/") : UInt8(ascii: ".")
  }

  /// The patterns that `texts`, the values of an option that may be repeated, say: each is one, or
  /// several with commas between.
  package static func patterns(_ texts: [String]) -> [Glob] {
    texts.flatMap { text in
      text.split(separator: ",").map { Glob($0.filter { $0 != " " }) }
    }
  }

  /// Whether it matches nothing but its own text.
  package var isLiteral: Bool {
    !pattern.contains(UInt8(ascii: "*")) && !pattern.contains(UInt8(ascii: "?"))
  }

  /// Whether all of `text` matches.
  ///
  /// - Complexity: O(pattern × text), without recursion: a hostile pattern can't make it slower.
  package func matches(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var reachable = [Bool](repeating: false, count: text.count + 1)
    reachable[0] = true
    var index = 0
    var isInBrackets = false
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      if byte == UInt8(ascii: "[") { isInBrackets = true }
      if byte == UInt8(ascii: "]") { isInBrackets = false }
      if byte == UInt8(ascii: "*") {
        let isDouble = index < pattern.count && pattern[index] == UInt8(ascii: "*")
        if isDouble { index += 1 }
        let stop: UInt8? = isDouble ? nil : isInBrackets ? UInt8(ascii: "]") : separator
        for position in text.indices where reachable[position] && text[position] != stop {
          reachable[position + 1] = true
        }
      } else {
        for position in text.indices.reversed() {
          let matches = text[position] == byte || byte == UInt8(ascii: "?")
          reachable[position + 1] = reachable[position] && matches
        }
        reachable[0] = false
      }
    }
    return reachable[text.count]
  }
}
