import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Kubernetes

@Suite("Selections")
struct SelectionTests {
  private static func pod(_ name: String, namespace: String?) -> String {
    let namespace = namespace.map { ", namespace: \($0)" } ?? ""
    return "{apiVersion: v1, kind: Pod, metadata: {name: \(name)\(namespace), labels: {app: a}}, "
      + "spec: {containers: [{name: a, image: a}]}}"
  }

  @Test(
    "stay within a namespace; none is `default`",
    arguments: [
      ("", ["Pod/none", "Pod/default/default"]),
      (", namespace: default", ["Pod/none", "Pod/default/default"]),
      (", namespace: shop", ["Pod/shop/shop"]), (", namespace: other", []),
    ])
  func namespaces(namespace: String, selected: [String]) {
    let service =
      "{apiVersion: v1, kind: Service, metadata: {name: s\(namespace)}, spec: {selector: {app: a}}}"
    let cluster = Cluster(
      [
        Self.pod("none", namespace: nil), Self.pod("default", namespace: "default"),
        Self.pod("shop", namespace: "shop"), service,
      ].joined(separator: "\n---\n"))
    let address = cluster.declared.last?.address ?? ""
    #expect(cluster.targets(address, .selects) == selected)
    for pod in ["Pod/none", "Pod/default/default", "Pod/shop/shop"] {
      #expect(cluster.fact(pod, "serves") == .bool(selected.contains(pod)))
    }
  }

  @Test(
    "of an empty selector differ with the kind",
    arguments: [
      ("v1", "Service", "selector: {}", false), ("v1", "Service", "", false),
      ("policy/v1", "PodDisruptionBudget", "selector: {}", true),
      ("policy/v1", "PodDisruptionBudget", "", false),
      ("policy/v1beta1", "PodDisruptionBudget", "selector: {}", false),
      ("networking.k8s.io/v1", "NetworkPolicy", "podSelector: {}", true),
      ("networking.k8s.io/v1", "NetworkPolicy", "", true),
    ])
  func emptySelectors(apiVersion: String, kind: String, spec: String, selectsAll: Bool) {
    let cluster = Cluster(
      Self.pod("a", namespace: nil)
        + "\n---\n{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: s}, spec: {\(spec)}}")
    #expect(cluster.targets("\(kind)/s", .selects) == (selectsAll ? ["Pod/a"] : []))
  }

  @Test(
    "of disruption budgets say how many pods may go",
    arguments: [
      ("minAvailable: 1", 3, 2), ("minAvailable: 50%", 3, 1), ("minAvailable: 100%", 3, 0),
      ("minAvailable: 5", 3, 0), ("maxUnavailable: 1", 3, 1), ("maxUnavailable: 0", 3, 0),
      ("maxUnavailable: 30%", 3, 1), ("maxUnavailable: 9", 3, 3), ("", 3, 2),
      ("minAvailable: 1", 1, 0),
    ])
  func disruptions(bound: String, replicas: Int64, allowed: Int64) {
    let cluster = Cluster(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: a}
      spec:
        replicas: \(replicas)
        template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: a}]}}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: a}
      spec:
        selector: {matchLabels: {app: a}}
        \(bound)
      """)
    #expect(cluster.fact("PodDisruptionBudget/a", "allowedDisruptions") == .int(allowed))
    #expect(cluster.fact("PodDisruptionBudget/a", "keptPods") == .int(replicas - allowed))
  }

  @Test(
    "that would select too much are left open, with a warning",
    arguments: ["selections", "comparisons"])
  func limit(_ budget: String) {
    let text = Self.pod("a", namespace: nil) + "\n---\n" + Self.policy
    var input = KubernetesInput()
    for document in ParsedSource(parsing: Array(text.utf8), path: "x.yaml").documents {
      input.add(document, path: "x.yaml")
    }
    var contribution = Contribution(
      input.manifests, problems: Problems(), builder: GraphBuilder(schema: Schema()))
    if budget == "selections" { contribution.selectionsLeft = 0 }
    if budget == "comparisons" { contribution.comparisonsLeft = 0 }
    contribution.contributeAll()
    #expect(contribution.problems.diagnostics().count == 1)
    let graph = contribution.builder.finish()
    let policy = graph.nodes(of: .networkPolicy).first
    let ends = policy.map { graph.targets(.selects, .workload, of: $0) }
    #expect(ends?.members.isEmpty == true)
    #expect(ends?.rest.map(\.reason) == [.error])
  }

  private static let policy =
    "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {}}"
}
