internal import Diagnostics
internal import Documents

/// One `resource` or `data` block of an example.
struct ExampleBlock {
  let label: String
  let type: String
  let name: String
  let isData: Bool
  let body: Value
}

/// Makes an example's blocks the JSON of a plan.
struct ExampleReader {
  private(set) var diagnostics: [Diagnostic] = []
  private let root: Value
  private var blocks: [ExampleBlock] = []
  private var byLabel: [String: Value] = [:]
  private var variables: [String: Value] = [:]
  /// Attributes that references select and no block sets: computed ones.
  private var computed: [String: Set<String>] = [:]

  init(_ root: Value) {
    self.root = root
    collect()
    for block in blocks { collectReferences(in: block.body) }
  }

  /// The plan, as `terraform show -json` would say it.
  mutating func plan() -> Value {
    var writer = ExampleWriter(source: root.tree.source)
    writer.builder.beginMapping()
    writer.builder.key("resource_changes")
    writer.builder.beginSequence()
    for block in blocks { writer.addChange(block, computed[block.label] ?? [], self) }
    writer.builder.endContainer()
    writer.builder.key("configuration")
    writer.builder.beginMapping()
    writer.builder.key("root_module")
    writer.builder.beginMapping()
    writer.builder.key("resources")
    writer.builder.beginSequence()
    for block in blocks { writer.addConfiguration(block) }
    writer.close("resources")
    writer.addVariables(variables)
    writer.close("root_module")
    writer.close("configuration")
    writer.close("plan")
    return writer.finish()
  }

  /// What a reference to something that the example says comes to: the literal that stands there.
  func literal(_ reference: Reference) -> Value? {
    switch reference {
    case .resource(let label, nil, let rest):
      guard rest.count == 1, case .name(let attribute) = rest[0],
        let value = byLabel[label]?[attribute], !value.isMapping, !value.isSequence,
        ExampleText(value) == .literal
      else { return nil }
      return value
    case .variable(let name, let rest):
      return rest.isEmpty ? variables[name]?["default"] : nil
    default: return nil
    }
  }

  /// Whether `reference` is to a variable: known when planning, though not in the source.
  func isVariable(_ reference: Reference) -> Bool {
    if case .variable = reference { true } else { false }
  }

  private mutating func collect() {
    for member in root.members {
      switch member.key ?? "" {
      case "resource": collect(member, isData: false)
      case "data": collect(member, isData: true)
      case "variable":
        for variable in member.members { variables[variable.key ?? ""] = variable }
      case let key:
        diagnostics.append(
          .example(
            member, "examples have no '\(key)'",
            help: "an example is resources, data sources and variables"))
      }
    }
  }

  private mutating func collect(_ types: Value, isData: Bool) {
    for type in types.members {
      for body in type.members {
        let (typeName, name) = (type.key ?? "", body.key ?? "")
        let label = (isData ? "data." : "") + typeName + "." + name
        blocks.append(
          ExampleBlock(label: label, type: typeName, name: name, isData: isData, body: body))
        byLabel[label] = body
        for argument in ["count", "for_each", "dynamic"] {
          if let value = body[argument] {
            diagnostics.append(
              .example(
                value, "examples can't have '\(argument)'", help: "write each resource out"))
          }
        }
      }
    }
  }

  /// Walks `value`, no deeper than the reader of the document let it be.
  private mutating func collectReferences(in value: Value) {
    switch ExampleText(value) {
    case .literal: break
    case .reference(let text): check(text, value)
    case .template:
      diagnostics.append(
        .example(
          value, "'\(value.string ?? "")' would have to be evaluated",
          help: "write the value itself, or a whole reference: ${aws_vpc.main.id}"))
    }
    for child in value.children { collectReferences(in: child) }
  }

  private mutating func check(_ text: String, _ value: Value) {
    switch Reference(text) {
    case .resource(let label, nil, let rest)? where byLabel[label] != nil:
      if case .name(let attribute)? = rest.first, byLabel[label]?[attribute] == nil {
        computed[label, default: []].insert(attribute)
      }
    case .resource(let label, nil, _)?:
      diagnostics.append(.example(value, "the example declares no '\(label)'"))
    case .variable(let name, _)? where variables[name] != nil: break
    case .variable(let name, _)?:
      diagnostics.append(.example(value, "the example declares no variable '\(name)'"))
    default:
      diagnostics.append(
        .example(
          value, "'\(text)' is no plain reference to a resource",
          help: "functions, locals and indices are not evaluated in examples"))
    }
  }
}

/// What a string of Terraform's JSON syntax is.
enum ExampleText: Equatable {
  /// What it says.
  case literal
  /// A whole reference, without its `${` and `}`.
  case reference(String)
  /// Anything else that has to be evaluated.
  case template

  init(_ value: Value) {
    guard value.kind == .string, let text = value.string, Self.hasTemplate(Array(text.utf8)) else {
      self = .literal
      return
    }
    guard text.hasPrefix("${"), text.hasSuffix("}") else {
      self = .template
      return
    }
    let inner = text.dropFirst(2).dropLast()
    let isReference = inner.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
        true
      default: false
      }
    }
    self = isReference ? .reference(String(inner)) : .template
  }

  /// Whether `${` or `%{` stands in `bytes`, other than doubled to mean itself.
  private static func hasTemplate(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      let isMark = bytes[index] == UInt8(ascii: "$") || bytes[index] == UInt8(ascii: "%")
      if isMark, bytes[index + 1] == bytes[index] {
        index += 2
      } else if isMark, bytes[index + 1] == UInt8(ascii: "{") {
        return true
      } else {
        index += 1
      }
    }
    return false
  }
}
