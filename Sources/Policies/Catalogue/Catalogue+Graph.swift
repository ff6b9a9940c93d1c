internal import CEL

extension Catalogue {
  /// What is said of archlint's own functions; the examples need a graph with a service `cart` that
  /// selects a workload `cart`, which reads a secret `cart`.
  static let graph = Catalogue(
    "The graph",
    "archlint's own: they follow the graph's edges. Fields of nodes say most of it already.",
    of: .graph,
    [
      Entry(
        "targets",
        "The nodes of a kind at the far end of the node's edges; open where there may be more.",
        forms: ["node.targets(edge, kind) -> list(node of that kind)"],
        (
          "graph.services[0].targets('selects', 'workload').map(w, w.name)", "['cart']"
        )),
      Entry(
        "sources",
        "The nodes of a kind whose edges lead to the node; open where there may be more.",
        forms: ["node.sources(edge, kind) -> list(node of that kind)"],
        (
          "graph.secrets[0].sources('reads', 'workload').map(w, w.name)", "['cart']"
        )),
      Entry(
        "of", "All nodes of a kind, but for what is known by its id alone.",
        forms: ["graph.of(kind) -> list(node of that kind)"],
        ("graph.of('workload').map(w, w.name)", "['cart']")),
    ])
}
