import Linting
import Testing
import Verdicts

private let suppressedByComment: [String] = [
  deployment(imageComment: " # archlint:ignore kubernetes/image-tag-fixed tried in staging"),
  deployment(comment: "# archlint:ignore kubernetes/image-tag-fixed tried in staging\n"),
  deployment(comment: "# archlint:ignore CKV_K8S_14 tried in staging\n"),
  deployment(comment: "# archlint:ignore kubernetes tried in staging\n"),
  deployment(imageComment: " # checkov:skip=CKV_K8S_14:tried in staging"),
]

@Suite("Suppressions")
struct SuppressionTests {
  private func open(_ report: Report) -> [String] {
    report.findings.filter { $0.suppression == nil }.map(\.policy)
  }

  @Test("without one the finding counts")
  func none() throws {
    let report = try Folder(["web.yaml": deployment()]).scan()
    #expect(open(report) == ["kubernetes/image-tag-fixed"])
  }

  @Test(
    "a comment on the line, above it, above the resource, or with a peer's id covers the finding",
    arguments: suppressedByComment)
  func comments(_ manifest: String) throws {
    let report = try Folder(["web.yaml": manifest]).scan()
    #expect(open(report) == [])
    #expect(report.summary.suppressed == 1)
    #expect(report.findings.first?.suppression?.reason == "tried in staging")
  }

  @Test("a row of comments is for what stands below it, each one of them")
  func row() throws {
    let comments = "# archlint:ignore kubernetes/image-tag-fixed tried in staging\n\n# and\n"
    let row = String(repeating: comments, count: 3)
    let report = try Folder(["web.yaml": deployment(comment: row)]).scan()
    #expect(open(report) == [])
    #expect(report.findings.first?.suppression?.place.hasSuffix("web.yaml:1") == true)
  }

  @Test(
    "an annotation of ours or of a peer covers the resource",
    arguments: [
      "archlint/ignore: 'kubernetes/image-tag-fixed: tried in staging'",
      "checkov.io/skip1: 'CKV_K8S_14=tried in staging'",
      "ignore-check.kube-linter.io/latest-tag: tried in staging",
    ])
  func annotations(_ annotation: String) throws {
    let report = try Folder(["web.yaml": deployment(annotations: annotation)]).scan()
    #expect(open(report) == [])
    #expect(report.findings.first?.suppression?.source == .annotation)
  }

  @Test("an entry of the configuration covers the addresses that match")
  func configuration() throws {
    let folder = try Folder(["web.yaml": deployment()])
    let entry = """
      suppressions:
        - policy: kubernetes/image-tag-fixed
          resource: Deployment/*
          reason: tried in staging
          owner: platform
      """
    let report = folder.scan(configuration: entry)
    #expect(open(report) == [])
    #expect(report.findings.first?.suppression?.owner == "platform")
    let other = folder.scan(
      configuration: entry.replacing("Deployment/*", with: "StatefulSet/*"))
    #expect(open(other) == ["kubernetes/image-tag-fixed", "archlint/suppression-unused"])
  }

  @Test("one that is past its day covers nothing and is a finding itself")
  func expired() throws {
    let manifest = deployment(
      imageComment: " # archlint:ignore kubernetes/image-tag-fixed until=2025-12-31 soon")
    let folder = try Folder(["web.yaml": manifest])
    #expect(
      open(folder.scan(today: "2026-01-01")) == [
        "kubernetes/image-tag-fixed", "archlint/suppression-expired",
      ])
    #expect(open(folder.scan(today: "2025-12-31")) == [])
  }

  @Test("one that covers nothing is a finding, unless it is a peer's")
  func unused() throws {
    let ours = deployment(imageComment: " # archlint:ignore kubernetes/privileged no longer")
    #expect(
      open(try Folder(["web.yaml": ours]).scan()) == [
        "kubernetes/image-tag-fixed", "archlint/suppression-unused",
      ])
    let peer = deployment(imageComment: " # checkov:skip=CKV_K8S_999:nothing of ours")
    #expect(open(try Folder(["web.yaml": peer]).scan()) == ["kubernetes/image-tag-fixed"])
  }
}
