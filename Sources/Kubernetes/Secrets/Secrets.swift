internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says which Secrets are committed as plain text, which secrets stand in config maps, and where
  /// the others come from; all of it is marked so that no report prints it.
  mutating func contributeSecrets() {
    for entry in entries {
      switch entry.manifest.kind {
      case .secret: contributeSecret(entry)
      case .configMap: contributeConfigMap(entry)
      default: continue
      }
    }
    contributeSecretSources()
    for (node, facts) in literalSecrets.sorted(by: { $0.key < $1.key }) {
      builder.set(node, "literalSecrets", .list(facts))
    }
  }

  /// A Secret's data is committed unless every value is empty, stands for something that is filled
  /// in later, or is encrypted (SOPS); its type makes no difference.
  private mutating func contributeSecret(_ entry: Entry) {
    let object = entry.manifest.object
    var isLiteral = false
    for (key, isEncoded) in [("data", true), ("stringData", false)] {
      guard let data = object.declared(key) else { continue }
      builder.markSensitive(data)
      for value in data.members {
        builder.markSensitive(value)
        let text = value.text ?? ""
        isLiteral = isLiteral || !SecretText.isPlaceholder(text, isEncoded: isEncoded)
      }
      if !data.isMapping { isLiteral = true }
    }
    // kubectl keeps the whole manifest there, data included.
    if let copy = object.annotation("kubectl.kubernetes.io/last-applied-configuration") {
      builder.markSensitive(copy)
    }
    builder.set(entry.node, "hasLiteralData", .bool(isLiteral))
  }

  private mutating func contributeConfigMap(_ entry: Entry) {
    for value in entry.manifest.object.declared("data")?.members ?? entry.manifest.object.elements {
      _ = literalSecret(named: value.key ?? "", value, source: "config-map", entry)
    }
  }

  /// The record of the secret that stands in `value`, if a detector finds one; it is marked, and kept
  /// for the node's `literalSecrets`.
  mutating func literalSecret(named name: String, _ value: Value, source: String, _ entry: Entry)
    -> Fact?
  {
    guard let text = value.string, let detector = SecretText.detector(name: name, text) else {
      return nil
    }
    builder.markSensitive(value)
    let attribute = value.path(from: entry.manifest.object)?.description ?? ""
    let fact = builder.record(
      .literalSecret,
      [
        "attribute": .string(attribute), "detector": .string(detector), "source": .string(source),
      ], at: Place(entry.node, value))
    literalSecrets[entry.node, default: []].append(fact)
    return fact
  }

  /// Looks for secrets in a container's command line: `--password=…`.
  mutating func scanArguments(of container: Value, _ entry: Entry) {
    let parts = [container.declared("command"), container.declared("args")].compactMap { $0 }
    for argument in parts.flatMap({ $0.isSequence ? Array($0.elements) : [$0] }) {
      guard let text = argument.string else { continue }
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let isOption = parts.count == 2 && parts[0].hasPrefix("-")
      guard
        let detector = isOption
          ? SecretText.detector(name: String(parts[0].drop { $0 == "-" }), parts[1])
          : SecretText.detector(name: "", text)
      else { continue }
      builder.markSensitive(argument)
      let attribute = argument.path(from: entry.manifest.object)?.description ?? ""
      literalSecrets[entry.node, default: []].append(
        builder.record(
          .literalSecret,
          [
            "attribute": .string(attribute), "detector": .string(detector),
            "source": .string("attribute"),
          ], at: Place(entry.node, argument)))
    }
  }
}
