internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says where Istio's VirtualServices send requests, what its DestinationRules and policies are for,
  /// and where the Gateway API's routes lead.
  mutating func contributeMesh(_ pods: PodIndex) {
    contributeInjection()
    let subsets = contributeDestinationRules(pods)
    for entry in entries {
      switch entry.manifest.kind {
      case .virtualService: contributeVirtualService(entry, subsets)
      case .gateway: contributeGateway(entry)
      case .peerAuthentication: contributePeerAuthentication(entry, pods)
      case .authorizationPolicy: contributeAuthorizationPolicy(entry, pods)
      case .resource where entry.manifest.group == "gateway.networking.k8s.io":
        contributeRoute(entry)
      default: continue
      }
    }
  }

  private mutating func contributeVirtualService(_ entry: Entry, _ subsets: SubsetIndex) {
    guard let spec = entry.manifest.object.declared("spec") else { return }
    builder.set(entry.node, "hosts", .strings(spec.list("hosts").compactMap(\.text)))
    contributeGateways(of: entry, spec)
    var routes: [Fact] = []
    var destinations: [Fact] = []
    for key in ["http", "tls", "tcp"] {
      for rule in spec.list(key) {
        let facts = rule.list("route").map { destination($0, rule: key, entry, subsets) }
        destinations += facts
        routes.append(route(rule, key, facts, entry))
      }
    }
    builder.set(entry.node, "destinations", .list(destinations))
    builder.set(entry.node, "routes", .list(routes))
  }

  /// The edges to the gateways that it is bound to, and the names of those that are not here though
  /// they would be.
  private mutating func contributeGateways(of entry: Entry, _ spec: Value) {
    let kind = "Gateway.networking.istio.io"
    var missing: [Fact] = []
    var rest: [Unknown] = []
    for gateway in spec.list("gateways") {
      guard let text = gateway.text, text != "mesh" else { continue }
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      let namespace =
        parts.count == 2 && parts[0] != "." ? parts[0] : entry.manifest.home
      let name = parts.last ?? text
      refer(
        entry, .uses, to: kind, named: name, namespace: namespace, as: .gateway, at: gateway)
      switch exists(ObjectKey(kind, namespace: namespace, name: name), kind, namespace, entry) {
      case true: continue
      case false: missing.append(.string(text))
      case nil: rest.append(outside(entry, "spec.gateways"))
      }
    }
    builder.set(entry.node, "missingGateways", .list(missing, rest: rest))
  }

  /// The record of a route with its destinations.
  private mutating func route(
    _ rule: Value, _ key: String, _ destinations: [Fact], _ entry: Entry
  ) -> Fact {
    let declared = rule.list("route")
    let weights = declared.map { $0.declared("weight") }
    let isReadable = weights.allSatisfy { $0 == nil || $0?.int != nil }
    let total = weights.reduce(Int64(0)) { $0.addingReportingOverflow($1?.int ?? 0).partialValue }
    var fields: [String: Fact] = [
      "rule": .string(key), "name": .string(rule.text("name") ?? ""),
      "destinations": .list(destinations),
      // Istio takes a lone destination for all of it, whatever it says.
      "totalWeight": declared.count == 1
        ? .int(100) : isReadable ? .int(total) : .unknown([malformed(entry, "weight")]),
      "answersItself": .bool(
        ["redirect", "directResponse", "delegate"].contains { rule.declared($0) != nil }),
    ]
    fields["timeoutSeconds"] = seconds(rule.declared("timeout"), "timeout", entry)
    if let retries = rule.declared("retries") {
      fields["attempts"] =
        retries["attempts"]?.int.map { .int($0) }
        ?? .unknown([malformed(entry, "retries.attempts")])
      fields["perTrySeconds"] = seconds(
        retries.declared("perTryTimeout"), "retries.perTryTimeout", entry)
    }
    return builder.record(.trafficRoute, fields, at: Place(entry.node, rule))
  }

  private func seconds(_ value: Value?, _ attribute: String, _ entry: Entry) -> Fact? {
    value.map { value in
      GoDuration.exactSeconds(value.text ?? "").map { .double($0) }
        ?? .unknown([malformed(entry, attribute)])
    }
  }

  private mutating func destination(
    _ route: Value, rule: String, _ entry: Entry, _ subsets: SubsetIndex
  ) -> Fact {
    let destination = route.declared("destination")
    let host = destination?.text("host") ?? ""
    let port = destination?.text("port", "number") ?? ""
    var fields: [String: Fact] = [
      "host": .string(host), "rule": .string(rule),
      "subset": .string(destination?.text("subset") ?? ""), "port": .string(port),
      "resolves": resolves(host, for: entry), "hasPort": .bool(true),
    ]
    if let weight = route["weight"]?.int { fields["weight"] = .int(weight) }
    let meaning = MeshHost(host, in: entry.manifest.home)
    if let key = meaning.service {
      builder.connect(
        entry.node, .routesTo, .named(key.graphName, .service),
        place: Place(entry.node, destination))
      if let service = find(key, from: entry.scope) {
        fields["service"] = .node(service.node)
        fields["hasPort"] = hasPort(port, entries[service.entry])
      }
    }
    addSubset(destination?.text("subset"), of: meaning, entry, subsets, to: &fields)
    return builder.record(.destination, fields, at: Place(entry.node, route))
  }

  private func hasPort(_ port: String, _ service: Entry) -> Fact {
    let ports = service.manifest.object.declared("spec")?.list("ports") ?? []
    return .bool(port.isEmpty || ports.isEmpty || ports.contains { $0.text("port") == port })
  }

  /// What is known of the subset of a destination: whether a destination rule for the host has it, and
  /// the workloads that it leaves.
  private func addSubset(
    _ name: String?, of host: MeshHost, _ entry: Entry, _ subsets: SubsetIndex,
    to fields: inout [String: Fact]
  ) {
    guard let name else {
      fields["subsetIsDefined"] = .bool(true)
      return
    }
    let found = subsets[SubsetKey(scope: entry.scope, host: host.text)] ?? [:]
    fields["subsetIsDefined"] = .bool(found[name] != nil)
    if let workloads = found[name] { fields["workloads"] = workloads }
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
