internal import ArchitectureGraph

/// What sort of object an API group and a kind's name stand for.
///
/// A custom resource may have the name of a built-in kind (`Service` of `serving.knative.dev`), so
/// the group always takes part.
enum ObjectKind {
  /// The kind of node for `name` of `group`; ``Kind/resource`` for whatever is not listed.
  static func kind(of name: String, group: String) -> Kind {
    table[group]?[name] ?? .resource
  }

  /// The groups and names that stand for `kind`, Kubernetes' own before custom resources.
  static func names(of kind: Kind) -> [(group: String, name: String)] {
    let names = table.flatMap { group, kinds in
      kinds.filter { $0.value == kind }.map { (group: group, name: $0.key) }
    }
    let rank = { (type: (group: String, name: String)) in
      (
        type.name == "Deployment" ? 0 : ownGroups.contains(type.group) ? 1 : 2, type.group,
        type.name
      )
    }
    return names.sorted { rank($0) < rank($1) }
  }

  /// The kind's name as kubectl qualifies it: the bare name for Kubernetes' own groups, else
  /// `name.group`.
  static func qualified(_ name: String, group: String) -> String {
    ownGroups.contains(group) ? name : "\(name).\(group)"
  }

  /// Whether the objects of the kind live in no namespace.
  static func isClusterScoped(_ qualified: String) -> Bool { clusterScoped.contains(qualified) }

  private static let table: [String: [String: Kind]] = [
    "": [
      "Pod": .workload, "ReplicationController": .workload, "DeploymentConfig": .workload,
      "Service": .service, "ServiceAccount": .serviceAccount, "ConfigMap": .configMap,
      "Secret": .secret, "Namespace": .namespace,
      "PersistentVolumeClaim": .persistentVolumeClaim,
    ],
    "apps": appKinds,
    "extensions": appKinds.merging(
      ["Ingress": .ingress, "NetworkPolicy": .networkPolicy],
      uniquingKeysWith: { first, _ in first }
    ),
    "batch": ["Job": .workload, "CronJob": .workload],
    "apps.openshift.io": ["DeploymentConfig": .workload],
    "argoproj.io": [
      "Rollout": .workload, "Application": .application, "ApplicationSet": .application,
      "AppProject": .applicationProject,
    ],
    "networking.k8s.io": ["Ingress": .ingress, "NetworkPolicy": .networkPolicy],
    "autoscaling": ["HorizontalPodAutoscaler": .autoscaler],
    "keda.sh": ["ScaledObject": .autoscaler],
    "policy": ["PodDisruptionBudget": .disruptionBudget],
    "rbac.authorization.k8s.io": accessKinds,
    "authorization.openshift.io": accessKinds,
    "external-secrets.io": [
      "ExternalSecret": .externalSecret, "ClusterExternalSecret": .externalSecret,
      "SecretStore": .secretStore, "ClusterSecretStore": .secretStore,
    ],
    "secrets.hashicorp.com": [
      "VaultStaticSecret": .externalSecret, "VaultDynamicSecret": .externalSecret,
      "VaultPKISecret": .externalSecret,
    ],
    "networking.istio.io": [
      "VirtualService": .virtualService, "DestinationRule": .destinationRule,
      "Gateway": .gateway,
    ],
    "gateway.networking.k8s.io": ["Gateway": .gateway],
    "security.istio.io": [
      "PeerAuthentication": .peerAuthentication, "AuthorizationPolicy": .authorizationPolicy,
    ],
    "karpenter.k8s.aws": ["EC2NodeClass": .nodeClass],
    "karpenter.sh": ["NodePool": .nodePool, "Provisioner": .nodePool],
    "monitoring.coreos.com": [
      "ServiceMonitor": .scrape, "PodMonitor": .scrape, "PrometheusRule": .ruleSet,
      "AlertmanagerConfig": .alertRouting,
    ],
  ]

  private static let appKinds: [String: Kind] = [
    "Deployment": .workload, "StatefulSet": .workload, "DaemonSet": .workload,
    "ReplicaSet": .workload,
  ]

  private static let accessKinds: [String: Kind] = [
    "Role": .role, "ClusterRole": .role, "RoleBinding": .roleBinding,
    "ClusterRoleBinding": .roleBinding,
  ]

  private static let ownGroups: Set<String> = [
    "", "apps", "batch", "autoscaling", "policy", "extensions", "admissionregistration.k8s.io",
    "apiextensions.k8s.io", "apiregistration.k8s.io", "auditregistration.k8s.io",
    "authentication.k8s.io", "authorization.k8s.io", "certificates.k8s.io", "coordination.k8s.io",
    "discovery.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io",
    "internal.apiserver.k8s.io", "networking.k8s.io", "node.k8s.io", "rbac.authorization.k8s.io",
    "resource.k8s.io", "scheduling.k8s.io", "settings.k8s.io", "storage.k8s.io",
    "storagemigration.k8s.io",
  ]

  private static let clusterScoped: Set<String> = [
    "Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding", "StorageClass",
    "IngressClass", "PriorityClass", "CustomResourceDefinition", "APIService", "CSIDriver",
    "CSINode", "RuntimeClass", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "VolumeAttachment",
    "PodSecurityPolicy", "ClusterSecretStore.external-secrets.io",
    "ClusterExternalSecret.external-secrets.io", "NodePool.karpenter.sh",
    "EC2NodeClass.karpenter.k8s.aws", "Provisioner.karpenter.sh",
    "ClusterAnalysisTemplate.argoproj.io", "GatewayClass.gateway.networking.k8s.io",
    "ClusterIssuer.cert-manager.io",
  ]
}
