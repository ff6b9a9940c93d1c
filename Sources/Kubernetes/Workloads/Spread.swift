internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says over which topology a workload's pods are kept apart, and how long they have to end.
  mutating func contributeScheduling(of workload: Workload, _ spec: Value, _ entry: Entry) {
    let spread = spec.declared("topologySpreadConstraints")
    builder.set(entry.node, "spreadOver", .strings(topologyKeys(workload, spec)))
    builder.set(
      entry.node, "spreadPlace",
      .place(
        spread.map { Place(entry.node, $0) }
          ?? Place(entry.node, spec, missing: "topologySpreadConstraints")))
    let key = "terminationGracePeriodSeconds"
    let period = spec.declared(key)
    builder.set(
      entry.node, key,
      period.map { $0.int.map { .int($0) } ?? .unknown([malformed(entry, key)]) } ?? .int(30))
    builder.set(
      entry.node, "terminationGracePeriodPlace",
      .place(
        period.map { Place(entry.node, $0) } ?? Place(entry.node, spec, missing: key)))
  }

  /// The topology keys of the constraints and anti-affinities that are about the workload's own
  /// pods; one whose selector means others keeps nothing apart.
  private func topologyKeys(_ workload: Workload, _ spec: Value) -> [String] {
    let antiAffinity = spec.declared("affinity", "podAntiAffinity")
    let required = antiAffinity?.list("requiredDuringSchedulingIgnoredDuringExecution") ?? []
    let preferred = antiAffinity?.list("preferredDuringSchedulingIgnoredDuringExecution") ?? []
    let terms =
      spec.list("topologySpreadConstraints") + required
      + preferred.compactMap { $0.declared("podAffinityTerm") }
    var keys: [String] = []
    for term in terms {
      guard let key = term.text("topologyKey"), !keys.contains(key),
        let selector = term.declared("labelSelector").flatMap({ LabelSelector($0) }),
        selector.matches(workload.podLabels)
      else { continue }
      keys.append(key)
    }
    return keys
  }

  /// Says whether a container does something before it is told to end, and how long it waits there.
  func addPreStop(of container: Value, to fields: inout [String: Fact]) {
    let hook = container.declared("lifecycle", "preStop")
    fields["hasPreStop"] = .bool(hook != nil)
    if let seconds = hook?.declared("sleep", "seconds")?.int {
      fields["preStopSeconds"] = .int(seconds)
    } else if let command = hook?.declared("exec")?.list("command").compactMap(\.text),
      let seconds = Self.slept(command)
    {
      fields["preStopSeconds"] = .int(seconds)
    }
  }

  /// How many seconds a command sleeps, where it says so: `sh -c "sleep 15 && nginx -s quit"`.
  private static func slept(_ command: [String]) -> Int64? {
    let words = command.flatMap { $0.split { " \t\n;&|".contains($0) } }
    guard let sleep = words.firstIndex(where: { $0 == "sleep" || $0.hasSuffix("/sleep") }),
      sleep + 1 < words.count
    else { return nil }
    let count = words[sleep + 1]
    return Int64(count.last == "s" ? count.dropLast() : count)
  }
}
