internal import ArchitectureGraph
internal import Documents

/// The variables that hold secrets: by their name, or by what stands in the source as their default, used
/// or not.
enum VariableSecrets {
  /// The type of the nodes that stand for variables.
  static let type = "variable"

  /// Adds a node for each such variable; the others are nothing to judge.
  ///
  /// Of a module that others call, the name says nothing: its callers decide what is sensitive.
  /// - Complexity: O(text of all defaults).
  static func find(_ graph: inout Contribution) {
    for module in graph.resolver.plan.configuration.modules {
      for (name, variable) in module.variables.sorted(by: { $0.key < $1.key }) {
        let secrets = variable["default"].map { Self.secrets(in: $0, called: name) } ?? []
        let isNamed = module.path.isEmpty && LiteralSecretDetector.isNamedLikeSecret(name)
        guard isNamed || !secrets.isEmpty else { continue }
        let address = module.path.map { "module.\($0)." }.joined() + "var.\(name)"
        let node = graph.builder.add(
          .variable, address: address, type: type, name: name, scope: graph.scope,
          object: variable)
        graph.builder.set(node, "isNamedLikeSecret", .bool(isNamed))
        graph.builder.set(node, "isSensitive", .bool(variable["sensitive"]?.bool ?? false))
        graph.builder.set(node, "hasDefault", .bool(isSaid(variable["default"])))
        guard !secrets.isEmpty else { continue }
        let records = secrets.map { secret in
          graph.builder.markSensitive(secret.value)
          return graph.builder.record(
            .literalSecret,
            [
              "attribute": .string(secret.path), "detector": .string(secret.detector),
              "source": .string("attribute"),
            ], at: Place(node, secret.value))
        }
        graph.builder.set(node, "literalSecrets", .list(records))
      }
    }
  }

  /// Whether a default says anything: null and an empty text don't.
  private static func isSaid(_ value: Value?) -> Bool {
    guard let value, !value.isNull else { return false }
    return value.string?.isEmpty != true
  }

  private static func secrets(
    in value: Value, called name: String
  ) -> [(value: Value, path: String, detector: String)] {
    let detector = LiteralSecretDetector()
    var found: [(value: Value, path: String, detector: String)] = []
    var pending = [(value: value, path: "default", key: name)]
    while let place = pending.popLast() {
      if let text = place.value.string {
        if let secret = detector.scan(text: text, key: place.key) {
          found.append((place.value, place.path, secret))
        }
      } else {
        for (index, child) in place.value.children.enumerated().reversed() {
          let path = child.key.map { "\(place.path).\($0)" } ?? "\(place.path)[\(index)]"
          pending.append((child, path, child.key ?? place.key))
        }
      }
    }
    return found
  }
}
