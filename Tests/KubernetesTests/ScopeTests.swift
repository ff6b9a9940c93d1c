import ArchitectureGraph
import Diagnostics
import Testing

@testable import Kubernetes

@Suite("Scopes")
struct ScopeTests {
  /// Paths with identities, and the scopes that are expected of them.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let items: [(path: String, name: String?)]
    let scopes: [String]

    init(_ description: String, _ items: [(String, String?, String)]) {
      testDescription = description
      self.items = items.map { ($0.0, $0.1) }
      scopes = items.map(\.2)
    }
  }

  @Test(
    "are the folders in which an identity would repeat",
    arguments: [
      Case(
        "nothing repeats",
        [("a/cart.yaml", "cart", "kubernetes"), ("b/c/pay.yaml", "pay", "kubernetes")]),
      Case(
        "two overlays, and what lies beside them",
        [
          ("prod/cart.yaml", "cart", "prod"), ("prod/hpa/cart.yaml", "hpa", "prod"),
          ("staging/cart.yaml", "cart", "staging"), ("shared/pay.yaml", "pay", "kubernetes"),
        ]),
      Case(
        "a base and overlays of it",
        [
          ("base/cart.yaml", "cart", "base"), ("overlays/prod/cart.yaml", "cart", "overlays/prod"),
          ("overlays/dev/cart.yaml", "cart", "overlays/dev"),
        ]),
      Case(
        "one overlay beside a base is named by its own folder",
        [("base/cart.yaml", "cart", "base"), ("overlays/prod/cart.yaml", "cart", "overlays/prod")]),
      Case(
        "files beside the folder that repeats them",
        [("cart.yaml", "cart", "kubernetes"), ("prod/cart.yaml", "cart", "prod")]),
      Case(
        "folders far down",
        [
          ("./k/apps/a/prod/x.yaml", "x", "k/apps/a/prod"),
          ("k/apps/a/dev/x.yaml", "x", "k/apps/a/dev"),
          ("k/apps/b/y.yaml", "y", "kubernetes"),
        ]),
      Case(
        "two files of one folder with much in common",
        [
          ("out/dev.yaml", "cart", "out/dev.yaml"), ("out/dev.yaml", "pay", "out/dev.yaml"),
          ("out/prod.yaml", "cart", "out/prod.yaml"), ("out/prod.yaml", "pay", "out/prod.yaml"),
          ("out/all.yaml", "x", "kubernetes"),
        ]),
      Case(
        "one thing said twice in one folder is a mistake, not a scope",
        [("k/cart.yaml", "cart", "kubernetes"), ("k/old.yaml", "cart", "kubernetes")]),
      Case(
        "twice in one file", [("k.yaml", "cart", "kubernetes"), ("k.yaml", "cart", "kubernetes")]),
      Case(
        "what has no identity repeats nothing",
        [("a/x.yaml", nil, "kubernetes"), ("b/x.yaml", nil, "kubernetes")]),
      Case(
        "absolute paths", [("/r/a/x.yaml", "x", "/r/a"), ("/r/b/x.yaml", "x", "/r/b")]),
    ])
  func assignment(_ expected: Case) {
    let items = expected.items.map { item in
      ScopeAssignment.Item(
        path: item.path,
        identity: item.name.map { ObjectKey("Deployment", namespace: "shop", name: $0) })
    }
    #expect(ScopeAssignment.scopes(of: items) == expected.scopes)
  }

  private static let overlay = """
    apiVersion: v1
    kind: Namespace
    metadata: {name: shop}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: cart, namespace: shop}
    spec: {selector: {app: cart}}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: cart, namespace: shop, labels: {app: cart}}
    spec: {containers: [{name: cart, image: cart:1}]}
    """

  @Test("keep selectors and references to themselves")
  func joins() {
    let cluster = Cluster(files: [
      "prod/shop.yaml": Self.overlay, "dev/shop.yaml": Self.overlay,
    ])
    for scope in ["prod", "dev"] {
      let service = cluster.node("Service/shop/cart", scope: scope)
      let ends = service.map { cluster.graph.targets(.selects, .workload, of: $0).members } ?? []
      #expect(ends.map { cluster.graph[$0.node].scope } == [scope])
      #expect(cluster.targets("Pod/shop/cart", .placedIn, scope: scope) == ["Namespace/shop"])
    }
    #expect(cluster.warnings.isEmpty)
  }

  @Test("do not split where only a Namespace is declared again")
  func namespaces() {
    let namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"
    let cluster = Cluster(files: ["a/n.yaml": namespace, "b/n.yaml": namespace])
    #expect(cluster.declared.map(\.scope) == ["kubernetes", "kubernetes"])
    #expect(cluster.warnings.isEmpty)
  }

  @Test("with one identity twice keep both objects and warn")
  func repetition() {
    let cluster = Cluster(files: [
      "k/a.yaml": "{apiVersion: v1, kind: Service, metadata: {name: cart}}",
      "k/b.yaml": "{apiVersion: v1, kind: Service, metadata: {name: cart, namespace: default}}",
    ])
    #expect(cluster.declared.map(\.address) == ["Service/cart", "Service/default/cart"])
    #expect(
      cluster.warnings.map(\.line) == [
        "k/b.yaml:1:1: warning: Service/default/cart is also declared in k/a.yaml; give one of them "
          + "another name or namespace, or keep overlays in folders of their own"
      ])
  }
}
