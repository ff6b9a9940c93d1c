/// A token that gives itself away by how it begins and how long it is.
struct SecretShape: Sendable {
  /// What the detector is called.
  let name: String
  /// How the token begins.
  let prefix: StaticString
  /// How many bytes follow: no less, and no more.
  let length: ClosedRange<Int>
  /// What bytes may follow.
  let allows: @Sendable (UInt8) -> Bool
  /// How many bits a byte of what follows must be worth.
  let entropy: Double

  private init(
    _ name: String, _ prefix: StaticString, _ length: ClosedRange<Int>,
    entropy: Double = 3, _ allows: @escaping @Sendable (UInt8) -> Bool
  ) {
    self.name = name
    self.prefix = prefix
    self.length = length
    self.allows = allows
    self.entropy = entropy
  }

  /// Which shape is found in `bytes`, if any.
  static func find(in bytes: [UInt8]) -> String? {
    for index in bytes.indices {
      let byte = bytes[index]
      guard starts[Int(byte)], index == 0 || !bytes[index - 1].isAlphanumeric else { continue }
      if let found = shapes.first(where: { $0.matches(bytes, at: index) }) { return found.name }
      if byte == UInt8(ascii: "-"), isPrivateKey(bytes, at: index) { return "private-key" }
      if byte == UInt8(ascii: "e"), isWebToken(bytes, at: index) { return "json-web-token" }
    }
    return nil
  }

  private func matches(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes.has(prefix, at: index) else { return false }
    let start = index + prefix.utf8CodeUnitCount
    var end = start
    while end < bytes.count, end - start <= length.upperBound, allows(bytes[end]) { end += 1 }
    let body = bytes[start..<end]
    guard length.contains(body.count), end == bytes.count || !bytes[end].isAlphanumeric
    else { return false }
    return body.entropy >= entropy && !body.holds("example") && !body.holds("xxxx")
  }

  private static let starts: [Bool] = {
    var starts = [Bool](repeating: false, count: 256)
    for shape in shapes { starts[Int(shape.prefix.withUTF8Buffer { $0[0] })] = true }
    starts[Int(UInt8(ascii: "-"))] = true
    starts[Int(UInt8(ascii: "e"))] = true
    return starts
  }()

  private static let any = 4096

  private static let shapes: [SecretShape] = [
    SecretShape("aws-access-key", "AKIA", 16...16, entropy: 2.5, isUpperOrDigit),
    SecretShape("aws-access-key", "ASIA", 16...16, entropy: 2.5, isUpperOrDigit),
    SecretShape("github-token", "ghp_", 36...255, isAlphanumeric),
    SecretShape("github-token", "gho_", 36...255, isAlphanumeric),
    SecretShape("github-token", "ghs_", 36...255, isAlphanumeric),
    SecretShape("github-token", "ghu_", 36...255, isAlphanumeric),
    SecretShape("github-token", "ghr_", 36...255, isAlphanumeric),
    SecretShape("github-token", "github_pat_", 50...255, isWord),
    SecretShape("gitlab-token", "glpat-", 20...255, isWordOrDash),
    SecretShape("slack-token", "xoxb-", 20...255, isWordOrDash),
    SecretShape("slack-token", "xoxa-", 20...255, isWordOrDash),
    SecretShape("slack-token", "xoxp-", 20...255, isWordOrDash),
    SecretShape("slack-token", "xoxr-", 20...255, isWordOrDash),
    SecretShape("slack-webhook", "hooks.slack.com/services/T", 30...255) {
      isWord($0) || $0 == UInt8(ascii: "/")
    },
    SecretShape("stripe-key", "sk_live_", 16...255, isAlphanumeric),
    SecretShape("stripe-key", "rk_live_", 16...255, isAlphanumeric),
    SecretShape("google-api-key", "AIza", 35...35, isWordOrDash),
    SecretShape("npm-token", "npm_", 36...36, isAlphanumeric),
    SecretShape("pypi-token", "pypi-AgE", 50...any, isWordOrDash),
    SecretShape("sendgrid-key", "SG.", 60...80) { isWordOrDash($0) || $0 == UInt8(ascii: ".") },
    SecretShape("vault-token", "hvs.", 24...any, isWordOrDash),
    SecretShape("vault-token", "hvb.", 24...any, isWordOrDash),
    SecretShape("docker-token", "dckr_pat_", 20...255, isWordOrDash),
    SecretShape("digitalocean-token", "dop_v1_", 64...64, isAlphanumeric),
    SecretShape("shopify-token", "shpat_", 32...32, isAlphanumeric),
    SecretShape("age-key", "AGE-SECRET-KEY-1", 50...70, isUpperOrDigit),
    SecretShape("grafana-token", "glsa_", 32...255, isWord),
    SecretShape("terraform-token", "atlasv1.", 60...90, isWordOrDash),
  ]

  @Sendable private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isAlphanumeric }
  @Sendable private static func isUpperOrDigit(_ byte: UInt8) -> Bool {
    byte.isUpper || byte.isDigit
  }
  @Sendable private static func isWord(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_")
  }
  @Sendable private static func isWordOrDash(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: "-")
  }

  /// A PEM block of a private key with a body, not just the line that begins one.
  private static func isPrivateKey(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes.has("-----BEGIN ", at: index) else { return false }
    var end = index + 11
    while end < bytes.count, end - index < 50, bytes[end].isUpper || bytes[end].isBlank {
      end += 1
    }
    guard bytes.has("-----", at: end), end >= 11, bytes[..<end].suffix(11).elementsEqual(keyWords)
    else { return false }
    let body = bytes[(end + 5)...].prefix(200).filter { $0.isAlphanumeric || $0 == 0x2B }
    return body.count >= 40 && body.entropy >= 3
  }

  private static let keyWords = Array("PRIVATE KEY".utf8)

  /// Three parts in base64 with dots between, of which the first two begin as JSON does.
  private static func isWebToken(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes.has("eyJ", at: index), let header = part(of: bytes, from: index, limit: 512),
      bytes.has("eyJ", at: header + 1),
      let claims = part(of: bytes, from: header + 1, limit: 4096)
    else { return false }
    return bytes[(claims + 1)...].prefix(10).count(where: isWordOrDash) == 10
  }

  /// Where the dot is that ends a part of a token, if it is not too short or too long.
  private static func part(of bytes: [UInt8], from start: Int, limit: Int) -> Int? {
    var end = start
    while end < bytes.count, end - start < limit, isWordOrDash(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "."), end - start >= 10 else { return nil }
    return end
  }
}

/// Credentials in a URL: `scheme://user:password@host`.
enum SecretURL {
  /// Whether `bytes` hold a URL with a password that is one.
  static func holdsCredentials(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 3 < bytes.count {
      if bytes[index] == UInt8(ascii: ":"), bytes.has("://", at: index) {
        if hasPassword(bytes, after: index + 3) { return true }
        index += 3
      } else {
        index += 1
      }
    }
    return false
  }

  private static func hasPassword(_ bytes: [UInt8], after start: Int) -> Bool {
    var colon: Int?
    var index = start
    while index < bytes.count, index - start < 300 {
      switch bytes[index] {
      case UInt8(ascii: "@"):
        guard let colon, index + 1 < bytes.count else { return false }
        let password = Array(bytes[(colon + 1)..<index])
        let user = Array(bytes[start..<colon])
        return SecretValue.isSecret(password, .weak) && !isPlaceholder(user, password)
      case UInt8(ascii: ":"): if colon == nil { colon = index }
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        return false
      case let byte where byte.isBlank || byte.isLineEnd: return false
      default: break
      }
      index += 1
    }
    return false
  }

  private static func isPlaceholder(_ user: [UInt8], _ password: [UInt8]) -> Bool {
    let words = ["pass", "password", "pwd", "passwd", "secret", "token"]
    return words.contains { Array($0.utf8) == password.map(\.lowercased) }
  }
}
