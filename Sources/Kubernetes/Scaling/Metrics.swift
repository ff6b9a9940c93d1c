internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// The metrics of a HorizontalPodAutoscaler of any version; the default of 80 % CPU where it names
  /// none.
  mutating func metrics(of entry: Entry) -> [Fact] {
    guard let spec = entry.manifest.object.declared("spec") else { return [] }
    if let target = spec.declared("targetCPUUtilizationPercentage") {
      return [metric("Resource", "cpu", target.int, Place(entry.node, target))]
    }
    let declared = spec.list("metrics")
    guard !declared.isEmpty else {
      return [metric("Resource", "cpu", 80, Place(entry.node, spec, missing: "metrics"))]
    }
    return declared.map { value in
      let type = value.text("type") ?? ""
      // `ContainerResource` stands under `containerResource`, as all types do.
      let source = value.declared(type.prefix(1).lowercased() + type.dropFirst())
      let utilization =
        source?.declared("target", "averageUtilization")
        ?? source?.declared("targetAverageUtilization")
      return metric(
        type, source?.text("name") ?? "", utilization?.int, Place(entry.node, value))
    }
  }

  /// The triggers of a ScaledObject: `cpu` and `memory` are what a HorizontalPodAutoscaler calls
  /// `Resource`, the others keep their type.
  mutating func triggers(of entry: Entry) -> [Fact] {
    (entry.manifest.object.declared("spec")?.list("triggers") ?? []).map { trigger in
      let type = trigger.text("type") ?? ""
      let place = Place(entry.node, trigger)
      guard type == "cpu" || type == "memory" else { return metric(type, "", nil, place) }
      let isUtilization =
        (trigger.text("metricType") ?? trigger.text("metadata", "type") ?? "Utilization")
        == "Utilization"
      let target = trigger.text("metadata", "value").flatMap { Int64($0) }
      return metric("Resource", type, isUtilization ? target : nil, place)
    }
  }

  private mutating func metric(
    _ type: String, _ resource: String, _ utilization: Int64?, _ place: Place
  ) -> Fact {
    let isResource = type == "Resource" || type == "ContainerResource"
    var fields: [String: Fact] = [
      "metricType": .string(type), "resource": .string(isResource ? resource : ""),
    ]
    if let utilization { fields["averageUtilization"] = .int(utilization) }
    return builder.record(.metric, fields, at: place)
  }
}
