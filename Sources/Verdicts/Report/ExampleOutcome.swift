package import Policies

/// What became of one example of a policy.
package struct ExampleOutcome: Sendable {
  /// How what came compares with what was expected.
  package enum Result: String, Sendable, Hashable, CaseIterable {
    /// A passing example gave no finding.
    case silent
    /// A failing or undecided example gave the finding it must.
    case found
    /// A passing example gave a finding.
    case noisy
    /// A failing example gave none, or another verdict than the one it must.
    case missing
    /// The finding points at another line than the one marked.
    case misplaced
    /// The example gives something else when it is only spelt differently.
    case fragile
    /// The example could not be read.
    case broken
  }

  /// The policy.
  package let policy: String
  /// The example's name.
  package let example: String
  /// What its verdict must be.
  package let expectation: Policy.Example.Expectation
  /// How it went.
  package var result: Result
  /// What must come, line by line, where it did not.
  package var expected: [String]
  /// What came instead.
  package var came: [String]
  /// Where the example stands.
  package let place: Policy.Place
  /// Whether the policy judged anything in it at all.
  package let wasJudged: Bool
  /// What the policy made of it.
  package let report: Report

  /// Whether it is as it must be.
  package var isRight: Bool { result == .silent || result == .found }

  /// The outcome of the example `example` of `policy`, as it is meant to be.
  package init(
    policy: String, example: Policy.Example, result: Result, place: Policy.Place,
    wasJudged: Bool, report: Report
  ) {
    self.policy = policy
    self.example = example.name
    expectation = example.expect
    self.result = result
    expected = []
    came = []
    self.place = place
    self.wasJudged = wasJudged
    self.report = report
  }
}

/// What a policy made of its passing examples, altered one attribute at a time.
package struct MutationOutcome: Sendable {
  /// An attribute of an example, and what was done to it.
  package struct Mutation: Sendable, Hashable {
    /// The example's name.
    package let example: String
    /// The attribute, with the resource that it is of.
    package let attribute: String
    /// What was done: `removed`, `true → false`.
    package let change: String

    /// The attribute `attribute` of `example`, altered.
    package init(example: String, attribute: String, change: String) {
      self.example = example
      self.attribute = attribute
      self.change = change
    }
  }

  /// The policy.
  package let policy: String
  /// Where it is declared.
  package let place: Policy.Place
  /// What made a passing example fail, or undecided.
  package var noticed: [Mutation] = []
  /// What the policy says nothing of.
  package var unnoticed: [Mutation] = []
  /// The passing examples in which the policy judges nothing: they prove nothing.
  package var vacuous: [String] = []
  /// Whether a passing example is judged at all.
  package var hasPassingExample = false

  /// Whether the policy turns on something of a passing example, as it must to be worth anything.
  package var notices: Bool { !noticed.isEmpty }

  /// The outcome for `policy`, before anything was altered.
  package init(policy: String, place: Policy.Place) {
    self.policy = policy
    self.place = place
  }
}
