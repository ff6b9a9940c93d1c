internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint scan`: the main job.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge Terraform plans and Kubernetes manifests by the policies.",
    discussion: """
      Folders are walked for .json, .yaml and .yml; what a file is, is decided by its content. Make a \
      plan readable by 'terraform show -json PLANFILE > plan.json'.
      """)

  @Argument(help: "Files and folders; '-' is standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "How the report on standard output is written.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Write a report to a file as well, as in sarif=report.sarif; repeatable.",
      valueName: "format=file"))
  var output: [Output] = []

  @Option(
    help: ArgumentHelp(
      "A folder of Terraform's sources, for plans that do not lie beside theirs; repeatable.",
      valueName: "dir"))
  var sources: [String] = []

  @OptionGroup var policyFlags: PolicyFlags

  @OptionGroup var profileFlag: ProfileFlag

  @Option(help: "Hide findings below this severity.")
  var severity: Severity?

  @Option(help: "The least severity of a finding that makes the exit status 1.")
  var failOn: Severity?

  @Flag(help: "Verdicts that can't be decided make the exit status 1, too.")
  var failOnUnknown = false

  @Flag(help: "It is all right if there is nothing to scan.")
  var allowEmpty = false

  @Flag(help: "Report what passed, too.")
  var includePassed = false

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "One line a finding, and nothing else.")
  var quiet = false

  @Flag(help: "Add a table of counts by policy.")
  var statistics = false

  @Flag(help: "Compare what is there with what will be, as the plan says both.")
  var changesOnly = false

  @OptionGroup var changeFlags: ChangeFlags

  /// The formats of reports.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, markdown
  }

  /// A report that is written to a file.
  struct Output: ExpressibleByArgument {
    let format: Format
    let path: String

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = Format(rawValue: parts[0]) else { return nil }
      self.format = format
      path = parts[1]
    }
  }

  func run() throws {
    try complaining {
      let clock = ContinuousClock()
      let start = clock.now
      let configuration = try policyFlags.configuration()
      if changesOnly { return try scanChanges(configuration) }
      guard !changeFlags.newOnly else {
        throw Complaint("--new-only needs something to compare with", help: "add --changes-only")
      }
      let report = Linter(options(configuration)).lint()
      let elapsed = clock.now - start
      for diagnostic in report.errors + report.warnings {
        StandardError.write(diagnostic.block)
      }
      for output in output { try writeFile(text(report, output.format), to: output.path) }
      StandardOutput.write(text(report, format, toTerminal: true))
      if !quiet { StandardError.write("archlint: took \(elapsed.milliseconds)\n") }
      try conclude(report, configuration)
    }
  }

  /// Judges what the plan changes, and reports on that.
  private func scanChanges(_ configuration: Configuration) throws {
    guard let format = ChangeFormat(rawValue: format.rawValue) else {
      throw Complaint("--changes-only is written as text or json, not as \(format.rawValue)")
    }
    let changes = Comparison(options(configuration)).compareStates(ofPlansIn: paths)
    try changeFlags.conclude(changes, format, color, failOn: failOn ?? configuration.failOn ?? .low)
  }

  private func options(_ configuration: Configuration) -> Linter.Options {
    var options = Linter.Options()
    options.configuration = configuration
    options.configuration.severity = severity ?? configuration.severity
    if !sources.isEmpty { options.configuration.sources = sources }
    options.paths = paths
    options.apply(policyFlags)
    options.profile = profileFlag.profile
    options.includesPassed = includePassed
    options.allowsEmpty = allowEmpty
    return options
  }

  private func text(_ report: Report, _ format: Format, toTerminal: Bool = false) -> String {
    let tool = Tool(version: Version.current)
    switch format {
    case .json:
      var reporter = JSONReporter(tool: tool)
      reporter.includesPassed = includePassed
      return reporter.text(of: report)
    case .sarif: return SARIFReporter(tool: tool).text(of: report)
    case .markdown: return MarkdownReporter().text(of: report)
    case .text:
      var options = TextReporter.Options()
      options.usesColour = toTerminal && Surroundings.usesColour(color)
      options.width = toTerminal ? Surroundings.width : 100
      options.isQuiet = quiet
      options.includesPassed = includePassed
      options.includesStatistics = statistics
      options.subject = paths.count == 1 ? paths[0] : nil
      return TextReporter(options).text(of: report)
    }
  }

  private func conclude(_ report: Report, _ configuration: Configuration) throws {
    guard report.errors.isEmpty else { throw ExitStatus.untrustworthy }
    let threshold = failOn ?? configuration.failOn ?? .low
    let countsUnknown = failOnUnknown || configuration.failOnUnknown ?? false
    let isBroken = report.findings.contains { finding in
      guard finding.suppression == nil, finding.severity >= threshold else { return false }
      return finding.verdict == .fail || (countsUnknown && finding.verdict == .unknown)
    }
    if isBroken { throw ExitStatus.findings }
  }
}

extension Duration {
  /// The duration in milliseconds, as people read it.
  fileprivate var milliseconds: String {
    let (seconds, attoseconds) = components
    let micros = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    if micros >= 1_000_000 { return "\(micros / 1_000_000).\(micros / 100_000 % 10) s" }
    return micros < 10_000 ? "\(micros / 1000).\(micros / 100 % 10) ms" : "\(micros / 1000) ms"
  }
}
