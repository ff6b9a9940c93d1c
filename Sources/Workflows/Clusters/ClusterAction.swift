/// Tells which actions and secrets let a job into a cluster.
enum ClusterAction {
  /// Whether the action's work is to reach a cluster.
  static func reaches(_ action: ActionReference) -> Bool {
    if action.origin == .image { return hasTool(action.path) }
    guard action.origin == .repository else { return false }
    if known.contains(action.repository) { return true }
    let name = action.repository.split(separator: "/").last.map(String.init) ?? ""
    guard !makesOnly.contains(where: { name.contains($0) }) else { return false }
    return telling.contains { name.contains($0) }
  }

  /// Whether the action makes a cluster that lives no longer than its job.
  static func makesLocalCluster(_ action: ActionReference) -> Bool {
    local.contains(action.repository)
  }

  /// The inputs that hold a cluster's credentials.
  static func isCredential(input name: String) -> Bool {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return letters.hasPrefix("kubeconfig") && !letters.hasSuffix("path")
      && !letters.hasSuffix("file")
      || letters == "kubetoken" || letters == "k8stoken" || letters == "kubernetestoken"
  }

  /// How a secret called `name` lets one into a cluster; nil where it doesn't, by its name.
  static func way(ofSecret name: String) -> ClusterAccessWay? {
    let name = name.uppercased()
    if name.contains("ARGOCD") || name.contains("ARGO_CD") {
      let isKey = ["PASSWORD", "TOKEN", "AUTH"].contains { name.contains($0) }
      return isKey ? .argoCD : nil
    }
    let isConfig = name.contains("KUBECONFIG") || name.contains("KUBE_CONFIG")
    let isKube = name.hasPrefix("KUBE_") || name.hasPrefix("K8S_") || name.hasPrefix("KUBERNETES_")
    let isToken = ["TOKEN", "SECRET", "CERT", "CREDENTIAL", "_KEY", "PASSWORD", "_CA", "SERVER"]
      .contains { name.contains($0) }
    if isConfig || isKube && isToken { return .secret }
    return name.hasPrefix("EKS_TOKEN") || name.contains("GKE_CREDENTIAL") ? .secret : nil
  }

  private static func hasTool(_ image: String) -> Bool {
    let name = image.split(separator: "/").last ?? ""
    let base = name.split { $0 == ":" || $0 == "@" }.first ?? ""
    return ["kubectl", "helm", "k8s", "helm-kubectl", "eksctl", "argocd"].contains(base)
  }

  private static let known: Set<String> = [
    "azure/k8s-deploy", "azure/k8s-set-context", "azure/aks-set-context", "azure/k8s-create-secret",
    "google-github-actions/get-gke-credentials", "google-github-actions/deploy-gke",
    "steebchen/kubectl", "actions-hub/kubectl", "tale/kubectl-action", "deliverybot/helm",
    "koslib/helm-eks-action", "bitovi/github-actions-deploy-eks-helm", "vimeda/helm",
    "wahyd4/kubectl-helm-action", "danielr1996/kubectl-action", "bitnami/kubectl",
    "kodermax/kubectl-aws-eks", "ianbelcher/eks-kubectl-action",
    "teleport-actions/auth-k8s", "helmfile/helmfile-action",
    "stefanzweifel/kubectl-action", "deshetti/kubectl", "redhat-actions/oc-login",
    "werf/actions", "pabloheigi/kubectl-eks", "rancher/kubeconfig-action",
  ]

  private static let telling = [
    "kubectl", "k8s-deploy", "helm-deploy", "deploy-helm", "eks-deploy", "deploy-eks",
    "deploy-to-eks", "deploy-to-kubernetes", "kubernetes-deploy", "kubernetes-action",
    "helm-upgrade", "eks-kubeconfig", "k8s-set-context", "kubeconfig",
  ]
  private static let makesOnly = ["setup-", "install", "release", "-lint", "kubectl-tool"]

  private static let local: Set<String> = [
    "helm/kind-action", "engineerd/setup-kind", "medyagh/setup-minikube",
    "manusa/actions-setup-minikube",
    "nolar/setup-k3d-k3s", "absaoss/k3d-action", "jupyterhub/action-k3s-helm",
    "balchua/microk8s-actions",
    "container-tools/kind-action", "container-tools/microk8s-action", "debianmaster/actions-k3s",
  ]
}
