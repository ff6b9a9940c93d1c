internal import ArgumentParser
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint list`: all policies, filtered.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the policies.")

  @Argument(help: "Only these: ids, packs, aliases or patterns.")
  var patterns: [String] = []

  @Option(help: "How the list is written.")
  var format: Format = .text

  @OptionGroup var policyFlags: PolicyFlags

  @OptionGroup var profileFlag: ProfileFlag

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  /// The formats of the list.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    try complaining {
      let configuration = try policyFlags.configuration()
      let (library, usual) = try policyFlags.library(.withoutExamples)
      let profile = try profileFlag.profile(in: library, configuration)
      let isNamed = profileFlag.profile != nil || configuration.profile != nil
      let selection =
        isNamed ? policyFlags.selection(of: library, configuration, by: profile) : usual
      let globs = patterns.map { Glob($0) }
      let on = Set(selection.entries.map(\.policy.id))
      let shown = library.policies.filter { policy in
        globs.isEmpty || globs.contains { $0.means(policy) }
      }
      guard !shown.isEmpty else {
        throw Complaint("no policy is called '\(patterns.joined(separator: " "))'")
      }
      let list = PolicyList(
        shown.map {
          PolicyList.Entry(
            $0, decisions: profile.decisions(of: $0.id), isEnabled: on.contains($0.id))
        })
      StandardOutput.write(
        format == .json
          ? list.json() + "\n" : list.text(usesColour: Surroundings.usesColour(color)))
    }
  }
}
