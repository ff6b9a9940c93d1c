internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Kubernetes
internal import Monitoring
internal import Policies
internal import Terraform
internal import Verdicts

/// An example that can be read into a graph: one part or several, which make one architecture.
struct ExampleInput {
  /// A part of an example, in one of the forms that they are written in.
  enum Part {
    case terraform(ParsedSource)
    case terraformBlocks(Documents.Value)
    case kubernetes(String)
    /// Whole files, read as a scan reads them.
    case files([(name: String, text: String)])
  }

  /// The path that the text of an example's manifests is read under.
  static let manifestPath = "example.yaml"

  let parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
  }

  init(_ example: Policy.Example) {
    parts = example.inputs.map { input in
      switch input {
      case .terraform(let blocks): .terraformBlocks(blocks)
      case .kubernetes(let text): .kubernetes(text.string ?? "")
      case .files(let files):
        .files(files.members.map { (name: $0.key ?? "", text: $0.string ?? "") })
      }
    }
  }

  /// The manifests of a text.
  static func parse(manifests text: String) -> ParsedSource {
    ParsedSource(parsing: Array(text.utf8), path: Self.manifestPath).resolved(as: .kubernetes)
  }

  /// The graph of the architecture, and what keeps it from being read.
  func graph(under schema: Schema) -> (graph: Graph, problems: [Diagnostic]) {
    var builder = GraphBuilder(schema: schema)
    var problems: [Diagnostic] = []
    var files: [(name: String, text: String)] = []
    for part in parts {
      switch part {
      case .terraform(let source):
        problems += source.diagnostics
        guard source.diagnostics.isEmpty, let blocks = source.documents.first else { continue }
        problems += contribute(blocks, to: &builder)
      case .terraformBlocks(let blocks): problems += contribute(blocks, to: &builder)
      case .kubernetes(let text): problems += contribute(manifests: text, to: &builder)
      case .files(let named): files += named
      }
    }
    guard !files.isEmpty else { return (builder.finish(), problems) }
    let (graph, unread) = read(files, besides: builder)
    return (graph, problems + unread)
  }

  private func read(
    _ files: [(name: String, text: String)], besides builder: GraphBuilder
  ) -> (graph: Graph, problems: [Diagnostic]) {
    var discovery = InputDiscovery(exclude: [])
    for file in files {
      discovery.add(file.name, contents: Array(file.text.utf8), scope: file.name)
    }
    let inputs = InputReader(addingTo: builder, limits: .standard).read(discovery.files)
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

  private func contribute(
    manifests text: String, to builder: inout GraphBuilder
  ) -> [Diagnostic] {
    let parsed = Self.parse(manifests: text)
    var manifests = KubernetesInput()
    var monitoring = MonitoringInput()
    var problems = parsed.diagnostics
    for document in parsed.documents
    where monitoring.add(document, scope: Self.manifestPath) == nil {
      if case .skipped(let reason) = manifests.add(document, path: Self.manifestPath) {
        problems.append(Diagnostic(path: Self.manifestPath, message: reason))
      }
    }
    problems += manifests.contribute(to: &builder).filter { $0.severity == .error }
    return problems + monitoring.contribute(to: &builder).filter { $0.severity == .error }
  }

  private func contribute(
    _ blocks: Documents.Value, to builder: inout GraphBuilder
  ) -> [Diagnostic] {
    let input = TerraformExample(resourceBlocks: blocks)
    input.contribute(to: &builder, scope: "example")
    return input.diagnostics.filter { $0.severity == .error }
  }
}
