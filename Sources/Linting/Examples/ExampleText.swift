internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Kubernetes
internal import Monitoring
internal import Policies
internal import Terraform

/// The architecture of an example, in a form that can be altered, spelt differently, and read.
struct ExampleText {
  private enum Language {
    case terraform
    case kubernetes
  }

  private let language: Language
  /// The documents: manifests, or the one mapping with `resource`.
  private(set) var documents: [DocumentDraft]

  /// The documents of `example`; nil where its text can't be read.
  init?(_ example: Policy.Example) {
    switch example.input {
    case .terraform(let value):
      language = .terraform
      documents = [DocumentDraft(value)]
    case .kubernetes(let value):
      let parsed = ExampleInput.parse(manifests: value.string ?? "")
      guard parsed.diagnostics.isEmpty else { return nil }
      language = .kubernetes
      documents = parsed.documents.filter { !$0.isNull }.map { DocumentDraft($0) }
    }
  }

  private init(_ language: Language, _ documents: [DocumentDraft]) {
    self.language = language
    self.documents = documents
  }

  /// The same with the documents altered.
  func altering(_ change: ([DocumentDraft]) -> [DocumentDraft]) -> ExampleText {
    ExampleText(language, change(documents))
  }

  /// The example as text.
  func text(_ spelling: DocumentDraft.Spelling) -> String {
    documents.map { $0.text(spelling) }.joined(separator: "---\n")
  }

  /// The same with something beside it that no policy for `match` is about.
  func withUnrelatedResource(for match: Policy.Match) -> ExampleText {
    switch language {
    case .kubernetes:
      altering { $0 + [UnrelatedResource.manifest(besides: match)] }
    case .terraform:
      altering { documents in documents.map { UnrelatedResource.add(to: $0, besides: match) } }
    }
  }

  /// What `text` in the example's language says.
  func input(_ text: String) -> ExampleInput {
    switch language {
    case .kubernetes: .kubernetes(text)
    case .terraform:
      .terraform(ParsedSource(parsing: Array(text.utf8), path: "example").resolved(as: .core))
    }
  }

  /// What the documents say.
  var input: ExampleInput { input(text(.block)) }
}

/// An example that can be read into a graph.
enum ExampleInput {
  case terraform(ParsedSource)
  case terraformBlocks(Documents.Value)
  case kubernetes(String)

  init(_ example: Policy.Example) {
    switch example.input {
    case .terraform(let blocks): self = .terraformBlocks(blocks)
    case .kubernetes(let text): self = .kubernetes(text.string ?? "")
    }
  }

  /// The manifests of a text.
  static func parse(manifests text: String) -> ParsedSource {
    ParsedSource(parsing: Array(text.utf8), path: "example.yaml").resolved(as: .kubernetes)
  }

  /// Adds the architecture to `builder`; what keeps it from being read.
  func contribute(to builder: inout GraphBuilder) -> [Diagnostic] {
    switch self {
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

/// Things that have nothing to do with an example.
private enum UnrelatedResource {
  private static let name = "archlint-unrelated"

  /// An object that a policy for `match` does not judge.
  static func manifest(besides match: Policy.Match) -> DocumentDraft {
    let isFree =
      !match.kinds.contains(.serviceAccount)
      && !match.types.contains { $0.hasSuffix("ServiceAccount") }
    return .mapping([
      .init("apiVersion", .string(isFree ? "v1" : "example.com/v1")),
      .init("kind", .string(isFree ? "ServiceAccount" : "Unrelated")),
      .init("metadata", .mapping([.init("name", .string(name))])),
    ])
  }

  /// `blocks` with a resource that a policy for `match` does not judge.
  static func add(to blocks: DocumentDraft, besides match: Policy.Match) -> DocumentDraft {
    let isFree =
      !match.kinds.contains(.logGroup) && !match.types.contains("aws_cloudwatch_log_group")
    let type = isFree ? "aws_cloudwatch_log_group" : "aws_resourcegroups_group"
    let added = DocumentDraft.Member(
      "archlint_unrelated", .mapping([.init("name", .string(name))]))
    return blocks.changing([.key("resource")]) { resources in
      guard resources[type] != nil else {
        return .mapping(resources.members + [.init(type, .mapping([added]))])
      }
      return resources.changing([.key(type)]) { .mapping($0.members + [added]) }
    }
  }
}
