internal import ArchitectureGraph
internal import Documents

/// What keeps pods running: the rules for replicas and roll-outs differ with it.
enum Controller: String, Sendable {
  case pod = "Pod"
  case deployment = "Deployment"
  case statefulSet = "StatefulSet"
  case daemonSet = "DaemonSet"
  case replicaSet = "ReplicaSet"
  case replicationController = "ReplicationController"
  case job = "Job"
  case cronJob = "CronJob"
  /// Argo Rollouts.
  case rollout = "Rollout"
  /// OpenShift.
  case deploymentConfig = "DeploymentConfig"

  /// The keys that lead from the object to its pod template; none for a Pod, which is its own.
  var templateKeys: [String] {
    switch self {
    case .pod: []
    case .cronJob: ["spec", "jobTemplate", "spec", "template"]
    case .deployment, .statefulSet, .daemonSet, .replicaSet, .replicationController, .job,
      .rollout, .deploymentConfig:
      ["spec", "template"]
    }
  }
}

/// A workload while it is being read.
struct Workload {
  /// The index of its entry.
  let entry: Int
  /// What keeps its pods running.
  let controller: Controller
  /// The pod template, or the Pod itself.
  let template: Value?
  /// The template's `spec`.
  let podSpec: Value?
  /// The pods' labels.
  let podLabels: [Label]
  /// How many pods are declared.
  var replicas: Known<Int64> = .known(1)
  /// The least number of pods, the autoscaler's or the declared one.
  var floor: Known<Int64> = .known(1)
  /// What scales it: the first autoscaler that names it.
  var autoscaler: Autoscaler?

  /// The workload of entry number `entry`; nil where its kind is no controller.
  init?(_ manifest: Manifest, entry: Int) {
    guard manifest.kind == .workload, let controller = Controller(rawValue: manifest.kindName)
    else { return nil }
    self.entry = entry
    self.controller = controller
    var template: Value? = manifest.object
    for key in controller.templateKeys { template = template?.declared(key) }
    self.template = template?.isMapping == true ? template : nil
    let spec = self.template?.declared("spec")
    podSpec = spec?.isMapping == true ? spec : nil
    podLabels = self.template?.declared("metadata", "labels")?.texts ?? []
  }
}

extension Contribution {
  /// Finds the workloads among the objects.
  mutating func findWorkloads() {
    for (offset, entry) in entries.enumerated() {
      guard let workload = Workload(entry.manifest, entry: offset) else { continue }
      if let labels = workload.template?.declared("metadata", "labels"), !labels.isMapping {
        problems.warn(at: labels, "the labels of \(entry.manifest.address) are no mapping")
      }
      workloads.append(workload)
    }
  }

  /// Says what all workloads are and read.
  mutating func contributeWorkloads() {
    for offset in workloads.indices {
      let entry = entries[workloads[offset].entry]
      let controller = workloads[offset].controller
      builder.set(entry.node, "controller", .string(controller.rawValue))
      builder.set(entry.node, "serves", .bool(false))
      contributeReplicas(of: offset, entry)
      contributeRollOut(of: workloads[offset], entry)
      builder.set(entry.node, "runsToCompletion", .bool(runsToCompletion(workloads[offset])))
      contributeTemplate(of: workloads[offset], entry)
    }
  }

  private func runsToCompletion(_ workload: Workload) -> Bool {
    switch workload.controller {
    case .job, .cronJob: return true
    case .pod:
      let policy = workload.podSpec?.text("restartPolicy")
      return policy == "Never" || policy == "OnFailure"
    case .deployment, .statefulSet, .daemonSet, .replicaSet, .replicationController, .rollout,
      .deploymentConfig:
      return false
    }
  }

  private mutating func contributeTemplate(of workload: Workload, _ entry: Entry) {
    builder.set(entry.node, "podLabels", .labels(workload.podLabels))
    guard let spec = workload.podSpec else {
      contributeMissingTemplate(of: workload, entry)
      return
    }
    builder.set(entry.node, "podSpec", .document(spec))
    contributeContainers(of: workload, spec, entry)
    contributeVolumes(spec, entry)
    contributeScheduling(of: workload, spec, entry)
    contributeServiceAccount(of: spec, entry)
    contributeRequests(of: spec, entry)
    contributeVolumeZones(of: spec, entry)
  }

  private mutating func contributeMissingTemplate(of workload: Workload, _ entry: Entry) {
    let object = entry.manifest.object
    // An Argo Rollout may take the pods of a Deployment, which is judged itself.
    if workload.controller == .rollout, object.declared("spec", "workloadRef") != nil {
      builder.set(entry.node, "containers", .list([]))
      return
    }
    let attribute = (workload.controller.templateKeys + ["spec"]).joined(separator: ".")
    builder.set(entry.node, "containers", .unknown([malformed(entry, attribute)]))
    problems.warn(
      at: object, "\(entry.manifest.address) has no pod: \(attribute) is missing or no mapping")
  }
}
