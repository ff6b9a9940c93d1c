/// How a job gets at a Kubernetes cluster.
enum ClusterAccessWay: String, Hashable {
  /// A command that speaks to a cluster, or logs in to one.
  case command
  /// An action that does.
  case action
  /// A secret that lets one in.
  case secret
  /// A call of Argo CD's server, which has the credentials.
  case argoCD = "argo-cd"
}

/// Tells which commands reach a cluster.
enum ClusterCommand {
  /// What `command` does to a cluster, in a few of its words, and how; nil where it reaches none.
  static func access(of command: FoundCommand) -> (way: ClusterAccessWay, what: String)? {
    let (name, words) = (command.name, command.arguments)
    switch name {
    case "kubectl", "oc", "kubectl.exe":
      return kubectl(words).map { (.command, "\(name) \($0)") }
    case "helm", "helm3": return helm(words).map { (.command, "\(name) \($0)") }
    case "argocd": return argocd(words).map { (.argoCD, "\(name) \($0)") }
    default: break
    }
    if let rows = logins[name] {
      let verbs = words.filter { !$0.hasPrefix("-") }
      let row = rows.first { row in verbs.indices.contains { verbs[$0...].starts(with: row) } }
      return row.map { (.command, ([name] + $0).joined(separator: " ")) }
    }
    guard let verb = verb(of: words), tools[name]?.contains(verb) == true else { return nil }
    return (.command, "\(name) \(verb)")
  }

  /// Whether `command` fetches a cluster's credentials, or names them itself.
  static func logsIn(_ command: FoundCommand) -> Bool {
    if logins[command.name] != nil { return true }
    let words = command.arguments
    return words.contains("set-credentials")
      || words.contains { word in credentials.contains { word == $0 || word.hasPrefix($0 + "=") } }
  }

  private static let credentials = ["--token", "--server", "--kube-token", "--kube-apiserver"]

  /// Whether `command` makes a cluster that lives no longer than its job.
  static func makesLocalCluster(_ command: FoundCommand) -> Bool {
    let words = command.arguments.filter { !$0.hasPrefix("-") }
    return switch command.name {
    case "kind", "ctlptl": words.first == "create"
    case "minikube": words.first == "start"
    case "k3d": words.starts(with: ["cluster", "create"])
    case "microk8s", "k3s", "k0s": true
    case "curl", "wget": words.contains { $0.contains("get.k3s.io") }
    default: false
    }
  }

  private static func kubectl(_ words: [String]) -> String? {
    guard let verb = verb(of: words), !isDry(words), !isHelp(words) else { return nil }
    switch verb {
    case "kustomize", "completion", "plugin", "krew", "convert", "help", "options": return nil
    case "version": return words.contains { $0.hasPrefix("--client") } ? nil : verb
    case "config":
      let change = words.first { ["set-credentials", "set-cluster"].contains($0) }
      return change.map { "config \($0)" }
    default: return verb
    }
  }

  private static func helm(_ words: [String]) -> String? {
    guard let verb = verb(of: words), !isDry(words), !isHelp(words) else { return nil }
    return releaseVerbs.contains(verb) ? verb : nil
  }

  private static func argocd(_ words: [String]) -> String? {
    guard let verb = verb(of: words), !isHelp(words) else { return nil }
    guard verb != "version", verb != "completion", verb != "admin" else { return nil }
    let rest = words.filter { !$0.hasPrefix("-") }.drop { $0 != verb }.dropFirst()
    return verb == "app" ? (["app"] + rest.prefix(1)).joined(separator: " ") : verb
  }

  private static func isDry(_ words: [String]) -> Bool { words.contains("--dry-run=client") }

  private static func isHelp(_ words: [String]) -> Bool {
    words.contains("--help") || words.contains("-h")
  }

  /// The first word that is neither an option nor an option's value.
  private static func verb(of words: [String]) -> String? {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else { return word }
      if withValue.contains(word) { rest = rest.dropFirst() }
    }
    return nil
  }

  private static let withValue: Set<String> = [
    "-n", "--namespace", "--context", "--kubeconfig", "-s", "--server", "--token", "--user",
    "--cluster", "--as", "--request-timeout", "-v", "--kube-context", "--kube-token", "-f",
    "--file",
    "-e", "--environment", "-l", "--selector", "-p", "--profile",
  ]

  private static let releaseVerbs: Set<String> = [
    "upgrade", "install", "uninstall", "delete", "rollback", "list", "ls", "get", "status",
    "history",
    "test", "diff", "secrets", "tiller",
  ]

  /// Tools of which some verbs speak to a cluster.
  private static let tools: [String: Set<String>] = [
    "helmfile": ["apply", "sync", "destroy", "diff", "charts", "delete", "status", "test"],
    "eksctl": [
      "create", "delete", "upgrade", "scale", "drain", "set", "unset", "enable", "get", "utils",
    ],
    "kapp": ["deploy", "delete", "app-group", "deploy-config"],
    "skaffold": ["run", "deploy", "dev", "debug", "apply", "delete"],
    "flux": [
      "bootstrap", "install", "uninstall", "reconcile", "suspend", "resume", "get", "delete",
      "check",
    ],
    "istioctl": ["install", "apply", "upgrade", "uninstall", "proxy-status", "proxy-config"],
    "kpt": ["live"], "werf": ["converge", "dismiss", "helm"], "tilt": ["up", "ci", "down"],
    "velero": ["backup", "restore", "install", "create"], "garden": ["deploy"],
    "kustomizer": ["apply"], "timoni": ["apply", "bundle"], "cdk8s": ["apply"],
  ]

  /// Command lines that fetch a cluster's credentials.
  private static let logins: [String: [[String]]] = [
    "aws": [["eks", "update-kubeconfig"], ["eks", "get-token"]],
    "aws-iam-authenticator": [["token"]],
    "gcloud": [["container", "clusters", "get-credentials"]],
    "az": [["aks", "get-credentials"], ["aks", "command", "invoke"]],
    "doctl": [
      ["kubernetes", "cluster", "kubeconfig", "save"], ["k8s", "cluster", "kubeconfig", "save"],
    ],
    "tsh": [["kube", "login"]],
  ]
}
