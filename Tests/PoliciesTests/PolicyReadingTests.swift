import ArchitectureGraph
import Diagnostics
import Documents
import Policies
import Testing

/// A policy with `spec` lines in the place of the usual ones.
private func policy(
  match: String = "{kinds: [database]}", expression: String = "node.encrypted",
  extra: String = ""
) -> String {
  """
  apiVersion: archlint/v1
  kind: Policy
  metadata: {id: test/one, title: One}
  spec:
    severity: high
    why: Because.
    match: \(match)
    validations:
      - expression: \(expression)
        message: is wrong
    remediation: Mend it.
  \(extra)
  """
}

private func messages(_ text: String) -> [String] {
  let parsed = ParsedSource(parsing: Array(text.utf8), path: "p.yaml")
  let file = Policy.read(parsed, path: "p.yaml")
  let compiler = PolicyCompiler(schema: Schema())
  var found = file.diagnostics
  for policy in file.policies {
    for kind in policy.match.kinds.isEmpty ? [nil] : policy.match.kinds.map(Optional.some) {
      if case .failure(let errors) = compiler.compile(policy, for: kind) {
        found += errors.diagnostics
      }
    }
  }
  return found.map(\.line)
}

private let mistakenPolicies: [(text: String, start: String)] = [
  (policy(match: "{kinds: [databse]}"), "p.yaml:7:19: error: 'databse' is no kind"),
  (policy(match: "{}"), "p.yaml:7:10: error: 'match' names neither kinds nor types"),
  (policy(expression: "node.encryptd"), "p.yaml:9:"),
  (policy(expression: "nod.encrypted"), "p.yaml:9:19: error:"),
  (policy(expression: "node.engine == 3"), "p.yaml:9:"),
  (policy(expression: "node.engine"), "p.yaml:9:19: error: expression must be a bool"),
  (policy(extra: "  severty: low"), "p.yaml:12:3: error: unknown key 'severty' in 'spec'"),
  (
    policy(expression: "node.targets('usess', 'key').size() > 0"), "p.yaml:9:"
  ),
]

@Suite("A policy file")
struct PolicyReadingTests {
  @Test("that is right has nothing wrong with it")
  func right() {
    #expect(messages(policy()) == [])
  }

  @Test(
    "lets no mistake pass, and says where it is",
    arguments: mistakenPolicies)
  func mistakes(_ text: String, _ start: String) {
    let found = messages(text)
    #expect(!found.isEmpty)
    #expect(found.first?.hasPrefix(start) == true, "\(found)")
  }

  @Test("offers what was most likely meant")
  func suggestions() {
    let found = messages(policy(expression: "node.encryptd")).joined()
    #expect(found.contains("encrypted"))
    let edge = messages(policy(expression: "node.targets('usess', 'key').size() > 0")).joined()
    #expect(edge.contains("did you mean 'uses'?"))
  }

  @Test("whose expression stands in a folded block has its mistakes at their place")
  func folded() {
    let text = policy(expression: ">-\n          node.encrypted &&\n          node.multiZon")
    #expect(messages(text).first?.hasPrefix("p.yaml:11:") == true)
  }
}
