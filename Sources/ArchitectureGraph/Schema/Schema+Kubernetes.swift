extension Schema {
  static let kubernetesKinds: [(Kind, [Field])] = [
    (
      .workload,
      [
        .field(
          "controller", .string,
          "what keeps its pods running: `Deployment`, `StatefulSet`, `DaemonSet`, `ReplicaSet`, "
            + "`Job`, `CronJob`, or `Pod` where nothing does"),
        .field("containers", .list(.record(.container)), "its containers of every role"),
        .field("replicas", .int, "how many pods are declared; 1 where nobody said"),
        .field("minReplicas", .int, "the least number of pods: the autoscaler's, or `replicas`"),
        .field("maxReplicas", .int, "the greatest number of pods"),
        .optional("replicasPlace", .place, "where `replicas` is declared, or should be"),
        .field("runsToCompletion", .bool, "its pods end by themselves (Job, CronJob)"),
        .field("serves", .bool, "some Service selects it"),
        .field("strategy", .string, "`RollingUpdate`, `Recreate` or `OnDelete`"),
        .optional("strategyPlace", .place, "where the strategy is declared"),
        .field(
          "maxUnavailable", .int, "how many pods a roll-out may take away, in pods (rounded down)"),
        .field("maxSurge", .int, "how many pods a roll-out may add, in pods (rounded up)"),
        .optional("autoscaler", .node(.autoscaler), "what sets its number of pods"),
        .sources("services", .selects, .service, "the Services that select its pods"),
        .sources(
          "disruptionBudgets", .selects, .disruptionBudget, "the disruption budgets for its pods"),
        .targets("configMaps", .reads, .configMap, "the config maps that it reads"),
        .targets("secrets", .reads, .secret, "the Secrets that it reads"),
        .optional("podSpec", .dynamic, "its pod template's `spec`"),
        .optional("podLabels", .map(.string), "its pods' labels"),
      ]
    ),
    (
      .service,
      [
        .field("hasSelector", .bool, "it selects pods by label"),
        .field("serviceType", .string, "`ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`"),
        .targets("workloads", .selects, .workload, "the workloads whose pods it selects"),
        .field("ports", .list(.record(.servicePort)), "its ports"),
        .optional("selectorPlace", .place, "where its selector is declared"),
      ]
    ),
    (
      .disruptionBudget,
      [
        .targets("workloads", .selects, .workload, "the workloads whose pods it guards"),
        .field("hasSelector", .bool, "it has a selector"),
        .optional("selectorPlace", .place, "where its selector is declared"),
      ]
    ),
    (
      .autoscaler,
      [
        .target("workload", .scales, .workload, "what it scales"),
        .field("minReplicas", .int, "the least number of pods; 1 where nobody said"),
        .field("maxReplicas", .int, "the greatest number of pods"),
        .optional("minReplicasPlace", .place, "where the floor is declared, or should be"),
        .field("metrics", .list(.record(.metric)), "what it goes by"),
      ]
    ),
    (
      .ingress,
      [
        .optional("ingressClass", .string, "the class of the controller that serves it"),
        .field("hosts", .list(.string), "the host names it is for"),
        .field("hasTLS", .bool, "it speaks TLS"),
        .field("backends", .list(.record(.backend)), "where it sends requests"),
        .targets("services", .routesTo, .service, "the Services it sends requests to"),
      ]
    ),
    (
      .networkPolicy,
      [
        .targets("workloads", .selects, .workload, "the workloads it is for"),
        .field("isolatesIngress", .bool, "it closes what it does not allow in"),
        .field("isolatesEgress", .bool, "it closes what it does not allow out"),
      ]
    ),
    (.externalSecret, [.target("store", .reads, .secretStore, "the store it reads from")]),
    (.configMap, [.sources("readers", .reads, .workload, "the workloads that read it")]),
  ]

  static let kubernetesRecords: [(RecordType, [Field])] = [
    (
      .container,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field(
          "role", .string, "`main`, `init`, `sidecar` (an init container that stays) or `ephemeral`"
        ),
        .field("image", .string, "its image reference; empty where it has none"),
        .field("imageTag", .string, "the tag of its image; empty where it has none"),
        .field("imageDigest", .string, "the digest of its image, if well formed; else empty"),
        .field("imageIsPinned", .bool, "its image has a digest, or a tag that is not `latest`"),
        .optional("readinessProbe", .record(.probe), "says when it can take traffic"),
        .optional("livenessProbe", .record(.probe), "says when it must be restarted"),
        .optional("startupProbe", .record(.probe), "says when it has started"),
        .field("requests", .map(.string), "the resources set aside for it"),
        .field("limits", .map(.string), "the resources it may take"),
        .field("environment", .list(.record(.environmentVariable)), "its environment variables"),
        .field("ports", .list(.record(.containerPort)), "its ports"),
        .field(
          "runsAsNonRoot", .bool,
          "it can't run as root: `runAsNonRoot`, or a user id above 0, its own or its pod's"),
        .field("privileged", .bool, "it has the host's powers"),
        .optional("securityContext", .dynamic, "its security context as declared"),
        .optional("imagePlace", .place, "where its image is declared"),
      ]
    ),
    (
      .probe,
      [
        .field("handler", .string, "`httpGet`, `tcpSocket`, `exec` or `grpc`"),
        .field("declared", .dynamic, "the probe as it is declared"),
      ]
    ),
    (
      .environmentVariable,
      [
        .field("name", .string, "its name"),
        .field("source", .string, "`literal`, `secret`, `config-map`, `field` or `resource`"),
        .optional("literalSecret", .record(.literalSecret), "the secret in its text, if any"),
      ]
    ),
    (
      .containerPort,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field("port", .int, "the port"),
        .field("transport", .string, "`TCP`, `UDP` or `SCTP`"),
      ]
    ),
    (
      .servicePort,
      [
        .field("name", .string, "its name; empty where it has none"),
        .field("port", .int, "the port of the Service"),
        .field("targetPort", .string, "the port of the pods: a number or a name"),
        .field("transport", .string, "`TCP`, `UDP` or `SCTP`"),
      ]
    ),
    (
      .metric,
      [
        .field("metricType", .string, "`Resource`, `Pods`, `Object`, `External` …"),
        .field("resource", .string, "the resource, for `Resource`: `cpu`, `memory`"),
        .optional("averageUtilization", .int, "the target, in percent of the request"),
      ]
    ),
    (
      .backend,
      [
        .field("host", .string, "the host name; empty for all"),
        .field("path", .string, "the path"),
        .field("service", .string, "the Service's name"),
        .field("port", .string, "the Service's port: a number or a name"),
      ]
    ),
  ]
}
