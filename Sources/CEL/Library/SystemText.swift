#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the C library does better with bytes: search, and decimal digits rounded exactly.
enum SystemText {
  /// The offset of the first occurrence of `needle`, or nil.
  ///
  /// - Complexity: linear; a short needle is looked for by its first byte, a long one by Knuth's,
  ///   Morris' and Pratt's algorithm.
  static func firstOffset(
    of needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let first = needle.first, let start = text.baseAddress else {
      return needle.isEmpty ? 0 : nil
    }
    if needle.count > 32 { return firstOffset(ofLong: needle, in: text) }
    var offset = 0
    while text.count - offset >= needle.count {
      let candidates = text.count - offset - needle.count + 1
      guard let found = memchr(start + offset, Int32(first), candidates) else { return nil }
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if holds(needle, at: offset, in: text) { return offset }
      offset += 1
    }
    return nil
  }

  private static func firstOffset(
    ofLong needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    // For each prefix of the needle, the length of its longest proper prefix that ends it, too.
    var borders = [0]
    borders.reserveCapacity(needle.count)
    var matched = 0
    for index in 1..<needle.count {
      while matched > 0, needle[index] != needle[matched] { matched = borders[matched - 1] }
      if needle[index] == needle[matched] { matched += 1 }
      borders.append(matched)
    }
    matched = 0
    for index in 0..<text.count {
      while matched > 0, text[index] != needle[matched] { matched = borders[matched - 1] }
      if text[index] == needle[matched] { matched += 1 }
      if matched == needle.count { return index - matched + 1 }
    }
    return nil
  }

  /// Whether `text` holds the bytes of `part` at an offset; the caller keeps it within `text`.
  static func holds(
    _ part: UnsafeBufferPointer<UInt8>, at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let pattern = part.baseAddress, part.count > 0, let start = text.baseAddress else {
      return part.isEmpty
    }
    return memcmp(start + offset, pattern, part.count) == 0
  }

  /// How a number is written.
  enum Notation: Sendable {
    /// `123.456`
    case fixed
    /// `1.23456e+02`
    case scientific
  }

  /// A finite number with so many digits after the point, correctly rounded (half to even on the
  /// exact binary value).
  static func text(_ number: Double, _ notation: Notation, digits: Int) -> String {
    // The largest double has 309 digits before the point.
    let capacity = 400 + digits
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let format = notation == .fixed ? "%.*f" : "%.*e"
      let count = withVaList([Int32(digits), number]) { arguments in
        vsnprintf(buffer.baseAddress, capacity, format, arguments)
      }
      let bytes = UnsafeRawBufferPointer(start: buffer.baseAddress, count: max(0, Int(count)))
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The content of a small file, or nil if it can't be read or is longer than `limit` bytes.
  static func contents(ofFile path: String, limit: Int) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: limit + 1) { buffer, count in
      count = fread(buffer.baseAddress, 1, limit + 1, file)
    }
    return bytes.count > limit ? nil : bytes
  }
}

extension String {
  /// Calls `body` with the string's own UTF-8; only strings bridged from elsewhere are copied.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
