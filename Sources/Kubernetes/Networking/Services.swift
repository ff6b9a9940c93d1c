internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says what a Service is, and connects it to the workloads that it selects.
  ///
  /// One of type `ExternalName` and one without a selector (its endpoints are written by hand)
  /// select nothing and aren't expected to.
  mutating func contributeService(_ entry: Entry, _ pods: PodIndex) {
    let spec = entry.manifest.object.declared("spec")
    let type = spec?.text("type") ?? "ClusterIP"
    builder.set(entry.node, "serviceType", .string(type))
    builder.set(entry.node, "isHeadless", .bool(spec?.text("clusterIP") == "None"))
    if let host = spec?.text("externalName") {
      builder.set(entry.node, "externalName", .string(host))
    }
    builder.set(entry.node, "ports", servicePorts(spec, entry))
    let place = place(entry, "spec", "selector")
    builder.set(entry.node, "selectorPlace", .place(place))
    let value = type == "ExternalName" ? nil : spec?.declared("selector")
    builder.set(
      entry.node, "hasSelector", .bool(value.map { $0.count > 0 || !$0.isMapping } == true))
    guard let value, value.count > 0 || !value.isMapping else { return }
    guard let selector = LabelSelector(map: value) else {
      noteMalformedSelector(entry, value)
      return
    }
    for offset in select(entry, selector, in: [entry.home], pods, at: place) {
      builder.set(entries[workloads[offset].entry].node, "serves", .bool(true))
    }
  }

  private mutating func servicePorts(_ spec: Value?, _ entry: Entry) -> Fact {
    guard let list = spec?.declared("ports") else { return .list([]) }
    guard list.isSequence else {
      problems.warn(at: list, "ports of \(entry.manifest.address) is not a list")
      return .unknown([malformed(entry, "spec.ports")])
    }
    return .list(
      list.elements.map { port in
        builder.record(
          .servicePort,
          [
            "name": .string(port.text("name") ?? ""),
            "port": port["port"]?.int.map { .int($0) } ?? .unknown([malformed(entry, "port")]),
            "targetPort": .string(port.text("targetPort") ?? port.text("port") ?? ""),
            "transport": .string(port.text("protocol") ?? "TCP"),
          ], at: Place(entry.node, port))
      })
  }
}
