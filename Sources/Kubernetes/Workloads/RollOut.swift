internal import ArchitectureGraph
internal import Documents

/// How a workload replaces its pods.
struct RollOut {
  /// The strategy's name; empty where nothing rolls out.
  let strategy: String
  /// Where it is declared, or should be; nil where nothing rolls out.
  let place: Place?
  /// How many pods it may take away.
  let maxUnavailable: Known<Int64>
  /// How many pods it may add.
  let maxSurge: Known<Int64>

  /// No roll-out: its pods are never replaced by themselves.
  static let none = RollOut(
    strategy: "", place: nil, maxUnavailable: .known(0), maxSurge: .known(0))
}

extension Contribution {
  /// What a roll-out's bounds are where nobody said.
  private struct Defaults {
    let maxUnavailable: CountOrPercent
    let maxSurge: CountOrPercent

    static let deployment = Defaults(maxUnavailable: .percent(25), maxSurge: .percent(25))
    static let oneByOne = Defaults(maxUnavailable: .count(1), maxSurge: .count(0))
  }

  /// Says how a workload replaces its pods; percentages are of its least number of pods.
  mutating func contributeRollOut(of workload: Workload, _ entry: Entry) {
    let rollOut = rollOut(of: workload, entry)
    builder.set(entry.node, "strategy", .string(rollOut.strategy))
    builder.set(entry.node, "maxUnavailable", Fact(rollOut.maxUnavailable))
    builder.set(entry.node, "maxSurge", Fact(rollOut.maxSurge))
    if let place = rollOut.place { builder.set(entry.node, "strategyPlace", .place(place)) }
  }

  private mutating func rollOut(of workload: Workload, _ entry: Entry) -> RollOut {
    switch workload.controller {
    case .deployment: return deploymentRollOut(of: workload, entry, parameters: "rollingUpdate")
    case .deploymentConfig:
      return deploymentRollOut(of: workload, entry, parameters: "rollingParams")
    case .statefulSet, .daemonSet: return oneByOneRollOut(of: workload, entry)
    case .rollout: return argoRollOut(of: workload, entry)
    case .pod, .replicaSet, .replicationController, .job, .cronJob: return .none
    }
  }

  private mutating func deploymentRollOut(
    of workload: Workload, _ entry: Entry, parameters: String
  ) -> RollOut {
    let place = place(entry, "spec", "strategy")
    let strategy = entry.manifest.object.declared("spec", "strategy")
    switch strategy?.text("type") ?? "RollingUpdate" {
    case "Recreate":
      return RollOut(
        strategy: "Recreate", place: place, maxUnavailable: workload.floor, maxSurge: .known(0))
    case "RollingUpdate", "Rolling":
      return rolling(
        "RollingUpdate", workload, entry, strategy?.declared(parameters), place, .deployment)
    case let other:
      let unknown = Known<Int64>.unknown(malformed(entry, "spec.strategy"))
      return RollOut(strategy: other, place: place, maxUnavailable: unknown, maxSurge: unknown)
    }
  }

  /// A StatefulSet's or DaemonSet's: one pod at a time, or only when somebody deletes a pod.
  private mutating func oneByOneRollOut(of workload: Workload, _ entry: Entry) -> RollOut {
    let place = place(entry, "spec", "updateStrategy")
    let strategy = entry.manifest.object.declared("spec", "updateStrategy")
    if strategy?.text("type") == "OnDelete" {
      return RollOut(
        strategy: "OnDelete", place: place, maxUnavailable: .known(0), maxSurge: .known(0))
    }
    return rolling(
      "RollingUpdate", workload, entry, strategy?.declared("rollingUpdate"), place, .oneByOne)
  }

  /// Argo Rollouts: a canary is bounded as a Deployment is, a blue-green one adds a whole set.
  private mutating func argoRollOut(of workload: Workload, _ entry: Entry) -> RollOut {
    let place = place(entry, "spec", "strategy")
    let strategy = entry.manifest.object.declared("spec", "strategy")
    if strategy?["blueGreen"] != nil {
      return RollOut(
        strategy: "BlueGreen", place: place, maxUnavailable: .known(0), maxSurge: workload.floor)
    }
    return rolling("Canary", workload, entry, strategy?.declared("canary"), place, .deployment)
  }

  private mutating func rolling(
    _ name: String, _ workload: Workload, _ entry: Entry, _ parameters: Value?, _ place: Place,
    _ defaults: Defaults
  ) -> RollOut {
    let surge = pods(
      "maxSurge", in: parameters, workload, entry, else: defaults.maxSurge, rounding: .up)
    var unavailable = pods(
      "maxUnavailable", in: parameters, workload, entry, else: defaults.maxUnavailable,
      rounding: .down)
    // Kubernetes' own rule: where both come to nothing by rounding, one pod may go.
    if surge.value == 0, unavailable.value == 0 { unavailable = .known(1) }
    return RollOut(strategy: name, place: place, maxUnavailable: unavailable, maxSurge: surge)
  }

  private mutating func pods(
    _ key: String, in parameters: Value?, _ workload: Workload, _ entry: Entry,
    else fallback: CountOrPercent, rounding: CountOrPercent.Rounding
  ) -> Known<Int64> {
    var bound = fallback
    if let value = parameters?.declared(key) {
      guard let declared = CountOrPercent(value) else {
        problems.warn(
          at: value, "\(key) of \(entry.manifest.address) is no whole number or percentage")
        return .unknown(malformed(entry, key))
      }
      bound = declared
    }
    if case .count(let count) = bound { return .known(count) }
    switch workload.floor {
    case .unknown(let unknown): return .unknown(unknown)
    case .known(let total):
      // Scaled to nothing there is nothing to roll out: it is judged with one pod.
      return bound.pods(of: max(total, 1), rounding: rounding).map { .known($0) }
        ?? .unknown(malformed(entry, key))
    }
  }
}
