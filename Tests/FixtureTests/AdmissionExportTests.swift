import Diagnostics
import Documents
import Foundation
import Linting
import Policies
import TestSupport
import Testing
import Verdicts

/// An example of a policy that can be exported.
private struct Case: Sendable, CustomTestStringConvertible {
  let policy: String
  let example: String
  let manifests: String
  let exported: String

  var testDescription: String { "\(policy): \(example)" }

  /// The examples of every built-in policy that can be exported, but for those whose verdict hangs
  /// on what is filled in later: nothing is, once it reaches a cluster.
  static let all: [Case] = PolicyLibrary(.full).policies.flatMap { policy -> [Case] in
    guard case .manifest(let text) = AdmissionExport().export(PolicySelection.Entry(policy)) else {
      return []
    }
    return policy.examples.compactMap { example in
      guard case .kubernetes(let value)? = example.inputs.first, example.inputs.count == 1,
        example.expect != .unknown
      else { return nil }
      return Case(
        policy: policy.id, example: example.name, manifests: value.string ?? "", exported: text)
    }
  }
}

@Suite("Exported policies")
struct AdmissionExportTests {
  /// The addresses of the objects that fail.
  private static func failing(_ folder: Folder, _ policy: String) -> (Set<String>, [String]) {
    var options = Linter.Options()
    options.paths = [folder.path("manifests")]
    options.policyFolders = [folder.path("policies")]
    options.select = [Glob(policy)]
    options.today = "2026-01-01"
    let report = Linter(options).lint()
    let fails = report.findings.filter { $0.verdict != .pass }
    return (Set(fails.map(\.resource.address)), report.errors.map(\.line))
  }

  @Test("say of a policy's examples what the policy says", arguments: Case.all)
  private func roundTrip(_ example: Case) throws {
    let folder = try Folder([
      "manifests/example.yaml": example.manifests, "policies/exported.yaml": example.exported,
    ])
    let (expected, errors) = Self.failing(folder, example.policy)
    let (found, problems) = Self.failing(folder, "vap/*")
    #expect(errors == [])
    #expect(problems == [], "\(example.exported)")
    #expect(found == expected, "\(example.exported)")
  }

  @Test("are those that need only the object; the others have a reason")
  func outcomes() {
    let lines = PolicyLibrary(.withoutExamples).policies
      .filter { $0.pack == "kubernetes" }
      .map { policy -> String in
        switch AdmissionExport().export(PolicySelection.Entry(policy)) {
        case .manifest: "\(policy.id): exported"
        case .notExportable(let reason): "\(policy.id): \(reason)"
        }
      }
    let mismatch = Snapshot.mismatch(
      lines.joined(separator: "\n") + "\n",
      file: Fixture.url("command-line/export-vap.outcomes.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("are written as recorded")
  func text() throws {
    let policy = try #require(PolicyLibrary(.withoutExamples).policy("kubernetes/run-as-non-root"))
    guard case .manifest(let text) = AdmissionExport().export(PolicySelection.Entry(policy)) else {
      Issue.record("it can't be exported")
      return
    }
    let mismatch = Snapshot.mismatch(text, file: Fixture.url("command-line/export-vap.yaml"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("take the configuration's parameters")
  func parameters() throws {
    var configuration = Configuration()
    configuration =
      Configuration.read(
        Array("policies:\n  kubernetes/hpa-min-replicas: {params: {minimum: 7}}\n".utf8),
        path: ".archlint.yaml"
      ).configuration
    let selection = PolicySelection(
      PolicyLibrary(.withoutExamples), configuration, select: [], ignore: [])
    let entry = try #require(
      selection.entries.first { $0.policy.id == "kubernetes/hpa-min-replicas" })
    guard case .manifest(let text) = AdmissionExport().export(entry) else {
      Issue.record("it can't be exported")
      return
    }
    #expect(text.contains(">= 7"))
    #expect(!text.contains("params."))
  }
}
