import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Terraform

@Suite("Evaluating the sources")
struct EvaluationTests {
  /// A plan with three subnets, and an interface whose `subnet_id` is written as `expression`.
  private func ends(_ expression: String, more: String = "") throws -> [String] {
    let source = """
      resource "aws_subnet" "s" { count = 3 }
      resource "aws_network_interface" "n" { subnet_id = \(expression) }
      \(more)
      """
    let sources = TerraformSources(root: ".", manifest: nil) { folder in
      folder == "." ? [("main.tf", Array(source.utf8))] : []
    }
    let json = plan(keys: ["0", "1", "2"], references: ["local.hidden", "aws_subnet.s"])
    let document = ParsedSource(parsing: Array(json.utf8), path: "plan.json").documents.first
    let input = try #require(document.flatMap { TerraformInput(recognising: $0) })
    var builder = GraphBuilder(schema: Schema())
    #expect(input.contribute(to: &builder, scope: "", sources: sources) == [])
    return try builder.finish().ends(.placedIn, from: "aws_network_interface.n")
  }

  @Test(
    "finds the very element",
    arguments: [
      ("aws_subnet.s[1].id", 1), ("(aws_subnet.s[*].id)[2]", 2), ("aws_subnet.s.*.id[0]", 0),
      ("element(aws_subnet.s[*].id, 4)", 1), ("element(reverse(aws_subnet.s[*].id), 0)", 2),
      ("[for s in aws_subnet.s : s.id][1]", 1), ("slice(aws_subnet.s[*].id, 1, 3)[0]", 1),
      ("concat([], aws_subnet.s[*].id)[1]", 1), ("flatten([[aws_subnet.s[*].id]])[2]", 2),
      ("{ a = aws_subnet.s[1].id }.a", 1), ("{ a = aws_subnet.s[1].id }[\"a\"]", 1),
      ("merge({ a = null }, { a = aws_subnet.s[2].id }).a", 2),
      ("lookup({ a = aws_subnet.s[2].id }, \"b\", aws_subnet.s[0].id)", 0),
      ("zipmap([\"a\", \"b\"], slice(aws_subnet.s[*].id, 0, 2)).b", 1),
      ("{ for i, s in aws_subnet.s : \"k${i}\" => s.id }[\"k1\"]", 1),
      ("[for i, s in aws_subnet.s : s.id if i == 2][0]", 2),
      ("one([aws_subnet.s[1].id])", 1), ("\"${aws_subnet.s[1].id}\"", 1),
    ] as [(String, Int)])
  func elements(_ expression: String, _ index: Int) throws {
    #expect(try ends(expression) == ["aws_subnet.s[\(index)] exact"])
  }

  @Test(
    "takes the branch that will be taken",
    arguments: [
      ("true ? aws_subnet.s[0].id : aws_subnet.s[1].id", 0),
      ("length(aws_subnet.s) > 3 ? aws_subnet.s[0].id : aws_subnet.s[1].id", 1),
      ("aws_subnet.s[0].id == \"\" ? aws_subnet.s[0].id : aws_subnet.s[1].id", 1),
      ("aws_subnet.s[0].id != null ? aws_subnet.s[0].id : aws_subnet.s[1].id", 0),
      ("try(aws_subnet.s[7].id, aws_subnet.s[2].id)", 2),
      ("try({ a = 1 }.b, aws_subnet.s[2].id)", 2),
      ("coalesce(null, \"\", aws_subnet.s[1].id, aws_subnet.s[2].id)", 1),
      ("contains([\"a\"], \"b\") ? aws_subnet.s[0].id : aws_subnet.s[1].id", 1),
      ("!(1 + 1 == 2 && 3 % 2 == 1) ? aws_subnet.s[0].id : aws_subnet.s[1].id", 1),
    ] as [(String, Int)])
  func branches(_ expression: String, _ index: Int) throws {
    #expect(try ends(expression) == ["aws_subnet.s[\(index)] exact"])
  }

  @Test(
    "says that it does not know",
    arguments: [
      "timestamp() == \"\" ? aws_subnet.s[0].id : aws_subnet.s[1].id",
      "element(aws_subnet.s[*].id, length(timestamp()))",
    ])
  func choices(_ expression: String) throws {
    #expect(try ends(expression) == ["? unknown"])
  }

  @Test("takes for unset what comes to null")
  func null() throws {
    #expect(try ends("false ? aws_subnet.s[0].id : null") == [])
  }

  @Test(
    "ends, whatever the sources say",
    arguments: [
      ("local.a", "locals { a = local.a }"),
      ("local.a", "locals { \n a = local.b \n b = [local.a] \n }"),
      ("var.a", "variable \"a\" { default = var.a }"),
      (
        "local.a[0]",
        "locals { a = [for x in range(9999) : [for y in range(9999) : [for z in range(9999) : z]]] }"
      ),
      (
        "local.l90",
        "locals {\n"
          + (1...90).map { "l\($0) = [local.l\($0 - 1), local.l\($0 - 1)]" }
          .joined(separator: "\n") + "\nl0 = aws_subnet.s[0].id\n}"
      ),
    ])
  func hostile(_ expression: String, _ more: String) throws {
    #expect(try ends(expression, more: more).count <= 1)
  }
}
