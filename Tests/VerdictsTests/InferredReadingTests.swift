import ArchitectureGraph
import Diagnostics
import Documents
import Policies
import Testing
import Verdicts

@Suite("A finding that rests on an inferred edge says so")
struct InferredReadingTests {
  @Test("whichever policy read the edge first, and not where none was read")
  func eachPolicy() throws {
    let findings = try findings(of: [
      "node.services.size() > 1", "node.services.size() > 2", "node.replicas > 5",
      "node.services.all(s, s.name == 'other')",
    ])
    #expect(findings.map(\.certainty) == [.inferred, .inferred, .exact, .inferred])
    #expect(findings.allSatisfy { $0.verdict == .fail })
  }

  @Test("and one that does not hold it back where a policy in between has passed")
  func afterPassing() throws {
    let findings = try findings(of: ["node.services.size() == 1", "node.replicas > 5"])
    #expect(findings.map(\.certainty) == [.exact])
  }

  /// What policies of one expression each find about a workload that a Service probably selects.
  private func findings(of expressions: [String]) throws -> [Finding] {
    var builder = GraphBuilder(schema: Schema())
    let workload = builder.add(
      .workload, address: "Deployment/shop/cart", type: "apps/v1/Deployment", name: "cart",
      scope: "", object: nil)
    let service = builder.add(
      .service, address: "Service/shop/cart", type: "v1/Service", name: "cart", scope: "",
      object: nil)
    builder.set(workload, "replicas", .int(3))
    builder.connect(service, .selects, .node(workload), provenance: .inferred)
    let judge = Judge(builder.finish(), unlocated: [])
    let compiler = PolicyCompiler(schema: Schema())
    for expression in expressions {
      let text = """
        apiVersion: archlint/v1
        kind: Policy
        metadata: {id: tests/read, title: A test}
        spec:
          severity: low
          why: For a test.
          match: {kinds: [workload]}
          validations: [{expression: "\(expression)"}]
          remediation: None.
        """
      let file = Policy.read(ParsedSource(parsing: Array(text.utf8), path: "p"), path: "p")
      let policy = try #require(file.policies.first, "\(file.diagnostics.map(\.line))")
      judge.judge(workload, by: try compiler.compile(policy, for: .workload).get())
    }
    return judge.findings
  }
}
