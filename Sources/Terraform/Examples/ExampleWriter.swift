internal import Diagnostics
internal import Documents

/// Writes the two halves of a plan that an example's block comes to: what it will be, and how it is
/// written.
struct ExampleWriter: ~Copyable {
  var builder: TreeBuilder

  /// Arguments that are no attributes of the resource.
  private static let meta: Set<String> = [
    "lifecycle", "depends_on", "provider", "provisioner", "connection", "count", "for_each",
    "dynamic",
  ]

  init(source: SourceFile) {
    builder = TreeBuilder(source: source)
  }

  /// Closes the innermost container, which is called `name` for those who read the code.
  mutating func close(_ name: StaticString) {
    builder.endContainer()
  }

  consuming func finish() -> Value {
    builder.finish().value(at: 0)
  }

  /// Adds the variables that the example declares.
  mutating func addVariables(_ variables: [String: Value]) {
    builder.key("variables")
    builder.beginMapping()
    for (name, variable) in variables.sorted(by: { $0.key < $1.key }) {
      builder.key(name, range: variable.keyRange ?? variable.range)
      builder.copy(variable)
    }
    builder.endContainer()
  }

  // MARK: What it will be

  /// Adds the entry of `block` in `resource_changes`; `computed` are its attributes that others ask
  /// for.
  mutating func addChange(_ block: ExampleBlock, _ computed: Set<String>, _ reader: ExampleReader) {
    builder.beginMapping()
    addIdentity(block)
    builder.key("change")
    builder.beginMapping()
    builder.key("actions")
    builder.beginSequence()
    builder.string(block.isData ? "read" : "create")
    builder.endContainer()
    builder.key("after")
    addKnown(block.body, of: block, reader, path: "")
    builder.key("after_unknown")
    addUnknown(block.body, of: block.type, reader, computed: computed.union(["id", "arn"]))
    builder.endContainer()
    builder.endContainer()
  }

  private mutating func addIdentity(_ block: ExampleBlock) {
    builder.key("address")
    builder.string(block.label)
    builder.key("mode")
    builder.string(block.isData ? "data" : "managed")
    builder.key("type")
    builder.string(block.type)
    builder.key("name")
    builder.string(block.name)
  }

  private mutating func addKnown(
    _ body: Value, of block: ExampleBlock, _ reader: ExampleReader, path: String
  ) {
    builder.beginMapping(range: body.range)
    if !block.isData { addDefaults(body, of: block.type, path) }
    for member in body.members {
      guard let key = member.key, !member.isNull, !(path.isEmpty && Self.meta.contains(key)),
        !isUnknown(member, reader)
      else { continue }
      builder.key(key, range: member.keyRange ?? member.range)
      if isBlock(member, key, block.type) {
        addBlocks(member) { $0.addKnown($1, of: block, reader, path: path + key + ".") }
      } else {
        addValue(member, reader)
      }
    }
    builder.endContainer()
  }

  /// Adds what the provider fills in and `body` does not set; it stands where the block begins.
  private mutating func addDefaults(_ body: Value, of type: String, _ path: String) {
    let range = body.keyRange ?? body.range
    for row in ProviderDefaults.rows(of: type) where row.path.hasPrefix(path) {
      let name = row.path.dropFirst(path.count)
      guard !name.utf8.contains(UInt8(ascii: ".")), body[String(name)] == nil else { continue }
      builder.key(String(name), range: range)
      switch row.value {
      case .bool(let value): builder.bool(value, range: range)
      case .int(let value): builder.int(Int64(value), range: range)
      case .text(let value): builder.string(value, range: range)
      case .texts: builder.null(range: range)
      }
    }
  }

  private mutating func addValue(_ value: Value, _ reader: ExampleReader) {
    switch value.kind {
    case .mapping:
      builder.beginMapping(range: value.range)
      for member in value.members where !isUnknown(member, reader) {
        builder.key(member.key ?? "", range: member.keyRange ?? member.range)
        addValue(member, reader)
      }
      builder.endContainer()
    case .sequence:
      builder.beginSequence(range: value.range)
      for element in value.elements { addValue(element, reader) }
      builder.endContainer()
    default: addScalar(value, reader)
    }
  }

  private mutating func addScalar(_ value: Value, _ reader: ExampleReader) {
    guard case .reference(let text) = ExampleText(value), let reference = Reference(text) else {
      builder.copy(value)
      return
    }
    guard let literal = reader.literal(reference) else {
      builder.string("(given when planning)", range: value.range)
      return
    }
    if let text = literal.string {
      builder.string(text, range: value.range)
    } else {
      builder.copy(literal)
    }
  }

  private mutating func addUnknown(
    _ body: Value, of type: String, _ reader: ExampleReader, computed: Set<String>
  ) {
    builder.beginMapping()
    for attribute in computed.sorted() where body[attribute] == nil {
      builder.key(attribute)
      builder.bool(true)
    }
    for member in body.members {
      guard let key = member.key, !member.isNull, !Self.meta.contains(key) else { continue }
      if isUnknown(member, reader) {
        builder.key(key, range: member.keyRange ?? member.range)
        builder.bool(true, range: member.range)
      } else if isBlock(member, key, type) {
        builder.key(key)
        addBlocks(member) { $0.addUnknown($1, of: type, reader, computed: []) }
      } else if member.isMapping {
        builder.key(key)
        addUnknown(member, of: type, reader, computed: [])
      }
    }
    builder.endContainer()
  }

  /// Whether only apply will know `value`; a list with one such element is unknown as a whole, as
  /// sets are.
  private func isUnknown(_ value: Value, _ reader: ExampleReader) -> Bool {
    if value.isSequence { return value.elements.contains { isUnknown($0, reader) } }
    guard case .reference(let text) = ExampleText(value), let reference = Reference(text) else {
      return false
    }
    return reader.literal(reference) == nil && !reader.isVariable(reference)
  }

  // MARK: How it is written

  /// Adds the entry of `block` in the configuration.
  mutating func addConfiguration(_ block: ExampleBlock) {
    builder.beginMapping()
    builder.key("address")
    builder.string(block.label)
    builder.key("expressions")
    addArguments(block.body, of: block.type, isRoot: true)
    builder.endContainer()
  }

  private mutating func addArguments(_ body: Value, of type: String, isRoot: Bool) {
    builder.beginMapping()
    for member in body.members {
      guard let key = member.key, !(isRoot && Self.meta.contains(key)) else { continue }
      builder.key(key)
      if isBlock(member, key, type), !(isRoot && ExampleSchema.isAttribute(key, in: type)) {
        addBlocks(member) { $0.addArguments($1, of: type, isRoot: false) }
      } else {
        addExpression(member)
      }
    }
    builder.endContainer()
  }

  private mutating func addExpression(_ value: Value) {
    var references: [String] = []
    Self.collect(value, into: &references)
    builder.beginMapping()
    if references.isEmpty {
      builder.key("constant_value", range: value.keyRange ?? value.range)
      builder.copy(value)
    } else {
      builder.key("references")
      builder.beginSequence()
      for reference in references { builder.string(reference) }
      builder.endContainer()
    }
    builder.endContainer()
  }

  private static func collect(_ value: Value, into references: inout [String]) {
    if case .reference(let text) = ExampleText(value) { references.append(text) }
    for child in value.children { collect(child, into: &references) }
  }

  // MARK: Blocks

  /// Whether `value` is a block, or several: mappings that are no map.
  private func isBlock(_ value: Value, _ key: String, _ type: String) -> Bool {
    if ExampleSchema.isMap(key, in: type) { return false }
    if value.isMapping { return key != "timeouts" }
    return value.isSequence && value.count > 0 && value.elements.allSatisfy { $0.isMapping }
  }

  /// Adds the blocks that `value` is or holds as a list, as a plan does.
  private mutating func addBlocks(
    _ value: Value, _ add: (inout ExampleWriter, Value) -> Void
  ) {
    builder.beginSequence(range: value.range)
    if value.isMapping {
      add(&self, value)
    } else {
      for element in value.elements { add(&self, element) }
    }
    builder.endContainer()
  }
}
