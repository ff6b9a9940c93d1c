import ArchitectureGraph
import Diagnostics
import Documents
import Kubernetes
import Policies

/// What is measured: a policy of one validation for each way in which policies are written.
enum Case {
  /// The `spec` after its `match`, by name.
  private static let specs = [
    ("has() of declared fields", "validations: [{expression: has(object.spec.template.spec)}]"),
    (
      "all() over containers",
      "validations: [{expression: 'object.spec.template.spec.containers.all(c, has(c.image))'}]"
    ),
    (
      "a test of strings, for all containers",
      "validations: [{expression: \"node.containers.all(c, !c.image.endsWith(':latest'))\"}]"
    ),
    (
      "a test of declared texts, for all containers",
      "validations: [{expression: \"object.spec.template.spec.containers.all(c, "
        + "!c.image.endsWith(':latest'))\"}]"
    ),
    (
      "a comparison of a declared text",
      "validations: [{expression: \"object.metadata.namespace != 'default'\"}]"
    ),
    (
      "a comparison of declared numbers, two levels deep",
      "validations: [{expression: object.spec.strategy.rollingUpdate.maxUnavailable == 0}]"
    ),
    ("a comparison of facts", "validations: [{expression: node.maxUnavailable < node.replicas}]"),
    ("an edge", "validations: [{expression: 'node.services.all(s, !s.isExternal)'}]"),
    (
      "for each container",
      "forEach: {as: container, in: node.containers}, "
        + "validations: [{expression: \"container.role != 'init'\"}]"
    ),
    (
      "a variable, read twice",
      "variables: [{name: spec, expression: object.spec.template.spec}], validations: "
        + "[{expression: has(variables.spec.containers) && size(variables.spec.containers) > 0}]"
    ),
  ]

  /// The policies, whose titles say what is measured.
  static func all() throws -> [Policy] {
    try specs.enumerated().map { number, spec in
      let text = """
        apiVersion: archlint/v1
        kind: Policy
        metadata: {id: measured/case-\(number + 1), title: "\(spec.0)"}
        spec: {severity: low, why: measured, remediation: none, match: {kinds: [workload]}, \(spec.1)}
        """
      let file = Policy.read(
        ParsedSource(parsing: Array(text.utf8), path: "case"), path: "case")
      guard let policy = file.policies.first else {
        throw Failure("\(spec.0) is no policy: \(file.diagnostics.map(\.line))")
      }
      return policy
    }
  }

  /// The graph of ``manifests``.
  static func graph() throws -> Graph {
    let parsed = ParsedSource(parsing: Array(manifests.utf8), path: "case.yaml")
      .resolved(as: .kubernetes)
    var input = KubernetesInput()
    for document in parsed.documents { input.add(document, path: "case.yaml") }
    var builder = GraphBuilder(schema: Schema())
    let problems = input.contribute(to: &builder)
    guard problems.isEmpty else { throw Failure("the manifests are wrong: \(problems)") }
    return builder.finish()
  }

  private static let manifests = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: cart, namespace: shop, labels: {app: cart}}
    spec:
      replicas: 3
      revisionHistoryLimit: 5
      strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
      selector: {matchLabels: {app: cart}}
      template:
        metadata: {labels: {app: cart}}
        spec:
          automountServiceAccountToken: false
          securityContext: {runAsNonRoot: true, runAsUser: 10001}
          containers:
            - name: cart
              image: registry.example/shop/cart:1.9.3
              ports: [{name: http, containerPort: 8080}]
              readinessProbe: {httpGet: {path: /ready, port: http}}
            - name: metrics
              image: registry.example/shop/metrics:2.0.1
              ports: [{name: metrics, containerPort: 9090}]
              readinessProbe: {httpGet: {path: /ready, port: metrics}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: cart, namespace: shop}
    spec:
      selector: {app: cart}
      ports: [{name: http, port: 80, targetPort: http}]
    """
}
