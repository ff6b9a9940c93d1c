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
      default: break
      }
      let isSchema = entry.manifest.kindName == "CustomResourceDefinition"
      if entry.manifest.kind != .secret, !isSchema { scanShapes(of: entry) }
    }
    contributeSecretSources()
    contributeSecretUses()
    for (node, facts) in literalSecrets.sorted(by: { $0.key < $1.key }) {
      let rest = facts.count < Contribution.maximumLiteralSecrets ? [] : [unlisted(node)]
      builder.set(node, "literalSecrets", .list(facts, rest: rest))
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
        guard !SecretText.isPlaceholder(value.text ?? "", isEncoded: isEncoded) else { continue }
        note(value, detector: "secret-data", source: "secret", entry)
        isLiteral = true
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
      literalSecret(named: value.key ?? "", value, source: "config-map", entry)
    }
  }

  /// The record of the secret that stands in `value`, which is called `name`, if a detector finds
  /// one; it is marked, and kept for the node's `literalSecrets`.
  @discardableResult
  mutating func literalSecret(named name: String?, _ value: Value, source: String, _ entry: Entry)
    -> Fact?
  {
    guard let text = value.string, let detector = detector.scan(text: text, key: name) else {
      return nil
    }
    return note(value, detector: detector, source: source, entry)
  }

  /// Looks for secrets in a container's command line: `--password=…`, or the argument after
  /// `--password`.
  mutating func scanArguments(of container: Value, _ entry: Entry) {
    let parts = [container.declared("command"), container.declared("args")].compactMap { $0 }
    var option: String?
    for argument in parts.flatMap({ $0.isSequence ? Array($0.elements) : [$0] }) {
      literalSecret(named: option, argument, source: "attribute", entry)
      let text = argument.string ?? ""
      option = text.hasPrefix("-") && !text.contains("=") ? text : nil
    }
  }

  /// Looks through the rest of an object for texts that are secrets by their shape: tokens, keys,
  /// URLs with a password.
  ///
  /// - Complexity: O(bytes of the object).
  mutating func scanShapes(of entry: Entry) {
    var work = [entry.manifest.object]
    while let value = work.popLast() {
      if value.count > 0 {
        work += value.children.map { $0 }.reversed()
        continue
      }
      guard value.withUTF8({ $0.count >= Contribution.shortestShape }) == true,
        !noted.contains(value), let text = value.string,
        let detector = detector.scan(shapesIn: text)
      else { continue }
      note(value, detector: detector, source: "attribute", entry)
    }
  }

  /// How many secrets of one object are listed, since each is looked up in its document; the rest are
  /// marked all the same, and the list is open.
  private static let maximumLiteralSecrets = 100

  private func unlisted(_ node: NodeID) -> Unknown {
    Unknown(
      address: builder.node(node).address, attribute: "literalSecrets", reason: .error)
  }

  /// No detector takes a shorter text for a secret by its shape.
  private static let shortestShape = 14

  @discardableResult
  private mutating func note(
    _ value: Value, detector: String, source: String, _ entry: Entry
  ) -> Fact? {
    builder.markSensitive(value)
    noted.insert(value)
    let listed = literalSecrets[entry.node]?.count ?? 0
    guard listed < Contribution.maximumLiteralSecrets else { return nil }
    let attribute = value.path(from: entry.manifest.object)?.description ?? ""
    let fact = builder.record(
      .literalSecret,
      [
        "attribute": .string(attribute), "detector": .string(detector), "source": .string(source),
      ], at: Place(entry.node, value))
    literalSecrets[entry.node, default: []].append(fact)
    return fact
  }
}
