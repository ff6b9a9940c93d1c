import ArchitectureGraph
import Diagnostics
import Foundation
import Linting
import Reporting
import TestSupport
import Testing
import Verdicts

/// A question whose whole answer is recorded.
private struct Asked: Sendable, CustomTestStringConvertible {
  let name: String
  let network: String
  let source: String
  let target: String
  let port: Int?
  var testDescription: String { name }
}

private let recorded: [Asked] = [
  Asked(
    name: "reachable", network: "two-rules", source: "internet", target: "aws_instance.web",
    port: 22),
  Asked(
    name: "through-a-balancer", network: "load-balancer", source: "internet",
    target: "aws_instance.app", port: nil),
  Asked(
    name: "across-a-peering", network: "peering", source: "aws_instance.web",
    target: "aws_instance.db", port: 5432),
  Asked(
    name: "not-reachable", network: "acl-order", source: "internet", target: "aws_instance.web",
    port: 22),
  Asked(
    name: "undecidable", network: "part-of-subnet", source: "aws_instance.web",
    target: "aws_instance.db", port: 5432),
]

@Suite("Questions of reach")
struct ReachTests {
  private func outcome(_ asked: Asked) -> ReachQuery.Outcome {
    var query = ReachQuery()
    query.paths = [Fixture.url("networks/\(asked.network)/plan.json").path(percentEncoded: false)]
    query.source = asked.source
    query.target = asked.target
    query.question = Question(transport: asked.port == nil ? nil : "tcp", port: asked.port)
    return query.answer()
  }

  private func report(_ asked: Asked) throws -> ReachReport {
    guard case .answer(let report, let warnings) = outcome(asked) else {
      throw CocoaError(.fileReadUnknown)
    }
    #expect(warnings.map(\.line) == [])
    return report
  }

  /// The text without the folder that this checkout happens to be in.
  private func scrubbed(_ text: String) -> String {
    text.replacing(Fixture.url("networks").path(percentEncoded: false), with: "networks")
  }

  @Test("are answered for a person as recorded", arguments: recorded)
  fileprivate func text(_ asked: Asked) throws {
    let text = ReachTextReporter(colour: .off).text(of: try report(asked))
    let file = Fixture.url("reporting/reach/\(asked.name).txt")
    let mismatch = Snapshot.mismatch(scrubbed(text), file: file)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("are answered for programs as recorded", arguments: recorded)
  fileprivate func json(_ asked: Asked) throws {
    let text = ReachJSONReporter(tool: Tool(version: "0.0.0")).text(of: try report(asked))
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let file = Fixture.url("reporting/reach/\(asked.name).json")
    let mismatch = Snapshot.mismatch(scrubbed(text), file: file)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("about something that is not there fail, with what may have been meant")
  func misspelt() {
    let asked = Asked(
      name: "", network: "two-rules", source: "internet", target: "aws_instance.wep", port: 22)
    guard case .failed(let diagnostics) = outcome(asked) else {
      Issue.record("it was answered")
      return
    }
    #expect(diagnostics.map(\.message) == ["no resource is called 'aws_instance.wep'"])
    #expect(diagnostics.first?.help == "did you mean 'aws_instance.web'?")
  }

  @Test("about something that stands on no network fail and say so")
  func offNetwork() {
    let asked = Asked(
      name: "", network: "two-rules", source: "internet", target: "aws_vpc.main", port: 22)
    guard case .failed(let diagnostics) = outcome(asked) else {
      Issue.record("it was answered")
      return
    }
    #expect(
      diagnostics.map(\.message) == ["'aws_vpc.main' stands on no network that archlint reads"])
  }
}

@Suite("The edge to cut")
struct EdgeToCutTests {
  private func report(_ name: String) -> Report {
    var options = Linter.Options()
    options.paths = [Fixture.url(name).path(percentEncoded: false)]
    options.today = "2026-01-01"
    options.select = [Glob("aws/private-placement")]
    return Linter(options).lint()
  }

  @Test("is marked in the evidence of every finding about a subnet with one route to the internet")
  func marked() throws {
    let findings = report("shop-broken").findings.filter { $0.verdict == .fail }
    #expect(!findings.isEmpty)
    for finding in findings {
      let edges = finding.evidence.filter(\.isOnlyWay)
      #expect(edges.count == 1, "\(finding.resource.address)")
      #expect(edges.first?.edge == .routesTo)
    }
  }

  @Test("is named in the text, and the way is a code flow in SARIF")
  func said() throws {
    let report = report("shop-broken")
    let text = TextReporter().text(of: report)
    #expect(text.contains("= cut: the one edge "))
    let sarif = SARIFReporter(tool: Tool(version: "test")).text(of: report)
    let log = try JSONSerialization.jsonObject(with: Data(sarif.utf8)) as? [String: Any]
    let runs = log?["runs"] as? [[String: Any]]
    let results = runs?.first?["results"] as? [[String: Any]] ?? []
    let flows = results.compactMap { $0["codeFlows"] as? [[String: Any]] }
    #expect(!results.isEmpty)
    #expect(flows.count == results.count)
  }
}
