internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Kubernetes
internal import Monitoring
internal import Policies
internal import Terraform
internal import Verdicts

/// An example that can be read into a graph.
enum ExampleInput {
  case terraform(ParsedSource)
  case terraformBlocks(Documents.Value)
  case kubernetes(String)
  /// Whole files, read as a scan reads them.
  case files([(name: String, text: String)])

  init(_ example: Policy.Example) {
    switch example.input {
    case .terraform(let blocks): self = .terraformBlocks(blocks)
    case .kubernetes(let text): self = .kubernetes(text.string ?? "")
    case .files(let files):
      self = .files(files.members.map { (name: $0.key ?? "", text: $0.string ?? "") })
    }
  }

  /// The manifests of a text.
  static func parse(manifests text: String) -> ParsedSource {
    ParsedSource(parsing: Array(text.utf8), path: "example.yaml").resolved(as: .kubernetes)
  }

  /// The graph of the architecture, and what keeps it from being read.
  func graph(under schema: Schema) -> (graph: Graph, problems: [Diagnostic]) {
    if case .files(let files) = self { return Self.read(files, schema) }
    var builder = GraphBuilder(schema: schema)
    let problems = contribute(to: &builder)
    return (builder.finish(), problems)
  }

  private static func read(
    _ files: [(name: String, text: String)], _ schema: Schema
  ) -> (graph: Graph, problems: [Diagnostic]) {
    var discovery = InputDiscovery(exclude: [])
    for file in files {
      discovery.add(file.name, contents: Array(file.text.utf8), scope: file.name)
    }
    let inputs = InputReader(schema: schema, limits: .standard).read(discovery.files)
    let unread = inputs.inputs.filter { input in
      input.skipped != nil && [".yaml", ".yml", ".json"].contains { input.path.hasSuffix($0) }
    }
    let skipped = unread.map { Diagnostic(path: $0.path, message: $0.skipped ?? "") }
    // A script is no input of its own.
    let errors = inputs.errors.filter { error in
      [".yaml", ".yml", ".json"].contains { error.path.hasSuffix($0) }
    }
    return (inputs.graph, errors + skipped)
  }

  private func contribute(to builder: inout GraphBuilder) -> [Diagnostic] {
    switch self {
    case .files: return []
    case .terraformBlocks(let blocks): return contribute(blocks, to: &builder)
    case .terraform(let source):
      guard source.diagnostics.isEmpty, let blocks = source.documents.first else {
        return source.diagnostics
      }
      return contribute(blocks, to: &builder)
    case .kubernetes(let text):
      let parsed = Self.parse(manifests: text)
      var manifests = KubernetesInput()
      var monitoring = MonitoringInput()
      var problems = parsed.diagnostics
      for document in parsed.documents
      where monitoring.add(document, scope: "example.yaml") == nil {
        if case .skipped(let reason) = manifests.add(document, path: "example.yaml") {
          problems.append(Diagnostic(path: "example.yaml", message: reason))
        }
      }
      problems += manifests.contribute(to: &builder).filter { $0.severity == .error }
      return problems + monitoring.contribute(to: &builder).filter { $0.severity == .error }
    }
  }

  private func contribute(
    _ blocks: Documents.Value, to builder: inout GraphBuilder
  ) -> [Diagnostic] {
    let input = TerraformExample(resourceBlocks: blocks)
    input.contribute(to: &builder, scope: "example")
    return input.diagnostics.filter { $0.severity == .error }
  }
}
