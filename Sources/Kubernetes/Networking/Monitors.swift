internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Connects ServiceMonitors to the Services that they select and the workloads behind those, and
  /// PodMonitors to their workloads.
  mutating func contributeMonitors(_ pods: PodIndex) {
    let monitors = entries(of: .scrape)
    guard !monitors.isEmpty else { return }
    let services = serviceIndex()
    let namespaces = Dictionary(grouping: entries, by: \.scope).mapValues { entries in
      Set(entries.map(\.manifest.home)).sorted()
    }
    for entry in monitors {
      guard let value = entry.manifest.object.declared("spec", "selector") else { continue }
      guard let selector = LabelSelector(value) else {
        noteMalformedSelector(entry, value)
        continue
      }
      let place = Place(entry.node, value)
      let homes = homes(of: entry, among: namespaces[entry.scope] ?? [])
      if entry.manifest.kindName == "PodMonitor" {
        _ = select(entry, selector, in: homes, pods, at: place)
      } else {
        watch(entry, selector, in: homes, services, pods, at: place)
      }
    }
  }

  private func serviceIndex() -> [Home: LabelIndex] {
    var index: [Home: LabelIndex] = [:]
    for (offset, entry) in entries.enumerated() where entry.manifest.kind == .service {
      let labels = entry.manifest.object.declared("metadata", "labels")?.texts ?? []
      index[entry.home, default: LabelIndex()].add(offset, labels: labels)
    }
    return index
  }

  /// The namespaces that a monitor looks into: its own, those it names, or any.
  private func homes(of entry: Entry, among namespaces: [String]) -> [Home] {
    guard let selector = entry.manifest.object.declared("spec", "namespaceSelector") else {
      return [entry.home]
    }
    if selector["any"]?.bool == true {
      return namespaces.map { Home(scope: entry.scope, namespace: $0) }
    }
    let names = selector.list("matchNames").compactMap(\.text)
    return names.isEmpty ? [entry.home] : names.map { Home(scope: entry.scope, namespace: $0) }
  }

  private mutating func watch(
    _ entry: Entry, _ selector: LabelSelector, in homes: [Home], _ services: [Home: LabelIndex],
    _ pods: PodIndex, at place: Place
  ) {
    guard let selected = matches(selector, in: homes, services) else {
      leaveOpen(entry, place)
      return
    }
    for offset in selected {
      let service = entries[offset]
      builder.connect(entry.node, .targets, .node(service.node), place: place)
      guard let map = service.manifest.object.declared("spec", "selector"), map.count > 0,
        service.manifest.object.text("spec", "type") != "ExternalName",
        let behind = LabelSelector(map: map)
      else { continue }
      _ = select(entry, behind, in: [service.home], pods, at: place)
    }
  }
}
