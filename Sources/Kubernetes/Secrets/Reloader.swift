internal import ArchitectureGraph
internal import Documents

/// What restarts pods when a Secret that they read changes: Stakater's Reloader, or Wave.
///
/// That one of them runs is taken from the annotations that ask for it; where its own Deployment is
/// among the inputs, its flags count.
struct Reloader {
  private var reloadsAll = false
  private var ignoresSecrets = false
  private var auto = "reloader.stakater.com/auto"
  private var secretAuto = "secret.reloader.stakater.com/auto"
  private var named = "secret.reloader.stakater.com/reload"

  /// The reloader that `manifests` deploy, else one with the flags it comes with.
  init(_ manifests: [Manifest]) {
    for manifest in manifests where manifest.kindName == "Deployment" {
      let spec = manifest.object.declared("spec", "template", "spec")
      for container in spec?.list("containers") ?? []
      where ImageReference(container.text("image") ?? "").repository.hasSuffix("stakater/reloader")
      {
        for argument in container.list("args") { read(argument.text ?? "") }
      }
    }
  }

  private mutating func read(_ flag: String) {
    let parts = flag.split(separator: "=", maxSplits: 1).map(String.init)
    let value = parts.count == 2 ? parts[1] : "true"
    switch parts.first {
    case "--auto-reload-all": reloadsAll = value == "true"
    case "--resources-to-ignore": ignoresSecrets = value.lowercased() == "secrets"
    case "--auto-annotation": auto = value
    case "--secret-auto-annotation": secretAuto = value
    case "--secret-annotation": named = value
    default: break
    }
  }

  /// Whether the pods of `workload` are replaced when the Secret `name` changes; `secret` is what
  /// declares its labels and annotations.
  func restarts(_ workload: Workload, _ manifest: Manifest, on name: String, _ secret: Value?)
    -> Bool
  {
    // Jobs and bare pods run to their end with what they started with.
    switch workload.controller {
    case .pod, .job, .cronJob, .replicaSet, .replicationController: return false
    case .deployment, .statefulSet, .daemonSet, .rollout, .deploymentConfig: break
    }
    let annotation = { (key: String) in
      manifest.object.annotation(key)?.text ?? workload.template?.annotation(key)?.text
    }
    if annotation("wave.pusher.com/update-on-config-change") == "true" { return true }
    guard !ignoresSecrets else { return false }
    if let list = annotation(named),
      list.split(separator: ",").contains(where: { String($0).trimmingBlanks() == name })
    {
      return true
    }
    if annotation("reloader.stakater.com/search") == "true" {
      return secret?.annotation("reloader.stakater.com/match")?.text == "true"
    }
    let answer = annotation(secretAuto) ?? annotation(auto)
    return answer == "true" || reloadsAll && answer != "false"
  }
}
