import ArchitectureGraph
import Diagnostics
import Foundation
import Policies
import TestSupport
import Testing
import Verdicts

@testable import Reporting

/// SARIF's own schema, where it lies beside the repository.
private let schemaFile = Fixture.shared("sarif-schema-2.1.0.json")
private let sarifSchema = schemaFile.flatMap { file in
  try? JSONSchema(JSON(parsing: String(contentsOf: file, encoding: .utf8)))
}

@Suite("The SARIF report")
struct SARIFReporterTests {
  private let tool = Tool(version: "0.1.0")

  private func run(_ report: Report, _ change: (inout SARIFReporter) -> Void = { _ in }) throws
    -> JSON
  {
    var reporter = SARIFReporter(tool: tool)
    change(&reporter)
    let json = try JSON(parsing: reporter.text(of: report))
    return try #require(json["runs"]?.elements.first)
  }

  private func results(_ run: JSON) -> [JSON] { run["results"]?.elements ?? [] }

  private func location(_ result: JSON) -> JSON? {
    result["locations"]?.elements.first?["physicalLocation"]
  }

  @Test("reads as the committed file does", arguments: NamedReport.all)
  func snapshot(report: NamedReport) {
    expectSnapshot(SARIFReporter(tool: tool).text(of: report.make()), "sarif/\(report.name).sarif")
  }

  @Test(
    "keeps SARIF's schema",
    .enabled(if: schemaFile != nil, "skipped: the schema is not beside the repository"),
    arguments: NamedReport.all)
  func schema(report: NamedReport) throws {
    let schema = try #require(sarifSchema)
    var reporter = SARIFReporter(tool: Tool(version: "0.1.0", page: "https://example.org/archlint"))
    #expect(schema.mistakes(in: try JSON(parsing: reporter.text(of: report.make()))) == [])
    reporter.includesSuppressed = true
    reporter.includesUnknown = true
    #expect(schema.mistakes(in: try JSON(parsing: reporter.text(of: report.make()))) == [])
  }

  @Test(
    "would not keep it if it were broken",
    .enabled(if: schemaFile != nil, "skipped: the schema is not beside the repository"),
    arguments: [
      ("\"ruleId\":", "\"rule_id\":"), ("\"level\": \"error\"", "\"level\": \"fatal\""),
      ("\"startLine\": 1,", "\"startLine\": 0,"), ("\"uri\": \"plan.json\"", "\"uri\": \"a b\""),
      ("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\""),
      ("\"text\": \"internet\"", "\"txt\": \"\""),
    ])
  func brokenSchema(text: String, replacement: String) throws {
    let schema = try #require(sarifSchema)
    let whole = SARIFReporter(tool: tool).text(of: Sample.rich)
    #expect(whole.contains(text))
    let broken = whole.replacingOccurrences(of: text, with: replacement)
    #expect(!schema.mistakes(in: try JSON(parsing: broken)).isEmpty)
  }

  @Test("leaves out what is suppressed, undecided or passed, and says how many")
  func omissions() throws {
    let run = try run(Sample.rich)
    #expect(results(run).count == 8)
    #expect(results(run).allSatisfy { $0["suppressions"] == nil && $0["kind"] == nil })
    let notes = run["invocations"]?.elements.first?["toolExecutionNotifications"]?.elements
    #expect(notes?.count == 2)
    let all = try self.run(Sample.rich) {
      $0.includesSuppressed = true
      $0.includesUnknown = true
    }
    #expect(results(all).count == 12)
    #expect(results(all).count { $0["kind"]?.string == "open" } == 3)
    #expect(results(all).count { $0["suppressions"]?.elements.count == 1 } == 1)
  }

  @Test("has each rule once, and each result points at its own")
  func rules() throws {
    let run = try run(Sample.rich)
    let rules = run["tool"]?["driver"]?["rules"]?.elements ?? []
    let ids = rules.compactMap { $0["id"]?.string }
    #expect(ids == Set(ids).sorted())
    for result in results(run) {
      let index = try #require(result["ruleIndex"]?.number)
      #expect(rules[Int(index)]["id"] == result["ruleId"])
    }
    let full = try #require(rules.first { $0["id"]?.string == "aws/database-in-private-subnet" })
    #expect(full["properties"]?["security-severity"]?.string == "9.5")
    let tags = full["properties"]?["tags"]?.elements.compactMap(\.string)
    #expect(
      tags == [
        "security", "aws", "external/aws-fsbp/RDS.2", "external/cis-aws/2.3.3",
        "external/cis-aws/2.3.4", "decision/D04",
      ])
  }

  @Test("gives a validation's own id a rule of its own")
  func ownID() throws {
    var finding = Sample.placement()
    finding.policy = "aws/database-port"
    finding.severity = .high
    var report = Sample.report(of: [finding])
    report.policies = [SamplePolicy.full]
    let rule = try run(report)["tool"]?["driver"]?["rules"]?.elements.first
    #expect(rule?["id"]?.string == "aws/database-port")
    #expect(rule?["properties"]?["security-severity"]?.string == "8.0")
    #expect(rule?["fullDescription"]?["text"]?.string?.contains("route table") == true)
  }

  @Test("points at the input's first line where a plan has no sources, and names what is meant")
  func withoutLocation() throws {
    let result = try #require(results(try run(Sample.report(of: [Sample.placement()]))).first)
    #expect(location(result)?["artifactLocation"]?["uri"]?.string == "plan.json")
    #expect(location(result)?["region"]?["startLine"]?.number == 1)
    let message = try #require(result["message"]?["text"]?.string)
    #expect(message.hasPrefix("aws_db_instance.main is placed in aws_subnet.private_a"))
    #expect(message.contains("db_subnet_group_name"))
    let name = result["locations"]?.elements.first?["logicalLocations"]?.elements.first
    #expect(name?["fullyQualifiedName"]?.string == "aws_db_instance.main")
    let flow = result["codeFlows"]?.elements.first?["threadFlows"]?.elements.first
    #expect(flow?["locations"]?.elements.count == 5)
    #expect(
      result["relatedLocations"]?.elements.compactMap { $0["id"]?.number } == [1, 2, 3, 4, 5])
  }

  @Test("points at one line only, even of a block")
  func firstLine() throws {
    var finding = Sample.locatedPlacement()
    finding.locations = [
      Location(path: "main.tf", line: 1, column: 1, endLine: 4, endColumn: 2)
    ]
    let result = try #require(results(try run(Sample.report(of: [finding]))).first)
    let region = location(result)?["region"]
    #expect(region?["endLine"]?.number == 1)
    #expect(region?["endColumn"]?.number == 36)
  }

  @Test(
    "never names a file by an absolute or foreign URI",
    arguments: [
      ("main.tf", "", "main.tf"), ("./a b/ü.tf", "", "a%20b/%C3%BC.tf"),
      ("../x/main.tf", "infra/prod", "infra/x/main.tf"), ("../../main.tf", "", "main.tf"),
      ("/etc/passwd", "infra", "etc/passwd"), ("file:///etc/x", "", "file%3A/etc/x"),
      ("git::https://example.org/m.git", "", "git%3A%3Ahttps%3A/example.org/m.git"),
      ("-", "infra", "stdin"), ("..", "", "stdin"), ("%41.tf", "", "%2541.tf"),
      ("a\u{1B}.tf", "", "a%1B.tf"),
    ])
  func uris(path: String, prefix: String, expected: String) {
    #expect(ArtifactURI(path, below: prefix).text == expected)
  }

  @Test("keeps the worst results of too many, and says so")
  func limit() throws {
    #expect(SARIFReporter(tool: tool).resultLimit == 5_000)
    let low = [Sample.noAlert(), Sample.noAlert(), Sample.noAlert()]
    let run = try run(Sample.report(of: low + [Sample.placement()])) { $0.resultLimit = 3 }
    #expect(results(run).count == 3)
    #expect(results(run).first?["level"]?.string == "error")
    let notes = run["invocations"]?.elements.first?["toolExecutionNotifications"]?.elements
    #expect(notes?.first?["message"]?["text"]?.string?.contains("worst 3 of 4") == true)
  }

  @Test("says that a run with errors did not succeed")
  func errors() throws {
    let invocation = try #require(run(Sample.erroneous)["invocations"]?.elements.first)
    #expect(invocation["executionSuccessful"] == .bool(false))
    #expect(invocation["toolExecutionNotifications"]?.elements.count == 3)
    let upheld = try run(Sample.upheld)["invocations"]?.elements.first
    #expect(upheld?["executionSuccessful"] == .bool(true))
  }

  @Test("is told apart from other runs by what was scanned")
  func category() throws {
    func id(_ report: Report, _ category: String? = nil) throws -> String? {
      try run(report) { $0.category = category }["automationDetails"]?["id"]?.string
    }
    #expect(try id(Sample.upheld) == "archlint/plan.json/")
    #expect(try id(Sample.environments) == "archlint/infra/")
    #expect(try id(Sample.rich) == "archlint/")
    #expect(try id(Sample.rich, "./infra/prod/") == "archlint/infra/prod/")
    #expect(try id(Sample.rich, ".") == "archlint/")
  }

  @Test("makes no link of what a name says")
  func links() throws {
    let result = try #require(results(try run(Sample.hostile)).first)
    let message = try #require(result["message"]?["text"]?.string)
    #expect(message.contains("[here] (http://evil)"))
    #expect(message.contains("[x\\](http://evil)"))
  }
}
