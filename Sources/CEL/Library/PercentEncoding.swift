/// The percent-encoding of URLs, with the leniencies of Go's net/url.
enum PercentEncoding {
  /// The bytes with `%41` and its like undone; nil if a percent sign has no two digits.
  static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = bytes[index + 1].hexDigit,
        let low = bytes[index + 2].hexDigit
      else { return nil }
      result.append(high << 4 | low)
      index += 3
    }
    return result
  }

  /// A host decoded: only bytes beyond ASCII may be encoded, and `%25` before a zone; blanks and
  /// such may not stand there at all.
  static func decodedHost(_ bytes: [UInt8]) -> [UInt8]? {
    let allowed = "-_.~!$&'()*+,;=:[]<>\"%".utf8
    for (index, byte) in bytes.enumerated() {
      guard byte >= 0x80 || byte.isLetterOrDigit || allowed.contains(byte) else { return nil }
      guard byte == UInt8(ascii: "%") else { continue }
      let code = bytes[index...].dropFirst().prefix(2)
      guard code.elementsEqual("25".utf8) || (code.first?.hexDigit ?? 0) >= 8 else { return nil }
    }
    return decoded(bytes)
  }

  /// A key or value of a query decoded, plus signs being blanks.
  static func decodedQuery(_ text: Substring) -> String? {
    let bytes = text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return decoded(bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A path as written if it needs no more encoding, else decoded and encoded anew.
  static func path(_ bytes: [UInt8]) -> String {
    let allowed = "-_.~$&+,/:;=@!'()*[]%".utf8
    if bytes.allSatisfy({ $0.isLetterOrDigit || allowed.contains($0) }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    let kept = "-_.~$&+,/:;=@".utf8
    let digits = Array("0123456789ABCDEF".utf8)
    let encoded = (decoded(bytes) ?? bytes).flatMap { byte in
      byte.isLetterOrDigit || kept.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
