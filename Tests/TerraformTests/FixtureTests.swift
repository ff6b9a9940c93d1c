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
    arguments: [
      "argument-rules", "choices", "for-each-values", "guessed-peer", "names", "nested-modules",
      "policy-documents",
      "refused-ends",
    ])
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
    for subnet in graph.nodes(of: .subnet) where graph[subnet].object != nil {
      guard case .unknown? = graph.fact(subnet, "tier") else {
        Issue.record("\(graph[subnet].address) has a tier, though routes may be missing")
        continue
      }
    }
  }
}

@Suite("Blocks of which only apply will know how many there are")
struct UnknownBlockTests {
  /// An edge that such blocks may make: where it starts, and what it may lead to.
  struct Case: Sendable, CustomTestStringConvertible {
    let address: String
    let edge: EdgeKind
    let kind: Kind
    var testDescription: String { "\(address) \(edge.rawValue) \(kind.rawValue)" }
  }

  static let cases = [
    Case(address: "aws_lb_listener.front", edge: .routesTo, kind: .targetGroup),
    Case(address: "aws_lambda_function.worker", edge: .placedIn, kind: .subnet),
    Case(address: "aws_lambda_function.worker", edge: .attachedTo, kind: .securityGroup),
    Case(address: "aws_launch_template.web", edge: .attachedTo, kind: .securityGroup),
    Case(address: "aws_autoscaling_group.web", edge: .uses, kind: .launchTemplate),
    Case(address: "aws_autoscaling_group.web", edge: .attachedTo, kind: .securityGroup),
    Case(address: "aws_ecs_service.web", edge: .placedIn, kind: .subnet),
    Case(address: "aws_ecs_service.web", edge: .attachedTo, kind: .targetGroup),
    Case(address: "aws_s3_bucket.logs", edge: .encryptsWith, kind: .key),
    Case(address: "aws_cloudwatch_metric_alarm.web", edge: .targets, kind: .database),
    Case(address: "aws_security_group.web", edge: .allowsFrom, kind: .internet),
    Case(address: "aws_route_table.a", edge: .routesTo, kind: .natGateway),
  ]

  @Test("leave open what they may say", arguments: cases)
  func open(_ wanted: Case) throws {
    let url = Fixture.url("terraform/unknown-blocks/plan.json")
    var builder = GraphBuilder(schema: Schema())
    _ = try TerraformInput.read(url).contribute(to: &builder, scope: "")
    let graph = builder.finish()
    let ends = graph.targets(wanted.edge, wanted.kind, of: try graph.node(wanted.address).id)
    #expect(ends.members.isEmpty)
    #expect(!ends.rest.isEmpty)
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
