/// What can be told of the data of a Secret, without keeping it.
enum SecretText {
  /// Whether `text` gives nothing away: it is empty, encrypted, or stands for what is filled in later;
  /// with `isEncoded` it is base64, which is looked into for this alone.
  ///
  /// - Complexity: O(bytes).
  static func isPlaceholder(_ text: String, isEncoded: Bool) -> Bool {
    if isReference(text) { return true }
    guard text.utf8.count <= longestStandIn else { return false }
    let text = text.trimmingBlanks()
    if text.isEmpty { return true }
    if isEncoded, let decoded = decodedBase64(text) {
      return decoded.isEmpty || isReference(decoded) || isStandIn(decoded)
    }
    return isStandIn(text)
  }

  /// A template, a variable, a pointer into a vault, or SOPS' cipher text.
  private static func isReference(_ text: String) -> Bool {
    if text.hasPrefix("ENC[") || text.hasPrefix("ref+") || text.hasPrefix("vault:") { return true }
    if text.hasPrefix("<"), text.hasSuffix(">") { return true }
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        switch (previous, byte) {
        case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "$"), UInt8(ascii: "{")),
          (UInt8(ascii: "$"), UInt8(ascii: "(")):
          return true
        default: previous = byte
        }
      }
      return false
    }
  }

  /// A word that people write where a secret goes.
  private static func isStandIn(_ text: String) -> Bool {
    let word = text.trimmingBlanks().lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    let first = word.first ?? "x"
    if "x*.#".contains(first), word.allSatisfy({ $0 == first }) { return true }
    return standIns.contains(word) || word.hasPrefix("changeme") || word.hasPrefix("replaceme")
      || word.hasPrefix("your") && word.utf8.count > 6
  }

  /// No longer text is a stand-in, in base64 or not.
  private static let longestStandIn = 128

  private static let standIns: Set<String> = [
    "todo", "tbd", "placeholder", "redacted", "example", "dummy", "changeit", "replace", "null",
    "none", "secretgoeshere",
  ]

  /// The text that `text` encodes; nil where it is no base64 of UTF-8.
  private static func decodedBase64(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in text.utf8 where byte != UInt8(ascii: "=") && byte != UInt8(ascii: "\n") {
      guard let digit = digit(byte) else { return nil }
      buffer = buffer << 6 | UInt32(digit)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        buffer &= (1 << UInt32(bits)) - 1
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
