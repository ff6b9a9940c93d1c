/// Names with values in a text: `export DB_PASSWORD=x`, `password: x`, `"token": "x"`, `--password x`.
enum SecretAssignment {
  /// The most bytes that a name is looked for in, so that no text is read twice and more.
  private static let nameLimit = 80
  private static let valueLimit = 1024

  /// Whether a value in `bytes` is a secret by its name.
  ///
  /// - Complexity: O(bytes): of a name or value only so much is looked at.
  static func find(in bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isMark = byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":")
      if isMark, let name = name(in: bytes, before: index),
        let strength = SecretName.strength(of: bytes[name]),
        let value = value(in: bytes, after: index)
      {
        if SecretValue.isSecret(Array(bytes[value]), strength) { return true }
        index = value.upperBound
        continue
      }
      if byte == UInt8(ascii: "-"), isFlag(bytes, at: index), hasSecret(bytes, flagAt: index) {
        return true
      }
      index += 1
    }
    return false
  }

  /// The name that ends before the mark at `index`: letters, digits and what joins them.
  private static func name(in bytes: [UInt8], before index: Int) -> Range<Int>? {
    var end = index
    while end > 0, bytes[end - 1].isBlank, index - end < 8 { end -= 1 }
    if end > 0, bytes[end - 1].isQuote { end -= 1 }
    if end > 0, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    var start = end
    while start > 0, end - start < nameLimit, isName(bytes[start - 1]) { start -= 1 }
    return start < end ? start..<end : nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// The value after the mark at `index`; nil where what follows is prose or nothing.
  private static func value(in bytes: [UInt8], after index: Int) -> Range<Int>? {
    var start = index + 1
    let isColon = bytes[index] == UInt8(ascii: ":")
    while start < bytes.count, bytes[start].isBlank, start - index < 40 { start += 1 }
    guard start < bytes.count, bytes[start] != UInt8(ascii: "=") else { return nil }
    if bytes[start] == UInt8(ascii: "\\"), start + 1 < bytes.count { start += 1 }
    if bytes[start].isQuote { return quoted(in: bytes, from: start) }
    if isColon, start == index + 1 { return nil }
    var end = start
    while end < bytes.count, end - start < valueLimit, !endsValue(bytes[end]) { end += 1 }
    guard end > start else { return nil }
    guard isColon else { return start..<end }
    // After a colon a value takes the rest of its line; a word among others is prose.
    var rest = end
    while rest < bytes.count, bytes[rest].isBlank { rest += 1 }
    let isWhole =
      rest == bytes.count || bytes[rest].isLineEnd || bytes[rest] == UInt8(ascii: "#")
      || bytes[rest] == UInt8(ascii: ",") || bytes[rest] == UInt8(ascii: "}")
    return isWhole ? start..<end : nil
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    byte.isBlank || byte.isLineEnd || byte.isQuote || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "&")
  }

  private static func quoted(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    let quote = bytes[start]
    var end = start + 1
    while end < bytes.count, end - start < valueLimit, bytes[end] != quote,
      !bytes[end].isLineEnd
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == quote else { return nil }
    // A quotation mark that is itself escaped belongs to a text in a text: `\"`.
    let isEscaped = end > start + 1 && bytes[end - 1] == UInt8(ascii: "\\")
    return start + 1..<(isEscaped ? end - 1 : end)
  }

  private static func isFlag(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes.has("--", at: index) && (index == 0 || bytes[index - 1].isBlank)
  }

  /// Whether the flag at `index` is called as a secret and what follows it, after a blank, is one.
  private static func hasSecret(_ bytes: [UInt8], flagAt index: Int) -> Bool {
    var end = index + 2
    while end < bytes.count, end - index < nameLimit, isName(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end].isBlank,
      let strength = SecretName.strength(of: bytes[(index + 2)..<end])
    else { return false }
    var start = end
    while start < bytes.count, bytes[start].isBlank, start - end < 8 { start += 1 }
    guard start < bytes.count, bytes[start] != UInt8(ascii: "-") else { return false }
    if bytes[start].isQuote {
      guard let value = quoted(in: bytes, from: start) else { return false }
      return SecretValue.isSecret(Array(bytes[value]), strength)
    }
    var stop = start
    while stop < bytes.count, stop - start < valueLimit, !endsValue(bytes[stop]) { stop += 1 }
    return SecretValue.isSecret(Array(bytes[start..<stop]), strength)
  }
}
