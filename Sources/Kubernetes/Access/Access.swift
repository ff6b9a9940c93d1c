internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says which cloud role a service account acts as, and what role bindings bind.
  mutating func contributeAccess() {
    for entry in entries {
      switch entry.manifest.kind {
      case .serviceAccount: contributeServiceAccount(entry)
      case .roleBinding: contributeBinding(entry)
      case .configMap where entry.manifest.name == "aws-auth": contributeMapping(entry)
      default: continue
      }
    }
  }

  private mutating func contributeServiceAccount(_ entry: Entry) {
    guard let role = entry.manifest.object.annotation("eks.amazonaws.com/role-arn"),
      let arn = role.text
    else { return }
    builder.connect(
      entry.node, .assumes, .named(AWSName.role(arn), .role), place: Place(entry.node, role))
  }

  /// The map by which EKS lets roles in, a text of YAML: `[{rolearn, username, groups}]`.
  private mutating func contributeMapping(_ entry: Entry) {
    guard entry.manifest.home == "kube-system",
      let value = entry.manifest.object.declared("data", "mapRoles"), let text = value.string
    else { return }
    let list = ParsedSource(parsing: Array(text.utf8), path: entry.manifest.path).resolved(
      as: .core)
    guard let roles = list.documents.first?.elements else { return }
    for role in roles {
      guard let arn = role["rolearn"]?.string else { continue }
      builder.connect(
        entry.node, .targets, .named(AWSName.role(arn), .role), place: Place(entry.node, value))
    }
  }

  /// A RoleBinding's role may be a Role of its namespace or a ClusterRole.
  private mutating func contributeBinding(_ entry: Entry) {
    let object = entry.manifest.object
    if let reference = object.declared("roleRef"), let name = reference.text("name") {
      let kind = reference.text("kind") ?? "ClusterRole"
      refer(
        entry, .uses, to: kind, named: name,
        namespace: kind == "ClusterRole" ? Manifest.defaultNamespace : nil, as: .role,
        at: reference)
    }
    if let subjects = object.declared("subjects"), !subjects.isSequence {
      problems.warn(at: subjects, "subjects of \(entry.manifest.address) is not a list")
      builder.connect(
        entry.node, .targets, .unknown(malformed(entry, "subjects"), [.serviceAccount]),
        place: Place(entry.node, subjects))
    }
    for subject in object.list("subjects") where subject.text("kind") == "ServiceAccount" {
      guard let name = subject.text("name") else { continue }
      refer(
        entry, .targets, to: "ServiceAccount", named: name, namespace: subject.text("namespace"),
        as: .serviceAccount, at: subject)
    }
  }
}

/// By what the things of AWS are called that manifests name: by name rather than ARN where the ARN
/// holds it, since a plan knows the names of what it will create and not the ARNs.
enum AWSName {
  /// A role, from its name or `arn:aws:iam::111122223333:role/path/name`.
  static func role(_ text: String) -> Name {
    Name("aws_iam_role.name", text.split(separator: "/").last.map(String.init) ?? text)
  }

  /// A web ACL, from `arn:aws:wafv2:…:regional/webacl/name/id`.
  static func webACL(_ text: String) -> Name {
    let parts = text.split(separator: "/")
    return parts.count == 4 && parts[1] == "webacl"
      ? Name("aws_wafv2_web_acl.name", String(parts[2])) : Name("arn", text)
  }

  /// A target group, from its name or `arn:aws:elasticloadbalancing:…:targetgroup/name/id`.
  static func targetGroup(_ text: String) -> Name {
    let parts = text.split(separator: "/")
    return Name("aws_lb_target_group.name", String(parts.count == 3 ? parts[1] : parts.first ?? ""))
  }

  /// A repository of ECR, by its name.
  static func repository(_ name: String) -> Name { Name("aws_ecr_repository.name", name) }

  /// A parameter of the Systems Manager, from its name or `arn:aws:ssm:…:parameter/shop/database`.
  static func parameter(_ text: String) -> Name {
    guard text.hasPrefix("arn:") else { return Name("aws_ssm_parameter.name", text) }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[5].hasPrefix("parameter/") else { return Name("arn", text) }
    let name = parts[5].dropFirst("parameter/".count)
    // Only names with folders begin with a slash.
    return Name("aws_ssm_parameter.name", (name.contains("/") ? "/" : "") + name)
  }

  /// A Secrets Manager secret, from its name or `arn:aws:secretsmanager:…:secret:name-a1B2c3`.
  static func secret(_ text: String) -> Name {
    guard text.hasPrefix("arn:") else { return Name("aws_secretsmanager_secret.name", text) }
    let parts = text.split(separator: ":", maxSplits: 6, omittingEmptySubsequences: false)
    guard parts.count == 7, parts[5] == "secret" else { return Name("arn", text) }
    var name = parts[6]
    // Secrets Manager adds a dash and six characters of its own.
    if name.utf8.count > 7, name.dropLast(6).last == "-" { name = name.dropLast(7) }
    return Name("aws_secretsmanager_secret.name", String(name))
  }
}
