import ArchitectureGraph
import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing
import Workflows

/// `fixtures/workflows/<case>/input` and the graph that is expected of it.
@Suite("Workflow fixtures")
struct FixtureTests {
  @Test("give the graphs that stand beside them", arguments: Fixture.names(in: "workflows"))
  func graph(_ name: String) throws {
    let folder = Fixture.url("workflows").appending(path: name)
    let mismatch = Snapshot.mismatch(
      try repository(in: folder.appending(path: "input")).graph.text,
      file: folder.appending(path: "expected/graph.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  private func repository(in folder: URL) throws -> SmallRepository {
    let root = folder.path(percentEncoded: false)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    var files: [String: String] = [:]
    for path in paths where path.contains(".") && !path.hasSuffix(".github") {
      files[path] = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
    #expect(!files.isEmpty)
    return SmallRepository(files)
  }
}
