internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes how the examples of policies went, for their author at a terminal.
package struct ExampleTextReporter: Sendable {
  /// Whether there are colours.
  package var usesColour = false
  /// Whether what is as it must be is written, too.
  package var isVerbose = false

  /// The most attributes that are listed of a policy.
  private static let listLimit = 12

  /// A reporter without colours, of what is wrong alone.
  package init() {}

  private var paint: Paint { Paint(isOn: usesColour) }

  /// What became of the examples of `count` policies.
  package func text(of outcomes: [ExampleOutcome], policies count: Int) -> String {
    var lines = outcomes.filter { isVerbose || !$0.isRight }.flatMap { block(for: $0) }
    let counts = ExampleOutcome.Result.allCases.compactMap { result -> String? in
      let count = outcomes.count { $0.result == result }
      return count > 0 ? paint("\(count) \(result.rawValue)", result.ink) : nil
    }
    lines.append(
      "\(counted(count, "policy", "policies")), \(counted(outcomes.count, "example"))"
        + (counts.isEmpty ? "" : ": \(counts.joined(separator: ", "))"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func block(for outcome: ExampleOutcome) -> [String] {
    let place = paint("(\(outcome.place.path):\(outcome.place.position.line))", .faint)
    let badge = paint(outcome.result.rawValue, outcome.result.ink)
    let title = "\(outcome.policy): \(outcome.example)".printable
    return ["\(badge): \(title) \(place)"]
      + outcome.expected.map { "  \(paint("- expected: \($0.printable)", .upheld))" }
      + outcome.came.map { "  \(paint("+ came: \($0.printable)", .high))" }
  }

  // MARK: Mutations

  /// What policies noticed of what was altered in their passing examples.
  package func text(of outcomes: [MutationOutcome]) -> String {
    var lines = outcomes.flatMap { block(for: $0) }
    let idle = outcomes.count { !$0.notices }
    let vacuous = outcomes.reduce(0) { $0 + $1.vacuous.count }
    var words = ["\(outcomes.count - idle) notice what is altered"]
    if idle > 0 { words.append(paint("\(idle) never notice anything", .critical)) }
    if vacuous > 0 { words.append("\(counted(vacuous, "passing example")) judged nothing") }
    lines.append(
      "\(counted(outcomes.count, "policy", "policies")): \(words.joined(separator: ", "))")
    return lines.joined(separator: "\n") + "\n"
  }

  private func block(for outcome: MutationOutcome) -> [String] {
    let total = outcome.noticed.count + outcome.unnoticed.count
    let place = paint("(\(outcome.place.path):\(outcome.place.position.line))", .faint)
    var lines: [String] = []
    if !outcome.notices {
      let why =
        outcome.hasPassingExample
        ? "none of \(counted(total, "attribute")) of its passing examples matters to it"
        : "it has no passing example that it judges"
      lines.append(
        "\(paint("never notices", .critical)): \(outcome.policy.printable): \(why) \(place)")
      lines.append(
        "  \(paint("help:", .help)) add a passing example that one changed attribute would break")
    } else if isVerbose {
      lines.append(
        "\(paint("notices", .upheld)): \(outcome.policy.printable): \(outcome.noticed.count) of "
          + "\(counted(total, "attribute"))")
      lines += list("noticed", outcome.noticed) + list("not noticed", outcome.unnoticed)
    }
    lines += outcome.vacuous.filter { _ in isVerbose }.map {
      "  vacuous: '\($0.printable)' passes because nothing of it is judged"
    }
    return lines
  }

  private func list(_ title: String, _ mutations: [MutationOutcome.Mutation]) -> [String] {
    guard !mutations.isEmpty else { return [] }
    let shown = mutations.prefix(Self.listLimit).map {
      "    \($0.attribute.printable) \(paint("(\($0.change))".printable, .faint))"
    }
    let rest = mutations.count - shown.count
    return ["  \(title):"] + shown + (rest > 0 ? ["    and \(rest) more"] : [])
  }
}

extension ExampleOutcome.Result {
  /// How the word looks.
  fileprivate var ink: Paint.Ink {
    switch self {
    case .silent, .found: .upheld
    case .noisy, .missing, .broken: .critical
    case .misplaced, .fragile: .medium
    }
  }
}
