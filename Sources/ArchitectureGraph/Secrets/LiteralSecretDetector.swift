/// Finds secrets that stand in a text: tokens by their shape, credentials in URLs, and values of what
/// is called a password, token or key.
///
/// Made to be right when it speaks: placeholders, references, paths and names of secrets are no
/// secrets. Shared by all front ends, so that a text means the same wherever it stands. One pass
/// over the UTF-8, without regular expressions: cost is linear in the text.
package struct LiteralSecretDetector: Sendable {
  /// A detector; it holds nothing.
  package init() {}

  /// Whether things called `name` are secrets: passwords, tokens, keys.
  package static func isNamedLikeSecret(_ name: String) -> Bool {
    SecretName.strength(of: name.utf8) != nil
  }

  /// Looks for a secret in `text`.
  ///
  /// - Parameters:
  ///   - text: a value, or a whole script or configuration file.
  ///   - key: what the value is called, where it has a name: an attribute, an environment variable.
  /// - Returns: which detector finds one (`github-token`, `private-key`, `url-credentials`,
  ///   `named-secret` …); nil where none does.
  /// - Complexity: O(bytes of `text`).
  package func scan(text: String, key: String? = nil) -> String? {
    let bytes = Array(text.utf8)
    if let shape = SecretShape.find(in: bytes) { return shape }
    if SecretURL.holdsCredentials(bytes) { return "url-credentials" }
    if let key, isNamedSecret(key: key, value: text) { return "named-secret" }
    return SecretAssignment.find(in: bytes) ? "named-secret" : nil
  }

  /// Which detector finds a secret in `text` by its shape alone, whatever it is called.
  ///
  /// - Complexity: O(bytes of `text`).
  package func scan(shapesIn text: String) -> String? {
    let bytes = Array(text.utf8)
    if let shape = SecretShape.find(in: bytes) { return shape }
    return SecretURL.holdsCredentials(bytes) ? "url-credentials" : nil
  }

  /// Whether `key` is what a secret is called and `value` may be one.
  package func isNamedSecret(key: String, value: String) -> Bool {
    guard let strength = SecretName.strength(of: Array(key.utf8)) else { return false }
    return SecretValue.isSecret(Array(value.utf8), strength)
  }

  /// Whether `key` is what a secret is called: `password`, `DB_TOKEN`, `clientSecret`; not
  /// `password_file`, `secretName`, `token_url`.
  package func isSecretName(_ key: String) -> Bool {
    SecretName.strength(of: Array(key.utf8)) != nil
  }
}

/// Questions on bytes that all detectors ask.
extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  var isAlphanumeric: Bool { isDigit || isUpper || isLower }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
  /// The lower-case letter of an upper-case one; everything else as it is.
  var lowercased: UInt8 { isUpper ? self | 0x20 : self }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Whether `word` begins at `index`.
  func has(_ word: StaticString, at index: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index >= startIndex, index + count <= endIndex else { return false }
    return word.withUTF8Buffer { buffer in
      (0..<count).allSatisfy { self[index + $0] == buffer[$0] }
    }
  }

  /// Whether `word`, in lower case, is somewhere in it, in whatever case.
  func holds(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard count >= length else { return false }
    return word.withUTF8Buffer { buffer in
      (startIndex...endIndex - length).contains { start in
        (0..<length).allSatisfy { self[start + $0].lowercased == buffer[$0] }
      }
    }
  }

  /// How many bits a byte of it is worth, by how often each occurs (Shannon).
  var entropy: Double {
    guard !isEmpty else { return 0 }
    var counts = [Int](repeating: 0, count: 256)
    for byte in self { counts[Int(byte)] += 1 }
    let total = Double(count)
    return counts.reduce(0) { sum, count in
      guard count > 0 else { return sum }
      return sum - Double(count) / total * Self.binaryLogarithm(Double(count) / total)
    }
  }

  /// The logarithm to base 2 of a number above 0 and up to 1, to three places.
  ///
  /// By hand, since nothing here may import a C library.
  private static func binaryLogarithm(_ number: Double) -> Double {
    var mantissa = number.significand
    var result = Double(number.exponent)
    var bit = 0.5
    for _ in 0..<12 {
      mantissa *= mantissa
      if mantissa >= 2 {
        mantissa /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }
}
