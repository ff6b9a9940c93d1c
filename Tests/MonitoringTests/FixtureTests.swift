import ArchitectureGraph
import Diagnostics
import Documents
import Foundation
import Kubernetes
import Monitoring
import TestSupport
import Testing

/// `fixtures/monitoring/<case>/input` and the graph that is expected of it.
@Suite("Fixtures")
struct FixtureTests {
  @Test("give the graphs that stand beside them", arguments: Fixture.names(in: "monitoring"))
  func graph(_ name: String) throws {
    let folder = Fixture.url("monitoring").appending(path: name)
    let graph = try Watch(files: files(in: folder.appending(path: "input"))).graph
    let mismatch = Snapshot.mismatch(graph.text, file: folder.appending(path: "expected/graph.txt"))
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

/// The graph of some files, read as a scan reads them.
struct Watch {
  let graph: Graph

  init(files: [String: String]) {
    var manifests = KubernetesInput()
    var monitoring = MonitoringInput()
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let source = ParsedSource(parsing: Array(text.utf8), path: path).resolved(as: .kubernetes)
      for document in source.documents where monitoring.add(document, scope: path) == nil {
        _ = manifests.add(document, path: path)
      }
    }
    var builder = GraphBuilder(schema: Schema())
    _ = manifests.contribute(to: &builder)
    _ = monitoring.contribute(to: &builder)
    graph = builder.finish()
  }

  /// The first node at `address`.
  func node(_ address: String) -> NodeID? { graph.nodes.first { $0.address == address }?.id }
}
