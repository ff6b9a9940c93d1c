/// How Kubernetes spells, in CEL, fields whose names are no identifiers: `app__dash__name`.
enum FieldEscapes {
  private static let escapes = [
    ("__underscores__", "__"), ("__dot__", "."), ("__dash__", "-"), ("__slash__", "/"),
  ]
  private static let reserved: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function",
    "if", "import", "let", "loop", "package", "namespace", "return",
  ]

  /// The name that `escaped` stands for; itself where nothing in it is escaped.
  static func unescaped(_ escaped: String) -> String {
    guard escaped.contains("__") else { return escaped }
    if escaped.hasPrefix("__"), escaped.hasSuffix("__") {
      let word = String(escaped.dropFirst(2).dropLast(2))
      if reserved.contains(word) { return word }
    }
    var result = ""
    var rest = Substring(escaped)
    while !rest.isEmpty {
      if let (escape, text) = escapes.first(where: { rest.hasPrefix($0.0) }) {
        result += text
        rest = rest.dropFirst(escape.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
