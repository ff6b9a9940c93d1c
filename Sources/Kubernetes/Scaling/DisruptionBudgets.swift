internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says what a PodDisruptionBudget guards, and how many of those pods it lets go.
  ///
  /// An empty selector means every pod of the namespace under `policy/v1` and none under
  /// `policy/v1beta1`; a missing one means none under both.
  mutating func contributeDisruptionBudget(_ entry: Entry, _ pods: PodIndex) {
    let place = place(entry, "spec", "selector")
    builder.set(entry.node, "selectorPlace", .place(place))
    let value = entry.manifest.object.declared("spec", "selector")
    let selector = value.flatMap { LabelSelector($0) }
    let isForNone =
      selector?.requirements.isEmpty == true && entry.manifest.apiVersion == "policy/v1beta1"
    builder.set(entry.node, "hasSelector", .bool(value != nil && !isForNone))
    contributeBound(of: entry)
    guard let value, !isForNone else { return }
    guard let selector else {
      noteMalformedSelector(entry, value)
      return
    }
    let selected = select(entry, selector, in: [entry.home], pods, at: place)
    guard !selected.isEmpty else { return }
    contributeDisruptions(of: entry, guarding: selected)
  }

  private mutating func contributeBound(of entry: Entry) {
    let hasMaximum = entry.manifest.object.declared("spec", "maxUnavailable") != nil
    let key = hasMaximum ? "maxUnavailable" : "minAvailable"
    builder.set(entry.node, "limitPlace", .place(place(entry, "spec", key)))
  }

  /// How many pods may be away at once when the workloads are at their least, as the disruption
  /// controller counts: both bounds round up.
  private mutating func contributeDisruptions(of entry: Entry, guarding selected: [Int]) {
    var total: Int64 = 0
    for offset in selected {
      switch workloads[offset].floor {
      case .unknown(let unknown):
        builder.set(entry.node, "allowedDisruptions", .unknown([unknown]))
        builder.set(entry.node, "keptPods", .unknown([unknown]))
        return
      case .known(let count): total = total.addingReportingOverflow(count).partialValue
      }
    }
    guard let allowed = allowedDisruptions(of: entry, among: max(total, 0)) else {
      let unknown = Fact.unknown([malformed(entry, "spec")])
      builder.set(entry.node, "allowedDisruptions", unknown)
      builder.set(entry.node, "keptPods", unknown)
      return
    }
    builder.set(entry.node, "allowedDisruptions", .int(allowed))
    builder.set(entry.node, "keptPods", .int(max(total, 0) - allowed))
  }

  private mutating func allowedDisruptions(of entry: Entry, among total: Int64) -> Int64? {
    for (key, isMaximum) in [("maxUnavailable", true), ("minAvailable", false)] {
      guard let value = entry.manifest.object.declared("spec", key) else { continue }
      guard let bound = CountOrPercent(value)?.pods(of: total, rounding: .up) else {
        problems.warn(
          at: value, "\(key) of \(entry.manifest.address) is no whole number or percentage")
        return nil
      }
      return isMaximum ? min(bound, total) : max(0, total - min(bound, total))
    }
    // Neither bound: the API server takes minAvailable to be 1.
    return max(0, total - 1)
  }
}
