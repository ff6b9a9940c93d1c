import Foundation
import TestSupport
import Testing

@Suite("archlint test and archlint policies new")
struct TestCommandTests {
  private let archlint: Archlint
  private let scratch: ScratchFolder

  init() throws {
    archlint = try Archlint()
    scratch = try ScratchFolder()
  }

  @Test(
    "says of each example how it went, as recorded",
    arguments: [
      ("test-outcomes.txt", ["test", "fixtures/policies/outcomes.yaml", "--verbose"]),
      ("test-outcomes.json", ["test", "fixtures/policies/outcomes.yaml", "--format=json"]),
      (
        "test-mutations.txt",
        ["test", "fixtures/policies/written/no-node-port.yaml", "--mutate", "--verbose"]
      ),
    ])
  func outcomes(file: String, arguments: [String]) throws {
    let outcome = try archlint.run(arguments)
    #expect(outcome.status == (file.contains("mutations") ? 0 : 1))
    let mismatch = Snapshot.mismatch(outcome.output, file: Fixture.url("command-line/\(file)"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test(
    "a filter that matches nothing is an error",
    arguments: [
      ["--select=team/ownr-label"], ["--example=no such thing"], ["--select=team/ownr*"],
    ])
  func filters(flags: [String]) throws {
    let outcome = try archlint.run(["test", "fixtures/policies/written"] + flags)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint.contains("no"))
  }

  @Test("a filter narrows what is run")
  func narrowing() throws {
    let outcome = try archlint.run(
      "test", "fixtures/policies/written", "--select=team/owner-label", "--example=an owner")
    #expect(outcome.status == 0)
    #expect(outcome.output == "1 policy, 2 examples: 1 silent, 1 found\n")
  }

  @Test("a new policy is right at once, and never written over another")
  func newPolicy() throws {
    let made = try archlint.run(
      "policies", "new", "team/owner-label", "--kind=database", in: scratch.url)
    #expect(made.status == 0)
    #expect(made.output == "policies/owner-label.yaml\n")
    #expect(made.complaint.contains("archlint test policies/owner-label.yaml"))
    #expect(try archlint.run("test", "policies", in: scratch.url).status == 0)
    let again = try archlint.run("policies", "new", "team/owner-label", in: scratch.url)
    #expect(again.status == 2)
    #expect(again.complaint.contains("is there already"))
  }

  @Test(
    "what a policy can't be for is an error that says what it can be for",
    arguments: [
      (["Owner"], "is no policy id"), (["a/b", "--kind=databse"], "did you mean 'database'?"),
      (["a/b", "--kind=internet"], "nothing that archlint reads declares"),
      (["a/b", "--type=Deployment"], "neither a kind of the graph nor a declared type"),
      (["a/b", "--type=aws_db_instanse"], "did you mean 'aws_db_instance'?"),
      (["a/b", "--kind=vpc", "--type=aws_vpc"], "not both"),
    ])
  func badSubjects(arguments: [String], complaint: String) throws {
    let outcome = try archlint.run(["policies", "new"] + arguments, in: scratch.url)
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)")
  }
}
