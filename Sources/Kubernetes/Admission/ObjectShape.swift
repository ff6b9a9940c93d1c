/// What the API server fills into one sort of mapping, and into those below it: data, no code.
struct ObjectShape: Sendable {
  /// A member that has defaults of its own, or is not kept as it is written.
  enum Part: Sendable {
    /// A mapping.
    case object(ShapeName)
    /// A list of mappings.
    case list(ShapeName)
    /// A list of mappings of the first sort if the sibling is true, else of the second.
    case listWhere(String, ShapeName, otherwise: ShapeName)
    /// Quantities by name.
    case quantities
    /// Quantities by name, and those of a sibling that are missing.
    case quantitiesAndThose(of: String)
    /// Left out where it is false, zero or empty: Go does not write it then.
    case leftOutIfZero
    /// The labels of a Namespace, one of which is its name.
    case namespaceLabels
  }

  /// What stands for a member that is missing.
  enum Filling: Sendable {
    /// What Go writes for a list that nobody gave and that is not left out.
    case null
    case text(String)
    case int(Int64)
    case bool(Bool)
    case texts([String])
    /// A mapping with the defaults of its sort.
    case object(ShapeName)
    /// A copy of a sibling.
    case sibling(String)
    /// `Always` for an image that moves, else `IfNotPresent`.
    case pullPolicy
    case namespaceLabels
  }

  /// When a missing member is filled in.
  enum Condition: Sendable {
    case always
    /// The sibling is there.
    case has(String)
    /// None of the siblings is there.
    case lacks([String])
    /// The sibling is missing, or one of the words.
    case isOrLacks(String, [String])
    /// The sibling is one of the words.
    case `is`(String, [String])
    /// The sibling is a list that is not empty.
    case isFilled(String)
  }

  /// A member that is filled in where it is missing.
  struct Default: Sendable {
    let key: String
    let filling: Filling
    let condition: Condition

    init(_ key: String, _ filling: Filling, _ condition: Condition = .always) {
      self.key = key
      self.filling = filling
      self.condition = condition
    }
  }

  /// The members to look into, by key.
  var parts: [String: Part] = [:]
  /// The members to fill in, in order.
  var defaults: [Default] = []

  init(_ parts: [String: Part] = [:], _ defaults: [Default] = []) {
    self.parts = parts
    self.defaults = defaults
  }
}

/// The sorts of mappings with defaults.
enum ShapeName: String, Sendable, Hashable {
  case plain, metadata, namespaceMetadata
  case pod, podTemplate, podSpec, templateSpec
  case container, podContainer, hostNetworkContainer
  case resources, podResources, port, hostPort, probe, httpGet, grpc, lifecycle, lifecycleHandler
  case environmentVariable, valueSource, fieldReference, volumeMount
  case volume, modeVolume, hostPath, projected, projection, tokenProjection, downwardItem
  case ephemeral, claimTemplate, claimSpec
  case deployment, deploymentSpec, deploymentStrategy, rollingUpdate
  case statefulSet, statefulSetSpec, statefulSetStrategy, partition, claimRetention
  case daemonSet, daemonSetSpec, daemonSetStrategy, daemonRollingUpdate
  case replicaSet, replicaSpec
  case job, jobSpec, cronJob, cronJobSpec, jobTemplate, templateJobSpec
  case service, serviceSpec, servicePort, affinityConfig, clientIP
  case namespace, secret, claim, persistentVolume, persistentVolumeSpec, storageClass
  case networkPolicy, networkPolicySpec, networkRule, networkPort
  case autoscaler, autoscalerSpec, role, binding, roleReference, subject
  case anyObject
}
