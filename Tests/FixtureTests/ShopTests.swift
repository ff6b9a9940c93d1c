import Diagnostics
import Foundation
import Linting
import Reporting
import TestSupport
import Testing
import Verdicts

/// A finding, as `expected.tsv` has it: policy, address, attribute (plans) and place.
private struct Row: Hashable, CustomStringConvertible {
  let policy: String
  let address: String
  let attribute: String
  let place: String

  init(policy: String, address: String, attribute: String, place: String) {
    self.policy = policy
    self.address = address
    self.attribute = attribute
    self.place = place
  }

  init(_ line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    policy = fields[0]
    address = fields.count > 1 ? fields[1] : ""
    attribute = fields.count > 2 ? fields[2] : ""
    place = fields.count > 3 ? fields[3] : ""
  }

  init(_ finding: Finding, below root: String) {
    policy = finding.policy
    address = finding.resource.address
    attribute = finding.inputPath.hasSuffix(".yaml") ? "" : finding.attribute
    place =
      finding.locations.first.map { "\($0.path.dropFirst(root.count + 1)):\($0.line)" } ?? ""
  }

  var description: String { [policy, address, attribute, place].joined(separator: "\t") }
}

@Suite("The shop")
struct ShopTests {
  private func scan(_ name: String, _ change: (inout Linter.Options) -> Void = { _ in }) -> Report {
    var options = Linter.Options()
    options.paths = [Fixture.url(name).path(percentEncoded: false)]
    options.today = "2026-01-01"
    change(&options)
    return Linter(options).lint()
  }

  @Test("upholds every policy, and every file in it is read or skipped with a reason")
  func upheld() throws {
    let report = scan("shop")
    #expect(report.errors.map(\.line) == [])
    #expect(report.findings.filter { $0.verdict == .fail }.map(\.message) == [])
    #expect(report.summary.pass > 100)
    let formats = Set(report.inputs.compactMap(\.format))
    #expect(formats == ["terraform-plan", "kubernetes", "github-workflow"])
    let silent = report.inputs.filter { $0.format == nil && ($0.skipped ?? "").isEmpty }
    #expect(silent.map(\.path) == [])
  }

  @Test("has nothing undecided that a second look would decide")
  func decided() throws {
    let report = scan("shop")
    let undecided = report.findings.filter { $0.verdict == .unknown }
    #expect(undecided.map { "\($0.policy) \($0.resource.address): \($0.message)" } == [])
  }

  @Test("broken in sixteen ways gives exactly the findings that its table lists")
  func broken() throws {
    let root = Fixture.url("shop-broken")
    let table = try String(contentsOf: root.appending(path: "expected.tsv"), encoding: .utf8)
    let expected = Set(table.split(separator: "\n").map { Row($0) })
    let report = scan("shop-broken")
    let found = Set(
      report.findings.filter { $0.verdict == .fail }.map {
        Row($0, below: root.path(percentEncoded: false))
      })
    #expect(expected.subtracting(found).map(\.description).sorted() == [], "not found")
    #expect(found.subtracting(expected).map(\.description).sorted() == [], "not expected")
    #expect(report.errors.map(\.line) == [])
  }

  @Test("gives the same bytes each time")
  func deterministic() {
    let reporter = JSONReporter(tool: Tool(version: "test"))
    #expect(reporter.text(of: scan("shop-broken")) == reporter.text(of: scan("shop-broken")))
  }

  @Test("no report shows the secrets that were planted", arguments: ["text", "json", "sarif"])
  func secretsStaySecret(_ format: String) throws {
    let report = scan("shop-broken")
    let text =
      switch format {
      case "json": JSONReporter(tool: Tool(version: "test")).text(of: report)
      case "sarif": SARIFReporter(tool: Tool(version: "test")).text(of: report)
      default: TextReporter().text(of: report)
      }
    let source = try String(
      contentsOf: Fixture.url("shop-broken/manifests/worker/config.yaml"), encoding: .utf8)
    let url = try #require(source.firstMatch(of: /[a-z]+:\/\/[a-z_]+:([^@\s]+)@/))
    #expect(!text.contains(url.1))
  }

  @Test("a policy that was switched off, or ignored by an alias, finds nothing")
  func ignored() {
    let report = scan("shop-broken") { $0.ignore = [Glob("CKV_K8S_14"), Glob("aws")] }
    let packs = Set(report.findings.map { $0.policy.prefix { $0 != "/" } })
    #expect(!packs.contains("aws"))
    #expect(!report.findings.contains { $0.policy == "kubernetes/image-tag-fixed" })
    #expect(report.findings.contains { $0.policy == "kubernetes/readiness-probe" })
  }

  @Test("a policy name that means nothing is an error with a suggestion")
  func misspelt() {
    let report = scan("shop") { $0.select = [Glob("kubernetes/readyness-probe")] }
    #expect(report.errors.map(\.message) == ["no policy is called 'kubernetes/readyness-probe'"])
    #expect(report.errors.first?.help == "did you mean 'kubernetes/readiness-probe'?")
  }
}
