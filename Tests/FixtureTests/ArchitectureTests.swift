import Diagnostics
import Foundation
import Linting
import Policies
import Reporting
import TestSupport
import Testing
import Verdicts

/// Each folder of `fixtures/architectures` holds an architecture document, what is scanned by it, and
/// `expected.txt`: its scorecard.
@Suite("Architecture documents")
struct ArchitectureTests {
  private static let folders = Fixture.names(in: "architectures").filter { !$0.hasSuffix(".md") }

  private static func scan(_ name: String) throws -> (report: Report, root: String) {
    let folder = Fixture.url("architectures/\(name)")
    let root = folder.path(percentEncoded: false)
    let inputs = String(
      decoding: try Fixture.bytes(of: folder.appending(path: "inputs")), as: UTF8.self)
    var options = Linter.Options()
    options.paths = inputs.split(separator: "\n").map {
      folder.appending(path: String($0)).standardizedFileURL.path(percentEncoded: false)
    }
    if FileManager.default.fileExists(atPath: root + "/policies") {
      options.policyFolders = [root + "/policies"]
    }
    options.profile = root + "/architecture.yaml"
    options.today = "2026-01-01"
    return (Linter(options).lint(), root)
  }

  @Test("give a scorecard, or say what is wrong with them", arguments: folders)
  func scorecard(_ name: String) throws {
    let (report, root) = try Self.scan(name)
    let decisions = report.decisions.map { decision in
      "\(decision.id) \(decision.state.rawValue): \(decision.findings) findings, "
        + "\(decision.undecided) undecided" + (decision.isRequired ? "" : ", not required")
    }
    let markdown = MarkdownReporter().text(of: report)
    let above = Fixture.url("").path(percentEncoded: false)
    let text = (decisions + ["", markdown]).joined(separator: "\n")
      .replacing(root + "/", with: "").replacing(above, with: "")
    let mismatch = Snapshot.mismatch(
      text, file: Fixture.url("architectures/\(name)/expected.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("judge by the policies of their decisions alone")
  func selection() throws {
    let (report, _) = try Self.scan("states")
    let ids = report.policies.filter { $0.pack != "archlint" }.map(\.id)
    #expect(
      ids == [
        "aws/elasticache-multi-az", "aws/lb-waf-associated", "kubernetes/hpa-min-replicas",
        "kubernetes/image-tag-fixed", "kubernetes/liveness-probe", "kubernetes/replicas-minimum",
      ])
  }

  @Test("tag their findings in SARIF")
  func tags() throws {
    let (report, _) = try Self.scan("states")
    let log = SARIFReporter(tool: Tool(version: "0")).text(of: report)
    #expect(log.contains("\"decision/A2\""))
  }
}
