import Foundation
import ResourceSchemas
import TestSupport
import Testing

@Suite("The embedded schemas")
struct ResourceSchemasTests {
  static let path = "Sources/ResourceSchemas"

  /// A data file as it is committed, line by line.
  private static func lines(of origin: ResourceSchemas.Origin) throws -> [String] {
    let url = Fixture.root.appending(path: path).appending(path: "\(origin.rawValue).schema")
    let text = String(decoding: try Fixture.bytes(of: url), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test("stand in files of sorted ASCII lines, each of another name", arguments: Origin.allCases)
  func sorted(_ origin: Origin) throws {
    let lines = try Self.lines(of: origin)
    #expect(lines.count > 700)
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    for (line, next) in zip(lines, lines.dropFirst()) where line >= next {
      Issue.record("\(next) stands too late")
    }
    let names = lines.filter { !$0.hasPrefix("#") }.map { $0.prefix { $0 != " " } }
    #expect(Set(names).count == names.count)
  }

  @Test("are read whole: every word of a line means something", arguments: Origin.allCases)
  func words(_ origin: Origin) throws {
    for line in try Self.lines(of: origin) where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      let name = String(words[0])
      if words.count == 2, words[1].hasPrefix("!") {
        guard case .retired(let version)? = ResourceSchemas.type(name) else {
          Issue.record("\(name) is not gone")
          continue
        }
        #expect("!\(version)" == words[1])
        continue
      }
      let shape = try #require(ResourceSchemas.shape(name), "\(name)")
      #expect(shape.origin == origin)
      let fields = words.dropFirst().filter { $0.contains(":") }
      #expect(shape.fields.map(\.name) == fields.map { String($0.prefix { $0 != ":" }) }, "\(name)")
      let marks = words.dropFirst().filter { !$0.contains(":") && $0 != "*" }
      #expect(marks.isEmpty == (shape.versions == .all), "\(name)")
      #expect(words.contains("*") == shape.isOpen, "\(name)")
    }
  }

  @Test("lead to no shape that is not there, and hold none that nothing leads to")
  func references() throws {
    var pending = Origin.allCases.flatMap { ResourceSchemas.types(of: $0) }
    var found = Set(pending)
    while let name = pending.popLast() {
      let shape = try #require(ResourceSchemas.shape(name), "\(name)")
      for inner in shape.fields.compactMap(\.type.shapeName) where found.insert(inner).inserted {
        pending.append(inner)
      }
    }
    for origin in Origin.allCases {
      for line in try Self.lines(of: origin) where !line.hasPrefix("#") && !line.contains(" !") {
        let name = String(line.prefix { $0 != " " })
        #expect(found.contains(name), "nothing leads to \(name)")
      }
    }
  }

  @Test("say what they are of", arguments: Origin.allCases)
  func versions(_ origin: Origin) {
    let versions = ResourceSchemas.versions(of: origin)
    #expect(!versions.isEmpty)
    #expect(versions.allSatisfy { $0.split(separator: " ").count >= 2 })
  }

  @Test("stay small", arguments: Origin.allCases)
  func size(_ origin: Origin) throws {
    let limit = 1 << 20
    #expect(try Self.lines(of: origin).reduce(0) { $0 + $1.utf8.count + 1 } < limit)
  }

  @Test(
    "find the first, the last and all between, and nothing else",
    arguments: [
      ("aws_accessanalyzer_analyzer", true), ("aws_db_instance", true), ("aws_db_instanc", false),
      ("aws_db_instance_", false), ("v1/Pod", true), ("v1/Poe", false), ("", false), ("#", false),
      ("zzz", false), ("apps/v1/Deployment", true), ("argoproj.io/v1alpha1/Rollout", true),
      ("Container~core.v1", false), ("extensions/v1beta1/Ingress", true),
    ])
  func lookup(_ name: String, _ isThere: Bool) {
    #expect((ResourceSchemas.type(name) != nil) == isThere)
  }

  @Test("know which versions have a field")
  func since() throws {
    let fields = Origin.allCases.flatMap { ResourceSchemas.types(of: $0) }
      .compactMap { ResourceSchemas.shape($0) }
    #expect(fields.contains { $0.versions.since != nil })
    let hint = try #require(ResourceSchemas.shape("apps/v1/Deployment"))
    #expect(hint.versions == .all)
  }
}

typealias Origin = ResourceSchemas.Origin

extension ShapeType {
  /// The shape that the type, or what is in it, is of.
  var shapeName: String? {
    switch self {
    case .shape(let name): name
    case .list(let type), .map(let type), .nullable(let type): type.shapeName
    default: nil
    }
  }
}
