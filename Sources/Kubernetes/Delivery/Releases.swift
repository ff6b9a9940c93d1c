internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says how the new versions of workloads are tried: by Argo Rollouts, or by Flagger.
  mutating func contributeReleases() {
    var steps: [NodeID: [Fact]] = [:]
    var analyses: [NodeID: [Fact]] = [:]
    for entry in entries where entry.manifest.qualifiedKind == "Rollout.argoproj.io" {
      let strategy = entry.manifest.object.declared("spec", "strategy")
      let declared = strategy?.declared("canary")?.list("steps") ?? []
      steps[entry.node] = declared.map { canaryStep($0, entry) }
      analyses[entry.node] = templates(of: strategy).map { analysis($0, entry) }
    }
    for entry in entries where entry.manifest.qualifiedKind == "Canary.flagger.app" {
      guard let target = flaggerTarget(of: entry) else { continue }
      steps[target, default: []] += flaggerSteps(of: entry)
      analyses[target, default: []] += flaggerAnalyses(of: entry)
    }
    for entry in entries(of: .workload) {
      builder.set(entry.node, "canarySteps", .list(steps[entry.node] ?? []))
      builder.set(entry.node, "analyses", .list(analyses[entry.node] ?? []))
    }
  }

  // MARK: Argo Rollouts

  private mutating func canaryStep(_ step: Value, _ entry: Entry) -> Fact {
    let action = step.members.first { _ in true }
    var fields: [String: Fact] = [
      "action": .string(action?.key ?? ""),
      "isIndefinite": .bool(action?.key == "pause" && action?.declared("duration") == nil),
    ]
    if let weight = step["setWeight"]?.int { fields["weight"] = .int(weight) }
    return builder.record(.canaryStep, fields, at: Place(entry.node, step))
  }

  /// The references to analysis templates of a strategy.
  private func templates(of strategy: Value?) -> [Value] {
    let canary = strategy?.declared("canary")
    let blueGreen = strategy?.declared("blueGreen")
    let steps = canary?.list("steps") ?? []
    let holders =
      [canary?.declared("analysis")] + steps.map { $0.declared("analysis") }
      + [blueGreen?.declared("prePromotionAnalysis"), blueGreen?.declared("postPromotionAnalysis")]
    let experiments = steps.flatMap { $0.declared("experiment")?.list("analyses") ?? [] }
    return holders.compactMap { $0 }.flatMap { $0.list("templates") } + experiments
  }

  private mutating func analysis(_ reference: Value, _ entry: Entry) -> Fact {
    let name = reference.text("templateName") ?? ""
    let isClusterWide = reference["clusterScope"]?.bool == true
    let key = ObjectKey(
      isClusterWide ? "ClusterAnalysisTemplate.argoproj.io" : "AnalysisTemplate.argoproj.io",
      namespace: isClusterWide ? Manifest.defaultNamespace : entry.manifest.home, name: name)
    let found = find(key, from: entry.scope)
    let metrics = found.map {
      entries[$0.entry].manifest.object.declared("spec")?.list("metrics") ?? []
    }
    let decides = metrics.map { metrics in
      metrics.contains { metric in
        metric.declared("successCondition") != nil || metric.declared("failureCondition") != nil
          || metric.declared("provider", "job") != nil
      }
    }
    if let found {
      builder.connect(
        entry.node, .uses, .node(found.node), provenance: found.provenance,
        place: Place(entry.node, reference))
    }
    return builder.record(
      .analysis,
      [
        "template": .string(name), "isFound": .bool(found != nil),
        "decides": decides.map { .bool($0) }
          ?? .unknown([outside(entry, "AnalysisTemplate \(name)")]),
      ], at: Place(entry.node, reference))
  }

  // MARK: Flagger

  private mutating func flaggerTarget(of entry: Entry) -> NodeID? {
    guard let target = entry.manifest.object.declared("spec", "targetRef"),
      let name = target.text("name")
    else { return nil }
    let key = ObjectKey(
      target.text("kind") ?? "Deployment", namespace: entry.manifest.home, name: name)
    guard let found = find(key, from: entry.scope) else { return nil }
    builder.connect(
      entry.node, .targets, .node(found.node), provenance: found.provenance,
      place: Place(entry.node, target))
    return found.node
  }

  /// A Canary's steps, each of which Flagger waits after.
  private mutating func flaggerSteps(of entry: Entry) -> [Fact] {
    let analysis = entry.manifest.object.declared("spec", "analysis")
    var weights = analysis?.list("stepWeights").compactMap(\.int) ?? []
    if weights.isEmpty, let step = analysis?["stepWeight"]?.int, step > 0 {
      let most = min(analysis?["maxWeight"]?.int ?? 100, 100)
      weights = Array(stride(from: step, through: most, by: Int(step)).prefix(100))
    }
    let place = place(entry, "spec", "analysis")
    return weights.flatMap { weight in
      [
        builder.record(
          .canaryStep,
          [
            "action": .string("setWeight"), "weight": .int(weight), "isIndefinite": .bool(false),
          ], at: place),
        builder.record(
          .canaryStep, ["action": .string("pause"), "isIndefinite": .bool(false)], at: place),
      ]
    }
  }

  private mutating func flaggerAnalyses(of entry: Entry) -> [Fact] {
    let metrics = entry.manifest.object.declared("spec", "analysis")?.list("metrics") ?? []
    return metrics.map { metric in
      let decides = metric.declared("thresholdRange") != nil || metric.declared("threshold") != nil
      return builder.record(
        .analysis,
        [
          "template": .string(metric.text("name") ?? ""), "isFound": .bool(true),
          "decides": .bool(decides),
        ], at: Place(entry.node, metric))
    }
  }
}
