internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint diff`: what a change does to the architecture.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a change does: findings, exposure and edges gained and lost.",
    discussion: """
      BEFORE and AFTER are each a plan, a state, a folder, or a revision of git: REVISION:PATH, or \
      REVISION alone for what the other side names, at that revision ('archlint diff main .'). \
      Revisions are read by the git on the PATH.

      Exit status: 0 no new finding at or above --fail-on, 1 new findings, 2 the result can't be \
      trusted.
      """)

  @Argument(help: "The state before.", completion: .file())
  var before: String

  @Argument(help: "The state after.", completion: .file())
  var after: String

  @OptionGroup var changeFlags: ChangeFlags

  @OptionGroup var policyFlags: PolicyFlags

  @Option(help: "How the report is written.")
  var format: ChangeFormat = .text

  @Option(help: "The least severity of a new finding that makes the exit status 1.")
  var failOn: Severity?

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  func run() throws {
    try complaining {
      let configuration = try policyFlags.configuration()
      var options = Linter.Options()
      options.configuration = configuration
      options.apply(policyFlags)
      let changes = Comparison(options).compare(before, after)
      try changeFlags.conclude(
        changes, format, color, failOn: failOn ?? configuration.failOn ?? .low)
    }
  }
}

/// The formats of reports on a change.
enum ChangeFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, markdown
}

/// What is shown of a change.
struct ChangeFlags: ParsableArguments {
  @Flag(help: "Show what is new only: nothing that is mended, unchanged or gone.")
  var newOnly = false

  /// Prints the report on `changes`; new findings at or above `failOn` make the exit status 1.
  func conclude(
    _ changes: ChangeReport, _ format: ChangeFormat, _ color: ColorChoice, failOn: Severity
  ) throws {
    for diagnostic in changes.errors + changes.warnings {
      StandardError.write(diagnostic.block)
    }
    if changes.isCompared { StandardOutput.write(text(of: changes, format, color)) }
    guard changes.errors.isEmpty else { throw ExitStatus.untrustworthy }
    if changes.new.contains(where: { $0.severity >= failOn }) { throw ExitStatus.findings }
  }

  private func text(
    of changes: ChangeReport, _ format: ChangeFormat, _ color: ColorChoice
  ) -> String {
    switch format {
    case .json: return ChangeJSONReporter(tool: Tool(version: Version.current)).text(of: changes)
    case .markdown: return ChangeMarkdownReporter().text(of: changes)
    case .text:
      var options = TextReporter.Options()
      options.usesColour = Surroundings.usesColour(color)
      options.width = Surroundings.width
      var reporter = ChangeTextReporter(options)
      reporter.showsNewOnly = newOnly
      return reporter.text(of: changes)
    }
  }
}

extension Linter.Options {
  /// Takes over which policies there are, and today's date.
  mutating func apply(_ flags: PolicyFlags) {
    policyFolders = flags.folders
    select = Glob.patterns(flags.select)
    ignore = Glob.patterns(flags.ignore)
    today = Surroundings.today
  }
}
