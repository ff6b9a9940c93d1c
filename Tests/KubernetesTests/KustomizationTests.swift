import ArchitectureGraph
import Diagnostics
import Testing

@testable import Kubernetes

@Suite("Kustomizations")
struct KustomizationTests {
  private static let base =
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: "
    + "{containers: [{name: web, image: web:1}]}}}}"
  private static let patch =
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3}}"
  private static let autoscaler =
    "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: "
    + "{scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 5}}"

  @Test(
    "say which files are patches and no objects",
    arguments: [
      "patches: [{path: web.yaml}]", "patches: [{path: ./../prod/web.yaml}]",
      "patchesStrategicMerge: [web.yaml]",
    ])
  func patches(_ member: String) {
    let cluster = Cluster(files: [
      "./k/base/web.yaml": Self.base, "./k/prod/web.yaml": Self.patch,
      "./k/prod/autoscaler.yaml": Self.autoscaler,
      "./k/prod/kustomization.yaml":
        "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, \(member)}",
    ])
    #expect(
      cluster.declared.map(\.type).sorted() == [
        "apps/v1/Deployment", "autoscaling/v2/HorizontalPodAutoscaler",
      ])
    #expect(cluster.fact("Deployment/web", "maxReplicas") == .int(5))
    #expect(
      cluster.warnings.map(\.line) == [
        "./k/prod/web.yaml: warning: holds patches of a kustomization, which are not judged; scan "
          + "what 'kustomize build' prints"
      ])
  }

  @Test("leave alone what they only list")
  func resources() {
    let cluster = Cluster(files: [
      "k/web.yaml": Self.base,
      "k/kustomization.yaml":
        "{resources: [web.yaml], patchesStrategicMerge: [\"a: b\\nc: d\"], patches: [{patch: a}]}",
    ])
    #expect(cluster.declared.count == 1)
    #expect(cluster.warnings.isEmpty)
  }

  @Test(
    "name files relative to themselves",
    arguments: [
      ("a/./b.yaml", "a/b.yaml"), ("a/../b.yaml", "b.yaml"), ("../a/b.yaml", "../a/b.yaml"),
      ("../../a", "../../a"), ("/a/../b", "/b"), ("./a", "a"),
    ])
  func normalization(path: String, expected: String) {
    #expect(Kustomization.normalized(path) == expected)
  }
}
