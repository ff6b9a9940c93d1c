internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Verdicts

/// `archlint test`: runs policies' examples.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the examples of policies.",
    discussion: """
      Each example is judged by its own policy. The outcome is silent (a passing example gave no \
      finding), found (a failing one gave it), noisy, missing, or misplaced (the finding is not on \
      the line marked '# <- finding').
      """)

  @Argument(
    help: "Policy files or folders; the built-in policies without one.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Only these: ids, packs, aliases or patterns.", valueName: "glob"))
  var select: [String] = []

  @Flag(name: .shortAndLong, help: "Say of every example how it went.")
  var verbose = false

  func run() throws {
    try complaining {
      var library = paths.isEmpty ? PolicyLibrary(.full) : PolicyLibrary(empty: ())
      for path in paths { library.add(folder: path) }
      guard library.diagnostics.isEmpty else { throw Complaint(library.diagnostics) }
      let globs = select.map { Glob($0) }
      let policies = library.policies.filter { policy in
        !policy.validations.isEmpty && (globs.isEmpty || globs.contains { $0.means(policy) })
      }
      guard !policies.isEmpty else { throw Complaint("there is no policy to test") }
      try judge(policies, ExampleJudge(library))
    }
  }

  private func judge(_ policies: [Policy], _ judge: ExampleJudge) throws {
    for note in judge.notes(on: policies) { StandardError.write(note.line + "\n") }
    var counts: [ExampleOutcome.Result: Int] = [:]
    var errors: [Diagnostic] = []
    var isRight = true
    for policy in policies {
      let (outcomes, problems) = judge.judge(policy)
      errors += problems
      if policy.examples.isEmpty, problems.isEmpty {
        StandardOutput.write("\(policy.id) has no examples\n")
      }
      for outcome in outcomes {
        counts[outcome.result, default: 0] += 1
        if outcome.isRight, !verbose { continue }
        isRight = isRight && outcome.isRight
        let place = "\(outcome.place.path):\(outcome.place.position.line)"
        StandardOutput.write(
          "\(outcome.result.rawValue): \(outcome.policy): \(outcome.example) (\(place))\n")
        for line in outcome.details { StandardOutput.write("  \(line)\n") }
      }
    }
    for diagnostic in errors { StandardError.write(diagnostic.line + "\n") }
    let total = counts.values.reduce(0, +)
    let words = counts.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
    StandardOutput.write("\(policies.count) policies, \(total) examples: \(words)\n")
    guard errors.isEmpty else { throw ExitStatus.untrustworthy }
    if !isRight { throw ExitStatus.findings }
  }
}
