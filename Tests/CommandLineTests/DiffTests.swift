import Foundation
import TestSupport
import Testing

@Suite("archlint diff")
struct DiffTests {
  private let archlint: Archlint
  private let scratch: ScratchFolder

  init() throws {
    archlint = try Archlint()
    scratch = try ScratchFolder()
  }

  private static let shop = ["fixtures/shop/plan.json", "fixtures/shop-broken/plan.json"]

  @Test(
    "says what a change does, as recorded",
    arguments: [
      ("diff-shop.txt", ["diff"] + shop), ("diff-shop.md", ["diff", "--format=markdown"] + shop),
      ("diff-shop-mended.txt", ["diff"] + shop.reversed()),
      ("diff-shop-new-only.txt", ["diff", "--new-only"] + shop.reversed()),
      (
        "changes-of-a-plan.txt",
        ["scan", "--changes-only", "fixtures/terraform/opened-database/plan.json"]
      ),
      (
        "changes-of-a-plan-mended-after-drift.txt",
        ["scan", "--changes-only", "fixtures/terraform/drift/plan.json"]
      ),
      (
        "changes-of-a-plan-mended-after-drift.json",
        ["scan", "--changes-only", "--format=json", "fixtures/terraform/drift/plan.json"]
      ),
      (
        "changes-of-a-plan.json",
        ["scan", "--changes-only", "--format=json", "fixtures/terraform/opened-database/plan.json"]
      ),
    ])
  func reports(file: String, arguments: [String]) throws {
    let outcome = try archlint.run(arguments)
    let mismatch = Snapshot.mismatch(outcome.output, file: Fixture.url("command-line/\(file)"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
    let isMending = file.contains("mended") || file.contains("new-only")
    #expect(outcome.status == (isMending ? 0 : 1))
  }

  @Test("nothing changes between a thing and itself")
  func same() throws {
    let outcome = try archlint.run("diff", Self.shop[1], Self.shop[1], "--format=json")
    #expect(outcome.status == 0)
    let changes = try JSONDecoder().decode(Changes.self, from: Data(outcome.output.utf8))
    #expect(changes.new.isEmpty && changes.mended.isEmpty && changes.exposures.isEmpty)
    #expect(changes.edges.isEmpty && changes.resources.isEmpty)
    #expect(!changes.unchanged.isEmpty)
  }

  @Test("a revision of git alone means what the other side names, at that revision")
  func revisions() throws {
    try scratch.write("web.yaml", Self.manifest(replicas: 2))
    try git("init", "--quiet")
    try git("add", ".")
    try git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "web")
    try scratch.write("web.yaml", Self.manifest(replicas: 1))
    for sides in [["HEAD", "."], ["HEAD", "web.yaml"], ["HEAD:web.yaml", "web.yaml"]] {
      let outcome = try archlint.run(
        ["diff", "--select=kubernetes/replicas-minimum"] + sides, in: scratch.url)
      #expect(outcome.status == 1, "\(sides): \(outcome.output)\(outcome.complaint)")
      #expect(outcome.output.contains("1 new finding"), "\(sides): \(outcome.output)")
    }
    let back = try archlint.run(
      "diff", "--select=kubernetes/replicas-minimum", "web.yaml", "HEAD", in: scratch.url)
    #expect(back.status == 0)
    #expect(back.output.contains("1 mended"))
  }

  @Test(
    "what is neither a path nor a revision is an error",
    arguments: [["no-such-thing", "."], [".", "HEAD:no/such/folder"], ["--", "-x", "."]])
  func unreadable(sides: [String]) throws {
    let outcome = try archlint.run(["diff"] + sides)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint.contains("can't be read: there is no such path"))
  }

  @Test("two sides without a resource can't be compared")
  func empty() throws {
    let outcome = try archlint.run("diff", ".", ".", in: scratch.url)
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains("there is nothing to compare"))
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = scratch.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private static func manifest(replicas: Int) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec: {containers: [{name: web, image: "web:1.2.3", ports: [{containerPort: 80}]}]}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec: {selector: {app: web}, ports: [{port: 80}]}
    """
  }
}

/// As much of a report on a change as a test looks at.
private struct Changes: Decodable {
  struct Entry: Decodable {}

  let new: [Entry]
  let mended: [Entry]
  let unchanged: [Entry]
  let exposures: [Entry]
  let edges: [Entry]
  let resources: [Entry]
}
