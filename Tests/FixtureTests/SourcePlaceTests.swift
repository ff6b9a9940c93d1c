import Diagnostics
import Foundation
import Linting
import Reporting
import TestSupport
import Testing
import Verdicts

@Suite("Places in Terraform's sources")
struct SourcePlaceTests {
  /// The plans and states of the example inputs whose sources are at hand: of the replacements' state,
  /// they have moved on.
  static let plans: [String] = {
    let shops = ["shop", "shop-broken"].map { "\($0)/plan.json" }
    let small = Fixture.names(in: "terraform").flatMap { folder in
      ["plan.json", "state.json"].filter { Fixture.names(in: "terraform/\(folder)").contains($0) }
        .map { "terraform/\(folder)/\($0)" }
    }
    return shops + small.filter { $0 != "terraform/replacements/state.json" }
  }()

  private func scan(_ path: String) -> Report {
    var options = Linter.Options()
    options.paths = [path]
    options.select = [Glob("*")]
    options.includesPassed = true
    return Linter(options).lint()
  }

  private func path(_ name: String) -> String { Fixture.url(name).path(percentEncoded: false) }

  @Test(
    "every finding on a plan has a file, a line and a column, at which it is declared",
    arguments: plans)
  func located(_ plan: String) throws {
    let report = scan(path(plan))
    #expect(report.errors.map(\.line) == [])
    let findings = report.findings.filter { $0.resource.kind != "architecture" }
    #expect(!findings.isEmpty)
    for finding in findings {
      let name = "\(finding.policy) \(finding.resource.address) \(finding.attribute)"
      let place = try #require(finding.locations.first, "\(name)")
      #expect(place.path.hasSuffix(".tf") && place.line > 0 && place.column > 0, "\(name)")
      #expect(place.line == place.endLine && place.column < place.endColumn, "\(name)")
      #expect(!place.path.contains("/modules/"), "\(name): the root module calls what is wrong")
      let isInner = finding.locations.count == 2
      #expect(isInner || !finding.resource.address.hasPrefix("module."), "\(name)")
      let text = try text(at: finding.locations[isInner ? 1 : 0])
      #expect(isDeclared(finding, by: text), "\(name): '\(text)'")
    }
  }

  /// The text of a place, read anew from its file.
  private func text(at location: Location) throws -> String {
    let bytes = try Fixture.bytes(of: URL(filePath: location.path))
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = lines[location.line - 1].unicodeScalars
    return String(
      String.UnicodeScalarView(
        line.dropFirst(location.column - 1).prefix(location.endColumn - location.column)))
  }

  /// Whether `text` is what a finding's attribute is written as, or a block around it.
  private func isDeclared(_ finding: Finding, by text: String) -> Bool {
    let names = finding.attribute.split { ".[]\"".contains($0) }
    let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    let isAttribute = names.contains { $0 == word } && !word.isEmpty
    return isAttribute || text.hasPrefix("resource \"") || text.hasPrefix("dynamic \"")
      || finding.attribute.hasSuffix("]")
  }

  @Test("SARIF links the module's own line, and no place of it is absolute")
  func linked() {
    let text = SARIFReporter(tool: Tool(version: "test")).text(
      of: scan(path("shop-broken/plan.json")))
    #expect(text.contains("Declared at [") && text.contains("modules/network/main.tf:1]("))
    #expect(!text.contains("\"uri\": \"/") && !text.contains("git::"))
  }

  @Test("without the sources a finding has no line at all", arguments: ["shop-broken/plan.json"])
  func unlocated(_ plan: String) throws {
    let folder = try Folder()
    try folder.write(try Data(contentsOf: Fixture.url(plan)), to: "plan.json")
    let report = scan(folder.path("plan.json"))
    #expect(!report.findings.isEmpty)
    #expect(report.findings.allSatisfy { $0.locations.isEmpty })
    #expect(report.findings.allSatisfy { !$0.resource.address.isEmpty })
  }

  @Test("sources elsewhere are named by --sources, or by the configuration")
  func named() throws {
    let folder = try Folder()
    try folder.write(try Data(contentsOf: Fixture.url("shop-broken/plan.json")), to: "plan.json")
    let sources = path("shop-broken/terraform")
    let report = folder.scan("plan.json", configuration: "sources: [\(sources)]")
    #expect(!report.findings.isEmpty)
    #expect(report.findings.allSatisfy { !$0.locations.isEmpty })
  }

  @Test("sources of something else are not taken for the plan's own")
  func strange() throws {
    let folder = try Folder(["main.tf": "resource \"aws_vpc\" \"other\" {}\n"])
    try folder.write(try Data(contentsOf: Fixture.url("shop-broken/plan.json")), to: "plan.json")
    #expect(folder.scan("plan.json").findings.allSatisfy { $0.locations.isEmpty })
    let named = folder.scan("plan.json", configuration: "sources: [\(folder.path(""))]")
    #expect(named.warnings.map(\.message).contains { $0.hasSuffix("declare nothing of this plan") })
    let empty = folder.scan("plan.json", configuration: "sources: [/nowhere]")
    #expect(empty.errors.map(\.message) == ["holds no .tf file"])
  }

  @Test("a literal secret in the sources is not shown")
  func secret() throws {
    let root = path("terraform/literal-secrets/plan.json")
    let report = scan(root)
    let found = report.findings.filter {
      $0.policy == "secrets/no-secret-in-source" && $0.verdict == .fail
    }
    #expect(!found.isEmpty)
    let text = TextReporter().text(of: report)
    for secret in try Self.secrets() { #expect(!text.contains(secret)) }
  }

  /// The passwords that the sources of the example hold.
  private static func secrets() throws -> [String] {
    let source = try String(
      contentsOf: Fixture.url("terraform/literal-secrets/main.tf"), encoding: .utf8)
    return source.matches(of: /(?:password|secret|token)\s*=\s*"([^"$]{8,})"/).map { String($0.1) }
  }
}
