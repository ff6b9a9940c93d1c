/// Strings by the positions of their code points, as CEL counts them.
extension String {
  /// The code point at a position; nothing at the end.
  func character(at index: Int64) throws(EvaluationError) -> String {
    let start = try byteOffset(of: index)
    return withBytes { bytes in
      guard start < bytes.count else { return "" }
      var end = start + 1
      while end < bytes.count, !bytes[end].startsCodePoint { end += 1 }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  /// What stands between two positions, the end of the text if there is no second.
  func part(from start: Int64, to end: Int64?) throws(EvaluationError) -> String {
    if let end, start > end {
      throw EvaluationError(
        .indexOutOfRange, "invalid substring range: the start \(start) is after the end \(end)")
    }
    let first = try byteOffset(of: start)
    let last = if let end { try byteOffset(of: end) } else { utf8.count }
    return withBytes { String(decoding: $0[first..<last], as: UTF8.self) }
  }

  /// The first position of a part at or after another; -1 if there is none.
  func firstPosition(of part: String, from start: Int64) throws(EvaluationError) -> Int64 {
    let first = try byteOffset(of: start)
    return withBytes { bytes in
      let rest = UnsafeBufferPointer(rebasing: bytes[first...])
      guard let offset = part.withBytes({ SystemText.firstOffset(of: $0, in: rest) }) else {
        return -1
      }
      return start + Int64(rest.prefix(offset).codePointCount)
    }
  }

  /// The last position of a part at or before another; -1 if there is none.
  ///
  /// - Complexity: linear: what stands last is first from behind.
  func lastPosition(of part: String, upTo end: Int64?) throws(EvaluationError) -> Int64 {
    let limit = if let end { try byteOffset(of: end) } else { utf8.count }
    let bytes = Array(utf8.prefix(limit + part.utf8.count))
    let offset = bytes.reversed().withUnsafeBufferPointer { text in
      part.utf8.reversed().withUnsafeBufferPointer { SystemText.firstOffset(of: $0, in: text) }
    }
    guard let offset else { return -1 }
    return Int64(bytes.prefix(bytes.count - offset - part.utf8.count).codePointCount)
  }

  /// Where the code point at a position starts, in bytes; the end is a position, too.
  private func byteOffset(of position: Int64) throws(EvaluationError) -> Int {
    let offset = withBytes { bytes -> Int? in
      guard position >= 0 else { return nil }
      var remaining = position
      for offset in 0..<bytes.count where bytes[offset].startsCodePoint {
        if remaining == 0 { return offset }
        remaining -= 1
      }
      return remaining == 0 ? bytes.count : nil
    }
    guard let offset else {
      throw EvaluationError(.indexOutOfRange, "index out of range: \(position)")
    }
    return offset
  }
}

extension Sequence<UInt8> {
  /// The number of code points in UTF-8.
  var codePointCount: Int {
    reduce(0) { $1.startsCodePoint ? $0 + 1 : $0 }
  }
}

extension UInt8 {
  /// Whether a byte of UTF-8 is the first of a code point.
  var startsCodePoint: Bool { self & 0xC0 != 0x80 }
}
