internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says where Ingresses send requests, under which class, and what stands before them.
  mutating func contributeIngresses() {
    let defaults = defaultClasses()
    for entry in entries(of: .ingress) {
      contributeClass(of: entry, defaults)
      contributeHosts(of: entry)
      contributeBackends(of: entry)
      contributeAnnotations(of: entry)
    }
    for entry in entries
    where entry.manifest.qualifiedKind == "TargetGroupBinding.elbv2.k8s.aws" {
      contributeTargetGroup(of: entry)
    }
  }

  /// A TargetGroupBinding makes the pods of a Service the targets of a target group that something else
  /// made.
  private mutating func contributeTargetGroup(of entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    guard let group = spec?.declared("targetGroupARN") ?? spec?.declared("targetGroupName"),
      let text = group.text, let service = spec?.text("serviceRef", "name")
    else { return }
    let key = ObjectKey("Service", namespace: entry.manifest.home, name: service)
    builder.connect(
      .named(AWSName.targetGroup(text), .targetGroup), .targets, .named(key.graphName, .service),
      place: Place(entry.node, group))
  }

  /// The class: declared, by the older annotation, or the one marked as the default.
  private mutating func contributeClass(of entry: Entry, _ defaults: [String: [Entry]]) {
    let object = entry.manifest.object
    let declared =
      object.declared("spec", "ingressClassName")
      ?? object.annotation("kubernetes.io/ingress.class")
    var match: Entry?
    if let name = declared?.text {
      builder.set(entry.node, "ingressClass", .string(name))
      let key = ObjectKey("IngressClass", namespace: Manifest.defaultNamespace, name: name)
      match = find(key, from: entry.scope).map { entries[$0.entry] }
    } else if let marked = defaults[entry.scope], marked.count == 1 {
      match = marked[0]
      builder.set(entry.node, "ingressClass", .string(marked[0].manifest.name))
    }
    guard let match else { return }
    builder.connect(
      entry.node, .uses, .node(match.node), place: declared.map { Place(entry.node, $0) })
    if let controller = match.manifest.object.text("spec", "controller") {
      builder.set(entry.node, "controller", .string(controller))
    }
  }

  /// The classes of each scope that are marked as the default; those of one scope alone serve all.
  private func defaultClasses() -> [String: [Entry]] {
    let marked = entries.filter { entry in
      entry.manifest.qualifiedKind == "IngressClass"
        && entry.manifest.object.annotation("ingressclass.kubernetes.io/is-default-class")?.text
          == "true"
    }
    let byScope = Dictionary(grouping: marked, by: \.scope)
    guard byScope.count == 1, let only = byScope.values.first else { return byScope }
    return Dictionary(uniqueKeysWithValues: Set(entries.map(\.scope)).map { ($0, only) })
  }

  private mutating func contributeHosts(of entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    let hosts = (spec?.list("rules") ?? []).compactMap { $0.text("host") }
    let rest = unreadableRules(of: entry)
    builder.set(entry.node, "hosts", .list(hosts.map { .string($0) }, rest: rest))
    let certificate = entry.manifest.object.annotation(
      "alb.ingress.kubernetes.io/certificate-arn")
    let hasTLS = !(spec?.list("tls") ?? []).isEmpty || certificate != nil
    builder.set(entry.node, "hasTLS", .bool(hasTLS))
    builder.set(entry.node, "tlsPlace", .place(place(entry, "spec", "tls")))
  }

  private mutating func contributeBackends(of entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    var facts: [Fact] = []
    if let backend = spec?.declared("defaultBackend") ?? spec?.declared("backend") {
      facts += self.backend(backend, host: "", path: "", entry)
    }
    for rule in spec?.list("rules") ?? [] {
      for path in rule.declared("http")?.list("paths") ?? [] {
        guard let backend = path.declared("backend") else { continue }
        facts += self.backend(
          backend, host: rule.text("host") ?? "", path: path.text("path") ?? "", entry)
      }
    }
    builder.set(entry.node, "backends", .list(facts, rest: unreadableRules(of: entry)))
  }

  private mutating func unreadableRules(of entry: Entry) -> [Unknown] {
    guard let rules = entry.manifest.object.declared("spec", "rules"), !rules.isSequence else {
      return []
    }
    problems.warn(at: rules, "rules of \(entry.manifest.address) is not a list")
    return [malformed(entry, "spec.rules")]
  }

  /// The record of a backend with its edge; nothing for one that is no Service.
  private mutating func backend(_ backend: Value, host: String, path: String, _ entry: Entry)
    -> [Fact]
  {
    let name = backend.declared("service", "name") ?? backend.declared("serviceName")
    guard let name, let service = name.text else { return [] }
    let port =
      backend.text("service", "port", "number") ?? backend.text("service", "port", "name")
      ?? backend.text("servicePort") ?? ""
    refer(entry, .routesTo, to: "Service", named: service, as: .service, at: name)
    return [
      builder.record(
        .backend,
        [
          "host": .string(host), "path": .string(path), "service": .string(service),
          "port": .string(port),
        ], at: Place(entry.node, backend))
    ]
  }

  /// Web ACL and certificates that the AWS load balancer controller is told to use.
  private mutating func contributeAnnotations(of entry: Entry) {
    let object = entry.manifest.object
    if let acl = object.annotation("alb.ingress.kubernetes.io/wafv2-acl-arn"), let arn = acl.text {
      builder.connect(
        entry.node, .protects, .named(AWSName.webACL(arn), .webACL), place: Place(entry.node, acl),
        isReversed: true)
    }
    if let scheme = object.annotation("alb.ingress.kubernetes.io/scheme")?.text {
      builder.set(entry.node, "scheme", .string(scheme))
    }
    guard let list = object.annotation("alb.ingress.kubernetes.io/certificate-arn"),
      let text = list.text
    else { return }
    for arn in text.split(separator: ",") {
      builder.connect(
        entry.node, .uses,
        .named(Name("arn", String(arn).trimmingBlanks()), .certificate),
        place: Place(entry.node, list))
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> String {
    var text = self[...]
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
