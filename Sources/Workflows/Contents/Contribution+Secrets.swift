internal import ArchitectureGraph
internal import Diagnostics
internal import Documents

/// A place where an expression reads secrets.
struct SecretUse {
  /// The secret's name; empty for all of them, or for one that is worked out.
  let name: String
  /// Whether a field of it is taken out, which GitHub does not know to be secret.
  let isTakenApart: Bool
  let value: Value
  let spot: Declaration.Spot?
}

extension Contribution {
  /// The secrets that the texts of `value` read.
  func secretUses(in value: Value) -> [SecretUse] {
    value.scalars.flatMap { scalar -> [SecretUse] in
      guard let text = scalar.string, text.utf8.contains(UInt8(ascii: "$")) else { return [] }
      let expressions = Expression.all(in: text)
      guard !expressions.isEmpty else { return [] }
      let places = TextPlace(scalar)
      return expressions.flatMap { expression in
        expression.contexts.filter { $0.steps[0].lowercased() == "secrets" }.map { context in
          let name = context.steps.count > 1 && context.steps[1] != "[]" ? context.steps[1] : ""
          let isApart =
            context.functions.contains("fromjson")
            && (expression.text.contains(").") || expression.text.contains(")["))
          return SecretUse(
            name: name, isTakenApart: isApart, value: scalar, spot: places.spot(expression.range))
        }
      }
    }
  }

  /// Says which secrets `node` reads.
  mutating func setSecrets(_ uses: [SecretUse], of node: NodeID) {
    let records = uses.map { use in
      builder.record(
        .workflowSecret,
        ["name": .string(use.name), "isTakenApart": .bool(use.isTakenApart)],
        at: Place(node, use.value, spot: use.spot))
    }
    builder.set(node, "secretUses", .list(records))
  }

  /// The way into a cluster that a secret is, by its name.
  mutating func access(by use: SecretUse, _ node: NodeID) -> Fact? {
    guard let way = ClusterAction.way(ofSecret: use.name) else { return nil }
    return clusterAccess(
      way, "secrets." + use.name, script: "", at: Place(node, use.value, spot: use.spot))
  }

  /// Adds a way into a cluster.
  mutating func clusterAccess(
    _ way: ClusterAccessWay, _ what: String, script: String, at place: Place
  ) -> Fact {
    builder.record(
      .clusterAccess,
      ["way": .string(way.rawValue), "what": .string(what), "script": .string(script)], at: place)
  }

  // MARK: Literals

  /// Looks for secrets that are written out in variables.
  mutating func scanEnvironment(_ environment: Value, of node: NodeID) {
    let found = environment.entries.compactMap { key, value in
      literal(value, named: key, of: node)
    }
    addLiterals(found, to: node)
  }

  /// The secret that is written out in `value`, if one is.
  mutating func literal(_ value: Value, named key: String?, of node: NodeID) -> Fact? {
    guard value.kind == .string, let text = value.string,
      let detector = detector.scan(text: text, key: key)
    else { return nil }
    builder.markSensitive(value)
    let attribute = builder.node(node).object.flatMap { value.path(from: $0) }?.description ?? ""
    return builder.record(
      .literalSecret,
      [
        "attribute": .string(attribute), "detector": .string(detector),
        "source": .string("attribute"),
      ], at: Place(node, value))
  }

  /// Adds to the secrets that are written out in `node`.
  mutating func addLiterals(_ found: [Fact], to node: NodeID) {
    guard !found.isEmpty else { return }
    var all: [Fact] = []
    if case .list(let before, _)? = builder.fact(node, "literalSecrets") { all = before }
    builder.set(node, "literalSecrets", .list(all + found))
  }
}
