import Diagnostics
import Linting
import Policies
import Testing
import Verdicts

/// Every built-in policy, with all of its examples.
private let policies = PolicyLibrary(.full).policies.filter { !$0.validations.isEmpty }

@Suite("The examples of the built-in policies")
struct PolicyExampleTests {
  @Test("there are policies, and all of them can be read")
  func library() {
    let library = PolicyLibrary(.full)
    #expect(library.diagnostics.map(\.line) == [])
    #expect(policies.count >= 30)
  }

  @Test("come out as they say, however they are spelt", arguments: policies.map(\.id))
  func examples(_ id: String) throws {
    let policy = try #require(policies.first { $0.id == id })
    let (outcomes, errors) = ExampleJudge().judge(policy, .respelt)
    #expect(errors.map(\.line) == [])
    for outcome in outcomes where !outcome.isRight {
      Issue.record(
        "\(outcome.result.rawValue): \(outcome.example): \(outcome.expected) but \(outcome.came)")
    }
  }

  @Test(
    "show each policy failing and passing, twice, on something it judged",
    arguments: policies.map(\.id))
  func coverage(_ id: String) throws {
    let policy = try #require(policies.first { $0.id == id })
    let (outcomes, _) = ExampleJudge().judge(policy)
    #expect(outcomes.contains { $0.expectation == .pass && $0.wasJudged })
    for expectation in [Policy.Example.Expectation.pass, .fail] {
      #expect(outcomes.count { $0.expectation == expectation } >= 2, "\(expectation)")
    }
    #expect(Set(outcomes.map(\.example)).count == outcomes.count)
  }

  @Test("pass only while what they show is there", arguments: policies.map(\.id))
  func mutation(_ id: String) throws {
    let policy = try #require(policies.first { $0.id == id })
    let outcome = try #require(MutationJudge().judge(policy, .firstNoticed))
    #expect(outcome.notices, "no altered attribute of a passing example makes it fail")
  }

  @Test("are cut off where a scan reads policies without them")
  func withoutExamples() {
    let full = PolicyLibrary(.full).policies
    let cut = PolicyLibrary(.withoutExamples)
    #expect(cut.diagnostics.map(\.line) == [])
    #expect(cut.policies.map(\.id) == full.map(\.id))
    #expect(cut.policies.allSatisfy { $0.examples.isEmpty })
  }
}
