package import CEL
internal import ResourceSchemas
internal import Synchronization

/// The types of resources, as CEL has them: what `object` is to the checker.
///
/// A user's own definitions come before the built-in schemas. A type is worked out when it is first
/// asked for, and kept.
package final class ResourceTypes: StructureSource {
  let definitions: [String: Shape]
  private let known = Mutex<[String: Structure]>([:])

  /// The built-in types, and those that `definitions` add or replace.
  package init(_ definitions: [CustomResource] = []) {
    let shapes = definitions.flatMap(\.shapes)
    self.definitions = Dictionary(shapes.map { ($0.name, $0) }) { _, last in last }
  }

  /// The structure of a type of resource, or of a part of one.
  ///
  /// - Complexity: O(fields) at first, then O(1).
  package func structure(_ name: String) -> Structure? {
    if let known = known.withLock({ $0[name] }) { return known }
    guard let shape = shape(Shape.name(ofStructure: name)) else { return nil }
    let structure = Structure(shape, name: name)
    known.withLock { $0[name] = structure }
    return structure
  }

  func shape(_ name: String) -> Shape? {
    definitions[name] ?? ResourceSchemas.shape(name)
  }

  /// The names of all types of resources, sorted.
  ///
  /// - Complexity: O(size of the schemas); for messages and listings.
  package var names: [String] { (names(of: .terraform) + names(of: .kubernetes)).sorted() }

  /// The names of Kubernetes' kinds, or those of Terraform's types.
  func names(of family: Family) -> [String] {
    switch family {
    case .terraform: return ResourceSchemas.types(of: .aws)
    case .kubernetes:
      let own = definitions.keys.filter { !$0.contains("~") }
      let known =
        ResourceSchemas.types(of: .kubernetes) + ResourceSchemas.types(of: .customResources)
      return own.filter { ResourceSchemas.type($0) == nil } + known
    }
  }

  /// Whose way of naming types a name follows.
  enum Family {
    /// `aws_db_instance`.
    case terraform
    /// `apps/v1/Deployment`.
    case kubernetes

    init(of name: String) {
      self = name.contains("/") || !name.contains("_") ? .kubernetes : .terraform
    }
  }
}

extension Structure {
  /// What the checker knows of a shape.
  fileprivate init(_ shape: Shape, name: String) {
    let isWhole = !shape.name.contains("~")
    self.init(
      name, caption: isWhole ? .whole(shape.name) : .part(shape.title), noun: shape.noun,
      fields: Dictionary(shape.fields.map { ($0.name, CEL.`Type`($0.type)) }) { _, last in last },
      others: shape.isOpen ? .dynamic : .rejected, remark: shape.remark)
  }
}

extension Shape {
  /// What its fields are called by those who write them.
  var noun: String { origin == .aws ? "attribute" : "field" }

  /// What a part is called in its own language; nil for one that is only called by where it stands.
  fileprivate var title: String? {
    origin == .kubernetes ? String(name.prefix { $0 != "~" }) : nil
  }

  /// The name of the structure that stands for a shape.
  ///
  /// The parts of Kubernetes' own kinds have names that people know; another part is an `object` to
  /// them, since it is only named after some field that leads to it.
  static func structureName(of shape: String) -> String {
    let isPart = shape.contains("~")
    let isKnown = shape.first?.isUppercase == true && !shape.prefix { $0 != "~" }.contains(".")
    return isPart && !isKnown ? "object~\(shape)" : shape
  }

  /// The shape that a structure stands for.
  fileprivate static func name(ofStructure name: String) -> String {
    name.hasPrefix("object~") ? String(name.dropFirst("object~".count)) : name
  }

  /// What helps someone whose field is like none of those that there are.
  fileprivate var remark: String? {
    let shown = 12
    guard fields.count > shown else {
      return "its \(noun)s are \(fields.map(\.name).joined(separator: ", "))"
    }
    guard !name.contains("~") else { return nil }
    return "'archlint eval --schema \(name)' lists its \(noun)s"
      + (source.map { ", of \($0)" } ?? "")
  }

  /// What the schema is of; nil where each type has a source of its own.
  private var source: String? {
    let words = ResourceSchemas.versions(of: origin).first?.split(separator: " ") ?? []
    guard let first = words.dropFirst().first, let last = words.last else { return nil }
    switch origin {
    case .aws: return "the AWS provider \(first)"
    case .kubernetes: return "Kubernetes \(first) to \(last)"
    case .customResources: return nil
    }
  }
}

extension CEL.`Type` {
  /// The type of a document's field.
  init(_ type: ShapeType) {
    switch type {
    case .bool: self = .bool
    case .int: self = .int
    case .number: self = .number
    case .string: self = .string
    case .dynamic: self = .dyn
    case .list(let element): self = .list(CEL.`Type`(element))
    case .map(let value): self = .map(.string, CEL.`Type`(value))
    case .nullable(let type): self = .wrapper(CEL.`Type`(type))
    case .shape(let name): self = .structure(Shape.structureName(of: name))
    }
  }
}
