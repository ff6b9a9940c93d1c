import Diagnostics
import Foundation
import Linting
import Policies
import Reporting
import TestSupport
import Testing
import Verdicts

/// Each folder of `fixtures/admission` holds policies and bindings, manifests, and `expected.txt`:
/// what archlint says of the manifests, line by line.
@Suite("ValidatingAdmissionPolicies")
struct AdmissionTests {
  private static func scan(_ name: String) -> (report: Report, root: String) {
    let root = Fixture.url("admission/\(name)").path(percentEncoded: false)
    var options = Linter.Options()
    options.paths = [root + "/manifests"]
    options.policyFolders = [root + "/policies"]
    options.select = [Glob("vap/*")]
    options.today = "2026-01-01"
    return (Linter(options).lint(), root)
  }

  private static func lines(_ report: Report, below root: String) -> String {
    let findings = report.findings.map { finding in
      let place = finding.locations.first.map { "\($0.path):\($0.line):\($0.column)" } ?? "-"
      let severity = finding.severity.rawValue
      return
        "\(place): \(severity) \(finding.verdict.rawValue) [\(finding.policy)] "
        + "\(finding.resource.address) (\(finding.attribute)): \(finding.message)"
    }
    let said = (report.errors + report.warnings).map(\.line)
    let counts = "pass \(report.summary.pass), policies \(report.summary.policies)"
    return (findings + said + [counts]).joined(separator: "\n")
      .replacing(root + "/", with: "") + "\n"
  }

  @Test(
    "judge the manifests as the API server would",
    arguments: Fixture.names(in: "admission").filter { !$0.hasSuffix(".md") })
  func expected(_ name: String) {
    let (report, root) = Self.scan(name)
    let mismatch = Snapshot.mismatch(
      Self.lines(report, below: root), file: Fixture.url("admission/\(name)/expected.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("see every default that Kubernetes fills in")
  func defaults() {
    let (report, _) = Self.scan("defaults")
    #expect(report.findings.map(\.message) == [])
    #expect(report.summary.pass == 6)
  }

  @Test("never print a secret, whatever their messages say")
  func secrets() {
    let (report, root) = Self.scan("namespaces")
    #expect(!Self.lines(report, below: root).contains("not-to-be-printed"))
    let text = TextReporter(TextReporter.Options()).text(of: report)
    #expect(!text.contains("not-to-be-printed"))
  }

  @Test("of a folder that the configuration names, hold too; a severity of one's own wins")
  func configuration() {
    let root = Fixture.url("admission/replica-limits").path(percentEncoded: false)
    var options = Linter.Options()
    options.paths = [root + "/manifests"]
    options.select = [Glob("vap")]
    options.configuration =
      Configuration.read(
        Array(
          """
          policy-folders: ["\(root)/policies"]
          policies:
            vap/replica-limit: {severity: critical}
          suppressions:
            - {policy: vap/*, resource: StatefulSet/shop/*, reason: known}
          """.utf8), path: ".archlint.yaml"
      ).configuration
    let report = Linter(options).lint()
    #expect(report.errors.map(\.line) == [])
    #expect(Set(report.findings.map(\.severity)) == [.critical])
    #expect(report.summary.suppressed == 2)
    options.ignore = [Glob("vap/replica-limit")]
    #expect(Linter(options).lint().findings.isEmpty)
  }

  @Test("among the scanned inputs are objects, not policies")
  func scanned() {
    var options = Linter.Options()
    options.paths = [Fixture.url("admission/failures").path(percentEncoded: false)]
    options.today = "2026-01-01"
    let report = Linter(options).lint()
    #expect(report.findings.allSatisfy { !$0.policy.hasPrefix("vap/") })
    #expect(report.policies.allSatisfy { $0.admission == nil })
  }
}
