import Foundation
import Testing
import Verdicts

@testable import Reporting

@Suite("The JSON report")
struct JSONReporterTests {
  private let tool = Tool(version: "0.1.0")

  @Test("reads as the committed file does", arguments: NamedReport.all)
  func snapshot(report: NamedReport) {
    expectSnapshot(JSONReporter(tool: tool).text(of: report.make()), "json/\(report.name).json")
  }

  @Test("is JSON that another reader takes, in both layouts", arguments: NamedReport.all)
  func valid(report: NamedReport) throws {
    var reporter = JSONReporter(tool: tool)
    let pretty = try JSON(parsing: reporter.text(of: report.make()))
    reporter.layout = .compact
    #expect(try JSON(parsing: reporter.text(of: report.make())) == pretty)
  }

  @Test("has the keys of the contract")
  func keys() throws {
    let json = try JSON(parsing: JSONReporter(tool: tool).text(of: Sample.rich))
    #expect(
      json.keys == [
        "decisions", "errors", "findings", "inputs", "schemaVersion", "summary", "tool",
      ])
    let finding = try #require(json["findings"]?.elements.first)
    #expect(
      finding.keys == [
        "aliases", "attribute", "certainty", "decisions", "evidence", "fingerprint", "locations",
        "message", "policy", "remediation", "resource", "severity", "suppression", "title",
        "unknown", "validation", "verdict",
      ])
    #expect(finding["suppression"] == .null)
    let suppressed = json["findings"]?.elements.compactMap { $0["suppression"] }.first {
      $0 != .null
    }
    #expect(suppressed?.keys == ["owner", "place", "reason", "source", "until"])
    #expect(json["decisions"]?.elements.last?["state"] == .string("not evidenced"))
  }

  @Test("holds verdicts `pass` only if asked for")
  func passed() throws {
    var reporter = JSONReporter(tool: tool)
    #expect(!reporter.text(of: Sample.rich).contains("\"pass\","))
    reporter.includesPassed = true
    #expect(reporter.text(of: Sample.rich).contains("\"verdict\": \"pass\","))
  }

  @Test(
    "escapes what JSON or a terminal would take for something else",
    arguments: [
      ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{1B}\u{7F}", #""\u0000\u001b\u007f""#),
      ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("é😀", "\"é😀\""),
      ("\u{E0041}", #""\udb40\udc41""#), ("", "\"\""),
    ])
  func escapes(text: String, expected: String) throws {
    var writer = JSONWriter()
    writer.value(text)
    #expect(writer.text == expected)
    #expect(try JSON(parsing: writer.text) == .string(text))
  }

  @Test("lays out empty, nested and inline containers")
  func layout() {
    func write(_ layout: JSONWriter.Layout) -> String {
      var writer = JSONWriter(layout)
      writer.object { json in
        json.member("a", [String]())
        json.member("b", [1, 2]) { $0.value($1) }
        json.member("c") { json in
          json.object(.inline) { json in
            json.member("d", true)
            json.member("e", ["f"], .lines) { $0.value($1) }
          }
        }
      }
      return writer.text
    }
    #expect(
      write(.pretty) == """
        {
          "a": [],
          "b": [
            1,
            2
          ],
          "c": {"d": true, "e": ["f"]}
        }
        """)
    #expect(write(.compact) == #"{"a":[],"b":[1,2],"c":{"d":true,"e":["f"]}}"#)
  }
}
