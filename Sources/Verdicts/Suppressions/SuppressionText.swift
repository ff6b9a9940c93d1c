/// Suppressions as they are written in comments and annotations: ours and the peers'.
package struct SuppressionText: Sendable, Hashable {
  /// The ids or aliases.
  package let ids: [String]
  /// Why.
  package let reason: String
  /// The last day on which it holds, `YYYY-MM-DD`.
  package let until: String?
  /// In whose words it is.
  package var dialect: SuppressionRule.Dialect

  /// Reads the text after a comment's `#`; nil where it is no suppression.
  ///
  /// Understood are `archlint:ignore ID[,ID] reason`, `checkov:skip=ID:reason`,
  /// `trivy:ignore:ID` and `tfsec:ignore:ID`.
  package init?(comment: String) {
    let text = Self.trimmed(comment)
    if let rest = Self.rest(of: text, after: "archlint:ignore") {
      let words = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard let ids = words.first else { return nil }
      self.init(ids: ids, reason: words.count > 1 ? words[1] : "", .archlint)
    } else if let rest = Self.rest(of: text, after: "checkov:skip=") {
      let parts = rest.split(separator: ":", maxSplits: 1)
      guard let ids = parts.first else { return nil }
      self.init(ids: ids, reason: parts.count > 1 ? parts[1] : "", .peer)
    } else if let rest = Self.rest(of: text, after: "trivy:ignore:")
      ?? Self.rest(of: text, after: "tfsec:ignore:")
    {
      let words = rest.split(separator: " ", maxSplits: 1)
      guard let ids = words.first else { return nil }
      self.init(ids: ids, reason: words.count > 1 ? words[1] : "", .peer)
    } else {
      return nil
    }
  }

  /// Reads an annotation; nil where it is no suppression.
  package init?(annotation key: String, _ value: String) {
    if key == "archlint/ignore" {
      let parts = value.split(separator: ":", maxSplits: 1)
      guard let ids = parts.first else { return nil }
      self.init(ids: ids, reason: parts.count > 1 ? parts[1] : "", .archlint)
    } else if key.hasPrefix("checkov.io/skip") {
      let parts = value.split(separator: "=", maxSplits: 1)
      guard let ids = parts.first else { return nil }
      self.init(ids: ids, reason: parts.count > 1 ? parts[1] : "", .peer)
    } else if let check = Self.rest(of: key, after: "ignore-check.kube-linter.io/") {
      self.init(ids: check, reason: value[...], .peer)
    } else if key == "kube-score/ignore" {
      self.init(ids: value[...], reason: "", .peer)
    } else if key.hasPrefix("polaris.fairwinds.com/"), key.hasSuffix("-exempt"), value == "true" {
      let check = key.dropFirst("polaris.fairwinds.com/".count).dropLast("-exempt".count)
      self.init(ids: check, reason: "", .peer)
    } else {
      return nil
    }
  }

  private init(ids: Substring, reason: Substring, _ dialect: SuppressionRule.Dialect) {
    self.ids = ids.split(separator: ",").map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }
    self.dialect = dialect
    var until: String?
    let words = reason.split(separator: " ").filter { word in
      guard let day = Self.rest(of: String(word), after: "until=") else { return true }
      until = String(day)
      return false
    }
    self.until = until
    self.reason = words.joined(separator: " ")
  }

  private static func rest(of text: String, after prefix: String) -> Substring? {
    text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : nil
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " || text.first == "\t" || text.first == "#" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" || text.last == "\r" { text = text.dropLast() }
    return String(text)
  }
}
