internal import ArchitectureGraph
internal import Documents

/// Reads what a receiver sends word by.
struct Integrations {
  /// Whether names are those of an AlertmanagerConfig (`slackConfigs`), not of a file.
  let isResource: Bool
  /// The `global` part of a file.
  let global: Value?

  /// What is known of one integration.
  struct Found {
    let name: String
    let value: Value
    let urlSource: String
    /// The text of the URL, where it stands there: never to be printed.
    let literal: Value?
    let channel: String
    let sendsResolved: Bool
  }

  /// The integrations of `receiver`, in order.
  func all(of receiver: Value) -> [Found] {
    receiver.members.flatMap { list -> [Found] in
      guard let name = name(of: list.key ?? "") else { return [] }
      return list.elements.map { found(name, $0) }
    }
  }

  private func name(of key: String) -> String? {
    let suffix = isResource ? "Configs" : "_configs"
    return key.hasSuffix(suffix) ? String(key.dropLast(suffix.count)).lowercased() : nil
  }

  private func found(_ name: String, _ value: Value) -> Found {
    let (source, literal) = name == "slack" ? slackSource(value) : ("", nil)
    // Alertmanager's defaults.
    let tellsOfEnd =
      !["slack", "email", "wechat", "victorops"].contains(name) || name == "victorops"
    return Found(
      name: name, value: value, urlSource: source, literal: literal,
      channel: value.text("channel") ?? "",
      sendsResolved: value[isResource ? "sendResolved" : "send_resolved"]?.bool ?? tellsOfEnd)
  }

  private func slackSource(_ value: Value) -> (String, Value?) {
    if isResource {
      return value["apiURL"]?["name"] != nil ? ("secret", nil) : ("none", nil)
    }
    for place in [value, global].compactMap(\.self) {
      let prefix = place == global ? "slack_" : ""
      for key in ["api_url_file", "app_token_file"] where place.text(prefix + key) != nil {
        return ("file", nil)
      }
      for key in ["api_url", "app_token"] {
        guard let literal = place[prefix + key], let text = literal.text, !text.isEmpty else {
          continue
        }
        return Self.isFilledIn(text) ? ("variable", nil) : ("plain", literal)
      }
    }
    return ("none", nil)
  }

  /// Whether something takes the text's place before Alertmanager reads it.
  private static func isFilledIn(_ text: String) -> Bool {
    ["$", "<", "ENC[", "ref+", "vault:", "%"].contains { text.hasPrefix($0) }
      || ["${", "{{", "$("].contains { text.contains($0) }
  }
}
