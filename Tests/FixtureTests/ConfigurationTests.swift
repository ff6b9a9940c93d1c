import Diagnostics
import Linting
import Policies
import Testing
import Verdicts

private let mistakenConfigurations: [(text: String, place: String, message: String)] = [
  ("exlude: [a]", "1:1", "unknown key 'exlude' in 'the configuration'"),
  ("fail-on: hgih", "1:10", "'hgih' is no fail-on"),
  ("suppressions:\n  - policy: a/b\n", "2:5", "'reason' is missing"),
  (
    "suppressions:\n  - {policy: a/b, reason: x, until: 2026-02-30}", "2:37",
    "'2026-02-30' is no day"
  ),
  ("policies:\n  a/b: maybe", "2:8", "'a/b' is either on or off, or a mapping"),
  ("policies: [a]", "1:11", "'policies' must be a mapping"),
  ("exclude: [a]\nexclude: [b]", "2:1", "the key 'exclude' stands twice"),
]

@Suite("The configuration")
struct ConfigurationTests {
  @Test(
    "lets no mistake pass, and says where it is",
    arguments: mistakenConfigurations)
  func mistakes(_ text: String, _ place: String, _ message: String) {
    let (_, diagnostics) = Configuration.read(Array(text.utf8), path: "c.yaml")
    let first = diagnostics.first
    #expect(first?.message == message)
    #expect(first?.position.map { "\($0.line):\($0.column)" } == place)
  }

  @Test("switches policies off, and gives them severities and parameters")
  func settings() throws {
    let folder = try Folder(["web.yaml": deployment()])
    let off = folder.scan(configuration: "policies: {kubernetes/image-tag-fixed: off}")
    #expect(off.findings.isEmpty)
    let low = folder.scan(
      configuration: "policies: {kubernetes/image-tag-fixed: {severity: low}}")
    #expect(low.findings.map(\.severity) == [.low])
    let hidden = folder.scan(configuration: "severity: high")
    #expect(hidden.findings.isEmpty)
    let excluded = folder.scan(configuration: "exclude: [web.yaml]")
    #expect(excluded.inputs.isEmpty)
    #expect(excluded.errors.count == 1, "nothing is left to scan")
  }

  @Test("parameters have the type of their default, and are known by name")
  func parameters() throws {
    let service = """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      """
    let folder = try Folder(["web.yaml": deployment() + service])
    let policy = "kubernetes/replicas-minimum"
    func scan(_ params: String) -> Report {
      folder.scan(configuration: "policies: {\(policy): {params: {\(params)}}}")
    }
    #expect(scan("minimum: 1").findings.contains { $0.policy == policy } == false)
    #expect(scan("minimum: 3").findings.contains { $0.policy == policy })
    #expect(scan("minimum: three").errors.count == 1)
    #expect(scan("minimun: 3").errors.first?.help == "did you mean 'minimum'?")
  }
}
