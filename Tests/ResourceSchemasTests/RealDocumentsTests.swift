import Documents
import Foundation
import ResourceSchemas
import TestSupport
import Testing

/// Holds real documents against the schemas: a name or a type that a plan has and the schema has
/// not would make the checker lie.
@Suite("The schemas, held against real documents")
struct RealDocumentsTests {
  @Test(
    "know every attribute of the plans",
    arguments: files(in: "shop") + files(in: "shop-broken") + files(in: "terraform"))
  func plans(_ path: String) throws {
    guard path.hasSuffix("plan.json") else { return }
    let parsed = ParsedSource(
      parsing: try Fixture.bytes(of: Fixture.url(path)), path: path)
    let changes = try #require(parsed.documents.first?["resource_changes"])
    var checked = 0
    for change in changes.elements where change["mode"]?.string == "managed" {
      let type = try #require(change["type"]?.string)
      guard type.hasPrefix("aws_"), let after = change["change"]?["after"], after.isMapping else {
        continue
      }
      let shape = try #require(ResourceSchemas.shape(type), "\(type)")
      #expect(mistakes(of: after, shape, at: type) == [])
      checked += 1
    }
    #expect(checked > 0)
  }

  @Test(
    "know every field of the manifests",
    arguments: files(in: "shop/manifests") + files(in: "shop/delivery") + files(in: "kubernetes"))
  func manifests(_ path: String) throws {
    guard path.hasSuffix(".yaml"), !path.contains("wrong-shapes") else { return }
    let parsed = ParsedSource(parsing: try Fixture.bytes(of: Fixture.url(path)), path: path)
      .resolved(as: .kubernetes)
    for document in parsed.documents {
      guard let version = document["apiVersion"]?.string, let kind = document["kind"]?.string,
        let shape = ResourceSchemas.shape("\(version)/\(kind)")
      else { continue }
      let found = mistakes(of: document, shape, at: "\(version)/\(kind)")
      #expect(found.filter { !Self.ownMistakes.contains($0) } == [])
    }
  }

  /// What is wrong with fixtures on purpose.
  private static let ownMistakes = [
    "v1/Secret has no sops",
    "apps/v1/Deployment.spec.template.metadata.labels.version is a int, not string",
  ]

  @Test("know the types of the manifests of the shop")
  func kinds() throws {
    var unknown: Set<String> = []
    var known = 0
    for path in Self.files(in: "shop/manifests") where path.hasSuffix(".yaml") {
      let parsed = ParsedSource(parsing: try Fixture.bytes(of: Fixture.url(path)), path: path)
        .resolved(as: .kubernetes)
      for document in parsed.documents {
        guard let version = document["apiVersion"]?.string, let kind = document["kind"]?.string
        else { continue }
        if ResourceSchemas.type("\(version)/\(kind)") == nil {
          unknown.insert("\(version)/\(kind)")
        } else {
          known += 1
        }
      }
    }
    #expect(known > 20)
    #expect(unknown.sorted() == ["kustomize.config.k8s.io/v1beta1/Kustomization", "v1/List"])
  }

  /// The files below a folder of fixtures, as paths below `fixtures/`.
  static func files(in folder: String) -> [String] {
    let root = Fixture.url(folder).path(percentEncoded: false)
    let names = FileManager.default.subpaths(atPath: root) ?? []
    return names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted()
      .map { "\(folder)/\($0)" }
  }
}

/// Where a document has what its shape has not, or has it otherwise.
private func mistakes(of value: Value, _ shape: Shape, at path: String) -> [String] {
  value.members.flatMap { member -> [String] in
    let key = member.key ?? ""
    guard let field = shape.fields.first(where: { $0.name == key }) else {
      return shape.isOpen ? [] : ["\(path) has no \(key)"]
    }
    return mistakes(of: member, field.type, at: "\(path).\(key)")
  }
}

private func mistakes(of value: Value, _ type: ShapeType, at path: String) -> [String] {
  let isRight: Bool
  switch type {
  case .dynamic: return []
  case .nullable(let type): return value.isNull ? [] : mistakes(of: value, type, at: path)
  case .list(let element) where value.isSequence:
    return value.elements.flatMap { mistakes(of: $0, element, at: "\(path)[]") }
  case .map(let element) where value.isMapping:
    return value.members.flatMap { mistakes(of: $0, element, at: "\(path).\($0.key ?? "")") }
  case .shape(let name) where value.isMapping:
    guard let shape = ResourceSchemas.shape(name) else { return ["\(name) is not there"] }
    return mistakes(of: value, shape, at: path)
  case .bool: isRight = value.kind == .bool
  case .int: isRight = value.kind == .int
  case .number: isRight = [.int, .uint, .double].contains(value.kind)
  case .string: isRight = value.kind == .string
  case .list, .map, .shape: isRight = false
  }
  // Kubernetes takes a null for a field that is not there.
  return isRight || value.isNull ? [] : ["\(path) is a \(value.kind), not \(type)"]
}
