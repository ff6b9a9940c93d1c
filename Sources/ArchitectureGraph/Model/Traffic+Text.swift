internal import Documents

extension Traffic: CustomStringConvertible {
  /// The traffic in a few words: `0.0.0.0/0 tcp port 22`; empty where nothing is said of it.
  package var description: String {
    var words: [String] = prefixes.map { prefix in
      switch prefix {
      case .known(let prefix): prefix.description
      case .unknown(let unknown): "unknown(\(unknown))"
      }
    }
    words += prefixLists
    if let transport = transport.value, transport != "all" { words.append(transport) }
    if let ports = ports.value, ports != .all { words.append(ports.description) }
    return words.joined(separator: " ")
  }
}

extension Unknown: CustomStringConvertible {
  /// What is not known, and why: `aws_lb.main.arn after-apply`.
  package var description: String {
    address + (attribute.isEmpty ? "" : "." + attribute) + " " + reason.word
  }
}
