internal import ArchitectureGraph
internal import Documents

/// Secrets that stand in the source as the defaults of variables, used or not.
enum VariableSecrets {
  /// The type of the nodes that stand for variables.
  static let type = "variable"

  /// Adds a node for each variable whose default holds a secret; the others are nothing to judge.
  ///
  /// - Complexity: O(text of all defaults).
  static func find(_ graph: inout Contribution) {
    for module in graph.resolver.plan.configuration.modules {
      for (name, variable) in module.variables.sorted(by: { $0.key < $1.key }) {
        guard let value = variable["default"] else { continue }
        let secrets = secrets(in: value, called: name)
        guard !secrets.isEmpty else { continue }
        let address = module.path.map { "module.\($0)." }.joined() + "var.\(name)"
        let node = graph.builder.add(
          .resource, address: address, type: type, name: name, scope: graph.scope,
          object: variable)
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
