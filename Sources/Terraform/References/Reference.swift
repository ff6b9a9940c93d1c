internal import Documents
internal import HCL

/// What an expression of the configuration mentions.
enum Reference: Hashable, Sendable {
  /// `aws_subnet.a[0].id`, `data.aws_vpc.main.id`; `label` is `aws_subnet.a` or `data.aws_vpc.main`.
  case resource(label: String, key: InstanceKey?, rest: [Traversal.Step])
  /// `module.vpc["a"].subnets[0]`; the output is nil where the plan leaves it out (splats, computed
  /// keys).
  case module(call: String, key: InstanceKey?, output: String?, rest: [Traversal.Step])
  /// `var.name…`.
  case variable(String, rest: [Traversal.Step])
  /// `local.name…`, of which plans say nothing.
  case local(String, rest: [Traversal.Step])
  /// `each.value…`.
  case eachValue(rest: [Traversal.Step])
  /// `each.key` or `count.index`: another reference is indexed by the instance's own key.
  case ownKey
  /// `path.module`, `terraform.workspace`: known when planning.
  case known

  /// What `text` mentions; nil where it is no reference.
  init?(_ text: String) {
    guard let steps = Traversal(text)?.steps, case .name(let root) = steps[0] else { return nil }
    self.init(root, Array(steps.dropFirst()))
  }

  /// What a name of the sources with the steps from it mentions; nil where it is no reference.
  init?(_ reference: ExpressionReference) {
    let steps = reference.steps.map { step -> Traversal.Step in
      switch step {
      case .name(let name): .name(name)
      case .index(let index): .key(.index(index))
      case .key(let key): .key(.text(key))
      }
    }
    self.init(reference.root, steps)
  }

  private init?(_ root: String, _ rest: [Traversal.Step]) {
    switch root {
    case "var", "local":
      guard case .name(let name)? = rest.first else { return nil }
      let tail = Array(rest.dropFirst())
      self = root == "var" ? .variable(name, rest: tail) : .local(name, rest: tail)
    case "each":
      self = rest.first == .name("value") ? .eachValue(rest: Array(rest.dropFirst())) : .ownKey
    case "count": self = .ownKey
    case "path", "terraform", "self": self = .known
    case "module":
      guard case .name(let call)? = rest.first else { return nil }
      self = Self.module(call, Array(rest.dropFirst()))
    case "data", "ephemeral":
      guard rest.count >= 2, case .name(let type) = rest[0], case .name(let name) = rest[1]
      else { return nil }
      self = Self.resource("\(root).\(type).\(name)", Array(rest.dropFirst(2)))
    default:
      guard case .name(let name)? = rest.first else { return nil }
      self = Self.resource("\(root).\(name)", Array(rest.dropFirst()))
    }
  }

  private static func resource(_ label: String, _ steps: [Traversal.Step]) -> Reference {
    guard case .key(let key)? = steps.first else {
      return .resource(label: label, key: nil, rest: steps)
    }
    return .resource(label: label, key: key, rest: Array(steps.dropFirst()))
  }

  private static func module(_ call: String, _ steps: [Traversal.Step]) -> Reference {
    var steps = steps[...]
    var instance: InstanceKey?
    if case .key(let key)? = steps.first {
      instance = key
      steps = steps.dropFirst()
    }
    guard case .name(let output)? = steps.first else {
      return .module(call: call, key: instance, output: nil, rest: [])
    }
    return .module(call: call, key: instance, output: output, rest: Array(steps.dropFirst()))
  }
}

extension Reference {
  /// What `expression` mentions, without what is only the beginning of a longer reference.
  ///
  /// A plan lists `aws_vpc.a.id` and then, for those who want less, `aws_vpc.a`.
  static func references(of expression: Value) -> [Reference] {
    guard let list = expression["references"] else { return [] }
    var kept: [Reference] = []
    var last: [UInt8] = []
    for element in list.elements {
      guard let text = element.string else { continue }
      let bytes = Array(text.utf8)
      if last.count > bytes.count, last.starts(with: bytes),
        last[bytes.count] == UInt8(ascii: ".") || last[bytes.count] == UInt8(ascii: "[")
      {
        continue
      }
      last = bytes
      if let reference = Reference(text) { kept.append(reference) }
    }
    return kept
  }
}
