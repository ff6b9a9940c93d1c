internal import Diagnostics
package import Documents

/// An object as the API server has it when admission policies see it: defaults filled in, nulls and
/// what Go leaves out taken out.
///
/// Between `Documents` and the judges of admission policies, who alone see it. What was declared
/// keeps its place in the source, and the way to it is the same in both trees.
package enum ObjectDefaults {
  /// `object` as the API server would have it.
  ///
  /// - Complexity: O(nodes of the object).
  package static func applied(to object: Value, _ type: ResourceType) -> Value {
    var filler = DefaultFiller(object, type)
    filler.fill()
    return filler.finish()
  }
}

/// Builds the tree of one object with its defaults.
///
/// It recurses as deep as the object does; the readers limit that.
private struct DefaultFiller: ~Copyable {
  private var builder: TreeBuilder
  private let object: Value
  private let type: ResourceType

  init(_ object: Value, _ type: ResourceType) {
    builder = TreeBuilder(source: object.tree.source)
    self.object = object
    self.type = type
  }

  consuming func finish() -> Value { builder.finish().value(at: 0) }

  mutating func fill() {
    let root = ObjectShapes.roots["\(type.group)/\(type.kind)"]
    builder.beginMapping(range: object.range)
    if object.declared("apiVersion") == nil {
      let version = type.group.isEmpty ? type.version : "\(type.group)/\(type.version)"
      text(version, for: "apiVersion")
    }
    if object.declared("kind") == nil { text(type.kind, for: "kind") }
    members(of: object, ObjectShapes.shape(root ?? .anyObject))
    if object.declared("metadata") == nil {
      builder.key("metadata")
      builder.beginMapping()
      addNamespace()
      builder.endContainer()
    }
    builder.endContainer()
  }

  private mutating func mapping(_ value: Value, _ name: ShapeName) {
    builder.beginMapping(range: value.range)
    members(of: value, ObjectShapes.shape(name))
    if value == object.declared("metadata"), value.declared("namespace") == nil { addNamespace() }
    builder.endContainer()
  }

  private mutating func addNamespace() {
    if type.home == .namespace { text(Manifest.defaultNamespace, for: "namespace") }
  }

  /// The members of a mapping, and those that are missing.
  private mutating func members(of value: Value, _ shape: ObjectShape) {
    for member in value.members where !member.isNull {
      guard let key = member.key, !isLeftOut(member, shape.parts[key]) else { continue }
      builder.key(key, range: member.keyRange ?? SourceRange(0, 0))
      part(member, shape.parts[key], of: value)
    }
    var filled: Set<String> = []
    for entry in shape.defaults
    where value.declared(entry.key) == nil && !filled.contains(entry.key)
      && holds(entry.condition, for: value)
    {
      if fill(entry, of: value) { filled.insert(entry.key) }
    }
  }

  // MARK: What is there

  private mutating func part(_ value: Value, _ part: ObjectShape.Part?, of parent: Value) {
    switch part {
    case .object(let name)? where value.isMapping: mapping(value, name)
    case .list(let name)? where value.isSequence: list(value, name)
    case .listWhere(let sibling, let name, let other)? where value.isSequence:
      list(value, parent.declared(sibling)?.bool == true ? name : other)
    case .quantities? where value.isMapping: quantities(value, nil)
    case .quantitiesAndThose(let sibling)? where value.isMapping:
      quantities(value, parent.declared(sibling))
    case .namespaceLabels? where value.isMapping:
      builder.beginMapping(range: value.range)
      for label in value.members { copy(label) }
      nameLabel(of: parent, unlessIn: value)
      builder.endContainer()
    default: plain(value)
    }
  }

  private mutating func list(_ value: Value, _ name: ShapeName) {
    builder.beginSequence(range: value.range)
    for element in value.elements {
      if element.isMapping { mapping(element, name) } else { plain(element) }
    }
    builder.endContainer()
  }

  /// Quantities by name, each as text, and those of `others` that are missing.
  private mutating func quantities(_ value: Value, _ others: Value?) {
    builder.beginMapping(range: value.range)
    for quantity in value.members { self.quantity(quantity) }
    for quantity in others?.members.map({ $0 }) ?? [] {
      if let key = quantity.key, value.declared(key) == nil { self.quantity(quantity) }
    }
    builder.endContainer()
  }

  private mutating func quantity(_ value: Value) {
    guard !value.isNull, let key = value.key else { return }
    builder.key(key, range: value.keyRange ?? SourceRange(0, 0))
    if let text = value.text { builder.string(text, range: value.range) } else { plain(value) }
  }

  /// A member that has nothing filled in, with its key.
  private mutating func copy(_ member: Value) {
    guard !member.isNull, let key = member.key else { return }
    builder.key(key, range: member.keyRange ?? SourceRange(0, 0))
    plain(member)
  }

  /// A value without the nulls in its mappings.
  private mutating func plain(_ value: Value) {
    if value.isMapping {
      builder.beginMapping(range: value.range)
      for member in value.members { copy(member) }
      builder.endContainer()
    } else if value.isSequence {
      builder.beginSequence(range: value.range)
      for element in value.elements { plain(element) }
      builder.endContainer()
    } else {
      builder.copy(value)
    }
  }

  private func isLeftOut(_ value: Value, _ part: ObjectShape.Part?) -> Bool {
    guard case .leftOutIfZero? = part else { return false }
    switch value.kind {
    case .bool: return value.bool == false
    case .int: return value.int == 0
    case .string: return value.string?.isEmpty == true
    case .mapping, .sequence: return value.count == 0
    default: return false
    }
  }

  // MARK: What is missing

  private func holds(_ condition: ObjectShape.Condition, for value: Value) -> Bool {
    switch condition {
    case .always: true
    case .has(let key): value.declared(key) != nil
    case .lacks(let keys): keys.allSatisfy { value.declared($0) == nil }
    case .isOrLacks(let key, let words): value.text(key).map { words.contains($0) } ?? true
    case .is(let key, let words): value.text(key).map { words.contains($0) } ?? false
    case .isFilled(let key): !value.list(key).isEmpty
    }
  }

  /// Adds a missing member of `value`; false where there is nothing to fill it with.
  private mutating func fill(_ entry: ObjectShape.Default, of value: Value) -> Bool {
    switch entry.filling {
    case .null:
      builder.key(entry.key)
      builder.null()
    case .text(let text): self.text(text, for: entry.key)
    case .int(let number):
      builder.key(entry.key)
      builder.int(number)
    case .bool(let bool):
      builder.key(entry.key)
      builder.bool(bool)
    case .texts(let texts):
      builder.key(entry.key)
      builder.beginSequence()
      for text in texts { builder.string(text) }
      builder.endContainer()
    case .object(let name): missing(entry.key, name)
    case .sibling(let sibling):
      guard let source = value.declared(sibling) else { return false }
      builder.key(entry.key)
      if sibling == "limits", source.isMapping { quantities(source, nil) } else { plain(source) }
    case .pullPolicy:
      let image = ImageReference(value.text("image") ?? "")
      let moves = image.tag == "latest" || image.tag.isEmpty && image.digest.isEmpty
      text(moves ? "Always" : "IfNotPresent", for: entry.key)
    case .namespaceLabels:
      builder.key(entry.key)
      builder.beginMapping()
      nameLabel(of: value, unlessIn: nil)
      builder.endContainer()
    }
    return true
  }

  /// A mapping of nothing but its defaults, of which none needs a sibling.
  private mutating func missing(_ key: String, _ name: ShapeName) {
    builder.key(key)
    builder.beginMapping()
    for entry in ObjectShapes.shape(name).defaults {
      switch entry.filling {
      case .text(let text) where Self.holdsForNothing(entry.condition):
        self.text(text, for: entry.key)
      case .int(let number) where Self.holdsForNothing(entry.condition):
        builder.key(entry.key)
        builder.int(number)
      case .object(let inner) where Self.holdsForNothing(entry.condition):
        missing(entry.key, inner)
      default: continue
      }
    }
    builder.endContainer()
  }

  /// Whether the condition holds for a mapping without members.
  private static func holdsForNothing(_ condition: ObjectShape.Condition) -> Bool {
    switch condition {
    case .always, .lacks, .isOrLacks: true
    case .has, .is, .isFilled: false
    }
  }

  private mutating func text(_ text: String, for key: String) {
    builder.key(key)
    builder.string(text)
  }

  /// The label that tells a Namespace's name.
  private mutating func nameLabel(of metadata: Value, unlessIn labels: Value?) {
    let key = "kubernetes.io/metadata.name"
    guard labels?.declared(key) == nil, let name = metadata.text("name") else { return }
    text(name, for: key)
  }
}
