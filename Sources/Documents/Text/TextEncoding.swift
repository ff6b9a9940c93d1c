/// Brings an input to UTF-8 without a byte order mark.
///
/// kubectl, the reference, accepts UTF-16 with a mark; without one a text that begins with two ASCII
/// characters shows its zero bytes.
struct TextEncoding {
  /// The text; what could be read of it where there is a problem.
  let bytes: [UInt8]
  /// What is wrong with the encoding, except for bad UTF-8, which is a matter of each document.
  let problem: Problem?

  init(decoding raw: [UInt8]) {
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = Array(raw.dropFirst(3))
      problem = nil
    } else if let isBigEndian = Self.isBigEndianUTF16(raw) {
      (bytes, problem) = Self.decode(utf16: raw, isBigEndian: isBigEndian)
    } else {
      bytes = raw
      problem = nil
    }
  }

  /// The offset of the first byte in `range` that is not UTF-8, or nil.
  static func firstInvalidByte(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }

  /// Whether `raw` is UTF-16 with the high byte first; nil if it is no UTF-16.
  private static func isBigEndianUTF16(_ raw: [UInt8]) -> Bool? {
    guard raw.count >= 2 else { return nil }
    if raw[0] == 0xFE, raw[1] == 0xFF { return true }
    if raw[0] == 0xFF, raw[1] == 0xFE { return raw.starts(with: [0xFF, 0xFE, 0, 0]) ? nil : false }
    guard raw.count >= 4, raw.count.isMultiple(of: 2) else { return nil }
    if raw[0] == 0, raw[1] != 0, raw[2] == 0, raw[3] != 0 { return true }
    if raw[0] != 0, raw[1] == 0, raw[2] != 0, raw[3] == 0 { return false }
    return nil
  }

  private static func decode(utf16 raw: [UInt8], isBigEndian: Bool) -> ([UInt8], Problem?) {
    let units = stride(from: 0, to: raw.count - 1, by: 2).lazy.map { offset in
      let (first, second) = (UInt16(raw[offset]), UInt16(raw[offset + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var text: [UInt8] = []
    text.reserveCapacity(raw.count / 2)
    let hadError = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
    ) { text.append($0) }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let isBroken = hadError || !raw.count.isMultiple(of: 2)
    return (text, isBroken ? .notUTF16(at: text.count) : nil)
  }
}
