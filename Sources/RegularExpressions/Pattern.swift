internal import CRE2

/// A compiled regular expression in RE2's syntax, which is CEL's and Go's.
///
/// Matching takes time linear in the text whatever the pattern, so patterns and texts may both come
/// from strangers. It stands beside no other module: CEL and the front ends read through it.
/// Offsets are of UTF-8 bytes throughout.
package struct Pattern: Sendable {
  /// The memory that one pattern's program and its caches may take, in bytes; what would need more
  /// is refused when compiling, or matched by RE2's slower automaton.
  package static let memoryLimit = 8 << 20

  /// The pattern as it was written.
  package let source: String
  /// The names of the capturing groups, nil for those without; the first is that of group 1.
  package let groupNames: [String?]

  private let handle: Handle

  /// Compiles a pattern.
  ///
  /// - Complexity: linear in the pattern's length, counted repetitions written out (at most 1000).
  /// - Throws: `PatternError` with RE2's cause and the part at fault.
  package init(_ source: String) throws(PatternError) {
    let compiled = withUTF8(of: source) { text in
      cre2_compile(text.baseAddress, text.count, Int64(Pattern.memoryLimit))
    }
    guard let compiled else {
      throw PatternError(cause: .patternTooLarge, fragment: source)
    }
    let handle = Handle(compiled)
    let code = cre2_error_code(compiled)
    guard code == 0 else {
      var length = 0
      let fragment = cre2_error_fragment(compiled, &length)
      throw PatternError(code: code, fragment: string(at: fragment, count: length))
    }
    let groupNames = (0..<cre2_group_count(compiled)).map { index in
      var length = 0
      return cre2_group_name(compiled, index + 1, &length).map { string(at: $0, count: length) }
    }
    // RE2 lets two groups have one name; Go's regexp, hence the other CELs, doesn't.
    var known: Set<String> = []
    for case let name? in groupNames where !known.insert(name).inserted {
      throw PatternError(cause: .badGroupName, fragment: name)
    }
    self.source = source
    self.handle = handle
    self.groupNames = groupNames
  }

  /// Whether the pattern matches anywhere in the text.
  ///
  /// - Complexity: linear in the text; allocates nothing.
  package func matches(_ text: String) -> Bool {
    withUTF8(of: text) { matches($0) }
  }

  /// Whether the pattern matches anywhere in UTF-8 that is not a `String` yet.
  ///
  /// - Complexity: linear in the text; allocates nothing.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    cre2_matches(handle.pointer, text.baseAddress, text.count)
  }

  /// The leftmost match that starts at or after a byte offset.
  ///
  /// What stands before the offset still counts for `^` and `\b`.
  /// - Complexity: linear in the text.
  package func firstMatch(in text: String, from offset: Int = 0) -> Match? {
    withUTF8(of: text) { firstMatch(in: $0, from: offset) }
  }

  /// The leftmost match in UTF-8 that is not a `String` yet.
  ///
  /// - Complexity: linear in the text.
  package func firstMatch(in text: UnsafeBufferPointer<UInt8>, from offset: Int = 0) -> Match? {
    guard offset >= 0, offset <= text.count else { return nil }
    let count = groupNames.count + 1
    let groups = [Range<Int>?](unsafeUninitializedCapacity: count) { ranges, initialized in
      withUnsafeTemporaryAllocation(of: cre2_range.self, capacity: count) { found in
        guard
          cre2_find(
            handle.pointer, text.baseAddress, text.count, offset, found.baseAddress, Int32(count))
        else { return }
        for (index, range) in found.enumerated() {
          ranges.initializeElement(
            at: index, to: range.start < 0 ? nil : range.start..<range.end)
        }
        initialized = count
      }
    }
    return groups.isEmpty ? nil : Match(groups: groups, names: groupNames)
  }

  /// All matches from left to right that don't overlap, at most `limit` of them.
  ///
  /// An empty match right after another match is left out, as in Go and in CEL's `findAll`.
  /// - Complexity: linear in the text for each match.
  package func allMatches(in text: String, limit: Int = .max) -> [Match] {
    withUTF8(of: text) { bytes in
      var matches: [Match] = []
      var offset = 0
      var previousEnd = -1
      while matches.count < limit, let match = firstMatch(in: bytes, from: offset) {
        let range = match.range
        if !range.isEmpty || range.lowerBound != previousEnd {
          matches.append(match)
        }
        previousEnd = range.upperBound
        offset = range.isEmpty ? end(ofCharacterAt: range.upperBound, in: bytes) : previousEnd
      }
      return matches
    }
  }
}

/// Owns RE2's object.
///
/// Unchecked, because Swift can't see into C++: RE2 documents that the matching functions, which
/// are const, may be called from several threads at once, and nothing here calls any other.
private final class Handle: @unchecked Sendable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    cre2_free(pointer)
  }
}

/// The offset after the character that starts at `offset`; past the end for the end itself.
private func end(ofCharacterAt offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
  var next = offset + 1
  while next < text.count, text[next] & 0xC0 == 0x80 {
    next += 1
  }
  return next
}

private func string(at bytes: UnsafePointer<CChar>, count: Int) -> String {
  String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
}

/// Calls `body` with the string's own bytes; only strings bridged from elsewhere are copied.
private func withUTF8<Result>(
  of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
  var copy = text
  return copy.withUTF8(body)
}
