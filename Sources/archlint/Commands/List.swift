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

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  /// The formats of the list.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    try complaining {
      let (library, selection) = try policyFlags.library(.withoutExamples)
      let globs = patterns.map { Glob($0) }
      let on = Set(selection.entries.map(\.policy.id))
      let shown = library.policies.filter { policy in
        globs.isEmpty || globs.contains { $0.means(policy) }
      }
      guard !shown.isEmpty else {
        throw Complaint("no policy is called '\(patterns.joined(separator: " "))'")
      }
      let list = PolicyList(
        shown.map { PolicyList.Entry($0, isEnabled: on.contains($0.id)) })
      StandardOutput.write(
        format == .json
          ? list.json() + "\n" : list.text(usesColour: Surroundings.usesColour(color)))
    }
  }
}
