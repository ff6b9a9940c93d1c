internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says how many pods a workload has.
  ///
  /// A Deployment, StatefulSet, ReplicaSet, ReplicationController, Rollout or DeploymentConfig has
  /// `replicas`, 1 where nobody said; a Job or CronJob its `parallelism`; a Pod is one. A DaemonSet
  /// has as many as there are nodes, which no manifest says: not known.
  mutating func contributeReplicas(of offset: Int, _ entry: Entry) {
    let replicas = declaredReplicas(of: workloads[offset], entry)
    let autoscaler = workloads[offset].autoscaler
    let floor = autoscaler?.minReplicas ?? replicas
    workloads[offset].replicas = replicas
    workloads[offset].floor = floor
    builder.set(entry.node, "replicas", Fact(replicas))
    builder.set(entry.node, "minReplicas", Fact(floor))
    builder.set(entry.node, "maxReplicas", Fact(autoscaler?.maxReplicas ?? replicas))
    if let autoscaler { builder.set(entry.node, "autoscaler", .node(autoscaler.node)) }
    if let place = replicasPlace(of: workloads[offset], entry) {
      builder.set(entry.node, "replicasPlace", .place(place))
    }
  }

  private mutating func declaredReplicas(of workload: Workload, _ entry: Entry) -> Known<Int64> {
    switch workload.controller {
    case .pod: .known(1)
    case .daemonSet: .unknown(outside(entry, "replicas"))
    case .job: count(entry, "spec", "parallelism", else: 1)
    case .cronJob: count(entry, "spec", "jobTemplate", "spec", "parallelism", else: 1)
    case .deployment, .statefulSet, .replicaSet, .replicationController, .rollout,
      .deploymentConfig:
      count(entry, "spec", "replicas", else: 1)
    }
  }

  private func replicasPlace(of workload: Workload, _ entry: Entry) -> Place? {
    switch workload.controller {
    case .pod, .daemonSet: nil
    case .job: place(entry, "spec", "parallelism")
    case .cronJob: place(entry, "spec", "jobTemplate", "spec", "parallelism")
    case .deployment, .statefulSet, .replicaSet, .replicationController, .rollout,
      .deploymentConfig:
      place(entry, "spec", "replicas")
    }
  }
}
