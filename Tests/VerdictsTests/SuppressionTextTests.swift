import Testing
import Verdicts

@Suite("Suppressions as text")
struct SuppressionTextTests {
  @Test("of ours have ids, a reason and a last day")
  func ours() throws {
    let found = try #require(
      SuppressionText(comment: " archlint:ignore aws/a,CKV_AWS_1 until=2026-12-31 agreed with ops"))
    #expect(found.ids == ["aws/a", "CKV_AWS_1"])
    #expect(found.reason == "agreed with ops")
    #expect(found.until == "2026-12-31")
    #expect(found.dialect == .archlint)
  }

  @Test(
    "of the peers are understood",
    arguments: [
      ("checkov:skip=CKV_AWS_1:not here", "CKV_AWS_1"),
      ("trivy:ignore:AVD-AWS-0107", "AVD-AWS-0107"),
      ("tfsec:ignore:aws-s3", "aws-s3"),
    ])
  func peers(_ comment: String, _ id: String) {
    #expect(SuppressionText(comment: comment)?.ids == [id])
    #expect(SuppressionText(comment: comment)?.dialect == .peer)
  }

  @Test("are nothing else", arguments: ["", " a comment", "archlint:ignore", "ignore aws/a"])
  func none(_ comment: String) {
    #expect(SuppressionText(comment: comment) == nil)
  }
}
