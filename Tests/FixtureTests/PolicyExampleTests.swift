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

  @Test("come out as they say", arguments: policies.map(\.id))
  func examples(_ id: String) throws {
    let policy = try #require(policies.first { $0.id == id })
    let (outcomes, errors) = ExampleJudge().judge(policy)
    #expect(errors.map(\.line) == [])
    for outcome in outcomes where !outcome.isRight {
      Issue.record("\(outcome.result.rawValue): \(outcome.example): \(outcome.details)")
    }
  }

  @Test(
    "show each policy failing and passing on something it judged", arguments: policies.map(\.id))
  func coverage(_ id: String) throws {
    let policy = try #require(policies.first { $0.id == id })
    let (outcomes, _) = ExampleJudge().judge(policy)
    let passing = zip(policy.examples, outcomes).filter { $0.0.expect == .pass }
    #expect(passing.contains { $0.1.wasJudged }, "no passing example is judged at all")
    #expect(policy.examples.contains { $0.expect == .fail })
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
