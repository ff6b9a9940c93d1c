import Testing
import Verdicts

@Suite("Patterns of ids, addresses and paths")
struct GlobTests {
  @Test(
    "match, or don't",
    arguments: [
      ("aws/*", "aws/private-placement", true), ("aws/*", "kubernetes/privileged", false),
      ("aws_subnet.this[*]", "aws_subnet.this[\"a.b\"]", true),
      ("aws_subnet.this[*]", "aws_subnet.that[0]", false),
      ("module.legacy.**", "module.legacy.module.db.aws_db_instance.this[0]", true),
      ("module.*.aws_vpc.this", "module.a.aws_vpc.this", true),
      ("module.*.aws_vpc.this", "module.a.module.b.aws_vpc.this", false),
      ("Deployment/shop/*", "Deployment/shop/cart", true), ("*", "anything", true),
      ("**", "a/b/c", true), ("a*b*c", "aXbYc", true), ("a*b*c", "aXbY", false), ("", "", true),
    ])
  func matching(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(text) == expected)
  }

  @Test("that are hostile take no longer than others")
  func hostile() {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 2000)))
  }
}
