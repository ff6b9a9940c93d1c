internal import Documents

/// What plans declare of a kind, by what it is called where it is kept: secrets of a store,
/// repositories of a registry.
struct DeclaredNames {
  private(set) var byName: [String: [NodeID]] = [:]
  private var byFolder: [String: [String]] = [:]
  /// Why there may be more of them, under names that are not known: a few of the reasons.
  private(set) var rest: [Unknown] = []
  /// How many neighbors and reasons are told: enough for a person.
  static let limit = 8

  /// Those of `kind` in `graph`, by the text of their field `field`.
  init(_ kind: Kind, by field: String, _ graph: Graph) {
    for node in graph.nodes(of: kind) where !graph[node].isExternal {
      switch graph.fact(node, field) {
      case .string(let name)?:
        byName[name, default: []].append(node)
        if let folder = Self.folder(of: name) { byFolder[folder, default: []].append(name) }
      case .unknown(let unknowns)?: rest += unknowns
      default: continue
      }
    }
    rest += graph.partialScopes.sorted { $0.key < $1.key }.map(\.value)
    rest = Array(rest.prefix(Self.limit))
    byFolder = byFolder.mapValues { Array($0.sorted().prefix(Self.limit)) }
  }

  /// Whether no plan declares any.
  var isEmpty: Bool { byName.isEmpty }

  /// The names in the folder of `name`, a few of them, sorted: `shop/database` for `shop/databases`.
  func neighbors(of name: String) -> [String] {
    Self.folder(of: name).flatMap { byFolder[$0] } ?? []
  }

  /// Whether a plan declares what is called `name`, which no single thing is; nil where plans declare
  /// none of the kind.
  ///
  /// A plan that declares some of a folder's things is taken to declare all, and so is one that
  /// `owns` the things without a folder; of others it says nothing, for the reason `elsewhere`.
  func declares(_ name: String, owns: Bool = false, elsewhere: Unknown) -> Fact? {
    if isEmpty { return nil }
    if byName[name] != nil { return .bool(true) }
    let isOwn = Self.folder(of: name) == nil ? owns : !neighbors(of: name).isEmpty
    guard isOwn else { return .unknown([elsewhere]) }
    return rest.isEmpty ? .bool(false) : .unknown(rest)
  }

  private static func folder(of name: String) -> String? {
    name.lastIndex(of: "/").map { String(name[..<$0]) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
