import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Kubernetes

@Suite("Recognition")
struct RecognitionTests {
  struct Case: CustomTestStringConvertible {
    let path: String
    let text: String
    let expected: KubernetesRecognition
    var testDescription: String { "\(path): \(text)" }

    init(_ path: String, _ text: String, _ expected: KubernetesRecognition) {
      self.path = path
      self.text = text
      self.expected = expected
    }

    init(_ path: String, _ text: String, skipped reason: String) {
      self.init(path, text, .skipped(reason: reason))
    }
  }

  @Test(
    "goes by content, and says what a skipped document is",
    arguments: [
      Case("a.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}}", .manifest),
      Case("a.json", #"{"apiVersion": "v1", "kind": "Pod"}"#, .manifest),
      Case("Chart.yaml", "{apiVersion: v1, kind: Pod}", .manifest),
      Case("a.yaml", "{apiVersion: v1, kind: List, items: []}", .list),
      Case("a.yaml", "{apiVersion: v1, kind: List}", .list),
      Case("a.yaml", "{apiVersion: apps/v1, kind: DeploymentList, items: []}", .list),
      Case("a.yaml", "{apiVersion: x.io/v1, kind: AccessList, spec: {}}", .manifest),
      Case("a.yaml", "{apiVersion: x.io/v1, kind: CustomResourceDefinition}", .manifest),
      Case(
        "x/kustomization.yaml",
        "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization}",
        skipped: "a kustomization"),
      Case("x/kustomization.yaml", "{resources: [a.yaml]}", skipped: "a kustomization"),
      Case(
        "c/Chart.yaml", "{apiVersion: v2, name: c, version: 1.0.0}",
        skipped: "a Helm chart's Chart.yaml"),
      Case("c/values.yaml", "{image: {tag: x}}", skipped: "Helm values"),
      Case("c/values-prod.yaml", "{kind: x}", skipped: "Helm values"),
      Case(
        "docker-compose.yml", "{services: {web: {image: nginx}}}", skipped: "a docker-compose file"),
      Case(
        ".github/workflows/ci.yml", "{on: push, jobs: {}}", skipped: "a GitHub workflow"),
      Case("ci.yml", "{on: push, jobs: {}}", skipped: "a GitHub workflow"),
      Case(".gitlab-ci.yml", "{stages: [a]}", skipped: "a GitLab pipeline"),
      Case("api.yaml", "{openapi: 3.0.0, info: {}}", skipped: "an OpenAPI document"),
      Case("rules.yaml", "{groups: [{name: a, rules: []}]}", skipped: "Prometheus rules"),
      Case(
        "plan.json", #"{"terraform_version": "1", "format_version": "1.2"}"#,
        skipped: "a Terraform plan or state"),
      Case(
        "config", "{apiVersion: v1, kind: Config, clusters: []}", skipped: "a kubeconfig"),
      Case(
        "p.yaml", "{apiVersion: archlint/v1, kind: Policy}", skipped: "an archlint document"),
      Case(
        "t.yaml", #"{apiVersion: v1, kind: Pod, metadata: {name: "{{ .Release.Name }}"}}"#,
        skipped: "a template that is not rendered"),
      Case("x.yaml", "[1, 2]", skipped: "not a Kubernetes manifest: no mapping at the top"),
      Case(
        "x.yaml", "{kind: Pod}", skipped: "not a Kubernetes manifest: no apiVersion and kind"),
      Case(
        "x.yaml", "{apiVersion: null, kind: [Pod]}",
        skipped: "not a Kubernetes manifest: no apiVersion and kind"),
    ])
  func recognition(_ expected: Case) throws {
    let source = ParsedSource(parsing: Array(expected.text.utf8), path: expected.path)
    let raw = try #require(source.documents.first)
    #expect(KubernetesRecognition(of: raw, path: expected.path) == expected.expected)
    #expect(holdsKubernetesManifest(source) == expected.expected.isKubernetes)
    let resolved = try #require(source.resolved(as: .kubernetes).documents.first)
    #expect(KubernetesRecognition(of: resolved, path: expected.path) == expected.expected)
  }

  @Test(
    "of bytes that can't be parsed looks for the two keys",
    arguments: [
      ("apiVersion: v1\nkind: Pod\n\tbroken", true),
      ("# a\r\nkind: Pod\r\napiVersion: v1\r\n", true),
      (#"{"apiVersion": "v1", "kind": "Pod", "#, true), ("  apiVersion: v1\n  kind: Pod\n", false),
      ("apiVersion: v1\n", false), ("", false), ("kind", false),
    ])
  func bytes(_ text: String, looks: Bool) {
    #expect(looksLikeKubernetesManifest(Array(text.utf8)) == looks)
  }

  @Test("takes lists apart, however they lie in each other")
  func lists() {
    let cluster = Cluster(
      """
      apiVersion: v1
      kind: List
      items:
        - {apiVersion: v1, kind: Service, metadata: {name: a}}
        - apiVersion: v1
          kind: List
          items:
            - {apiVersion: v1, kind: Service, metadata: {name: b}}
        - {apiVersion: v1, kind: Service, metadata: {name: c}}
        - {name: nothing}
        - null
      ---
      apiVersion: apps/v1
      kind: DeploymentList
      items:
        - {metadata: {name: d}, spec: {template: {spec: {containers: []}}}}
      """)
    #expect(
      cluster.declared.map(\.address)
        == ["Service/a", "Service/b", "Service/c", "Deployment/d"])
    #expect(cluster.declared.last?.type == "apps/v1/Deployment")
    #expect(
      cluster.warnings.map(\.message)
        == Array(repeating: "an item of the list is no Kubernetes object", count: 2))
  }
}
