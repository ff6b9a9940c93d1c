/// Strings taken apart and put together; comparisons are of bytes, as everywhere in CEL.
extension String {
  /// The text with the bytes of ASCII changed one by one.
  func mappingBytes(_ transform: (UInt8) -> UInt8) -> String {
    String(decoding: utf8.map(transform), as: UTF8.self)
  }

  /// The text without Unicode's white space at both ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The text with occurrences of `old` replaced from left to right.
  ///
  /// No limit, or a negative one, means all of them. The empty text occurs before each code point and at the end.
  func replacing(
    _ old: String, by new: String, limit: Int64?
  ) throws(EvaluationError) -> String {
    let most = limit.flatMap { $0 < 0 ? nil : Int(clamping: $0) } ?? .max
    let pieces = try pieces(between: old, most: most)
    let added = (pieces.count - 1).multipliedReportingOverflow(by: new.utf8.count)
    try LibraryLimits.check(
      textBytes: added.overflow ? .max : utf8.count.addingSaturating(added.partialValue))
    return pieces.joined(separator: new)
  }

  /// The parts between separators, at most `limit` of them; an empty separator parts all code
  /// points.
  func split(by separator: String, limit: Int64?) throws(EvaluationError) -> [String] {
    let most = limit.flatMap { $0 < 0 ? nil : Int(clamping: $0) } ?? .max
    guard most > 0 else { return [] }
    guard separator.isEmpty else { return try pieces(between: separator, most: most - 1) }
    guard !isEmpty else { return [] }
    return Array(try pieces(between: "", most: most).dropFirst().filter { !$0.isEmpty })
  }

  /// What stands between the first `most` occurrences of a text.
  private func pieces(
    between separator: String, most: Int
  ) throws(EvaluationError) -> [String] {
    if separator.isEmpty { return try piecesBetweenCodePoints(most: most) }
    let pieces = withBytes { bytes in
      separator.withBytes { separator in
        var pieces: [String] = []
        var start = 0
        while pieces.count < most, pieces.count <= LibraryLimits.listElements {
          let rest = UnsafeBufferPointer(rebasing: bytes[start...])
          guard let offset = SystemText.firstOffset(of: separator, in: rest) else { break }
          pieces.append(String(decoding: rest.prefix(offset), as: UTF8.self))
          start += offset + separator.count
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
      }
    }
    try LibraryLimits.check(listElements: pieces.count)
    return pieces
  }

  /// Nothing, code point by code point, and what is left.
  private func piecesBetweenCodePoints(most: Int) throws(EvaluationError) -> [String] {
    let scalars = unicodeScalars
    let occurrences = Swift.min(most, scalars.count + 1)
    guard occurrences > 0 else { return [self] }
    try LibraryLimits.check(listElements: occurrences + 1)
    let rest = scalars.dropFirst(occurrences - 1)
    return [""] + scalars.prefix(occurrences - 1).map { String($0) } + [String(rest)]
  }

  /// The text as a CEL literal in double quotes.
  var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Int {
  /// The sum, or the largest number if it would be larger.
  func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
