import ArchitectureGraph
import Diagnostics
import Documents
import Testing

@testable import Kubernetes

@Suite("The mesh")
struct MeshTests {
  @Test(
    "completes a name without a dot, and takes any other as it stands",
    arguments: [
      ("cart", "Service/shop/cart"), ("cart.pay.svc.cluster.local", "Service/pay/cart"),
      ("cart.pay.svc.mesh.example", "Service/pay/cart"), ("cart.pay", nil), ("cart.pay.svc", nil),
      ("*.pay.svc.cluster.local", nil), ("*", nil), ("", nil), ("api.example.com", nil),
    ])
  func hosts(host: String, key: String?) {
    #expect(MeshHost(host, in: "shop").service?.text == key)
  }

  @Test(
    "injects a sidecar by the labels of namespace and pod",
    arguments: [
      ("istio-injection: enabled", "", "sidecar"), ("istio-injection: disabled", "", "none"),
      ("istio.io/rev: stable", "", "sidecar"), ("a: b", "", "none"),
      ("istio.io/dataplane-mode: ambient", "", "ambient"),
      ("istio-injection: enabled", "sidecar.istio.io/inject: 'false'", "none"),
      ("a: b", "sidecar.istio.io/inject: 'true'", "sidecar"),
      ("a: b", "istio.io/rev: stable", "sidecar"),
      ("istio-injection: disabled", "sidecar.istio.io/inject: 'true'", "none"),
      ("istio.io/dataplane-mode: ambient", "istio.io/dataplane-mode: none", "none"),
    ])
  func injection(namespace: String, pod: String, mode: String) {
    let cluster = Cluster(
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {\(namespace)}}}
      ---
      {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: all, namespace: shop}}
      ---
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: cart, namespace: shop}, spec: {
        template: {metadata: {labels: {\(pod)}}, spec: {containers: [{name: a, image: a}]}}}}
      """)
    #expect(cluster.fact("Deployment/shop/cart", "meshMode") == .string(mode))
  }

  @Test(
    "is not known of pods whose namespace is declared elsewhere, and is none where there is none")
  func elsewhere() {
    let pod =
      "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}, spec: {containers: []}}"
    #expect(Cluster(pod).fact("Pod/shop/a", "meshMode") == .string("none"))
    let mesh = "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: g}}"
    let cluster = Cluster(pod + "\n---\n" + mesh)
    #expect(cluster.fact("Pod/shop/a", "meshMode")?.reasons == [.notInInputs])
  }

  @Test(
    "has circuit breakers that open, and others that never do",
    arguments: [
      ("{}", true), ("{consecutive5xxErrors: 5}", true), ("{consecutive5xxErrors: 0}", false),
      ("{consecutive5xxErrors: 0, consecutiveGatewayErrors: 1}", true),
      ("{maxEjectionPercent: 0}", false), ("{maxEjectionPercent: 100}", true),
      ("{minHealthPercent: 100}", false), ("{minHealthPercent: 50}", true),
      ("{consecutive5xxErrors: 0, consecutiveLocalOriginFailures: 5}", false),
      ("{consecutive5xxErrors: 0, splitExternalLocalOriginErrors: true}", true),
    ])
  func breakers(detection: String, canEject: Bool) {
    let cluster = Cluster(
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: cart}
      spec: {host: cart, trafficPolicy: {outlierDetection: \(detection)}}
      """)
    let rule = "DestinationRule.networking.istio.io/cart"
    #expect(cluster.fact(rule, "hasOutlierDetection") == .bool(true))
    #expect(cluster.fact(rule, "canEject") == .bool(canEject))
  }

  @Test(
    "lets a subset override setting by setting, and a port as a whole",
    arguments: [
      ("subsets: [{name: v1, trafficPolicy: {tls: {mode: SIMPLE}}}]", true),
      ("subsets: [{name: v1, trafficPolicy: {outlierDetection: {maxEjectionPercent: 0}}}]", false),
      ("subsets: [{name: v1}]", true),
    ])
  func overriding(subsets: String, canEject: Bool) {
    let cluster = Cluster(
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: cart}
      spec: {host: cart, trafficPolicy: {outlierDetection: {}}, \(subsets)}
      """)
    #expect(
      cluster.fact("DestinationRule.networking.istio.io/cart", "canEject") == .bool(canEject))
  }
}
