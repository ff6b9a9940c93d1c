internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint test`: runs policies' examples.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the examples of policies.",
    discussion: """
      Each example is judged by its own policy, and again in other spellings (keys in another order, \
      flow style, JSON, CRLF, something unrelated beside it). The outcome is silent (a passing example \
      gave no finding), found (a failing one gave it), noisy, missing, misplaced (the finding is not \
      on the line marked '# <- finding'), or fragile (another spelling comes to something else).

      Exit status: 0 all are as they must be, 1 some are not, 2 a policy can't be read.
      """)

  @Argument(
    help: "Policy files or folders; the built-in policies without one.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Only these: ids, packs, aliases or patterns.", valueName: "glob"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Only the examples whose name holds this text.", valueName: "text"))
  var example: String?

  @Flag(
    inversion: .prefixedNo, help: "Judge every example again in other spellings.")
  var respell = true

  @Flag(
    help: "Alter the passing examples, one attribute at a time, and say what policies notice.")
  var mutate = false

  @Flag(help: "Run again whenever a file changes, until interrupted.")
  var watch = false

  @Option(help: "How the report is written.")
  var format: Format = .text

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Say of every example how it went.")
  var verbose = false

  /// The formats of reports.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    if watch, paths.isEmpty { throw ValidationError("--watch needs files or folders to watch") }
  }

  func run() throws {
    guard watch else { return try complaining { try testOnce() } }
    var seen = FileWatch(paths)
    while true {
      if isatty(STDOUT_FILENO) == 1 { StandardOutput.write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
      do {
        try complaining { try testOnce() }
      } catch is ExitStatus {
        // It has been said what is wrong; the next change may mend it.
      }
      StandardError.write("archlint: watching \(paths.joined(separator: " ")); Ctrl-C ends it\n")
      var now = FileWatch(paths)
      while now.changes(since: seen).isEmpty {
        usleep(Self.watchInterval)
        now = FileWatch(paths)
      }
      seen = now
    }
  }

  /// How long to wait before looking at the files again, in microseconds.
  private static let watchInterval: UInt32 = 200_000

  private func testOnce() throws {
    var library = paths.isEmpty ? PolicyLibrary(.full) : PolicyLibrary(empty: ())
    for path in paths { library.add(folder: path) }
    guard library.diagnostics.isEmpty else { throw Complaint(library.diagnostics) }
    let policies = try selectedPolicies(of: library)
    for note in ExampleJudge(library).notes(on: policies) { StandardError.write(note.line + "\n") }
    if mutate { try alter(policies, of: library) } else { try judge(policies, of: library) }
  }

  private func selectedPolicies(of library: PolicyLibrary) throws -> [Policy] {
    let globs = Glob.patterns(select)
    let candidates = library.policies.filter { !$0.validations.isEmpty }
    for glob in globs where !candidates.contains(where: { glob.means($0) }) {
      let ids = candidates.flatMap { [$0.id, $0.pack] + $0.aliases }
      throw Complaint(
        "--select: no policy is called '\(glob.text)'",
        help: PolicyName.help(for: glob.text, among: ids))
    }
    let policies = candidates.filter { policy in
      globs.isEmpty || globs.contains { $0.means(policy) }
    }
    guard !policies.isEmpty else {
      throw Complaint("there is no policy to test in \(paths.joined(separator: ", "))")
    }
    if let example, !policies.flatMap(\.examples).contains(where: { $0.name.contains(example) }) {
      throw Complaint(
        "--example: no example's name holds '\(example)'",
        help: PolicyName.help(for: example, among: policies.flatMap(\.examples).map(\.name)))
    }
    return policies
  }

  /// Whether an example is to be run.
  private func isMeant(_ name: String) -> Bool { example.map { name.contains($0) } ?? true }

  private var reporter: ExampleTextReporter {
    var reporter = ExampleTextReporter()
    reporter.usesColour = Surroundings.usesColour(color)
    reporter.isVerbose = verbose
    return reporter
  }

  private func judge(_ policies: [Policy], of library: PolicyLibrary) throws {
    let judge = ExampleJudge(library)
    var outcomes: [ExampleOutcome] = []
    var errors: [Diagnostic] = []
    for policy in policies {
      let judged = judge.judge(policy, respell ? .respelt : .asWritten, where: isMeant)
      outcomes += judged.outcomes
      errors += judged.errors
      if policy.examples.isEmpty, judged.errors.isEmpty {
        StandardError.write("\(policy.place.path): warning: \(policy.id) has no examples\n")
      }
    }
    switch format {
    case .text where outcomes.isEmpty && !errors.isEmpty: break
    case .text: StandardOutput.write(reporter.text(of: outcomes, policies: policies.count))
    case .json: StandardOutput.write(ExampleJSONReporter().text(of: outcomes))
    }
    guard errors.isEmpty else { throw Complaint(errors) }
    if !outcomes.allSatisfy(\.isRight) { throw ExitStatus.findings }
  }

  private func alter(_ policies: [Policy], of library: PolicyLibrary) throws {
    let judge = MutationJudge(library)
    var outcomes: [MutationOutcome] = []
    for policy in policies
    where policy.examples.contains(where: { $0.expect == .pass && isMeant($0.name) })
      || example == nil
    {
      guard let outcome = judge.judge(policy, where: isMeant) else {
        throw Complaint(ExampleJudge(library).judge(policy).errors)
      }
      outcomes.append(outcome)
    }
    switch format {
    case .text: StandardOutput.write(reporter.text(of: outcomes))
    case .json: StandardOutput.write(ExampleJSONReporter().text(of: [], mutations: outcomes))
    }
    if !outcomes.allSatisfy(\.notices) { throw ExitStatus.findings }
  }
}
