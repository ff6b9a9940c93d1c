import ArchitectureGraph
import Diagnostics
import Documents
import Workflows

/// The files of a repository, as texts, and the graph that they make.
struct SmallRepository {
  let graph: Graph
  let recognized: [String: WorkflowRecognition]

  init(_ files: [String: String]) {
    var input = WorkflowsInput()
    var recognized: [String: WorkflowRecognition] = [:]
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix("ml") {
      let source = ParsedSource(parsing: Array(text.utf8), path: path).resolved(as: .core)
      for document in source.documents {
        if let recognition = input.add(document, path: path) { recognized[path] = recognition }
      }
    }
    var builder = GraphBuilder(schema: Schema())
    input.contribute(to: &builder) { path in
      files[path].map { SourceFile(path: path, text: $0) }
    }
    graph = builder.finish()
    self.recognized = recognized
  }

  /// A workflow with one job, whose steps are `steps`.
  static func job(_ steps: String, around: String = "") -> SmallRepository {
    let lines = steps.split(separator: "\n", omittingEmptySubsequences: false)
    let text =
      "on: push\n\(around)jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
      + lines.map { "      \($0)\n" }.joined()
    return SmallRepository([".github/workflows/ci.yml": text])
  }

  /// The job's ways into a cluster: each as its way and what it is; `…` where there may be more.
  var accesses: [String] {
    guard let job = graph.nodes.first(where: { $0.kind == .job }),
      let slot = graph.schema.slot(of: "clusterAccesses", in: .job),
      case .list(let facts, let rest)? = job.facts[slot]
    else { return [] }
    var texts: [String] = []
    for case .record(let id) in facts {
      let record = graph[id]
      guard case .string(let way)? = record["way"], case .string(let what)? = record["what"] else {
        continue
      }
      texts.append("\(way): \(what)")
    }
    return texts + (rest.isEmpty ? [] : ["…"])
  }
}
