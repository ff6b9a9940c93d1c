internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says where Istio's VirtualServices and the Gateway API's routes send requests, and what
  /// DestinationRules are for.
  mutating func contributeMesh(_ pods: PodIndex) {
    for entry in entries {
      switch entry.manifest.kind {
      case .virtualService: contributeVirtualService(entry)
      case .destinationRule: contributeDestinationRule(entry, pods)
      case .resource where entry.manifest.group == "gateway.networking.k8s.io":
        contributeRoute(entry)
      default: continue
      }
    }
  }

  /// The Service that a host of the mesh means to `entry`: a short name is of its own namespace.
  ///
  /// A name of two parts is a Service only if there is one: `cart.shop` and `example.com` look alike.
  func service(ofHost host: String, for entry: Entry) -> ObjectKey? {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.first, !name.isEmpty, name != "*" else { return nil }
    if parts.count == 1 {
      return ObjectKey("Service", namespace: entry.manifest.home, name: name)
    }
    let key = ObjectKey("Service", namespace: parts[1], name: name)
    if parts.count == 2 { return find(key, from: entry.scope) == nil ? nil : key }
    return parts[2] == "svc" ? key : nil
  }

  private mutating func contributeVirtualService(_ entry: Entry) {
    guard let spec = entry.manifest.object.declared("spec") else { return }
    builder.set(entry.node, "hosts", .strings(spec.list("hosts").compactMap(\.text)))
    for gateway in spec.list("gateways") {
      guard let text = gateway.text, text != "mesh" else { continue }
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      refer(
        entry, .uses, to: "Gateway.networking.istio.io", named: parts.last ?? text,
        namespace: parts.count == 2 ? parts[0] : nil, as: .gateway, at: gateway)
    }
    var facts: [Fact] = []
    for (rule, key) in ["http", "tls", "tcp"].flatMap({ key in spec.list(key).map { ($0, key) } }) {
      for route in rule.list("route") {
        guard let destination = route.declared("destination") else { continue }
        facts.append(self.destination(destination, route, rule: key, entry))
      }
    }
    builder.set(entry.node, "destinations", .list(facts))
  }

  private mutating func destination(
    _ destination: Value, _ route: Value, rule: String, _ entry: Entry
  ) -> Fact {
    let host = destination.text("host") ?? ""
    if let key = service(ofHost: host, for: entry) {
      builder.connect(
        entry.node, .routesTo, .named(key.graphName, .service),
        place: Place(entry.node, destination))
    }
    var fields: [String: Fact] = [
      "host": .string(host), "rule": .string(rule),
      "subset": .string(destination.text("subset") ?? ""),
      "port": .string(destination.text("port", "number") ?? ""),
    ]
    if let weight = route["weight"]?.int { fields["weight"] = .int(weight) }
    return builder.record(.destination, fields, at: Place(entry.node, route))
  }

  private mutating func contributeDestinationRule(_ entry: Entry, _ pods: PodIndex) {
    let spec = entry.manifest.object.declared("spec")
    let policy = spec?.declared("trafficPolicy")
    let host = spec?.text("host") ?? ""
    builder.set(entry.node, "host", .string(host))
    builder.set(
      entry.node, "hasOutlierDetection", .bool(policy?.declared("outlierDetection") != nil))
    builder.set(entry.node, "hasConnectionPool", .bool(policy?.declared("connectionPool") != nil))
    builder.set(
      entry.node, "trafficPolicyPlace", .place(place(entry, "spec", "trafficPolicy")))
    var service: Entry?
    if let key = self.service(ofHost: host, for: entry) {
      builder.connect(
        entry.node, .targets, .named(key.graphName, .service), place: place(entry, "spec", "host"))
      service = find(key, from: entry.scope).map { entries[$0.entry] }
    }
    var facts: [Fact] = []
    for subset in spec?.list("subsets") ?? [] {
      facts.append(self.subset(subset, of: service, entry, pods))
    }
    builder.set(entry.node, "subsets", .list(facts))
  }

  /// A subset with the workloads that it leaves of its Service's.
  private mutating func subset(
    _ subset: Value, of service: Entry?, _ entry: Entry, _ pods: PodIndex
  ) -> Fact {
    let place = Place(entry.node, subset)
    let labels = subset.declared("labels")?.texts ?? []
    var fields: [String: Fact] = [
      "name": .string(subset.text("name") ?? ""), "labels": .labels(labels),
    ]
    if let service,
      let selector = service.manifest.object.declared("spec", "selector").flatMap({
        LabelSelector(map: $0)
      })
    {
      let narrowed = LabelSelector(
        selector.requirements + labels.map { .isOneOf(key: $0.key, values: [$0.value]) })
      let selected = select(entry, narrowed, in: [service.home], pods, at: place)
      fields["workloads"] = .nodes(selected.map { entries[workloads[$0].entry].node })
    } else {
      fields["workloads"] = .unknown([outside(entry, "spec.host")])
    }
    return builder.record(.subset, fields, at: place)
  }

  /// HTTPRoute, GRPCRoute and their like: parents and backends, of their own namespace or another.
  private mutating func contributeRoute(_ entry: Entry) {
    guard entry.manifest.kindName.hasSuffix("Route"),
      let spec = entry.manifest.object.declared("spec")
    else { return }
    for parent in spec.list("parentRefs") {
      guard (parent.text("kind") ?? "Gateway") == "Gateway", let name = parent.text("name") else {
        continue
      }
      refer(
        entry, .uses, to: "Gateway.gateway.networking.k8s.io", named: name,
        namespace: parent.text("namespace"), as: .gateway, at: parent)
    }
    for backend in spec.list("rules").flatMap({ $0.list("backendRefs") }) {
      guard (backend.text("kind") ?? "Service") == "Service", let name = backend.text("name")
      else { continue }
      refer(
        entry, .routesTo, to: "Service", named: name, namespace: backend.text("namespace"),
        as: .service, at: backend)
    }
  }
}
