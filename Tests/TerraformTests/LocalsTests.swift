import ArchitectureGraph
import Diagnostics
import Documents
import Foundation
import HCL
import TestSupport
import Testing

@testable import Terraform

@Suite("Locals, with the sources at hand")
struct LocalsTests {
  /// The sources of a folder of the fixtures.
  private func sources(_ folder: URL) -> TerraformSources {
    TerraformSources(root: folder.path(percentEncoded: false), manifest: nil) { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.sorted().filter { $0.hasSuffix(".tf") }.compactMap { name in
        let path = folder + "/" + name
        return FileManager.default.contents(atPath: path).map { (path, Array($0)) }
      }
    }
  }

  private func graph(_ name: String, _ sources: TerraformSources) throws -> Graph {
    let bytes = try Fixture.bytes(of: Fixture.url("terraform/\(name)/plan.json"))
    let parsed = ParsedSource(parsing: bytes, path: "plan.json")
    let input = try #require(parsed.documents.first.flatMap { TerraformInput(recognising: $0) })
    var builder = GraphBuilder(schema: Schema())
    let found = input.contribute(to: &builder, scope: "", sources: sources)
    #expect(found.filter { $0.severity == .error } == [])
    return builder.finish()
  }

  @Test("come to the graph that is expected, in which nothing is guessed or unknown")
  func graph() throws {
    let folder = Fixture.url("terraform/locals")
    let graph = try graph("locals", sources(folder))
    #expect(graph.edges.allSatisfy { $0.provenance == .exact || $0.provenance == .external })
    let expected = folder.appending(path: "expected/plan.with-sources.graph.txt")
    #expect(Snapshot.mismatch(graph.text, file: expected) == nil)
  }

  @Test(
    "never change what a plan tells by itself",
    arguments: Fixture.names(in: "terraform").filter {
      Fixture.names(in: "terraform/\($0)").contains("plan.json")
    })
  func agreement(_ name: String) throws {
    let folder = Fixture.url("terraform").appending(path: name)
    let without = try exactEdges(of: graph(name, TerraformSources()))
    let with = try exactEdges(of: graph(name, sources(folder)))
    #expect(without.subtracting(with) == [])
  }

  private func exactEdges(of graph: Graph) -> Set<String> {
    Set(
      graph.edges.filter { $0.provenance == .exact }.compactMap { edge in
        guard let from = edge.from, let to = edge.to else { return nil }
        return "\(graph[from].address) \(edge.kind.rawValue) \(graph[to].address)"
      })
  }

  struct Question: Sendable, CustomTestStringConvertible {
    let expression: String
    let ends: [String]
    var locals = ""
    var testDescription: String { expression }

    init(_ expression: String, _ ends: [String], locals: String = "") {
      self.expression = expression
      self.ends = ends
      self.locals = locals
    }
  }

  static let questions = [
    Question("aws_subnet.s[1].id", ["aws_subnet.s[1] exact"]),
    Question("aws_subnet.s[*].id[0]", ["? unknown"]),
    Question("(aws_subnet.s[*].id)[0]", ["aws_subnet.s[0] exact"]),
    Question("aws_subnet.s.*.id[1]", ["aws_subnet.s[1] exact"]),
    Question("element(aws_subnet.s[*].id, 3)", ["aws_subnet.s[1] exact"]),
    Question(
      "element(aws_subnet.s[*].id, local.n ? 0 : 1)", ["aws_subnet.s[1] exact"], locals: "n = 1 > 2"
    ),
    Question("local.l[1]", ["aws_subnet.s[1] exact"], locals: "l = [\"x\", aws_subnet.s[1].id]"),
    Question(
      "local.m.a", ["aws_subnet.s[0] exact"],
      locals: "m = { a = aws_subnet.s[0].id, b = aws_subnet.s[1].id }"),
    Question(
      "local.m[\"b\"].id", ["aws_subnet.s[1] exact"],
      locals: "m = { a = aws_subnet.s[0], b = aws_subnet.s[1] }"),
    Question(
      "merge(local.m, { a = aws_subnet.s[1].id }).a", ["aws_subnet.s[1] exact"],
      locals: "m = { a = aws_subnet.s[0].id }"),
    Question(
      "merge({ a = aws_subnet.s[1].id }, local.m).b", ["aws_subnet.s[0] exact"],
      locals: "m = { b = aws_subnet.s[0].id }"),
    Question("concat([aws_subnet.s[1].id], aws_subnet.s[*].id)[1]", ["aws_subnet.s[0] exact"]),
    Question("concat(aws_subnet.gone[*].id, [aws_subnet.s[1].id])[0]", ["aws_subnet.s[1] exact"]),
    Question("try(aws_subnet.gone[0].id, aws_subnet.s[1].id)", ["aws_subnet.s[1] exact"]),
    Question("coalesce(null, aws_subnet.s[1].id)", ["aws_subnet.s[1] exact"]),
    Question("true ? aws_subnet.s[0].id : aws_subnet.s[1].id", ["aws_subnet.s[0] exact"]),
    Question("data.x.y.z ? aws_subnet.s[0].id : null", ["aws_subnet.s[0] exact"]),
    Question("data.x.y.z ? aws_subnet.s[0].id : aws_subnet.s[1].id", ["? unknown"]),
    Question("[for s in aws_subnet.s : s.id][1]", ["aws_subnet.s[1] exact"]),
    Question(
      "{ for k, s in local.m : k => s.id }[\"a\"]", ["aws_subnet.s[0] exact"],
      locals: "m = { a = aws_subnet.s[0], b = aws_subnet.s[1] }"),
    Question(
      "lookup(local.m, \"a\", null)", ["aws_subnet.s[0] exact"],
      locals: "m = { a = aws_subnet.s[0].id, b = aws_subnet.s[1].id }"),
    Question("one([for s in [aws_subnet.s[1]] : s]).id", ["aws_subnet.s[1] exact"]),
    Question("tolist(toset([aws_subnet.s[1].id]))[0]", ["aws_subnet.s[1] exact"]),
    Question("local.a", [], locals: "a = local.b\n  b = local.a"),
    Question("unheard_of(aws_subnet.s[1].id)", ["aws_subnet.s[1] exact"]),
  ]

  @Test("lead through what an expression selects", arguments: questions)
  func selections(_ question: Question) throws {
    let source = """
      locals {
        value = \(question.expression)
        \(question.locals)
      }
      resource "aws_network_interface" "n" {
        subnet_id = local.value
      }
      """
    let sources = TerraformSources(root: ".", manifest: nil) { _ in
      [(path: "main.tf", bytes: Array(source.utf8))]
    }
    #expect(sources.files.flatMap(\.diagnostics) == [])
    let graph = try Self.graph(sources)
    #expect(try graph.ends(.placedIn, from: "aws_network_interface.n") == question.ends)
  }

  private static func graph(_ sources: TerraformSources) throws -> Graph {
    let json = plan(keys: ["0", "1"], references: ["local.value"])
    let parsed = ParsedSource(parsing: Array(json.utf8), path: "plan.json")
    let input = try #require(parsed.documents.first.flatMap { TerraformInput(recognising: $0) })
    var builder = GraphBuilder(schema: Schema())
    let found = input.contribute(to: &builder, scope: "", sources: sources)
    #expect(found.filter { $0.severity == .error } == [])
    return builder.finish()
  }

  @Test("that ask for no end of steps come to an end")
  func hostile() throws {
    var text = "x"
    for level in 0..<60 { text = "[for a\(level) in \(text) : a\(level) + a\(level)]" }
    let source = "locals {\n  value = \(text)\n  x = aws_subnet.s[0].id\n}\n"
    let sources = TerraformSources(root: ".", manifest: nil) { _ in
      [(path: "main.tf", bytes: Array(source.utf8))]
    }
    let graph = try Self.graph(sources)
    #expect(try graph.ends(.placedIn, from: "aws_network_interface.n").count <= 1)
  }
}
