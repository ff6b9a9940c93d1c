/// How sure a name is that its value is a secret, hence how little the value must look like one.
enum SecretStrength: Sendable {
  /// A password: people make those up, so that almost anything may be one.
  case weak
  /// A token or key: machines make those, so they look random.
  case strong
}

/// What secrets are called.
enum SecretName {
  /// The strength of the name `bytes`; nil where it is not that of a secret.
  static func strength(of bytes: some Collection<UInt8>) -> SecretStrength? {
    var words = words(of: bytes)
    while let last = words.last, fillers.contains(last), words.count > 1 { words.removeLast() }
    guard let last = words.last else { return nil }
    if passwords.contains(last) || endsInPassword(last) { return .weak }
    if tokens.contains(last) { return .strong }
    if last == "key", words.count > 1, keys.contains(words[words.count - 2]) { return .strong }
    return nil
  }

  private static let passwords: Set<String> = [
    "password", "passwd", "pwd", "passphrase", "pass", "userpassword",
  ]
  private static let tokens: Set<String> = [
    "secret", "token", "apikey", "credential", "credentials", "accesskey", "secretkey",
    "privatekey", "authtoken", "accesstoken", "clientsecret",
  ]
  private static let keys: Set<String> = [
    "api", "access", "secret", "private", "encryption", "signing", "master", "account", "shared",
    "auth", "license", "app", "application", "storage", "ssh",
  ]
  /// Words after the one that counts which change nothing.
  private static let fillers: Set<String> = [
    "value", "string", "plain", "plaintext", "text", "literal", "base64", "b64", "default", "prod",
    "production", "dev", "staging",
  ]

  /// Names written in one word: `PGPASSWORD`, `rootpassword`.
  private static func endsInPassword(_ word: String) -> Bool {
    word.hasSuffix("password") || word.hasSuffix("passwd")
  }

  /// The words of a name in snake, kebab, dotted or camel case, in lower case.
  static func words(of bytes: some Collection<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(bytes)
    for (index, byte) in bytes.enumerated() {
      guard byte.isAlphanumeric else {
        finish(&word, into: &words)
        continue
      }
      let startsWord =
        byte.isUpper && index > 0
        && (bytes[index - 1].isLower || bytes[index - 1].isDigit
          || (bytes[index - 1].isUpper && index + 1 < bytes.count && bytes[index + 1].isLower))
      if startsWord { finish(&word, into: &words) }
      word.append(byte.lowercased)
    }
    finish(&word, into: &words)
    return words
  }

  private static func finish(_ word: inout [UInt8], into words: inout [String]) {
    guard !word.isEmpty else { return }
    words.append(String(decoding: word, as: UTF8.self))
    word.removeAll()
  }
}

/// What secrets look like, and what looks like one and is none.
enum SecretValue {
  /// Whether `bytes`, under a name of `strength`, are a secret.
  static func isSecret(_ bytes: [UInt8], _ strength: SecretStrength) -> Bool {
    guard bytes.count <= 4096, !isReference(bytes), !isPlaceholder(bytes), !isPath(bytes),
      !bytes.contains(where: { $0.isBlank || $0.isLineEnd })
    else { return false }
    guard bytes.contains(where: { !$0.isDigit && $0 != UInt8(ascii: ".") }) else { return false }
    switch strength {
    case .weak: return bytes.count >= 4
    case .strong: return looksRandom(bytes)
    }
  }

  /// Whether a machine may have made it: long, mixed, and worth many bits.
  private static func looksRandom(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12, bytes.contains(where: \.isDigit),
      bytes.contains(where: { $0.isLower || $0.isUpper }), bytes.entropy >= 3
    else { return false }
    return !isName(bytes)
  }

  /// Whether it is words with dashes or dots between and a number at the end, as names are:
  /// `shop-db-2`, `registry-v1.2`.
  private static func isName(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split {
      [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains($0)
    }
    guard parts.count > 1 else { return false }
    return parts.allSatisfy { part in
      let letters = part.drop(while: \.isDigit).prefix { $0.isLower || $0.isUpper }
      let rest = part.drop(while: \.isDigit).dropFirst(letters.count)
      return rest.allSatisfy(\.isDigit)
        && (letters.allSatisfy(\.isLower) || letters.allSatisfy(\.isUpper))
        && part.count <= 12
    }
  }

  private static func isReference(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    let marks: [StaticString] = ["${", "$(", "{{", "}}", "<%", "`", "://", "[\"", "['", "%("]
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "%") || first == UInt8(ascii: "<")
      || first == UInt8(ascii: "!") || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    {
      return true
    }
    if marks.contains(where: { bytes.holds($0) }) { return true }
    if bytes.contains(UInt8(ascii: "(")), bytes.last == UInt8(ascii: ")") { return true }
    let prefixes: [StaticString] = [
      "arn:", "vault:", "ref+", "ssm:", "env:", "file:", "secretsmanager:", "resolve:", "op:",
      "var.",
      "local.", "module.", "data.", "aws_", "random_", "sops:", "enc[", "key:", "process.env",
      "os.environ", "os.getenv", "secrets.", "env.", "config.", "settings.", "self.", "this.",
      "sha256:", "sha256-", "AQICAH",
    ]
    return prefixes.contains { bytes.has($0, at: 0) }
  }

  private static func isPlaceholder(_ bytes: [UInt8]) -> Bool {
    let words: [StaticString] = [
      "changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "example",
      "placeholder", "dummy", "todo", "fixme", "xxx", "your-", "your_", "yourpass", "yoursecret",
      "yourtoken", "***", "...", "redacted", "sensitive", "insert", "not-a-", "not_a_", "notreal",
      "fakepass", "fake-", "given when",
    ]
    if words.contains(where: { bytes.holds($0) }) { return true }
    if Set(bytes).count <= 2 { return true }
    let whole: Set<String> = [
      "password", "passwd", "secret", "token", "none", "null", "nil", "true", "false", "yes", "no",
      "test", "testing", "mock", "fake", "foobar", "string", "undefined", "empty", "default",
      "required", "optional", "enabled", "disabled", "auto", "generate", "generated", "random",
      "unknown", "unset", "pass", "sample",
    ]
    return whole.contains(String(decoding: bytes.map(\.lowercased), as: UTF8.self))
  }

  private static func isPath(_ bytes: [UInt8]) -> Bool {
    if bytes.has("/", at: 0) || bytes.has("./", at: 0) || bytes.has("../", at: 0)
      || bytes.has("~/", at: 0)
    {
      return bytes.count(where: { $0 == UInt8(ascii: "/") }) > 1 || bytes.count < 30
    }
    let suffixes: [StaticString] = [".pem", ".key", ".txt", ".json", ".yaml", ".yml", ".env"]
    return suffixes.contains { bytes.has($0, at: bytes.count - $0.utf8CodeUnitCount) }
  }
}
