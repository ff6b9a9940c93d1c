/// Searches that look at eight bytes a step.
struct ByteSearch {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = UnsafeRawBufferPointer(bytes)
  }

  /// The offset of the first `byte` in `range`, or nil.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let pattern = Self.repeated(byte)
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let hits = Self.zeroBytes(word(at: offset) ^ pattern)
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < range.upperBound {
      if bytes[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }

  /// The offset just past the line break at or after `start`, or the end of the text.
  func endOfLine(from start: Int) -> Int {
    let lineFeeds = Self.repeated(UInt8(ascii: "\n"))
    let returns = Self.repeated(UInt8(ascii: "\r"))
    var offset = start
    while offset + 8 <= bytes.count {
      let word = word(at: offset)
      let hits = Self.zeroBytes(word ^ lineFeeds) | Self.zeroBytes(word ^ returns)
      if hits != 0 { return pastBreak(at: offset + hits.trailingZeroBitCount / 8) }
      offset += 8
    }
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r") {
        return pastBreak(at: offset)
      }
      offset += 1
    }
    return bytes.count
  }

  /// The first offset at or after `start` of a quote, a backslash or a control character: where the
  /// plain run of a JSON string ends.
  func endOfStringRun(from start: Int) -> Int {
    let quotes = Self.repeated(UInt8(ascii: "\""))
    let backslashes = Self.repeated(UInt8(ascii: "\\"))
    var offset = start
    while offset + 8 <= bytes.count {
      let word = word(at: offset)
      let hits =
        Self.zeroBytes(word ^ quotes) | Self.zeroBytes(word ^ backslashes)
        | ((word &- Self.repeated(0x20)) & ~word & Self.repeated(0x80))
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      offset += 1
    }
    return offset
  }

  /// The number of Unicode scalars that begin in `range`.
  func scalarCount(in range: Range<Int>) -> Int {
    var count = 0
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let word = word(at: offset)
      let continuations = (word >> 7) & ~(word >> 6) & Self.repeated(1)
      count += 8 - continuations.nonzeroBitCount
      offset += 8
    }
    while offset < range.upperBound {
      count += bytes[offset] & 0xC0 == 0x80 ? 0 : 1
      offset += 1
    }
    return count
  }

  private func pastBreak(at offset: Int) -> Int {
    let isPair =
      bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count
      && bytes[offset + 1] == UInt8(ascii: "\n")
    return offset + (isPair ? 2 : 1)
  }

  /// Eight bytes, the first one lowest.
  private func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The high bit of every byte that is zero; bits above the lowest one may be wrong.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- repeated(1)) & ~word & repeated(0x80)
  }
}
