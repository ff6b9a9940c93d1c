extension Schema {
  static let kubernetesKinds: [(Kind, [Field])] = [
    (
      .workload,
      [
        .field(
          "controller", .string,
          "what keeps its pods running: `Deployment`, `StatefulSet`, `DaemonSet`, `ReplicaSet`, "
            + "`ReplicationController`, `Job`, `CronJob`, `Rollout`, `DeploymentConfig`, or `Pod` where "
            + "nothing does"),
        .field("containers", .list(.record(.container)), "its containers of every role"),
        .field(
          "replicas", .int,
          "how many pods are declared; 1 where nobody said; a Job's `parallelism`; not known for a "
            + "DaemonSet, which has one on each node"),
        .field("minReplicas", .int, "the least number of pods: the autoscaler's, or `replicas`"),
        .field("maxReplicas", .int, "the greatest number of pods"),
        .optional("replicasPlace", .place, "where `replicas` is declared, or should be"),
        .field(
          "runsToCompletion", .bool,
          "its pods end by themselves: a Job, a CronJob, a Pod that isn't always restarted"),
        .field("serves", .bool, "some Service selects it"),
        .field(
          "strategy", .string,
          "`RollingUpdate`, `Recreate`, `OnDelete`; `Canary` or `BlueGreen` for a Rollout; empty "
            + "where nothing rolls out (Pod, Job, CronJob, ReplicaSet)"),
        .optional("strategyPlace", .place, "where the strategy is declared"),
        .field(
          "maxUnavailable", .int,
          "how many pods a roll-out may take away; a percentage is of `minReplicas`, rounded down"),
        .field(
          "maxSurge", .int,
          "how many pods a roll-out may add; a percentage is of `minReplicas`, rounded up"),
        .field(
          "spreadOver", .list(.string),
          "the topology keys over which its pods are kept apart (`topology.kubernetes.io/zone`, "
            + "`kubernetes.io/hostname` …), by constraints and anti-affinities that select them"),
        .optional("spreadPlace", .place, "where that is declared, or should be"),
        .field(
          "terminationGracePeriodSeconds", .int,
          "how many seconds its pods have to end; 30 where nobody said"),
        .optional(
          "terminationGracePeriodPlace", .place, "where that is declared, or should be"),
        .optional("autoscaler", .node(.autoscaler), "what sets its number of pods"),
        .sources("services", .selects, .service, "the Services that select its pods"),
        .sources(
          "disruptionBudgets", .selects, .disruptionBudget, "the disruption budgets for its pods"),
        .targets("configMaps", .reads, .configMap, "the config maps that it reads"),
        .targets("secrets", .reads, .secret, "the Secrets that it reads"),
        .targets(
          "persistentVolumeClaims", .uses, .persistentVolumeClaim, "the claims that it mounts"),
        .target("serviceAccount", .uses, .serviceAccount, "the service account that it runs as"),
        .sources("networkPolicies", .selects, .networkPolicy, "the network policies for its pods"),
        .sources("monitors", .selects, .scrape, "the monitors that scrape its pods"),
        .optional("podSpec", .dynamic, "its pod template's `spec`"),
        .optional("podLabels", .map(.string), "its pods' labels"),
      ]
    ),
    (
      .service,
      [
        .field("hasSelector", .bool, "it selects pods by label"),
        .field("serviceType", .string, "`ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`"),
        .field("isHeadless", .bool, "it has no address of its own (`clusterIP: None`)"),
        .optional("externalName", .string, "the host that it is another name for"),
        .targets("workloads", .selects, .workload, "the workloads whose pods it selects"),
        .sources("monitors", .targets, .scrape, "the monitors that select it"),
        .sources("destinationRules", .targets, .destinationRule, "the destination rules for it"),
        .sources("ingresses", .routesTo, .ingress, "the ingresses that send requests to it"),
        .sources(
          "virtualServices", .routesTo, .virtualService,
          "the virtual services that send requests to it"),
        .field("ports", .list(.record(.servicePort)), "its ports"),
        .optional("selectorPlace", .place, "where its selector is declared"),
      ]
    ),
    (
      .disruptionBudget,
      [
        .targets("workloads", .selects, .workload, "the workloads whose pods it guards"),
        .field("hasSelector", .bool, "it has a selector that can select something"),
        .optional("selectorPlace", .place, "where its selector is declared, or should be"),
        .optional(
          "allowedDisruptions", .int,
          "how many of its pods may be away at once while the workloads are at their `minReplicas`; "
            + "absent where it selects none"),
        .optional(
          "keptPods", .int, "how many pods are left then; absent where it selects none"),
        .optional("limitPlace", .place, "where its bound is declared, or should be"),
      ]
    ),
    (
      .autoscaler,
      [
        .target("workload", .scales, .workload, "what it scales"),
        .field(
          "minReplicas", .int,
          "the least number of pods; where nobody said 1, or 0 for KEDA"),
        .field("maxReplicas", .int, "the greatest number of pods"),
        .optional("minReplicasPlace", .place, "where the floor is declared, or should be"),
        .optional("maxReplicasPlace", .place, "where the ceiling is declared, or should be"),
        .field(
          "metrics", .list(.record(.metric)), "what it goes by; 80 % of CPU where nobody said"),
      ]
    ),
    (
      .ingress,
      [
        .optional(
          "ingressClass", .string,
          "the class of the controller that serves it, declared or the default one of the inputs"),
        .optional("controller", .string, "the controller that its class names, if that is here"),
        .field("hosts", .list(.string), "the host names it is for"),
        .field("hasTLS", .bool, "it speaks TLS"),
        .optional("tlsPlace", .place, "where TLS is declared, or should be"),
        .optional("scheme", .string, "`internet-facing` or `internal`, where it is declared"),
        .sources("webACLs", .protects, .webACL, "the web ACLs in front of it"),
        .targets("certificates", .uses, .certificate, "the certificates that it is told to use"),
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
        .field("selectsAll", .bool, "it is for every pod of its namespace"),
        .field("allowsAllIngress", .bool, "one of its rules lets everyone in"),
        .field("allowsAllEgress", .bool, "one of its rules lets everything out"),
        .field(
          "egressBlocks", .list(.record(.egressBlock)), "the address ranges that it lets pods reach"
        ),
      ]
    ),
    (
      .serviceAccount,
      [
        .target("role", .assumes, .role, "the cloud role that it acts as"),
        .sources("bindings", .targets, .roleBinding, "the bindings that give it roles"),
        .sources("workloads", .uses, .workload, "the workloads that run as it"),
      ]
    ),
    (
      .roleBinding,
      [
        .target("role", .uses, .role, "the role that it gives"),
        .targets("serviceAccounts", .targets, .serviceAccount, "to which service accounts"),
      ]
    ),
    (
      .scrape,
      [
        .targets("services", .targets, .service, "the Services that it selects"),
        .targets("workloads", .selects, .workload, "the workloads whose pods it watches"),
      ]
    ),
    (
      .nodePool,
      [
        .field("zones", .list(.string), "the zones it is held to; empty where any will do"),
        .field("capacityTypes", .list(.string), "`spot`, `on-demand`; empty where any will do"),
        .field("limits", .map(.string), "what its nodes may add up to, by resource"),
        .optional("limitsPlace", .place, "where the limits are declared, or should be"),
        .optional("processorLimit", .double, "the limit on their vCPUs"),
        .optional("memoryLimit", .double, "the limit on their memory, in bytes"),
        .target("nodeClass", .uses, .nodeClass, "what its nodes are made of"),
        .target("cluster", .placedIn, .kubernetesCluster, "the cluster whose nodes they are"),
      ]
    ),
    (
      .nodeClass,
      placementFields + [
        .target("role", .assumes, .role, "the role that its nodes have"),
        .target("cluster", .placedIn, .kubernetesCluster, "the cluster whose nodes they are"),
      ]
    ),
    (.configMap, [.sources("readers", .reads, .workload, "the workloads that read it")]),
  ]
}
