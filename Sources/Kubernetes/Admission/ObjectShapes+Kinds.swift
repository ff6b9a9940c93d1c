/// The defaults of what runs Pods, and of the other kinds.
extension ObjectShapes {
  static let controllers: [ShapeName: ObjectShape] = [
    .deployment: workload(.deploymentSpec),
    .deploymentSpec: ObjectShape(
      [
        "template": .object(.podTemplate), "strategy": .object(.deploymentStrategy),
        "paused": .leftOutIfZero, "minReadySeconds": .leftOutIfZero,
      ],
      [
        .init("replicas", .int(1)), .init("strategy", .object(.deploymentStrategy)),
        .init("revisionHistoryLimit", .int(10)), .init("progressDeadlineSeconds", .int(600)),
        .init("template", .object(.podTemplate)),
      ]),
    .deploymentStrategy: ObjectShape(
      ["rollingUpdate": .object(.rollingUpdate)],
      [
        .init("type", .text("RollingUpdate")),
        .init("rollingUpdate", .object(.rollingUpdate), .isOrLacks("type", ["RollingUpdate"])),
      ]),
    .rollingUpdate: ObjectShape(
      [:], [.init("maxUnavailable", .text("25%")), .init("maxSurge", .text("25%"))]),
    .statefulSet: workload(.statefulSetSpec),
    .statefulSetSpec: ObjectShape(
      [
        "template": .object(.podTemplate), "updateStrategy": .object(.statefulSetStrategy),
        "volumeClaimTemplates": .list(.claimTemplate), "minReadySeconds": .leftOutIfZero,
        "persistentVolumeClaimRetentionPolicy": .object(.claimRetention),
      ],
      [
        .init("replicas", .int(1)), .init("podManagementPolicy", .text("OrderedReady")),
        .init("updateStrategy", .object(.statefulSetStrategy)),
        .init("revisionHistoryLimit", .int(10)),
        .init("persistentVolumeClaimRetentionPolicy", .object(.claimRetention)),
      ]),
    .statefulSetStrategy: ObjectShape(
      ["rollingUpdate": .object(.partition)],
      [
        .init("type", .text("RollingUpdate")),
        .init("rollingUpdate", .object(.partition), .isOrLacks("type", ["RollingUpdate"])),
      ]),
    .partition: ObjectShape([:], [.init("partition", .int(0))]),
    .claimRetention: ObjectShape(
      [:], [.init("whenDeleted", .text("Retain")), .init("whenScaled", .text("Retain"))]),
    .daemonSet: workload(.daemonSetSpec),
    .daemonSetSpec: ObjectShape(
      [
        "template": .object(.podTemplate), "updateStrategy": .object(.daemonSetStrategy),
        "minReadySeconds": .leftOutIfZero,
      ],
      [
        .init("updateStrategy", .object(.daemonSetStrategy)),
        .init("revisionHistoryLimit", .int(10)),
      ]),
    .daemonSetStrategy: ObjectShape(
      ["rollingUpdate": .object(.daemonRollingUpdate)],
      [
        .init("type", .text("RollingUpdate")),
        .init(
          "rollingUpdate", .object(.daemonRollingUpdate), .isOrLacks("type", ["RollingUpdate"])),
      ]),
    .daemonRollingUpdate: ObjectShape(
      [:], [.init("maxUnavailable", .int(1)), .init("maxSurge", .int(0))]),
    .replicaSet: workload(.replicaSpec),
    .replicaSpec: ObjectShape(
      ["template": .object(.podTemplate), "minReadySeconds": .leftOutIfZero],
      [.init("replicas", .int(1))]),
    .job: workload(.jobSpec),
    .jobSpec: ObjectShape(
      ["template": .object(.podTemplate)],
      [
        .init("completions", .int(1), .lacks(["completions", "parallelism"])),
        .init("parallelism", .int(1)), .init("backoffLimit", .int(6)),
        .init("completionMode", .text("NonIndexed")), .init("suspend", .bool(false)),
        .init("podReplacementPolicy", .text("Failed"), .has("podFailurePolicy")),
        .init("podReplacementPolicy", .text("TerminatingOrFailed")),
      ]),
    .cronJob: workload(.cronJobSpec),
    .cronJobSpec: ObjectShape(
      ["jobTemplate": .object(.jobTemplate)],
      [
        .init("concurrencyPolicy", .text("Allow")), .init("suspend", .bool(false)),
        .init("successfulJobsHistoryLimit", .int(3)), .init("failedJobsHistoryLimit", .int(1)),
      ]),
    .jobTemplate: ObjectShape(
      ["metadata": .object(.metadata), "spec": .object(.templateJobSpec)],
      [.init("metadata", .object(.metadata))]),
    .templateJobSpec: ObjectShape(["template": .object(.podTemplate)]),
  ]

  static let others: [ShapeName: ObjectShape] = [
    .namespace: ObjectShape(["metadata": .object(.namespaceMetadata)]),
    .namespaceMetadata: ObjectShape(
      ["labels": .namespaceLabels, "annotations": .leftOutIfZero],
      [.init("labels", .namespaceLabels)]),
    .secret: ObjectShape(
      ["metadata": .object(.metadata)], [.init("type", .text("Opaque"))]),
    .service: workload(.serviceSpec),
    .serviceSpec: ObjectShape(
      [
        "ports": .list(.servicePort), "sessionAffinityConfig": .object(.affinityConfig),
        "publishNotReadyAddresses": .leftOutIfZero, "externalIPs": .leftOutIfZero,
        "selector": .leftOutIfZero,
      ],
      [
        .init("type", .text("ClusterIP")), .init("sessionAffinity", .text("None")),
        .init(
          "sessionAffinityConfig", .object(.affinityConfig), .is("sessionAffinity", ["ClientIP"])),
        .init(
          "internalTrafficPolicy", .text("Cluster"),
          .isOrLacks("type", ["ClusterIP", "NodePort", "LoadBalancer"])),
        .init(
          "externalTrafficPolicy", .text("Cluster"), .is("type", ["NodePort", "LoadBalancer"])),
        .init("externalTrafficPolicy", .text("Cluster"), .isFilled("externalIPs")),
        .init("allocateLoadBalancerNodePorts", .bool(true), .is("type", ["LoadBalancer"])),
      ]),
    .servicePort: ObjectShape(
      [:], [.init("protocol", .text("TCP")), .init("targetPort", .sibling("port"))]),
    .affinityConfig: ObjectShape(
      ["clientIP": .object(.clientIP)], [.init("clientIP", .object(.clientIP))]),
    .clientIP: ObjectShape([:], [.init("timeoutSeconds", .int(10800))]),
    .networkPolicy: workload(.networkPolicySpec),
    .networkPolicySpec: ObjectShape(
      ["ingress": .list(.networkRule), "egress": .list(.networkRule)],
      [
        .init("policyTypes", .texts(["Ingress", "Egress"]), .isFilled("egress")),
        .init("policyTypes", .texts(["Ingress"])),
      ]),
    .networkRule: ObjectShape(["ports": .list(.networkPort)]),
    .networkPort: ObjectShape([:], [.init("protocol", .text("TCP"))]),
    .autoscaler: workload(.autoscalerSpec),
    .autoscalerSpec: ObjectShape([:], [.init("minReplicas", .int(1))]),
    .role: ObjectShape(["metadata": .object(.metadata)], [.init("rules", .null)]),
    .binding: ObjectShape([
      "metadata": .object(.metadata), "roleRef": .object(.roleReference),
      "subjects": .list(.subject),
    ]),
    .roleReference: ObjectShape(
      [:], [.init("apiGroup", .text("rbac.authorization.k8s.io"))]),
    .subject: ObjectShape(
      ["apiGroup": .leftOutIfZero],
      [
        .init("apiGroup", .text("rbac.authorization.k8s.io"), .is("kind", ["User", "Group"]))
      ]),
    .anyObject: ObjectShape(["metadata": .object(.metadata)]),
  ]

  /// An object with metadata and a spec, which is there even where it is not written.
  private static func workload(_ spec: ShapeName) -> ObjectShape {
    ObjectShape(
      ["metadata": .object(.metadata), "spec": .object(spec)], [.init("spec", .object(spec))])
  }
}
