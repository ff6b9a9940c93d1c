internal import Documents

/// What a document is that is no object of a cluster: other tools' files which lie among manifests.
enum ForeignFormat {
  /// The name of the format of a document that has `apiVersion` and `kind` and still is not for a
  /// cluster; nil where it is for one.
  static func name(ofAPIVersion apiVersion: String, kind: String, _ document: Value) -> String? {
    let group = Manifest.group(of: apiVersion)
    switch (group, kind) {
    case ("kustomize.config.k8s.io", _): return "a kustomization"
    case ("archlint", _): return "an archlint document"
    case ("", "Config") where document["clusters"] != nil || document["contexts"] != nil:
      return "a kubeconfig"
    case ("skaffold", _): return "a Skaffold configuration"
    case ("backstage.io", _): return "a Backstage catalogue entry"
    default: break
    }
    let identity = [apiVersion, kind, document.text("metadata", "name") ?? ""]
    let isTemplate = identity.contains { isTemplated($0) }
    return isTemplate ? "a template that is not rendered" : nil
  }

  /// The name of the format of a document without `apiVersion` or `kind`; nil where it isn't known.
  static func name(of document: Value, path: String) -> String? {
    if let name = name(ofFile: path, document) { return name }
    return byKeys.first { row in
      row.keys.allSatisfy { document[$0] != nil }
    }?.name ?? byContent(document)
  }

  private static func name(ofFile path: String, _ document: Value) -> String? {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    switch file {
    case "Chart.yaml", "Chart.yml": return "a Helm chart's Chart.yaml"
    case "Chart.lock", "requirements.yaml", "requirements.lock":
      return "a Helm chart's dependencies"
    case "kustomization.yaml", "kustomization.yml", "Kustomization": return "a kustomization"
    case ".gitlab-ci.yml", ".gitlab-ci.yaml": return "a GitLab pipeline"
    case "package.json", "package-lock.json": return "an npm package"
    default: break
    }
    if path.contains(".github/workflows/"), document["jobs"] != nil { return "a GitHub workflow" }
    if stem == "values" || stem.hasPrefix("values-") || stem.hasSuffix("-values") {
      return "Helm values"
    }
    return nil
  }

  private static func byContent(_ document: Value) -> String? {
    if let services = document.declared("services"), services.isMapping,
      services.members.contains(where: { $0["image"] != nil || $0["build"] != nil })
    {
      return "a docker-compose file"
    }
    if document.declared("groups")?.elements.contains(where: { $0["rules"] != nil }) == true {
      return "Prometheus rules"
    }
    let version = document.text("apiVersion")
    if version == "v1" || version == "v2", document["name"] != nil, document["version"] != nil {
      return "a Helm chart's Chart.yaml"
    }
    return nil
  }

  /// Formats that their keys give away, the surest first.
  private static let byKeys: [(keys: [String], name: String)] = [
    (["terraform_version", "format_version"], "a Terraform plan or state"),
    (["on", "jobs"], "a GitHub workflow"), (["true", "jobs"], "a GitHub workflow"),
    (["runs", "description"], "a GitHub action"), (["openapi", "info"], "an OpenAPI document"),
    (["swagger", "info"], "an OpenAPI document"),
    (["AWSTemplateFormatVersion"], "a CloudFormation template"),
    (["route", "receivers"], "an Alertmanager configuration"),
    (["scrape_configs"], "a Prometheus configuration"),
    (["pool", "steps"], "an Azure pipeline"), (["trigger", "stages"], "an Azure pipeline"),
    (["version", "jobs", "workflows"], "a CircleCI configuration"),
    (["version", "updates"], "a Dependabot configuration"),
    (["repos"], "a pre-commit configuration"), (["$schema"], "a JSON schema or settings file"),
  ]

  private static func isTemplated(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), previous == byte { return true }
      previous = byte
    }
    return false
  }
}
