internal import ArchitectureGraph

/// What can be told of a text that may be a secret, without keeping it.
enum SecretText {
  /// The detector that takes `text`, the value of something called `name`, for a secret.
  ///
  /// The one place where this module asks for a detector's opinion.
  static func detector(name: String, _ text: String) -> String? {
    guard !isPlaceholder(text, isEncoded: false) else { return nil }
    if text.hasPrefix("AKIA"), text.utf8.count == 20 { return "aws-access-key" }
    if text.contains("-----BEGIN"), text.contains("PRIVATE KEY-----") { return "private-key" }
    let words = name.lowercased()
    let isNamed = ["password", "passwd", "secret", "token", "api_key", "apikey"].contains {
      words.hasSuffix($0)
    }
    return isNamed && text.utf8.count >= 4 ? "named-secret" : nil
  }

  /// Whether `text` gives nothing away: it is empty, encrypted, or stands for what is filled in later.
  ///
  /// - Parameter isEncoded: whether it is base64, which is looked into for this alone.
  static func isPlaceholder(_ text: String, isEncoded: Bool) -> Bool {
    let text = text.trimmingBlanks()
    if text.isEmpty || text.hasPrefix("ENC[") || isReference(text) { return true }
    if isEncoded, let decoded = decodedBase64(text) {
      return decoded.isEmpty || isReference(decoded) || isStandIn(decoded)
    }
    return isStandIn(text)
  }

  /// A template, a variable, or a pointer into a vault.
  private static func isReference(_ text: String) -> Bool {
    text.contains("{{") || text.contains("${") || text.contains("$(")
      || text.hasPrefix("<") && text.hasSuffix(">") || text.hasPrefix("ref+")
      || text.hasPrefix("vault:")
  }

  /// A word that people write where a secret goes.
  private static func isStandIn(_ text: String) -> Bool {
    let word = text.trimmingBlanks().lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    let first = word.first
    if word.allSatisfy({ $0 == first }), "x*.#".contains(first ?? "x") { return true }
    return standIns.contains(word) || word.hasPrefix("changeme") || word.hasPrefix("replaceme")
      || word.hasPrefix("your") && word.utf8.count > 6
  }

  private static let standIns: Set<String> = [
    "todo", "tbd", "placeholder", "redacted", "example", "dummy", "changeit", "replace", "null",
    "none", "secretgoeshere",
  ]

  /// The text that `text` encodes; nil where it is no base64 of UTF-8, or too long to be a stand-in.
  private static func decodedBase64(_ text: String) -> String? {
    guard text.utf8.count <= 512 else { return nil }
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
