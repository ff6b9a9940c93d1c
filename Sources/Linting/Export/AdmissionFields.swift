internal import ArchitectureGraph
internal import Policies

/// What the fields of nodes and records are in terms of the object alone, as CEL: data for writing
/// policies as ValidatingAdmissionPolicies.
///
/// Beside ``Schema``, which says what the fields mean. A field that is not here can't be exported.
enum AdmissionFields {
  /// What `node.field` is, by the kind's type; `object` is the object.
  private static let nodes: [Kind: [String: String]] = [
    .workload: [
      "controller": "object.kind", "containers": "variables.containers",
      "podSpec": "variables.podSpec",
    ],
    .autoscaler: [
      "minReplicas":
        "(object.kind == 'ScaledObject' ? object.spec.?minReplicaCount.orValue(0)"
        + " : object.spec.?minReplicas.orValue(1))",
      "maxReplicas":
        "(object.kind == 'ScaledObject' ? object.spec.?maxReplicaCount.orValue(100)"
        + " : object.spec.maxReplicas)",
    ],
    .service: [
      "serviceType": "object.spec.type",
      "hasSelector": "(object.spec.?selector.orValue({}).size() > 0)",
      "isHeadless": "(object.spec.?clusterIP.orValue('') == 'None')",
    ],
    .networkPolicy: [
      "isolatesIngress": "('Ingress' in object.spec.policyTypes)",
      "isolatesEgress": "('Egress' in object.spec.policyTypes)",
    ],
  ]

  /// What every node has, whatever its kind.
  private static let ofAnyNode = [
    "name": "object.metadata.name", "namespace": "object.metadata.?namespace.orValue('')",
    "type": "(object.apiVersion + '/' + object.kind)",
    "labels": "object.metadata.?labels.orValue({})",
  ]

  /// What `record.field` is; `$` is the record, for a container a map of its `role` and its `spec`.
  private static let records: [RecordType: [String: String]] = [
    .container: [
      "name": "$.spec.name", "role": "$.role", "image": "$.spec.?image.orValue('')",
      "imageIsPinned":
        "($.spec.?image.orValue('').matches("
        + "'^[^@]*@(sha256:[0-9A-Fa-f]{64}|sha512:[0-9A-Fa-f]{128})$')"
        + " || $.spec.?image.orValue('').matches('^([^@]*/)?[^/@]*:[^/@:]+(@.*)?$')"
        + " && !$.spec.?image.orValue('').matches('^([^@]*/)?[^/@]*:latest(@.*)?$'))",
      "livenessProbe": "$.spec.livenessProbe", "readinessProbe": "$.spec.readinessProbe",
      "startupProbe": "$.spec.startupProbe", "securityContext": "$.spec.securityContext",
      "privileged": "$.spec.?securityContext.?privileged.orValue(false)",
      "requests":
        "($.spec.?resources.?requests.orValue({}).map(k, k)"
        + " + $.spec.?resources.?limits.orValue({}).map(k, k))",
      "limits": "$.spec.?resources.?limits.orValue({})",
      "runsAsNonRoot":
        "($.spec.?securityContext.?runAsNonRoot"
        + ".or(variables.podSpec.?securityContext.?runAsNonRoot).orValue(false) == true"
        + " || $.spec.?securityContext.?runAsUser"
        + ".or(variables.podSpec.?securityContext.?runAsUser).orValue(0) > 0)",
    ]
  ]

  /// Fields whose text stands for the keys alone, which is all that `in` asks for.
  static let keysOnly: Set<String> = ["requests"]

  /// What the field `name` of a node or record is; nil where only the graph knows.
  static func expression(_ name: String, of owner: Owner) -> String? {
    switch owner {
    case .node(let kind): kind.flatMap { nodes[$0]?[name] } ?? ofAnyNode[name]
    case .record(let record): records[record]?[name]
    }
  }

  /// What has fields that stand for something in the object.
  enum Owner {
    /// A node, of a known kind or any.
    case node(Kind?)
    case record(RecordType)

    /// The owner with a nominal type; nil for a part of the object.
    ///
    /// A record goes before a kind of its name (`Container`), as it does for the checker.
    init?(typeName: String) {
      if typeName == GraphTypes.anyNode {
        self = .node(nil)
      } else if let record = RecordType(rawValue: typeName) {
        self = .record(record)
      } else if let kind = Kind.allCases.first(where: { $0.typeName == typeName }) {
        self = .node(kind)
      } else {
        return nil
      }
    }
  }

  /// The variables that a policy about workloads begins with.
  static let podVariables: [(name: String, expression: String)] = [
    (
      "podSpec",
      """
      object.kind == 'Pod' ? object.spec
      : object.kind == 'CronJob' ? object.spec.jobTemplate.spec.template.spec
      : has(object.spec.template) ? object.spec.template.spec : dyn({})
      """
    ),
    (
      "containers",
      """
      variables.podSpec.?containers.orValue([]).map(c, {'role': dyn('main'), 'spec': c})
      + variables.podSpec.?initContainers.orValue([]).map(c, {
      'role': dyn(c.?restartPolicy.orValue('') == 'Always' ? 'sidecar' : 'init'), 'spec': c})
      + variables.podSpec.?ephemeralContainers.orValue([]).map(c,
      {'role': dyn('ephemeral'), 'spec': c})
      """
    ),
  ]

  /// What is made by a controller is judged where its template stands.
  static let notControlled = """
    !object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) == true)
    """

  /// The declared types that a kind of nodes stands for, as `group/version/Kind`.
  static func types(of kind: Kind) -> [String]? {
    switch kind {
    case .workload:
      [
        "v1/Pod", "v1/ReplicationController", "apps/v1/Deployment", "apps/v1/StatefulSet",
        "apps/v1/DaemonSet", "apps/v1/ReplicaSet", "batch/v1/Job", "batch/v1/CronJob",
        "argoproj.io/v1alpha1/Rollout",
      ]
    case .autoscaler: ["autoscaling/v2/HorizontalPodAutoscaler", "keda.sh/v1alpha1/ScaledObject"]
    case .service: ["v1/Service"]
    case .ingress: ["networking.k8s.io/v1/Ingress"]
    case .networkPolicy: ["networking.k8s.io/v1/NetworkPolicy"]
    case .disruptionBudget: ["policy/v1/PodDisruptionBudget"]
    case .secret: ["v1/Secret"]
    case .configMap: ["v1/ConfigMap"]
    case .serviceAccount: ["v1/ServiceAccount"]
    case .namespace: ["v1/Namespace"]
    case .persistentVolumeClaim: ["v1/PersistentVolumeClaim"]
    default: nil
    }
  }
}
