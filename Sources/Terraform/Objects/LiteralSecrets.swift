internal import ArchitectureGraph
internal import Documents

/// Secrets that stand in the source of a resource as plain text.
///
/// A value that is sensitive may come from a variable; only what the configuration holds as a
/// literal, here or where a module is called, is in the source.
struct LiteralSecrets {
  private let part: Part
  private let sensitive: Value?
  private let detector = LiteralSecretDetector()
  private var found: [(value: Value, path: String, detector: String)] = []

  private struct Place {
    let value: Value
    let written: Written
    let mark: Value?
    let path: String
    let key: String
  }

  /// Finds the secrets of `part`, marks them and says where they are.
  static func find(in part: Part, _ sensitive: Value?, _ graph: inout Contribution) {
    guard let object = part.value else { return }
    if case .nothing = part.written { return }
    var search = LiteralSecrets(part: part, sensitive: sensitive)
    search.walk(object, &graph.resolver)
    guard !search.found.isEmpty else { return }
    var records: [Fact] = []
    for secret in search.found {
      graph.builder.markSensitive(secret.value)
      records.append(
        graph.builder.record(
          .literalSecret,
          [
            "attribute": .string(secret.path), "detector": .string(secret.detector),
            "source": .string(search.source(of: secret.path)),
          ], at: ArchitectureGraph.Place(part.node, secret.value)))
    }
    graph.set(part, "literalSecrets", .list(records))
  }

  private init(part: Part, sensitive: Value?) {
    self.part = part
    self.sensitive = sensitive
  }

  private mutating func walk(_ object: Value, _ resolver: inout Resolver) {
    let context = resolver.context(of: part.number)
    var pending = [
      Place(value: object, written: part.written, mark: sensitive, path: "", key: "")
    ]
    while let place = pending.popLast() {
      switch place.value.kind {
      case .mapping:
        for member in place.value.members.reversed() {
          guard let key = member.key else { continue }
          pending.append(
            Place(
              value: member, written: place.written.member(key), mark: place.mark?[key],
              path: place.path.isEmpty ? key : place.path + "." + key,
              key: Self.name(of: key, in: place.value)))
        }
      case .sequence:
        for (index, element) in place.value.elements.enumerated().reversed() {
          pending.append(
            Place(
              value: element,
              written: place.written.element(index, of: place.value.count, value: element),
              mark: place.mark?[index], path: place.path + "[\(index)]", key: place.key))
        }
      case .string:
        guard case .expression(let expression) = place.written,
          resolver.isLiteral(expression, in: context), let text = place.value.string
        else { continue }
        judge(text, place)
      default: continue
      }
    }
  }

  private mutating func judge(_ text: String, _ place: Place) {
    if let name = scan(text, key: place.key) {
      found.append((place.value, place.path, name))
    } else if place.mark?.bool == true, isSecretByNature(place.key),
      detector.isNamedSecret(key: "password", value: text)
    {
      found.append((place.value, place.path, "sensitive-attribute"))
    } else if Self.encoded.contains(place.key), let decoded = Base64.text(text),
      detector.scan(text: decoded) != nil
    {
      found.append((place.value, place.path, "named-secret"))
    }
  }

  /// What the provider calls sensitive is a secret, but a parameter only where it says so itself.
  private func isSecretByNature(_ key: String) -> Bool {
    part.type != "aws_ssm_parameter" || part.text("type") == "SecureString"
  }

  private func scan(_ text: String, key: String) -> String? {
    if let name = detector.scan(text: text, key: key) { return name }
    guard text.utf8.first == UInt8(ascii: "[") || text.utf8.first == UInt8(ascii: "{") else {
      return nil
    }
    return scan(json: text)
  }

  /// Looks at names and values in JSON within a text: a container's environment.
  private func scan(json text: String) -> String? {
    let parsed = ParsedSource(parsing: Array(text.utf8), path: "")
    guard parsed.format == .json, let root = parsed.documents.first else { return nil }
    var pending = [root]
    while let value = pending.popLast() {
      for child in value.children {
        if child.isMapping || child.isSequence {
          pending.append(child)
        } else if let text = child.string, let key = child.key,
          detector.isNamedSecret(key: Self.name(of: key, in: value), value: text)
        {
          return "named-secret"
        }
      }
    }
    return nil
  }

  /// What a value is called: its key, or the name that stands beside it (`name`, `value`).
  private static func name(of key: String, in mapping: Value) -> String {
    guard key == "value" else { return key }
    return mapping["name"]?.string ?? mapping["key"]?.string ?? key
  }

  private static let encoded: Set<String> = ["user_data", "user_data_base64", "secret_binary"]

  private func source(of path: String) -> String {
    if path.hasPrefix(UserData.attribute) { return "user-data" }
    return path.hasPrefix("environment") || path.hasPrefix("container_definitions")
      ? "env" : "attribute"
  }
}

extension Resolver {
  /// Whether `expression` is made of literals alone: here, or where its module is called.
  fileprivate func isLiteral(_ expression: Value, in context: Context) -> Bool {
    var expression = expression
    var module = context.module
    for _ in 0..<Self.depthLimit {
      guard expression["references"] != nil else { return true }
      let references = Reference.references(of: expression)
      guard references.count == 1, case .variable(let name, let rest) = references[0], rest.isEmpty
      else { return false }
      guard let parent = plan.modules[module].parent, let call = plan.call(of: module),
        let outer = call.expressions?[name]
      else { return false }
      expression = outer
      module = parent
    }
    return false
  }
}
