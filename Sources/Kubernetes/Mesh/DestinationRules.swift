internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// A host of the mesh in a scope, its name in full.
  struct SubsetKey: Hashable {
    let scope: String
    let host: String
  }

  /// The subsets that destination rules define for a host, each with the workloads that it leaves.
  typealias SubsetIndex = [SubsetKey: [String: Fact]]

  /// Says what Istio's DestinationRules are for, and gives the subsets that they define.
  mutating func contributeDestinationRules(_ pods: PodIndex) -> SubsetIndex {
    var index: SubsetIndex = [:]
    for entry in entries(of: .destinationRule) {
      let spec = entry.manifest.object.declared("spec")
      let host = MeshHost(spec?.text("host") ?? "", in: entry.manifest.home)
      contributeHost(spec?.text("host") ?? "", host, entry)
      contributeTrafficPolicies(of: entry, spec)
      let service = host.service.flatMap { find($0, from: entry.scope) }.map { entries[$0.entry] }
      var facts: [Fact] = []
      for subset in spec?.list("subsets") ?? [] {
        let workloads = subsetWorkloads(subset, of: service, entry, pods)
        let name = subset.text("name") ?? ""
        index[SubsetKey(scope: entry.scope, host: host.text), default: [:]][name] = workloads
        facts.append(
          builder.record(
            .subset,
            [
              "name": .string(name),
              "labels": .labels(subset.declared("labels")?.texts ?? []), "workloads": workloads,
            ], at: Place(entry.node, subset)))
      }
      builder.set(entry.node, "subsets", .list(facts))
    }
    return index
  }

  private mutating func contributeHost(_ text: String, _ host: MeshHost, _ entry: Entry) {
    builder.set(entry.node, "host", .string(text))
    builder.set(entry.node, "hostResolves", resolves(text, for: entry))
    builder.set(entry.node, "hostPlace", .place(place(entry, "spec", "host")))
    guard let key = host.service else { return }
    builder.connect(
      entry.node, .targets, .named(key.graphName, .service), place: place(entry, "spec", "host"))
  }

  /// The workloads that a subset leaves of its Service's.
  private mutating func subsetWorkloads(
    _ subset: Value, of service: Entry?, _ entry: Entry, _ pods: PodIndex
  ) -> Fact {
    guard let service,
      let selector = service.manifest.object.declared("spec", "selector").flatMap({
        LabelSelector(map: $0)
      })
    else { return .unknown([outside(entry, "spec.host")]) }
    let labels = subset.declared("labels")?.texts ?? []
    let narrowed = LabelSelector(
      selector.requirements + labels.map { .isOneOf(key: $0.key, values: [$0.value]) })
    let selected = select(entry, narrowed, in: [service.home], pods, at: Place(entry.node, subset))
    return .nodes(selected.map { entries[workloads[$0].entry].node })
  }

  private mutating func contributeTrafficPolicies(of entry: Entry, _ spec: Value?) {
    let policies = TrafficPolicy.all(of: spec)
    builder.set(
      entry.node, "trafficPolicyPlace", .place(place(entry, "spec", "trafficPolicy")))
    builder.set(
      entry.node, "hasOutlierDetection", .bool(policies.allSatisfy { $0.outlierDetection != nil }))
    builder.set(entry.node, "canEject", .bool(policies.allSatisfy(\.canEject)))
    builder.set(
      entry.node, "hasConnectionPool", .bool(policies.allSatisfy { $0.connectionPool != nil }))
    let facts = policies.map { policy in
      builder.record(
        .trafficPolicy, policy.fields,
        at: policy.declared.map { Place(entry.node, $0) } ?? place(entry, "spec", "trafficPolicy"))
    }
    builder.set(entry.node, "trafficPolicies", .list(facts))
  }
}

/// A traffic policy in force: for all, for a port, or for a subset, with what it takes over.
///
/// A subset overrides its rule's settings one by one; a port has its own alone, and Istio's defaults
/// for what they leave out.
struct TrafficPolicy {
  /// What it is for: empty for all, `port 80`, `subset v1`, `subset v1, port 80`.
  let audience: String
  /// Where it is declared; nil where nothing is.
  let declared: Value?
  let outlierDetection: Value?
  let connectionPool: Value?
  let tls: Value?

  /// The policies in force of a destination rule.
  static func all(of spec: Value?) -> [TrafficPolicy] {
    let whole = TrafficPolicy(spec?.declared("trafficPolicy"), "", over: nil)
    var policies = [whole] + ports(of: spec?.declared("trafficPolicy"), "")
    for subset in spec?.list("subsets") ?? [] {
      guard let policy = subset.declared("trafficPolicy") else { continue }
      let name = "subset \(subset.text("name") ?? "")"
      policies.append(TrafficPolicy(policy, name, over: whole))
      policies += ports(of: policy, name + ", ")
    }
    return policies
  }

  private static func ports(of policy: Value?, _ prefix: String) -> [TrafficPolicy] {
    (policy?.list("portLevelSettings") ?? []).map { port in
      TrafficPolicy(port, prefix + "port \(port.text("port", "number") ?? "")", over: nil)
    }
  }

  private init(_ value: Value?, _ audience: String, over outer: TrafficPolicy?) {
    self.audience = audience
    declared = value
    outlierDetection = value?.declared("outlierDetection") ?? outer?.outlierDetection
    connectionPool = value?.declared("connectionPool") ?? outer?.connectionPool
    tls = value?.declared("tls") ?? outer?.tls
  }

  /// Whether some run of errors takes a pod out: five answers of 5xx in a row where nobody said; 0 turns
  /// a count off, and no pod leaves where none may, or where all must stay healthy.
  var canEject: Bool {
    guard let detection = outlierDetection else { return false }
    let count = { (key: String, fallback: Int64) in detection[key]?.int ?? fallback }
    let answers = [
      count("consecutive5xxErrors", 5), count("consecutiveGatewayErrors", 0),
      count("consecutiveErrors", 0),
    ]
    let local =
      detection["splitExternalLocalOriginErrors"]?.bool == true
      ? count("consecutiveLocalOriginFailures", 5) : 0
    return (answers + [local]).contains { $0 > 0 } && maxEjectionPercent > 0
      && count("minHealthPercent", 0) < 100
  }

  private var maxEjectionPercent: Int64 { outlierDetection?["maxEjectionPercent"]?.int ?? 10 }

  /// The fields of its record.
  var fields: [String: Fact] {
    let http = connectionPool?.declared("http")
    let boundsRequests = ["http1MaxPendingRequests", "http2MaxRequests"].contains {
      http?.declared($0) != nil
    }
    var fields: [String: Fact] = [
      "audience": .string(audience), "hasOutlierDetection": .bool(outlierDetection != nil),
      "canEject": .bool(canEject),
      "boundsConnections": .bool(connectionPool?.declared("tcp", "maxConnections") != nil),
      "boundsRequests": .bool(boundsRequests), "tlsMode": .string(tls?.text("mode") ?? ""),
    ]
    if let detection = outlierDetection {
      fields["maxEjectionPercent"] = .int(maxEjectionPercent)
      fields["minHealthPercent"] = .int(detection["minHealthPercent"]?.int ?? 0)
    }
    return fields
  }
}
