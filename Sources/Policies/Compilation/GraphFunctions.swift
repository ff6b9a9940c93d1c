package import ArchitectureGraph
package import CEL

/// What archlint adds to CEL's functions, few and in the graph's own terms.
///
/// The declarations are here, for the checker; what they do is the host's, who holds the graph.
package protocol GraphHost: HostContext {
  /// The nodes of `kind` at the far end of the edges `edge` that start at `node`.
  func targets(_ edge: EdgeKind, _ kind: Kind, of node: CEL.Object) -> CEL.Value
  /// The nodes of `kind` from which edges `edge` lead to `node`.
  func sources(_ edge: EdgeKind, _ kind: Kind, of node: CEL.Object) -> CEL.Value
  /// All nodes of `kind`.
  func nodes(of kind: Kind) -> CEL.Value
}

extension Library {
  /// `node.targets(edge, kind)`, `node.sources(edge, kind)`, `graph.of(kind)`.
  static let graph = Library(
    name: "graph",
    functions: [
      ends("targets") { host, edge, kind, node in host.targets(edge, kind, of: node) },
      ends("sources") { host, edge, kind, node in host.sources(edge, kind, of: node) },
      FunctionDeclaration(
        "of",
        [
          Overload(
            "graph_of", .member, [.object(GraphTypes.graph), .string], .list(.dyn),
            refine: { site in
              kind(site, argument: 1).map {
                .typed(.list(.object($0.typeName)), nil)
              }
            }, .hosted { arguments, context in nodes(arguments, context) })
        ]),
    ])

  private static func nodes(_ arguments: [CEL.Value], _ context: (any HostContext)?) -> CEL.Value {
    guard let host = context as? any GraphHost, arguments.count == 2,
      case .string(let name) = arguments[1], let kind = Kind(rawValue: name)
    else { return .failure(.unbound, "there is no graph here") }
    return host.nodes(of: kind)
  }

  /// A function that follows edges: one overload for each kind of node, so that nothing is dynamic.
  private static func ends(
    _ name: String,
    _ follow: @escaping @Sendable (any GraphHost, EdgeKind, Kind, CEL.Object) -> CEL.Value
  ) -> FunctionDeclaration {
    let implementation = Implementation.hosted { arguments, context in
      guard let host = context as? any GraphHost, arguments.count == 3,
        case .object(let node) = arguments[0], case .string(let edgeName) = arguments[1],
        case .string(let kindName) = arguments[2], let edge = EdgeKind(rawValue: edgeName),
        let kind = Kind(rawValue: kindName)
      else { return .failure(.unbound, "there is no graph here") }
      return follow(host, edge, kind, node)
    }
    let types = [GraphTypes.anyNode] + Kind.allCases.map(\.typeName)
    return FunctionDeclaration(
      name,
      types.map { type in
        Overload(
          "\(type)_\(name)", .member, [.object(type), .string, .string], .list(.dyn),
          refine: refineEnds, implementation)
      })
  }

  private static let refineEnds: @Sendable (CallSite) -> Refinement = { site in
    guard case .string(let edge)?? = site.literals.dropFirst().first else {
      return .rejected("the edge must be a literal", argument: 1)
    }
    if EdgeKind(rawValue: edge) == nil {
      let help = Suggestion.help(for: edge, among: EdgeKind.allCases.map(\.rawValue))
      return .rejected("no edge is called '\(edge)'" + (help.map { "; \($0)" } ?? ""), argument: 1)
    }
    return kind(site, argument: 2).map { .typed(.list(.object($0.typeName)), nil) }
  }

  /// The literal kind in an argument, made into a refinement by `make`, or what is wrong with it.
  private static func kind(_ site: CallSite, argument: Int) -> KindArgument {
    guard site.literals.count > argument, case .string(let name)? = site.literals[argument] else {
      return .wrong(.rejected("the kind must be a literal", argument: argument))
    }
    if let kind = Kind(rawValue: name) { return .kind(kind) }
    let help = Suggestion.help(for: name, among: Kind.allCases.map(\.rawValue))
    return .wrong(
      .rejected("no kind is called '\(name)'" + (help.map { "; \($0)" } ?? ""), argument: argument))
  }

  private enum KindArgument {
    case kind(Kind)
    case wrong(Refinement)

    func map(_ make: (Kind) -> Refinement) -> Refinement {
      switch self {
      case .kind(let kind): make(kind)
      case .wrong(let refinement): refinement
      }
    }
  }
}
