internal import Documents

/// The secrets of stores that plans declare, by what their stores call them.
struct KeptSecrets {
  private(set) var byName: [String: [NodeID]] = [:]
  private var byFolder: [String: [String]] = [:]
  /// Why there may be more of them, under names that are not known.
  private(set) var rest: [Unknown] = []

  /// Those of `graph`.
  init(_ graph: Graph) {
    for node in graph.nodes(of: .secret) where !graph[node].isExternal {
      switch graph.fact(node, "storeName") {
      case .string(let name)?:
        byName[name, default: []].append(node)
        if let folder = Self.folder(of: name) { byFolder[folder, default: []].append(name) }
      case .unknown(let unknowns)?: rest += unknowns
      default: continue
      }
    }
    rest += graph.partialScopes.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether no plan declares any.
  var isEmpty: Bool { byName.isEmpty }

  /// The names in the folder of `name`, sorted: `shop/database` for `shop/databases`.
  func neighbors(of name: String) -> [String] {
    Self.folder(of: name).flatMap { byFolder[$0] }?.sorted() ?? []
  }

  private static func folder(of name: String) -> String? {
    name.lastIndex(of: "/").map { String(name[..<$0]) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
