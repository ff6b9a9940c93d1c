import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Terraform

@Suite("TerraformInput")
struct InputTests {
  private func document(_ json: String) throws -> Value {
    let source = ParsedSource(parsing: Array(json.utf8), path: "x.json")
    return try #require(source.documents.first)
  }

  @Test(
    "recognises plans and states by their content",
    arguments: [
      (#"{"format_version": "1.2", "planned_values": {}}"#, TerraformFormat.plan),
      (#"{"terraform_version": "1.11.4", "resource_changes": []}"#, .plan),
      (#"{"format_version": "1.0", "values": {"root_module": {}}}"#, .state),
      (#"{"values": {}}"#, nil), (#"{"format_version": "1.0"}"#, nil), ("[1]", nil),
      (#"{"apiVersion": "v1", "kind": "Pod", "values": {}}"#, nil),
    ] as [(String, TerraformFormat?)])
  func recognises(_ json: String, _ format: TerraformFormat?) throws {
    #expect(TerraformInput(recognising: try document(json))?.format == format)
  }

  @Test(
    "says what makes a plan less than the whole truth",
    arguments: [
      (#"{"format_version": "2.0", "planned_values": {}}"#, Diagnostic.Severity.error),
      (#"{"format_version": "1.2", "planned_values": {}, "errored": true}"#, .warning),
      (#"{"format_version": "1.2", "planned_values": {}, "complete": false}"#, .warning),
    ])
  func complains(_ json: String, _ severity: Diagnostic.Severity) throws {
    let input = try #require(TerraformInput(recognising: try document(json)))
    var builder = GraphBuilder(schema: Schema())
    #expect(input.contribute(to: &builder, scope: "").map(\.severity) == [severity])
  }

  @Test("leaves out what will be deleted, and what it does not understand")
  func deleted() throws {
    let graph = try graph(
      ofPlan: """
        {"format_version": "1.2", "planned_values": {}, "resource_changes": [
          {"address": "aws_vpc.a", "mode": "managed", "type": "aws_vpc", "name": "a",
           "change": {"actions": ["delete"], "before": {}, "after": null}},
          {"address": "aws_vpc.b", "mode": "managed", "type": "aws_vpc", "name": "b",
           "change": {"actions": ["delete", "create"], "after": {"cidr_block": "10.0.0.0/16"}}},
          {"address": "aws_vpc.c", "mode": "managed", "type": "aws_vpc", "name": "c", "deposed": "1",
           "change": {"actions": ["create"], "after": {}}},
          {"type": "aws_vpc"}, 3, null]}
        """)
    #expect(graph.nodes(of: .vpc).map { graph[$0].address } == ["aws_vpc.b"])
  }

  @Test("never says a value that the plan calls sensitive")
  func sensitive() throws {
    let graph = try graph(
      ofPlan: """
        {"format_version": "1.2", "planned_values": {}, "resource_changes": [
          {"address": "aws_db_instance.a", "mode": "managed", "type": "aws_db_instance", "name": "a",
           "change": {"actions": ["create"], "after": {"password": "x", "tags": {"k": "v"}},
           "after_sensitive": {"password": true, "tags": {"k": true}}}}]}
        """)
    let object = try #require(try graph.node("aws_db_instance.a").object)
    let password = try #require(object["password"])
    let tag = try #require(object.descendant("tags", "k"))
    #expect(graph.sensitive.contains(password))
    #expect(graph.sensitive.contains(tag))
  }

  @Test(
    "takes shapes that no Terraform writes",
    arguments: [
      #"{"format_version": "1.2", "planned_values": 3, "resource_changes": {"a": 1}}"#,
      #"{"format_version": 1, "planned_values": {}, "configuration": []}"#,
      """
      {"format_version": "1.2", "resource_changes": [
        {"address": "aws_route_table.a", "type": "aws_route_table", "name": "a",
         "change": {"actions": ["create"], "after": {"route": 3, "vpc_id": [[]]},
                    "after_unknown": {"route": [[true]]}}}],
       "configuration": {"root_module": {"resources": [
         {"address": "aws_route_table.a", "expressions": {"route": {"references": [3, "", "["]}}}]}}}
      """,
    ])
  func strange(_ json: String) throws {
    let input = try #require(TerraformInput(recognising: try document(json)))
    var builder = GraphBuilder(schema: Schema())
    _ = input.contribute(to: &builder, scope: "")
    #expect(builder.finish().nodes.count >= 2)
  }
}
