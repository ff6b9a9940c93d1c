import Foundation
import TestSupport
import Testing

@Suite("archlint eval")
struct EvalTests {
  private let archlint: Archlint

  init() throws {
    archlint = try Archlint()
  }

  private func lines(_ file: String) throws -> String {
    try String(contentsOf: Fixture.url("expressions/\(file)"), encoding: .utf8)
  }

  private func expect(_ text: String, toBe file: String) {
    let mismatch = Snapshot.mismatch(text, file: Fixture.url("expressions/\(file)"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("says of each mistake what is wrong, where, and what was meant, as recorded")
  func mistakes() throws {
    let expressions = try lines("mistakes.cel").split(separator: "\n").map(String.init)
    #expect(expressions.count >= 40)
    let outcome = try archlint.run(
      "eval", "--input=fixtures/shop/plan.json", "--resource=aws_db_instance.shop",
      input: try lines("mistakes.cel"))
    #expect(outcome.output.isEmpty, "\(outcome.output)")
    expect(outcome.complaint, toBe: "mistakes.txt")
  }

  @Test("answers what it is asked, one line after the other, as recorded")
  func session() throws {
    let outcome = try archlint.run(
      "eval", "--input=fixtures/shop/plan.json", input: try lines("session.txt"))
    #expect(outcome.status == 0)
    expect(outcome.output, toBe: "session.output.txt")
    expect(outcome.complaint, toBe: "session.errors.txt")
    #expect(!outcome.output.contains("never"))
  }

  @Test("shows what each part of an expression comes to, and what was not evaluated")
  func trace() throws {
    let outcome = try archlint.run("eval", "--trace", "[1, 2].exists(x, x > 1) || 1 / 0 > 0")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        [1, 2].exists(x, x > 1) || 1 / 0 > 0 = true
          [1, 2].exists(x, x > 1) = true
            [1, 2] = [1, 2]
            x > 1 = false, true
              x = 1, 2
          1 / 0 > 0 = (not evaluated)
            1 / 0 = (not evaluated)

        """)
  }

  @Test("shows the type beside the value")
  func types() throws {
    #expect(try archlint.run("eval", "[1, 2].map(x, x * 2)").output == "[2, 4] : list(int)\n")
  }

  @Test("an input that can't be read, or a resource that is not there, makes it untrustworthy")
  func inputs() throws {
    #expect(try archlint.run("eval", "1", "--input=no-such-file").status == 2)
    let outcome = try archlint.run(
      "eval", "1", "--input=fixtures/shop/plan.json", "--resource=aws_db_instance.shp")
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains("did you mean 'aws_db_instance.shop'?"))
  }
}
