import ArchitectureGraph
import Diagnostics
import Foundation
import TestSupport
import Testing

/// `fixtures/kubernetes/<case>/input` and the graph that is expected of it, with its warnings.
@Suite("Fixtures")
struct FixtureTests {
  @Test("give the graphs that stand beside them", arguments: Fixture.names(in: "kubernetes"))
  func graph(_ name: String) throws {
    let folder = Fixture.url("kubernetes").appending(path: name)
    let cluster = Cluster(files: try files(in: folder.appending(path: "input")))
    let warnings = cluster.warnings.map { $0.line + "\n" }.joined()
    let mismatch = Snapshot.mismatch(
      cluster.graph.text + (warnings.isEmpty ? "" : "\n" + warnings),
      file: folder.appending(path: "expected/graph.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  /// The texts of the YAML files below `folder`, by their paths from there.
  private func files(in folder: URL) throws -> [String: String] {
    let root = folder.path(percentEncoded: false)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
    var files: [String: String] = [:]
    for path in paths where path.hasSuffix(".yaml") {
      files[path] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
    #expect(!files.isEmpty)
    return files
  }
}
