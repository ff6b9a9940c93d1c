import ArchitectureGraph
import Diagnostics
import Foundation
import Linting
import Testing
import Verdicts

@Suite("Scripts that workflows run")
struct ScriptPlaceTests {
  private static let workflow = """
    name: Deploy
    on: push
    permissions: {contents: read}
    jobs:
      deploy:
        runs-on: ubuntu-latest
        steps:
          - name: Deploy
            run: |
              # nothing yet

              helm upgrade web .
              ./ci/deploy.sh prod
    """

  /// The places of the findings on clusters: file, line, column.
  private func places(_ report: Report, in folder: Folder) -> [[String]] {
    report.findings.filter { $0.policy == "delivery/ci-without-cluster-credentials" }.map {
      finding in
      finding.locations.map { location in
        "\(location.path.dropFirst(folder.path("").count)):\(location.line):\(location.column)"
      }
    }
  }

  @Test("are pointed into, with the step that runs them beside")
  func places() throws {
    let folder = try Folder([
      ".github/workflows/deploy.yml": Self.workflow,
      "ci/deploy.sh": "#!/bin/sh\nset -e\n  kubectl apply -f .\n",
    ])
    let report = folder.scan()
    #expect(report.errors.map(\.line) == [])
    let found = places(report, in: folder)
    #expect(found.contains([".github/workflows/deploy.yml:12:11"]), "\(found)")
    #expect(found.contains(["ci/deploy.sh:3:3", ".github/workflows/deploy.yml:9:9"]), "\(found)")
  }

  @Test("and are not there leave it undecided")
  func missing() throws {
    let folder = try Folder([".github/workflows/deploy.yml": Self.workflow])
    let findings = folder.scan().findings.filter {
      $0.policy == "delivery/ci-without-cluster-credentials"
    }
    #expect(findings.contains { $0.unknown.contains { $0.attribute == "ci/deploy.sh" } })
  }

  @Test("are suppressed by a comment on the step's job")
  func suppressed() throws {
    let text = Self.workflow.replacing(
      "  deploy:\n", with: "  # archlint:ignore delivery/* until we have Argo CD\n  deploy:\n")
    let folder = try Folder([".github/workflows/deploy.yml": text])
    let open = folder.scan().findings.filter { $0.suppression == nil && $0.verdict == .fail }
    #expect(open.map(\.policy) == [])
  }
}
