internal import ArchitectureGraph

extension Graph {
  /// What sort of thing a node is, and what matters of it, in a few words.
  func caption(of node: Node) -> String {
    var words: [String] = []
    switch node.kind {
    case .database, .cache:
      words = [text(node, "engine") ?? node.kind.drawnPhrase]
      if let isAvailable = truth(node, "isHighlyAvailable") {
        words.append(isAvailable ? "replicas in zones" : "no replica in another zone")
      }
    case .loadBalancer:
      words = [node.kind.drawnPhrase]
      if let isPublic = truth(node, "isInternetFacing") {
        words.append(isPublic ? "internet-facing" : "internal")
      }
    case .instance: words = [truth(node, "isBastion") == true ? "bastion" : "instance"]
    case .workload: words = [text(node, "controller") ?? "workload", pods(node)].compactMap { $0 }
    case .nodeGroup, .autoscalingGroup:
      words = [node.kind.drawnPhrase, range(node, "minSize", "maxSize")].compactMap { $0 }
    case .internet: words = ["everyone outside"]
    case .resource: words = [node.type.split(separator: "/").last.map(String.init) ?? node.type]
    default: words = [node.kind.drawnPhrase]
    }
    return words.joined(separator: " · ")
  }

  private func pods(_ node: Node) -> String? {
    range(node, "minReplicas", "maxReplicas").map { $0 == "1" ? "1 pod" : "\($0) pods" }
  }

  private func range(_ node: Node, _ low: String, _ high: String) -> String? {
    guard let low = int(node, low), let high = int(node, high) else { return nil }
    return low == high ? "\(low)" : "\(low)–\(high)"
  }

  func text(_ node: Node, _ field: String) -> String? {
    guard case .string(let text)? = fact(node.id, field), !text.isEmpty else { return nil }
    return text
  }

  func truth(_ node: Node, _ field: String) -> Bool? {
    guard case .bool(let truth)? = fact(node.id, field) else { return nil }
    return truth
  }

  private func int(_ node: Node, _ field: String) -> Int64? {
    guard case .int(let number)? = fact(node.id, field) else { return nil }
    return number
  }
}

extension Kind {
  /// The kind as pictures call it.
  var drawnPhrase: String {
    switch self {
    case .resource: "other resource"
    case .webACL: "web ACL"
    case .networkACL: "network ACL"
    case .natGateway: "NAT gateway"
    case .vpcEndpoint: "VPC endpoint"
    case .dnsRecord: "DNS record"
    case .api: "API"
    case .cdn: "CDN"
    case .elasticIP: "elastic IP"
    default: phrase
    }
  }
}

extension Node {
  /// The shortest name that says which one it is: without the type, and without the module where the
  /// name says something by itself.
  var shortName: String {
    guard !isKubernetesObject, kind != .internet else { return name.isEmpty ? address : name }
    guard let range = address.range(ofLast: type + ".") else { return address }
    let own = String(address[range.upperBound...])
    guard ["this", "main", "default"].contains(name) else { return own }
    return address[..<range.lowerBound].replacing("module.", with: "") + own
  }
}

extension String {
  /// Where `text` stands for the last time.
  fileprivate func range(ofLast text: String) -> Range<String.Index>? {
    ranges(of: text).last
  }

  /// The text without scalars that a reader would obey or hide: marks that turn the direction of
  /// writing, control characters.
  var drawable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
