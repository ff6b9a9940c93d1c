internal import ArchitectureGraph
internal import ArgumentParser
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint docs`: writes the pages that are made from policies and schema.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a page for each policy, one for the graph's schema and one for CEL.")

  @Argument(help: "The folder to write to.", completion: .directory)
  var folder: String

  @OptionGroup var policyFlags: PolicyFlags

  func run() throws {
    try complaining {
      let (library, _) = try policyFlags.library(.full)
      let profile = try Profile.named(Profile.reference, in: library)
      let judge = ExampleJudge()
      for policy in library.policies {
        let outcomes = judge.judge(policy).outcomes.map { ($0.example, shown($0)) }
        let texts = Dictionary(outcomes, uniquingKeysWith: { first, _ in first })
        let page = PolicyPage(
          policy, decisions: profile.decisions(of: policy.id),
          outcomes: texts.compactMapValues { $0 })
        try write(page.markdown, to: "policies/\(policy.id).md")
      }
      let entries = library.policies.map {
        PolicyList.Entry($0, decisions: profile.decisions(of: $0.id))
      }
      try write(CataloguePage(entries).markdown, to: "policies/README.md")
      try write(SchemaPage(Schema()).markdown, to: "graph.md")
      try write(LanguagePage(FunctionGroup.all).markdown, to: "cel.md")
    }
  }

  /// What archlint says of a failing example.
  private func shown(_ outcome: ExampleOutcome) -> String? {
    guard !outcome.report.findings.isEmpty else { return nil }
    return outcome.report.findings.map { finding in
      "\(finding.verdict.rawValue): \(finding.resource.address) \(finding.message)"
    }.joined(separator: "\n")
  }

  private func write(_ text: String, to path: String) throws {
    try makeFolders(of: "\(folder)/\(path)")
    try writeFile(text, to: "\(folder)/\(path)")
  }
}
