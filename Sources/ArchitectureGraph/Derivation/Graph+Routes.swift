internal import Documents

/// A route whose ends are joined, as the derivations use it.
struct Route: Sendable {
  let destination: Known<Prefix>?
  let target: Joined?
  let place: Place
  let record: Fact

  /// Whether it may carry traffic to addresses on the internet.
  var isForPublicAddresses: Truth {
    switch destination {
    case .known(let prefix): prefix.isPrivate ? .no : .yes
    case .unknown(let unknown): .unknown([unknown])
    case nil: .no
    }
  }

  var isDefault: Bool { destination?.value?.isEverything ?? false }
}

/// Every route table's routes, and why there may be more of them.
struct RouteBook: Sendable {
  var routes: [NodeID: [Route]] = [:]
  var rest: [NodeID: [Unknown]] = [:]
}

extension Graph {
  /// Sets every route table's `routes`, from wherever they are declared.
  mutating func deriveRoutes(_ joined: [JoinedRoute]) {
    var book = RouteBook()
    for route in joined {
      let record = record(
        .route, routeFields(route), at: route.declared.place)
      let made = Route(
        destination: route.declared.destination, target: route.target,
        place: route.declared.place, record: record)
      switch route.table {
      case .node(let table, _): book.routes[table, default: []].append(made)
      case .unknown(let unknown, _):
        for table in nodes(of: .routeTable)
        where self[table].scope == self[route.declared.place.node].scope {
          book.rest[table, default: []].append(unknown)
        }
      }
    }
    for table in nodes(of: .routeTable) {
      if self[table].isExternal { book.rest[table, default: []].append(absence(of: table)) }
      set(
        table, "routes",
        .list((book.routes[table] ?? []).map(\.record), rest: book.rest[table] ?? []))
    }
    routeBook = book
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
    switch route.target {
    case .node(let target, _):
      fields["target"] = .node(target)
      fields["targetKind"] = .string(self[target].kind.rawValue)
    case .unknown(let unknown, let kinds):
      fields["target"] = .unknown([unknown])
      fields["targetKind"] =
        kinds.count == 1 ? .string(kinds[0].rawValue) : .unknown([unknown])
    case nil: break
    }
    return fields
  }

  /// What stands for the fields of a thing that is not in the inputs.
  func absence(of node: NodeID) -> Unknown {
    Unknown(address: self[node].address, attribute: "", reason: .notInInputs)
  }
}
