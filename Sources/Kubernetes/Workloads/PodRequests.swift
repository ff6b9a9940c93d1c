internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says what is set aside for each pod of a workload, as the scheduler counts it: what its containers
  /// and sidecars request together, or the greatest of its init containers beside the sidecars, and what
  /// the pod itself costs.
  ///
  /// https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
  mutating func contributeRequests(of spec: Value, _ entry: Entry) {
    for (field, resource) in [("processorRequest", "cpu"), ("memoryRequest", "memory")] {
      let request = podRequest(of: spec, resource, limitDefaults[entry.home] ?? LimitDefaults())
      builder.set(
        entry.node, field,
        request.map { .double($0) }
          ?? .unknown([malformed(entry, "resources.requests.\(resource)")]))
    }
  }

  private func podRequest(
    of spec: Value, _ resource: String, _ defaults: LimitDefaults
  ) -> Double? {
    if let own = spec.declared("resources", "requests")?.text(resource) {
      return Quantity.value(own)
    }
    var (together, sidecars, greatest) = (0.0, 0.0, 0.0)
    for key in ["containers", "initContainers"] {
      for container in spec.list(key) {
        let text = requests(of: container, defaults).first { $0.key == resource }?.value ?? "0"
        guard let amount = Quantity.value(text) else { return nil }
        if key == "containers" {
          together += amount
        } else if container.text("restartPolicy") == "Always" {
          sidecars += amount
        } else {
          greatest = max(greatest, amount)
        }
      }
    }
    let overhead = spec.declared("overhead")?.text(resource).flatMap { Quantity.value($0) } ?? 0
    return max(together, greatest) + sidecars + overhead
  }
}

/// Amounts as Kubernetes writes them: `250m`, `1Gi`, `1e3`.
///
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
enum Quantity {
  /// The amount that `text` means; nil where it means none, or is negative.
  static func value(_ text: String) -> Double? {
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "+" }
    let suffix = text.dropFirst(number.count)
    let scale = scales[String(suffix)]
    if let scale, let value = Double(number) { return value * scale }
    guard let value = Double(text), value >= 0, value.isFinite else { return nil }
    return value
  }

  private static let scales: [String: Double] = [
    "": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15,
    "E": 1e18, "Ki": 1024, "Mi": 1_048_576, "Gi": 1_073_741_824, "Ti": 1_099_511_627_776,
    "Pi": 1_125_899_906_842_624, "Ei": 1_152_921_504_606_846_976,
  ]
}
