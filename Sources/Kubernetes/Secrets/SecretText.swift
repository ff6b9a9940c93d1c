internal import Documents

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
    if isEncoded, let decoded = Base64.text(text) {
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
}
