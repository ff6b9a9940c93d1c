internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// The pods of each namespace, by label.
  typealias PodIndex = [Home: LabelIndex]

  /// Works out what Services, disruption budgets, network policies and monitors select.
  mutating func contributeSelections(_ pods: PodIndex) {
    for entry in entries {
      switch entry.manifest.kind {
      case .service: contributeService(entry, pods)
      case .disruptionBudget: contributeDisruptionBudget(entry, pods)
      case .networkPolicy: contributeNetworkPolicy(entry, pods)
      default: continue
      }
    }
    contributeMonitors(pods)
  }

  /// The pods of all workloads.
  func podIndex() -> PodIndex {
    var pods: PodIndex = [:]
    for (offset, workload) in workloads.enumerated() where workload.template != nil {
      pods[entries[workload.entry].home, default: LabelIndex()].add(
        offset, labels: workload.podLabels)
    }
    return pods
  }

  /// Adds an edge to each workload whose pods `selector` selects in the namespace of `entry`.
  ///
  /// - Returns: the numbers of those workloads.
  mutating func select(
    _ entry: Entry, _ selector: LabelSelector, in homes: [Home], _ pods: PodIndex, at place: Place
  ) -> [Int] {
    guard let selected = matches(selector, in: homes, pods) else {
      leaveOpen(entry, place)
      return []
    }
    for offset in selected {
      builder.connect(
        entry.node, .selects, .node(entries[workloads[offset].entry].node), place: place)
    }
    return selected
  }

  /// The things that `selector` selects in `homes`; nil where that is more than this scan may hold.
  mutating func matches(_ selector: LabelSelector, in homes: [Home], _ index: [Home: LabelIndex])
    -> [Int]?
  {
    var selected: [Int] = []
    for home in homes {
      guard let labels = index[home] else { continue }
      guard let found = labels.matches(selector, budget: &comparisonsLeft) else { return nil }
      selected += found
    }
    guard selected.count <= selectionsLeft else { return nil }
    selectionsLeft -= selected.count
    return selected
  }

  /// Says that what `entry` selects isn't known, since the selectors of this scan select too much.
  mutating func leaveOpen(_ entry: Entry, _ place: Place) {
    let unknown = malformed(entry, "spec.selector")
    builder.connect(entry.node, .selects, .unknown(unknown, [.workload]), place: place)
    problems.warn(
      at: place.value ?? entry.manifest.object,
      "what \(entry.manifest.address) selects was not worked out: the selectors of this scan select "
        + "too much",
      help: "scan fewer objects at a time")
  }

  /// Notes that a selector can't be read; what it selects is not known.
  mutating func noteMalformedSelector(_ entry: Entry, _ value: Value) {
    builder.connect(
      entry.node, .selects, .unknown(malformed(entry, "spec.selector"), [.workload]),
      place: Place(entry.node, value))
    problems.warn(
      at: value, "the selector of \(entry.manifest.address) can't be read",
      help: "matchLabels is a mapping of texts, matchExpressions a list with key and operator")
  }
}
