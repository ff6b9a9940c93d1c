internal import Documents

/// Routes and rules by what they belong to, and which of them are in force where.
///
/// Made once, when the graph is; all questions of reach are answered from it.
struct NetworkBook: Sendable {
  /// The routes of every table.
  var routes: [NodeID: [Route]] = [:]
  /// Why a table may have more of them.
  var routesRest: [NodeID: [Unknown]] = [:]
  /// The rules of every security group and network ACL.
  var rules: [NodeID: [Rule]] = [:]
  /// Why one may have more of them.
  var rulesRest: [NodeID: [Unknown]] = [:]
  /// The route table in force in every subnet.
  var tables: [NodeID: TableInForce] = [:]
  /// Where every table sends what is for the internet.
  var internetRoutes: [TableAndFamily: InternetRoutes] = [:]

  /// Every VPC's default network ACL, where somebody declared it.
  var defaultLists: [NodeID: NodeID] = [:]
  /// What blocks public access to a VPC.
  var blocks: [NodeID: NodeID] = [:]

  /// A table, and the addresses that it is asked for.
  struct TableAndFamily: Hashable {
    let table: NodeID
    let family: AddressFamily
  }
}

/// How much of a network is looked at to answer one question; what has more is undecided.
enum ReachLimit {
  /// Routes of one table: AWS allows 1,000.
  static let routes = 1_000
  /// Rules of one network ACL: AWS allows 40 in each direction.
  static let listRules = 200
  /// Rules of all security groups of one thing: AWS allows 1,000.
  static let groupRules = 2_000
  /// Subnets of one thing.
  static let subnets = 64
  /// Ways that are tried for one question.
  static let ways = 4_096
  /// How many balancers may stand one behind the other.
  static let balancers = 3
}

/// Unknowns that concern everything of a scope: a few of them, which is enough for a person.
struct ScopedUnknowns: Sendable {
  private static let limit = 8
  private var unknowns: [String: [Unknown]] = [:]

  mutating func add(_ unknown: Unknown, scope: String) {
    guard unknowns[scope, default: []].count < Self.limit else { return }
    unknowns[scope, default: []].append(unknown)
  }

  subscript(scope: String) -> [Unknown] { unknowns[scope] ?? [] }
}

extension [Unknown] {
  /// The same, each once.
  var uniqued: [Unknown] {
    var seen: Set<Unknown> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Where a route table sends what is for the internet.
struct InternetRoutes: Sendable {
  /// For which public addresses it leads to an internet gateway.
  var passage: Passage
  /// The gateway, and the table with the route that leads there; empty where there is none.
  var hops: [Hop] = []
  /// How many routes lead to a gateway.
  var routeCount = 0
}

extension Graph {
  /// Notes what is in force in all of a VPC; asking its edges each time would cost all that it holds.
  mutating func learnDefaults() {
    for list in nodes(of: .networkACL) where isTrue(list, "isDefault") {
      for vpc in targets(.placedIn, .vpc, of: list).nodes { network.defaultLists[vpc] = list }
    }
    for edge in edges where edge.kind == .protects {
      if let from = edge.from, let to = edge.to, self[to].kind == .vpc {
        network.blocks[to] = from
      }
    }
  }

  /// Where `table` sends what is for public addresses of `family`: of several routes the one with
  /// the longest prefix decides, as routers do.
  ///
  /// - Complexity: O(1) for the tables that are in force in a subnet.
  func internetRoutes(of table: NodeID, _ family: AddressFamily) -> InternetRoutes {
    let key = NetworkBook.TableAndFamily(table: table, family: family)
    return network.internetRoutes[key] ?? findInternetRoutes(of: table, family)
  }

  /// Works out where `table` sends what is for the internet, and keeps it.
  ///
  /// - Complexity: O(routes²) at worst, up to the limit, the first time; O(1) from then on.
  mutating func learnInternetRoutes(of table: NodeID) {
    for family in AddressFamily.allCases {
      let key = NetworkBook.TableAndFamily(table: table, family: family)
      guard network.internetRoutes[key] == nil else { continue }
      network.internetRoutes[key] = findInternetRoutes(of: table, family)
    }
  }

  private func findInternetRoutes(of table: NodeID, _ family: AddressFamily) -> InternetRoutes {
    let routes = network.routes[table] ?? []
    let everyone = AddressSet.everyPublic(family)
    let rest = network.routesRest[table] ?? []
    guard routes.count <= ReachLimit.routes else {
      return InternetRoutes(passage: .maybe(family, [tooMuch(table, "route")]))
    }
    var result = InternetRoutes(
      passage: Passage(certain: .none, possible: rest.isEmpty ? .none : everyone, unknowns: rest))
    var remaining = everyone
    for (prefix, route) in byLength(routes, family) {
      let part = remaining.intersection(AddressSet([prefix], family))
      guard !part.isEmpty else { continue }
      remaining = remaining.subtracting(part)
      add(route, for: part, in: table, to: &result)
    }
    for route in routes where route.destination?.value == nil {
      addUndecided(route, for: everyone, in: table, to: &result)
    }
    return result
  }

  /// The routes of which the prefix is known and of `family`, the most specific first.
  func byLength(_ routes: [Route], _ family: AddressFamily) -> [(Prefix, Route)] {
    let known = routes.compactMap { route in
      route.destination?.value.flatMap { $0.family == family ? ($0, route) : nil }
    }
    return known.enumerated().sorted {
      ($1.element.0.length, $0.offset) < ($0.element.0.length, $1.offset)
    }.map(\.element)
  }

  private func add(
    _ route: Route, for part: AddressSet, in table: NodeID, to result: inout InternetRoutes
  ) {
    switch leadsToInternet(route) {
    case .no: return
    case .unknown(let unknowns):
      result.passage.formUnion(Passage(certain: .none, possible: part, unknowns: unknowns))
    case .yes:
      result.passage.formUnion(.only(part))
      result.routeCount += 1
      guard result.hops.isEmpty || route.isDefault,
        case .node(let gateway, let provenance)? = route.target.end
      else { return }
      let known = provenance == .exact ? route.provenance : provenance
      result.hops = [
        Hop(gateway, edge: .routesTo, provenance: known),
        Hop(table, edge: .routesTo, provenance: known, place: route.place, note: route.note),
      ]
    }
  }

  /// A route of which nobody knows whom it is for.
  private func addUndecided(
    _ route: Route, for everyone: AddressSet, in table: NodeID, to result: inout InternetRoutes
  ) {
    if case .no = leadsToInternet(route) { return }
    var unknowns: [Unknown] = []
    if case .unknown(let unknown)? = route.destination { unknowns.append(unknown) }
    if let list = route.prefixList {
      unknowns.append(Unknown(address: list, attribute: "entries", reason: .notInInputs))
    }
    result.passage.formUnion(
      Passage(certain: .none, possible: everyone, unknowns: unknowns))
  }

  /// Whether `route` leads to an internet gateway that is fastened to a VPC.
  private func leadsToInternet(_ route: Route) -> Truth {
    switch route.target.end {
    case nil: return .no
    case .unknown(let unknown, let kinds)?:
      return kinds.allows(.internetGateway) ? .unknown([unknown]) : .no
    case .node(let target, _)?:
      guard self[target].kind == .internetGateway else { return .no }
      return isAttached(target)
    }
  }

  /// Whether a gateway is fastened to a VPC; one that is not in the inputs is taken to be.
  func isAttached(_ gateway: NodeID) -> Truth {
    if self[gateway].isExternal { return .yes }
    let vpcs = targets(.attachedTo, .vpc, of: gateway)
    if !vpcs.members.isEmpty { return .yes }
    return vpcs.rest.isEmpty ? .no : .unknown(vpcs.rest)
  }

  /// That a question was given up because `node` has more of something than any provider allows.
  func tooMuch(_ node: NodeID, _ attribute: String) -> Unknown {
    Unknown(address: self[node].address, attribute: attribute, reason: .error)
  }
}
