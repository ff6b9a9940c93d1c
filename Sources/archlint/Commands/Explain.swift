internal import ArgumentParser
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint explain`: what a policy wants.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a policy wants, why, how to mend it, and show its examples.")

  @Argument(help: "A policy's id, or an alias such as CKV_AWS_16.")
  var id: String

  @OptionGroup var policyFlags: PolicyFlags

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  func run() throws {
    try complaining {
      let (library, _) = try policyFlags.library(.full)
      guard let policy = library.policy(id) else {
        let ids = library.policies.flatMap { [$0.id] + $0.aliases }
        throw Complaint("no policy is called '\(id)'", help: PolicyName.help(for: id, among: ids))
      }
      let page = PolicyPage(policy)
      StandardOutput.write(
        page.text(width: Surroundings.width, usesColour: Surroundings.usesColour(color)))
    }
  }
}
