import ArchitectureGraph
import Diagnostics
import Foundation
import Linting
import Policies
import TestSupport
import Testing
import Verdicts

/// The names of the policy files in a folder of the fixtures.
private func files(in folder: String) -> [String] {
  let names = try? FileManager.default.contentsOfDirectory(
    atPath: Fixture.url("policies/\(folder)").path(percentEncoded: false))
  return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
}

@Suite("Policies that a user writes")
struct AuthoredPolicyTests {
  private func library(_ path: String) -> PolicyLibrary {
    var library = PolicyLibrary(empty: ())
    library.add(folder: Fixture.url("policies/\(path)").path(percentEncoded: false))
    return library
  }

  @Test("are right, however their examples are spelt", arguments: files(in: "written"))
  func written(_ file: String) throws {
    let library = library("written/\(file)")
    #expect(library.diagnostics.map(\.line) == [])
    let policy = try #require(library.policies.first)
    #expect(policy.id == "team/\(file.dropLast(".yaml".count))")
    let (outcomes, errors) = ExampleJudge(library).judge(policy, .respelt)
    #expect(errors.map(\.line) == [])
    #expect(outcomes.filter { !$0.isRight }.map(\.example) == [])
    #expect(MutationJudge(library).judge(policy, .firstNoticed)?.notices == true)
  }

  @Test("are right where the guide shows them")
  func guide() throws {
    let page = Fixture.root.appending(path: "docs/writing-policies.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
      .filter { $0.hasPrefix("yaml\n") }.map { String($0.dropFirst("yaml\n".count)) }
    #expect(blocks.count >= 4)
    for block in blocks {
      let folder = try Folder(["policy.yaml": block])
      var library = PolicyLibrary(empty: ())
      library.add(folder: folder.path("policy.yaml"))
      #expect(library.diagnostics.map(\.message) == [])
      let policy = try #require(library.policies.first)
      let (outcomes, errors) = ExampleJudge(library).judge(policy, .respelt)
      #expect(errors.map(\.message) == [])
      #expect(outcomes.count >= 2)
      #expect(outcomes.filter { !$0.isRight }.map(\.came) == [], "\(policy.id)")
      #expect(MutationJudge(library).judge(policy, .firstNoticed)?.notices == true)
    }
  }

  @Test("there are eleven of them, and twenty mistakes or more")
  func counts() {
    #expect(files(in: "written").count == 11)
    #expect(files(in: "mistakes").count >= 20)
  }

  @Test(
    "with a mistake are errors when they are loaded, at the line of the mistake",
    arguments: files(in: "mistakes"))
  func mistakes(_ file: String) throws {
    let url = Fixture.url("policies/mistakes/\(file)")
    let text = try String(contentsOf: url, encoding: .utf8)
    let marked = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.hasSuffix("# <- error") }.map { $0.offset + 1 }
    let library = library("mistakes/\(file)")
    let errors =
      library.diagnostics
      + library.policies.flatMap { ExampleJudge(library).judge($0).errors }
    #expect(marked.count == 1)
    #expect(errors.allSatisfy { $0.position != nil })
    let pointedAt = Set(errors.compactMap { $0.position?.line })
    #expect(pointedAt.contains(marked[0]), "\(errors)")
    let said = errors.map { error in
      let place = error.position.map { "\($0.line):\($0.column)" } ?? "?"
      return "\(place): \(error.message)\(error.help.map { "; \($0)" } ?? "")\n"
    }
    let root = Fixture.root.path(percentEncoded: false)
    let mismatch = Snapshot.mismatch(
      said.joined().replacing(root, with: ""),
      file: url.deletingPathExtension().appendingPathExtension("errors.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test(
    "begin as a skeleton that is right at once",
    arguments: [
      PolicySkeleton.Subject.kind(.workload), .kind(.database), .kind(.ingress), .kind(.subnet),
      .kind(.externalSecret), .type("aws_lambda_function"), .type("apps/v1/StatefulSet"),
      .type("v1/Service"), .type("example.com/v1/Widget"),
    ])
  func skeleton(_ subject: PolicySkeleton.Subject) throws {
    let folder = try Folder(["new.yaml": PolicySkeleton(id: "team/new", for: subject).text])
    var library = PolicyLibrary(empty: ())
    library.add(folder: folder.path("new.yaml"))
    #expect(library.diagnostics.map(\.line) == [])
    let policy = try #require(library.policies.first)
    let (outcomes, errors) = ExampleJudge(library).judge(policy, .respelt)
    #expect(errors.map(\.line) == [])
    #expect(outcomes.count == 3)
    #expect(outcomes.filter { !$0.isRight }.map(\.came) == [])
    #expect(MutationJudge(library).judge(policy, .firstNoticed)?.notices == true)
  }

  @Test(
    "have an id of two words",
    arguments: ["", "owner", "team/", "/owner", "team/Owner", "a/b/c", "team/owner label"])
  func ids(_ id: String) {
    #expect(throws: PolicySkeleton.Failure.malformedID(id)) {
      try PolicySkeleton(id: id, for: .kind(.workload))
    }
  }

  @Test("that judge what an altered attribute says are told from those that judge nothing")
  func vacuous() throws {
    let folder = try Folder(["idle.yaml": idle])
    var library = PolicyLibrary(empty: ())
    library.add(folder: folder.path("idle.yaml"))
    let policy = try #require(library.policies.first)
    let outcome = try #require(MutationJudge().judge(policy))
    #expect(!outcome.notices)
    #expect(outcome.vacuous == ["nothing that it is for"])
    #expect(outcome.unnoticed.contains { $0.attribute == "Pod/a metadata.name" })
  }

  private let idle = """
    apiVersion: archlint/v1
    kind: Policy
    metadata: {id: team/idle, title: Nothing is ever wrong}
    spec:
      severity: low
      why: To see that it is told.
      match: {kinds: [workload]}
      validations: [{expression: "true", message: is wrong}]
      remediation: None.
      examples:
        - name: anything
          expect: pass
          kubernetes: |
            {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: []}}
        - name: nothing that it is for
          expect: pass
          kubernetes: |
            {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {}}
    """
}

@Suite("FileWatch")
struct FileWatchTests {
  private func stamp(_ seconds: Int, size: Int = 1) -> FileSystem.Stamp {
    FileSystem.Stamp(seconds: seconds, nanoseconds: 0, size: size)
  }

  @Test("tells what is new, gone or written since")
  func changes() {
    let before = FileWatch(stamps: ["a": stamp(1), "b": stamp(1), "c": stamp(1)])
    let after = FileWatch(stamps: ["a": stamp(1), "b": stamp(2), "d": stamp(1)])
    #expect(after.changes(since: before) == ["b", "c", "d"])
    #expect(after.changes(since: after) == [])
    #expect(FileWatch(stamps: ["a": stamp(1, size: 2)]).changes(since: before).contains("a"))
  }

  @Test("looks at files and at what lies in folders")
  func looking() throws {
    let folder = try Folder(["a.yaml": "a: 1"])
    let before = FileWatch([folder.url.path(percentEncoded: false)])
    try folder.write(Data("a: 10".utf8), to: "a.yaml")
    try folder.write(Data("b: 1".utf8), to: "b.yaml")
    let changes = FileWatch([folder.url.path(percentEncoded: false)]).changes(since: before)
    #expect(changes.map { $0.split(separator: "/").last ?? "" } == ["a.yaml", "b.yaml"])
  }
}
