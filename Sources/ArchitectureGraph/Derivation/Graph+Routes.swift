internal import Documents

/// A route whose ends are joined, as the derivations use it.
struct Route: Sendable {
  let destination: Known<Prefix>?
  let prefixList: String?
  let target: JoinedTarget
  let provenance: Provenance
  let place: Place
  let record: Fact

  var isDefault: Bool { destination?.value?.isEverything ?? false }

  /// Whether it is only likely to be of its table, or to lead where it does.
  var isInferred: Bool { provenance == .inferred || (target.end?.isInferred ?? false) }

  /// Where it leads, as evidence says it.
  var note: String? { destination?.value?.description ?? prefixList }
}

extension Graph {
  /// Sets every route table's `routes`, from wherever they are declared.
  mutating func deriveRoutes(_ joined: [JoinedRoute]) {
    var rest = ScopedUnknowns()
    for route in joined {
      let isTargetInferred = route.target.end?.isInferred ?? false
      var provenance = route.declared.provenance
      if case .node(_, let known) = route.table { provenance = provenance.through(known) }
      let record = record(
        .route, routeFields(route), at: route.declared.place,
        isInferred: provenance == .inferred,
        inferred: isTargetInferred ? ["target", "targetKind"] : [])
      let made = Route(
        destination: route.declared.destination, prefixList: route.declared.prefixList,
        target: route.target, provenance: provenance, place: route.declared.place,
        record: record)
      switch route.table {
      case .node(let table, _): network.routes[table, default: []].append(made)
      case .unknown(let unknown, _):
        rest.add(unknown, scope: self[route.declared.place.node].scope)
      }
    }
    for table in nodes(of: .routeTable) {
      let unknowns = rest[self[table].scope] + absences(of: table)
      if !unknowns.isEmpty { network.routesRest[table] = unknowns }
      set(
        table, "routes",
        .list((network.routes[table] ?? []).map(\.record), rest: unknowns))
    }
  }

  private func routeFields(_ route: JoinedRoute) -> [String: Fact] {
    var fields: [String: Fact] = ["isDefault": .bool(false)]
    switch route.declared.destination {
    case .known(let prefix):
      fields["prefix"] = .string(prefix.description)
      fields["isDefault"] = .bool(prefix.isEverything)
    case .unknown(let unknown):
      fields["prefix"] = .unknown([unknown])
      fields["isDefault"] = .unknown([unknown])
    case nil: fields["prefix"] = .string(route.declared.prefixList ?? "")
    }
    switch route.target.end {
    case .node(let target, _)?:
      fields["target"] = .node(target)
      fields["targetKind"] = .string(self[target].kind.rawValue)
    case .unknown(let unknown, let kinds)?:
      fields["target"] = .unknown([unknown])
      fields["targetKind"] =
        kinds.count == 1 ? .string(kinds[0].rawValue) : .unknown([unknown])
    case nil: break
    }
    return fields
  }

  /// Why more may be declared of `node` than the inputs hold: it is not among them, or only a part of
  /// its scope is.
  func absences(of node: NodeID) -> [Unknown] {
    (self[node].isExternal ? [absence(of: node)] : [])
      + (partialScopes[self[node].scope].map { [$0] } ?? [])
  }

  /// What stands for the fields of a thing that is not in the inputs.
  func absence(of node: NodeID) -> Unknown {
    Unknown(address: self[node].address, attribute: "", reason: .notInInputs)
  }
}
