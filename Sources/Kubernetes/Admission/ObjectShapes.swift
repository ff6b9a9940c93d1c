/// The defaults of Kubernetes' own kinds: Pods, what runs them, and what they consist of.
///
/// As the API server fills them in when it reads an object of the current version, before admission
/// policies see it (kubernetes/kubernetes, pkg/apis/*/v1/defaults.go).
enum ObjectShapes {
  /// The sort of the objects of a kind, by `group/kind`; nil for what has no defaults but the
  /// namespace.
  static let roots: [String: ShapeName] = [
    "/Pod": .pod, "/PodTemplate": .podTemplate, "/ReplicationController": .replicaSet,
    "/Service": .service, "/Namespace": .namespace, "/Secret": .secret,
    "/PersistentVolumeClaim": .claim, "/PersistentVolume": .persistentVolume,
    "apps/Deployment": .deployment, "extensions/Deployment": .deployment,
    "apps/StatefulSet": .statefulSet, "apps/DaemonSet": .daemonSet,
    "extensions/DaemonSet": .daemonSet, "apps/ReplicaSet": .replicaSet,
    "extensions/ReplicaSet": .replicaSet, "batch/Job": .job, "batch/CronJob": .cronJob,
    "storage.k8s.io/StorageClass": .storageClass,
    "networking.k8s.io/NetworkPolicy": .networkPolicy,
    "extensions/NetworkPolicy": .networkPolicy,
    "autoscaling/HorizontalPodAutoscaler": .autoscaler,
    "rbac.authorization.k8s.io/Role": .role, "rbac.authorization.k8s.io/ClusterRole": .role,
    "rbac.authorization.k8s.io/RoleBinding": .binding,
    "rbac.authorization.k8s.io/ClusterRoleBinding": .binding,
  ]

  /// What is filled into a sort of mapping.
  static func shape(_ name: ShapeName) -> ObjectShape { all[name] ?? ObjectShape() }

  private static let all = pods.merging(volumes) { first, _ in first }
    .merging(controllers) { first, _ in first }.merging(others) { first, _ in first }

  // MARK: Pods

  private static let pods: [ShapeName: ObjectShape] = [
    .metadata: ObjectShape(["labels": .leftOutIfZero, "annotations": .leftOutIfZero]),
    .pod: ObjectShape(
      ["metadata": .object(.metadata), "spec": .object(.podSpec)],
      [.init("spec", .object(.podSpec))]),
    .podTemplate: ObjectShape(
      ["metadata": .object(.metadata), "spec": .object(.templateSpec)],
      [.init("metadata", .object(.metadata)), .init("spec", .object(.templateSpec))]),
    .podSpec: spec(
      containers: .listWhere("hostNetwork", .hostNetworkContainer, otherwise: .podContainer),
      and: [
        .init("enableServiceLinks", .bool(true)),
        .init("serviceAccountName", .text("default"), .lacks(["serviceAccount"])),
        .init("serviceAccountName", .sibling("serviceAccount")),
        .init("serviceAccount", .text("default"), .lacks(["serviceAccountName"])),
      ]),
    .templateSpec: spec(containers: .list(.container), and: []),
    .container: container(resources: .resources, ports: .port),
    .podContainer: container(resources: .podResources, ports: .port),
    .hostNetworkContainer: container(resources: .podResources, ports: .hostPort),
    .resources: ObjectShape(["limits": .quantities, "requests": .quantities]),
    .podResources: ObjectShape(
      ["limits": .quantities, "requests": .quantitiesAndThose(of: "limits")],
      [.init("requests", .sibling("limits"))]),
    .port: ObjectShape(["hostPort": .leftOutIfZero], [.init("protocol", .text("TCP"))]),
    .hostPort: ObjectShape(
      ["hostPort": .leftOutIfZero],
      [.init("protocol", .text("TCP")), .init("hostPort", .sibling("containerPort"))]),
    .probe: ObjectShape(
      [
        "httpGet": .object(.httpGet), "grpc": .object(.grpc), "initialDelaySeconds": .leftOutIfZero,
      ],
      [
        .init("timeoutSeconds", .int(1)), .init("periodSeconds", .int(10)),
        .init("successThreshold", .int(1)), .init("failureThreshold", .int(3)),
      ]),
    .httpGet: ObjectShape([:], [.init("path", .text("/")), .init("scheme", .text("HTTP"))]),
    .grpc: ObjectShape([:], [.init("service", .text(""))]),
    .lifecycle: ObjectShape([
      "postStart": .object(.lifecycleHandler), "preStop": .object(.lifecycleHandler),
    ]),
    .lifecycleHandler: ObjectShape(["httpGet": .object(.httpGet)]),
    .environmentVariable: ObjectShape(["valueFrom": .object(.valueSource), "value": .leftOutIfZero]
    ),
    .valueSource: ObjectShape(["fieldRef": .object(.fieldReference)]),
    .fieldReference: ObjectShape([:], [.init("apiVersion", .text("v1"))]),
    .volumeMount: ObjectShape(["readOnly": .leftOutIfZero, "subPath": .leftOutIfZero]),
  ]

  /// The spec of a Pod, or of a template of some.
  private static func spec(
    containers: ObjectShape.Part, and more: [ObjectShape.Default]
  ) -> ObjectShape {
    var parts: [String: ObjectShape.Part] = [
      "containers": containers, "initContainers": containers,
      "ephemeralContainers": .list(.container), "volumes": .list(.volume),
    ]
    let flags = [
      "hostNetwork", "hostPID", "hostIPC", "imagePullSecrets", "tolerations",
      "nodeSelector", "hostAliases", "nodeName", "hostname",
    ]
    for flag in flags where parts[flag] == nil { parts[flag] = .leftOutIfZero }
    return ObjectShape(
      parts,
      [
        .init("restartPolicy", .text("Always")), .init("dnsPolicy", .text("ClusterFirst")),
        .init("terminationGracePeriodSeconds", .int(30)),
        .init("schedulerName", .text("default-scheduler")),
        .init("securityContext", .object(.plain)),
        .init("serviceAccount", .sibling("serviceAccountName")),
        .init("serviceAccountName", .sibling("serviceAccount")),
      ] + more)
  }

  private static func container(resources: ShapeName, ports: ShapeName) -> ObjectShape {
    ObjectShape(
      [
        "resources": .object(resources), "ports": .list(ports), "env": .list(.environmentVariable),
        "volumeMounts": .list(.volumeMount), "livenessProbe": .object(.probe),
        "readinessProbe": .object(.probe), "startupProbe": .object(.probe),
        "lifecycle": .object(.lifecycle), "stdin": .leftOutIfZero, "stdinOnce": .leftOutIfZero,
        "tty": .leftOutIfZero, "command": .leftOutIfZero, "args": .leftOutIfZero,
        "workingDir": .leftOutIfZero, "envFrom": .leftOutIfZero,
      ],
      [
        .init("imagePullPolicy", .pullPolicy), .init("resources", .object(resources)),
        .init("terminationMessagePath", .text("/dev/termination-log")),
        .init("terminationMessagePolicy", .text("File")),
      ])
  }

  // MARK: Volumes

  private static let volumes: [ShapeName: ObjectShape] = [
    .volume: ObjectShape(
      [
        "secret": .object(.modeVolume), "configMap": .object(.modeVolume),
        "downwardAPI": .object(.downwardItem), "projected": .object(.projected),
        "hostPath": .object(.hostPath), "ephemeral": .object(.ephemeral),
      ],
      [.init("emptyDir", .object(.plain), .lacks(volumeSources))]),
    .modeVolume: ObjectShape([:], [.init("defaultMode", .int(0o644))]),
    .downwardItem: ObjectShape([:], [.init("defaultMode", .int(0o644))]),
    .hostPath: ObjectShape([:], [.init("type", .text(""))]),
    .projected: ObjectShape(
      ["sources": .list(.projection)], [.init("defaultMode", .int(0o644))]),
    .projection: ObjectShape(["serviceAccountToken": .object(.tokenProjection)]),
    .tokenProjection: ObjectShape([:], [.init("expirationSeconds", .int(3600))]),
    .ephemeral: ObjectShape(["volumeClaimTemplate": .object(.claimTemplate)]),
    .claimTemplate: ObjectShape(["spec": .object(.claimSpec)]),
    .claim: ObjectShape(
      ["metadata": .object(.metadata), "spec": .object(.claimSpec)],
      [.init("spec", .object(.claimSpec))]),
    .claimSpec: ObjectShape(
      ["resources": .object(.resources)],
      [.init("volumeMode", .text("Filesystem")), .init("resources", .object(.plain))]),
    .persistentVolume: ObjectShape([
      "metadata": .object(.metadata), "spec": .object(.persistentVolumeSpec),
    ]),
    .persistentVolumeSpec: ObjectShape(
      ["capacity": .quantities, "hostPath": .object(.hostPath)],
      [
        .init("persistentVolumeReclaimPolicy", .text("Retain")),
        .init("volumeMode", .text("Filesystem")),
      ]),
    .storageClass: ObjectShape(
      ["metadata": .object(.metadata)],
      [
        .init("reclaimPolicy", .text("Delete")), .init("volumeBindingMode", .text("Immediate")),
      ]),
  ]

  private static let volumeSources = [
    "hostPath", "emptyDir", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "secret", "nfs",
    "iscsi", "glusterfs", "persistentVolumeClaim", "rbd", "flexVolume", "cinder", "cephfs",
    "flocker", "downwardAPI", "fc", "azureFile", "configMap", "vsphereVolume", "quobyte",
    "azureDisk", "photonPersistentDisk", "projected", "portworxVolume", "scaleIO", "storageos",
    "csi", "ephemeral", "image",
  ]
}
