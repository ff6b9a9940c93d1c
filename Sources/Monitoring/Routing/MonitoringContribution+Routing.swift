internal import ArchitectureGraph
internal import Documents
internal import PromQL

extension MonitoringContribution {
  /// Adds the routes and receivers of a configuration.
  mutating func contributeRouting(_ source: Source, isResource: Bool) {
    let document = source.document
    var receivers: [String: NodeID] = [:]
    var names: [String: Set<String>] = [:]
    let integrations = Integrations(
      isResource: isResource, global: isResource ? nil : document["global"])
    for value in document.list("receivers") {
      guard let name = value.text("name") else { continue }
      let node = addReceiver(name, value, source)
      builder.set(node, "isDefined", .bool(true))
      let found = integrations.all(of: value)
      names[name] = Set(found.map(\.name))
      let records = found.map { record(of: $0, source, node) }
      builder.set(node, "integrations", .list(records))
      receivers[name] = node
    }
    guard let declared = document["route"], declared.isMapping else {
      builder.set(source.node, "routes", .list([]))
      return
    }
    var reader = RouteReader(
      isResource: isResource, receivers: Set(receivers.keys), intervals: intervals(of: document))
    var root = reader.route(declared, inheriting: nil)
    let part = isResource ? part(source.node) : nil
    if let matcher = part?.matcher { root = root.limited(by: matcher) }
    for name in reader.undefined.sorted() {
      let node = addReceiver(name, nil, source)
      builder.set(node, "isDefined", .bool(false))
      builder.set(node, "integrations", .list([]))
      receivers[name] = node
    }
    let records = reader.found.map { record(of: $0, source) }
    builder.set(source.node, "routes", .list(records))
    routings.append(
      Routing(
        node: source.node, root: root, receivers: receivers, integrations: names,
        isWhole: part?.isWhole ?? true))
  }

  private mutating func addReceiver(
    _ name: String, _ value: Value?, _ source: Source
  ) -> NodeID {
    let holder = builder.node(source.node)
    let node = builder.add(
      .alertReceiver, address: "\(holder.address)/\(name)", type: "alert-receiver", name: name,
      namespace: holder.namespace, scope: holder.scope,
      object: source.isInPlace ? value ?? holder.object : holder.object)
    builder.connect(node, .placedIn, .node(source.node), place: source.place(value, in: node))
    return node
  }

  /// Whether an AlertmanagerConfig is all that some Alertmanager is told, and if it is one among
  /// others, which alerts it is for: the operator lets it speak of its own namespace's only, unless
  /// the Alertmanager says otherwise.
  private func part(_ node: NodeID) -> (isWhole: Bool, matcher: RouteMatcher?) {
    let own = builder.node(node)
    let servers = builder.nodes {
      $0.type.isOperators && Self.kindName(of: $0) == "Alertmanager" && $0.scope == own.scope
    }
    let specs = servers.compactMap { $0.object?["spec"] }
    if specs.contains(where: { $0["alertmanagerConfiguration"]?.text("name") == own.name }) {
      return (true, nil)
    }
    let isForAll = specs.contains {
      $0["alertmanagerConfigMatcherStrategy"]?.text("type") == "None"
    }
    guard !isForAll else { return (false, nil) }
    return (false, RouteMatcher("namespace", .equal, own.namespace ?? "default"))
  }

  private func intervals(of document: Value) -> Set<String> {
    let lists = ["time_intervals", "mute_time_intervals", "muteTimeIntervals", "timeIntervals"]
    return Set(lists.flatMap { document.list($0).compactMap { $0.text("name") } })
  }

  // MARK: Records

  private mutating func record(
    of found: Integrations.Found, _ source: Source, _ node: NodeID
  ) -> Fact {
    if let literal = found.literal { builder.markSensitive(literal) }
    return builder.record(
      .integration,
      [
        "name": .string(found.name), "urlSource": .string(found.urlSource),
        "channel": .string(found.channel), "sendsResolved": .bool(found.sendsResolved),
      ], at: source.place(found.literal ?? found.value, in: node))
  }

  private mutating func record(of found: RouteReader.Found, _ source: Source) -> Fact {
    var fields: [String: Fact] = [
      "isRoot": .bool(found.isRoot), "receiver": .string(found.receiver),
      "receiverExists": .bool(found.receiverExists),
      "matchers": .strings(found.matchers?.map(\.text) ?? []),
      "severities": .strings(found.severities),
      "missingIntervals": .strings(found.missingIntervals),
    ]
    if let labels = found.groupBy { fields["groupBy"] = .strings(labels) }
    if let seconds = found.groupWait { fields["groupWaitSeconds"] = .int(seconds) }
    if let seconds = found.groupInterval { fields["groupIntervalSeconds"] = .int(seconds) }
    if let seconds = found.repeatInterval { fields["repeatIntervalSeconds"] = .int(seconds) }
    let value = found.value["receiver"] ?? found.value
    return builder.record(.alertRoute, fields, at: source.place(value, in: source.node))
  }
}

extension Routing.Route {
  /// The route for those alerts only that satisfy `matcher`, too.
  func limited(by matcher: RouteMatcher) -> Routing.Route {
    Routing.Route(
      matchers: matchers.map { $0 + [matcher] }, receiver: receiver, continues: continues,
      routes: routes)
  }
}
