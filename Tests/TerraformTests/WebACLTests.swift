import ArchitectureGraph
import Testing

@testable import Terraform

@Suite("WebACLs")
struct WebACLTests {
  private static func managed(_ name: String, _ override: String = "none", _ more: String = "")
    -> String
  {
    """
    {name: r, priority: 1, override_action: {\(override): {}}, statement:
      {managed_rule_group_statement: {name: \(name), vendor_name: AWS\(more)}}}
    """
  }

  private static func own(_ statement: String, _ action: String = "block") -> String {
    "{name: r, priority: 1, action: {\(action): {}}, statement: {\(statement)}}"
  }

  @Test(
    "block what no override lets through",
    arguments: [
      (managed("AWSManagedRulesSQLiRuleSet"), ["sql-injection"]),
      (managed("AWSManagedRulesCommonRuleSet"), ["cross-site-scripting"]),
      (managed("AWSManagedRulesKnownBadInputsRuleSet"), ["known-bad-inputs"]),
      (managed("AWSManagedRulesSQLiRuleSet", "count"), []),
      (
        managed(
          "AWSManagedRulesSQLiRuleSet", "none",
          ", rule_action_override: [{name: SQLi_BODY, action_to_use: {count: {}}}]"), []
      ),
      (
        managed(
          "AWSManagedRulesCommonRuleSet", "none",
          ", rule_action_override: [{name: SizeRestrictions_BODY, action_to_use: {count: {}}}]"),
        ["cross-site-scripting"]
      ),
      (own("sqli_match_statement: {}"), ["sql-injection"]),
      (own("xss_match_statement: {}", "count"), []),
      (own("rate_based_statement: {limit: 100}"), ["rate"]),
      (
        own("or_statement: {statement: [{sqli_match_statement: {}}, {xss_match_statement: {}}]}"),
        ["cross-site-scripting", "sql-injection"]
      ),
      (own("not_statement: {statement: {sqli_match_statement: {}}}"), []),
    ])
  func blocks(_ rule: String, _ threats: [String]) throws {
    let graph = try graph(
      ofExample: """
        resource:
          aws_lb: {front: {name: front}}
          aws_wafv2_web_acl: {acl: {scope: REGIONAL, rule: [\(rule)]}}
          aws_wafv2_web_acl_association:
            front: {web_acl_arn: "${aws_wafv2_web_acl.acl.arn}", resource_arn: "${aws_lb.front.arn}"}
        """)
    let acl = try graph.node("aws_wafv2_web_acl.acl").id
    #expect(graph.fact(acl, "blocks") == .strings(threats))
    #expect(try graph.ends(.protects, from: "aws_wafv2_web_acl.acl") == ["aws_lb.front exact"])
  }
}
