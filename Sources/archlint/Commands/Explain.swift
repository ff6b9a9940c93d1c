internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint explain`: what a policy, or a decision of the architecture document, wants.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a policy wants, why, how to mend it, and show its examples.",
    discussion: """
      For a decision of the architecture document: what it wants, by which policies it is judged, and, \
      given a PATH, what is found there.
      """)

  @Argument(help: "A policy's id, an alias such as CKV_AWS_16, or a decision's id such as D04.")
  var id: String

  @Argument(help: "For a decision: what to scan for it.", completion: .file())
  var paths: [String] = []

  @OptionGroup var policyFlags: PolicyFlags

  @OptionGroup var profileFlag: ProfileFlag

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  func run() throws {
    try complaining {
      let configuration = try policyFlags.configuration()
      let (library, _) = try policyFlags.library(.full)
      let profile = try profileFlag.profile(in: library, configuration)
      if let policy = library.policy(id) {
        let page = PolicyPage(policy, decisions: profile.decisions(of: policy.id))
        return StandardOutput.write(
          page.text(width: Surroundings.width, usesColour: Surroundings.usesColour(color)))
      }
      let decisions = profile.architecture.decisions
      guard let index = decisions.firstIndex(where: { $0.id == id }) else {
        let ids = library.policies.flatMap { [$0.id] + $0.aliases } + decisions.map(\.id)
        throw Complaint(
          "no policy or decision is called '\(id)'", help: PolicyName.help(for: id, among: ids))
      }
      let page = DecisionPage(
        decisions[index], of: profile.architecture, judgedBy: profile.policies[index],
        report: paths.isEmpty ? nil : scan(configuration))
      StandardOutput.write(
        page.text(width: Surroundings.width, usesColour: Surroundings.usesColour(color)))
    }
  }

  private func scan(_ configuration: Configuration) -> Report {
    var options = Linter.Options()
    options.configuration = configuration
    options.paths = paths
    options.apply(policyFlags)
    options.profile = profileFlag.name(configuration)
    let report = Linter(options).lint()
    for diagnostic in report.errors { StandardError.write(diagnostic.block) }
    return report
  }
}
