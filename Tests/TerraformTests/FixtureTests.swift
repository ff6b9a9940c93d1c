import ArchitectureGraph
import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

@testable import Terraform

@Suite("Terraform fixtures")
struct FixtureTests {
  /// A plan or state beside the text of the graph that it is to come to.
  struct Case: Sendable, CustomTestStringConvertible {
    let folder: String
    let name: String
    var testDescription: String { "\(folder)/\(name)" }
  }

  static let cases: [Case] = Fixture.names(in: "terraform").flatMap { folder in
    ["plan", "state"].filter { Fixture.names(in: "terraform/\(folder)").contains("\($0).json") }
      .map { Case(folder: folder, name: $0) }
  }

  @Test("are there")
  func there() {
    #expect(Self.cases.count >= 7)
  }

  @Test("come to the graph that is expected", arguments: cases)
  func graph(_ fixture: Case) throws {
    let folder = Fixture.url("terraform").appending(path: fixture.folder)
    let bytes = try Fixture.bytes(of: folder.appending(path: "\(fixture.name).json"))
    let source = ParsedSource(parsing: bytes, path: "\(fixture.name).json")
    let input = try #require(source.documents.first.flatMap { TerraformInput(recognising: $0) })
    var builder = GraphBuilder(schema: Schema())
    #expect(input.contribute(to: &builder, scope: "").filter { $0.severity == .error } == [])
    let expected = folder.appending(path: "expected/\(fixture.name).graph.txt")
    #expect(Snapshot.mismatch(builder.finish().text, file: expected) == nil)
  }

  @Test(
    "come to more where their sources are at hand",
    arguments: ["choices", "for-each-values", "names", "nested-modules"])
  func withSources(_ folder: String) throws {
    let url = Fixture.url("terraform").appending(path: folder)
    let input = try TerraformInput.read(url.appending(path: "plan.json"))
    var builder = GraphBuilder(schema: Schema())
    #expect(input.contribute(to: &builder, scope: "", sources: .read(below: url)) == [])
    let expected = url.appending(path: "expected/plan.sources.graph.txt")
    #expect(Snapshot.mismatch(builder.finish().text, file: expected) == nil)
  }

  @Test(
    "whose planning stopped half way prove nothing by what they lack",
    arguments: ["errored", "targeted"])
  func partial(_ folder: String) throws {
    let url = Fixture.url("terraform").appending(path: folder)
    var builder = GraphBuilder(schema: Schema())
    _ = try TerraformInput.read(url.appending(path: "plan.json")).contribute(
      to: &builder, scope: "")
    let graph = builder.finish()
    let ends = graph.sources(.protects, .webACL, of: try graph.node("aws_lb.front").id)
    #expect(!ends.rest.isEmpty)
    #expect(graph.partialScopes.count == 1)
  }
}

@Suite("A state")
struct StateTests {
  /// The edges between resources that are known to be: start, kind, end.
  private func edges(of name: String) throws -> Set<String> {
    let url = Fixture.url("terraform").appending(path: "nested-modules")
    var builder = GraphBuilder(schema: Schema())
    _ = try TerraformInput.read(url.appending(path: "\(name).json")).contribute(
      to: &builder, scope: "")
    let graph = builder.finish()
    let known = graph.edges.compactMap { edge -> String? in
      guard edge.provenance == .exact, let from = edge.from, let to = edge.to,
        graph[from].object != nil, graph[to].object != nil
      else { return nil }
      return "\(graph[from].address) \(edge.kind.rawValue) \(graph[to].address)"
    }
    return Set(known)
  }

  @Test("has by its ids the edges that its first plan has by its references")
  func proof() throws {
    let plan = try edges(of: "plan")
    #expect(plan.count >= 15)
    #expect(try edges(of: "state") == plan)
  }
}
