import Testing

@testable import Workflows

@Suite("Expressions")
struct ExpressionTests {
  @Test(
    "are chosen by whom they are",
    arguments: [
      ("github.event.issue.title", Trust.untrusted), ("github.head_ref", .untrusted),
      ("github.event.pull_request.head.ref", .untrusted), ("GitHub.Event.comment.body", .untrusted),
      ("github.event.commits[0].message", .untrusted),
      ("github.event.commits.*.author.name", .untrusted),
      ("github['event']['issue']['body']", .untrusted), ("toJSON(github.event)", .untrusted),
      ("format('{0}', github.event.issue.title)", .untrusted),
      ("github.event.number == 1 && github.head_ref || 'main'", .untrusted),
      ("inputs.version", .input), ("github.event.inputs.version", .input),
      ("github.sha", .trusted), ("github.event.pull_request.number", .trusted),
      ("github.event.pull_request.head.sha", .trusted), ("inputs.dry-run", .trusted),
      ("contains(github.event.pull_request.title, 'wip')", .trusted),
      ("github.head_ref == 'main'", .trusted), ("'github.head_ref'", .trusted),
      ("startsWith(github.head_ref, 'a') && 'x' || 'y'", .trusted), ("env.TITLE", .untrusted),
      ("env.FIXED", .trusted),
    ])
  func trust(_ text: String, _ trust: Trust) {
    let judge = TrustJudge(closedInputs: ["dry-run"])
    let expression = Expression.all(in: "a ${{ \(text) }} b")
    #expect(expression.count == 1)
    let environment = ["TITLE": "${{ github.event.issue.title }}", "FIXED": "1"]
    #expect(expression.map { judge.trust(of: $0, environment: environment) } == [trust])
  }

  @Test(
    "end where they end", arguments: ["${{", "${{ '}}", "$", "${{ a[", "${{ a['", "${{ a. }}", ""])
  func broken(_ text: String) {
    for expression in Expression.all(in: text) { _ = expression.contexts }
  }
}
