internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Policies
internal import Workflows

/// The architecture of an example, in a form that can be altered, spelt differently, and read.
struct ExampleText {
  private var parts: [ExamplePart]

  /// The documents of `example`; nil where its text can't be read.
  init?(_ example: Policy.Example) {
    let parts = example.inputs.map { ExamplePart($0) }
    guard parts.allSatisfy({ $0 != nil }) else { return nil }
    self.parts = parts.compactMap { $0 }
  }

  private init(_ parts: [ExamplePart]) {
    self.parts = parts
  }

  /// The documents of all parts: manifests, the one mapping with `resource`, or one for each file.
  var documents: [DocumentDraft] { parts.flatMap(\.documents) }

  /// Whether each part is one document, so that it can be spelt in JSON.
  var isOneDocumentEach: Bool { parts.allSatisfy { $0.documents.count == 1 } }

  /// The same with each of its documents altered; they are numbered as ``documents`` has them.
  func altering(_ change: (Int, DocumentDraft) -> DocumentDraft) -> ExampleText {
    var altered = parts
    var number = 0
    for part in altered.indices {
      for document in altered[part].documents.indices {
        altered[part].documents[document] = change(number, altered[part].documents[document])
        number += 1
      }
    }
    return ExampleText(altered)
  }

  /// The same with the documents in the opposite order; nil where there is none with several, or each
  /// is a file of its own.
  var reversed: ExampleText? {
    guard parts.contains(where: { $0.hasOrder }) else { return nil }
    return ExampleText(
      parts.map { part in
        var part = part
        if part.hasOrder { part.documents.reverse() }
        return part
      })
  }

  /// The same with something beside it that no policy for `match` is about.
  func withUnrelatedResource(for match: Policy.Match) -> ExampleText {
    ExampleText(parts.map { $0.withUnrelatedResource(for: match) })
  }

  /// What the documents say, spelt in one way; each text is rewritten then.
  func input(
    _ spelling: DocumentDraft.Spelling = .block, rewriting: (String) -> String = { $0 }
  ) -> ExampleInput {
    ExampleInput(parts.map { $0.input(spelling, rewriting) })
  }
}

/// What an example says in one of the forms that they are written in.
private struct ExamplePart {
  private enum Language {
    case terraform
    case kubernetes
    /// Files of their own; those that are no documents stay as they are.
    case files(names: [String], others: [(name: String, text: String)])
  }

  private let language: Language
  var documents: [DocumentDraft]

  init?(_ input: Policy.Example.Input) {
    switch input {
    case .terraform(let value):
      language = .terraform
      documents = [DocumentDraft(value)]
    case .kubernetes(let value):
      let parsed = ExampleInput.parse(manifests: value.string ?? "")
      guard parsed.diagnostics.isEmpty else { return nil }
      language = .kubernetes
      documents = parsed.documents.filter { !$0.isNull }.map { DocumentDraft($0) }
    case .files(let value): (language, documents) = Self.read(value)
    }
  }

  private init(_ language: Language, _ documents: [DocumentDraft]) {
    self.language = language
    self.documents = documents
  }

  private static func read(_ files: Documents.Value) -> (Language, [DocumentDraft]) {
    var documents: [DocumentDraft] = []
    var names: [String] = []
    var others: [(name: String, text: String)] = []
    for file in files.members {
      let (name, text) = (file.key ?? "", file.string ?? "")
      let parsed = ParsedSource(parsing: Array(text.utf8), path: name)
      if parsed.documents.count == 1, parsed.diagnostics.isEmpty, parsed.documents[0].isMapping {
        let isGitHubs = WorkflowRecognition(of: parsed.documents[0]) != nil
        names.append(name)
        documents.append(
          DocumentDraft(parsed.resolved(as: isGitHubs ? .core : .kubernetes).documents[0]))
      } else {
        others.append((name, text))
      }
    }
    return (.files(names: names, others: others), documents)
  }

  /// Whether it is one text with several documents, which may stand in any order.
  var hasOrder: Bool {
    if case .files = language { return false }
    return documents.count > 1
  }

  func withUnrelatedResource(for match: Policy.Match) -> ExamplePart {
    switch language {
    case .terraform:
      ExamplePart(language, documents.map { UnrelatedResource.add(to: $0, besides: match) })
    case .kubernetes:
      ExamplePart(language, documents + [UnrelatedResource.manifest(besides: match)])
    case .files(let names, let others):
      ExamplePart(
        .files(names: names + ["unrelated.yaml"], others: others),
        documents + [UnrelatedResource.manifest(besides: match)])
    }
  }

  func input(
    _ spelling: DocumentDraft.Spelling, _ rewriting: (String) -> String
  ) -> ExampleInput.Part {
    switch language {
    case .kubernetes:
      let text = documents.map { $0.text(spelling) }.joined(separator: "---\n")
      return .kubernetes(rewriting(text))
    case .terraform:
      let text = rewriting(documents.map { $0.text(spelling) }.joined())
      return .terraform(
        ParsedSource(parsing: Array(text.utf8), path: "example").resolved(as: .core))
    case .files(let names, let others):
      let files = zip(names, documents).map { (name: $0, text: rewriting($1.text(spelling))) }
      return .files(files + others)
    }
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
