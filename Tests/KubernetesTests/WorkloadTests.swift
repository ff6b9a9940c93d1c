import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Kubernetes

@Suite("Workloads")
struct WorkloadTests {
  private static func deployment(_ spec: String, pod: String = "containers: [{name: a, image: a}]")
    -> String
  {
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, "
      + "spec: {\(spec) template: {metadata: {labels: {app: a}}, spec: {\(pod)}}}}"
  }

  struct RollOut: CustomTestStringConvertible {
    let spec: String
    let unavailable: Fact
    let surge: Fact
    var testDescription: String { spec }
  }

  @Test(
    "roll out within bounds that are counted in pods",
    arguments: [
      RollOut(spec: "", unavailable: .int(0), surge: .int(1)),
      RollOut(spec: "replicas: 10,", unavailable: .int(2), surge: .int(3)),
      RollOut(
        spec: "replicas: 10, strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 15%}},",
        unavailable: .int(0), surge: .int(2)),
      RollOut(
        spec: "replicas: 3, strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 0}},",
        unavailable: .int(1), surge: .int(0)),
      RollOut(
        spec: "replicas: 3, strategy: {type: Recreate},", unavailable: .int(3), surge: .int(0)),
      RollOut(spec: "replicas: 0,", unavailable: .int(0), surge: .int(1)),
    ])
  func rollOut(_ expected: RollOut) {
    let cluster = Cluster(Self.deployment(expected.spec))
    #expect(cluster.fact("Deployment/a", "maxUnavailable") == expected.unavailable)
    #expect(cluster.fact("Deployment/a", "maxSurge") == expected.surge)
    #expect(cluster.warnings.isEmpty)
  }

  @Test(
    "can't run as root where the container or its pod says so, the container first",
    arguments: [
      ("", "", Fact.bool(false)), ("runAsNonRoot: true", "", .bool(true)),
      ("runAsUser: 1000", "", .bool(true)), ("runAsUser: 0", "", .bool(false)),
      ("runAsNonRoot: true", "runAsNonRoot: false", .bool(false)),
      ("runAsUser: 1000", "runAsUser: 0", .bool(false)),
      ("runAsNonRoot: false", "runAsUser: 1", .bool(true)),
      ("runAsUser: 0", "runAsNonRoot: true", .bool(true)),
      ("runAsNonRoot: null", "runAsUser: 7", .bool(true)),
    ])
  func runsAsNonRoot(pod: String, container: String, expected: Fact) {
    let pod =
      "securityContext: {\(pod)}, "
      + "containers: [{name: a, image: a, securityContext: {\(container)}}]"
    let cluster = Cluster(Self.deployment("", pod: pod))
    #expect(cluster.container("Deployment/a")?["runsAsNonRoot"] == expected)
  }

  @Test(
    "say how long their containers sleep before they are told to end",
    arguments: [
      ("sleep: {seconds: 15}", Fact.int(15)), ("exec: {command: [sleep, '10']}", .int(10)),
      ("exec: {command: [/bin/sh, -c, sleep 20s && nginx -s quit]}", .int(20)),
      ("exec: {command: [nginx, -s, quit]}", nil), ("exec: {command: [sleep]}", nil),
      ("httpGet: {path: /drain, port: 80}", nil),
    ])
  func preStop(hook: String, seconds: Fact?) {
    let container = "{name: a, image: a, lifecycle: {preStop: {\(hook)}}}"
    let cluster = Cluster(Self.deployment("", pod: "containers: [\(container), {name: b}]"))
    let containers = cluster.records("Deployment/a", "containers")
    #expect(containers.map { $0["hasPreStop"] } == [.bool(true), .bool(false)])
    #expect(containers.map { $0["preStopSeconds"] } == [seconds, nil])
  }

  @Test(
    "are kept apart by constraints and anti-affinities that mean their own pods",
    arguments: [
      ("", []),
      (
        "topologySpreadConstraints: [{topologyKey: zone, labelSelector: {matchLabels: {app: a}}}]",
        ["zone"]
      ),
      (
        "topologySpreadConstraints: [{topologyKey: zone, labelSelector: {matchLabels: {app: b}}}, "
          + "{topologyKey: host, labelSelector: {}}, {topologyKey: rack}]", ["host"]
      ),
      (
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
          + "[{topologyKey: host, labelSelector: {matchLabels: {app: a}}}], "
          + "preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: "
          + "{topologyKey: zone, labelSelector: {matchLabels: {app: a}}}}]}}", ["host", "zone"]
      ),
    ])
  func spread(pod: String, keys: [String]) {
    let separator = pod.isEmpty ? "" : ", "
    let pod = "\(pod)\(separator)containers: [{name: a, image: a}]"
    let cluster = Cluster(Self.deployment("", pod: pod))
    #expect(cluster.fact("Deployment/a", "spreadOver") == .strings(keys))
  }

  @Test(
    "have half a minute to end, unless they say otherwise",
    arguments: [("", Fact.int(30)), ("terminationGracePeriodSeconds: 60, ", .int(60))])
  func gracePeriod(pod: String, expected: Fact) {
    let cluster = Cluster(Self.deployment("", pod: pod + "containers: [{name: a, image: a}]"))
    #expect(cluster.fact("Deployment/a", "terminationGracePeriodSeconds") == expected)
  }

  @Test("say where replicas, strategy and image stand, or should stand")
  func places() {
    let cluster = Cluster(
      Self.deployment("replicas: 7,", pod: "containers: [{name: a, image: shop/a}, {name: b}]"))
    #expect(cluster.text(at: cluster.fact("Deployment/a", "replicasPlace")) == "7")
    #expect(
      cluster.text(at: cluster.fact("Deployment/a", "strategyPlace")) == "missing strategy")
    let places = cluster.records("Deployment/a", "containers").map { $0["imagePlace"] }
    #expect(places.map { cluster.text(at: $0) } == ["shop/a", "missing image"])
  }

  @Test("with a DaemonSet's number of pods are not judged")
  func daemonSet() {
    let cluster = Cluster(
      "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: "
        + "{containers: [{name: a, image: a}]}}}}")
    #expect(cluster.fact("DaemonSet/a", "replicas")?.reasons == [.notInInputs])
    #expect(cluster.fact("DaemonSet/a", "maxUnavailable") == .int(1))
  }

  @Test(
    "take a limit for the request that is missing, and then their namespace's defaults",
    arguments: [
      ("", ["cpu": "50m"], ["memory": "1Gi"]),
      ("limits: {cpu: 2}", ["cpu": "2"], ["cpu": "2", "memory": "1Gi"]),
      (
        "requests: {cpu: 0.25, memory: 64Mi}", ["cpu": "0.25", "memory": "64Mi"],
        ["memory": "1Gi"]
      ),
    ])
  func resources(declared: String, requests: [String: String], limits: [String: String]) {
    let cluster = Cluster(
      """
      \(Self.deployment("", pod: "containers: [{name: a, resources: {\(declared)}}]"))
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: defaults}
      spec:
        limits:
          - {type: Container, default: {memory: 1Gi}, defaultRequest: {cpu: 50m}}
      """)
    let container = cluster.container("Deployment/a")
    // A default limit is the default request, too.
    let expected = requests.merging(["memory": "1Gi"]) { own, _ in own }
    #expect(container?["requests"]?.texts == expected)
    #expect(container?["limits"]?.texts == limits)
  }

  @Test("read alike from JSON and YAML")
  func formats() {
    let yaml = Cluster(Self.deployment("replicas: 2,"))
    let json = Cluster(
      """
      {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec":
        {"replicas": 2, "template": {"metadata": {"labels": {"app": "a"}}, "spec":
          {"containers": [{"name": "a", "image": "a"}]}}}}
      """)
    #expect(json.graph.text == yaml.graph.text)
    #expect(json.fact("Deployment/a", "replicas") == .int(2))
  }

  @Test("whose custom kind only shares a name are resources")
  func customKinds() {
    let cluster = Cluster(
      """
      {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a}}
      ---
      {apiVersion: example.com/v1, kind: Deployment, metadata: {name: a}}
      """)
    #expect(cluster.declared.map(\.kind) == [.resource, .resource])
    #expect(
      cluster.declared.map(\.address) == [
        "Service.serving.knative.dev/a", "Deployment.example.com/a",
      ])
  }
}
