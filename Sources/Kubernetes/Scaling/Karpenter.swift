internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says what Karpenter's pools are made of, and where their nodes come to lie.
  mutating func contributeKarpenter() {
    for entry in entries(of: .nodePool) { contributeNodePool(entry) }
    let classes = entries(of: .nodeClass)
    guard !classes.isEmpty else { return }
    // A plan that makes a cluster is taken to have all that its nodes need.
    let hasCluster = !builder.nodes { $0.kind == .kubernetesCluster && !$0.isExternal }.isEmpty
    let candidates = builder.nodes {
      hasCluster && [.subnet, .securityGroup].contains($0.kind) && !$0.isExternal
        && $0.object != nil
    }
    for entry in classes { contributeNodeClass(entry, candidates) }
  }

  private mutating func contributeNodePool(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    let isProvisioner = entry.manifest.kindName == "Provisioner"
    let template = isProvisioner ? spec : spec?.declared("template", "spec")
    let requirements = template?.list("requirements") ?? []
    for (field, key) in [
      ("zones", "topology.kubernetes.io/zone"), ("capacityTypes", "karpenter.sh/capacity-type"),
    ] {
      let values = requirements.filter { $0.text("key") == key && $0.text("operator") == "In" }
        .flatMap { $0.list("values").compactMap(\.text) }
      builder.set(entry.node, field, .strings(values.sorted()))
    }
    let limits = isProvisioner ? spec?.declared("limits", "resources") : spec?.declared("limits")
    builder.set(entry.node, "limits", .labels(limits?.texts ?? []))
    builder.set(entry.node, "limitsPlace", .place(place(entry, "spec", "limits")))
    for (field, resource) in [("processorLimit", "cpu"), ("memoryLimit", "memory")] {
      guard let text = limits?.text(resource) else { continue }
      builder.set(
        entry.node, field,
        Quantity.value(text).map { .double($0) }
          ?? .unknown([malformed(entry, "spec.limits.\(resource)")]))
    }
    guard let reference = template?.declared("nodeClassRef"), let name = reference.text("name")
    else { return }
    let kind = reference.text("kind") ?? "EC2NodeClass"
    let group =
      reference.text("group")
      ?? reference.text("apiVersion").map { Manifest.group(of: $0) } ?? "karpenter.k8s.aws"
    refer(
      entry, .uses, to: ObjectKind.qualified(kind, group: group), named: name,
      namespace: Manifest.defaultNamespace, as: .nodeClass, at: reference)
  }

  /// An EC2NodeClass finds its subnets and security groups by their tags.
  private mutating func contributeNodeClass(_ entry: Entry, _ candidates: [Node]) {
    let spec = entry.manifest.object.declared("spec")
    if let role = spec?.declared("role"), let name = role.text {
      builder.connect(
        entry.node, .assumes, .named(AWSName.role(name), .role), place: Place(entry.node, role))
    }
    builder.set(entry.node, "placement", .place(place(entry, "spec", "subnetSelectorTerms")))
    connect(
      entry, .placedIn, .subnet, by: "subnetSelectorTerms",
      among: candidates.filter { $0.kind == .subnet })
    connect(
      entry, .attachedTo, .securityGroup, by: "securityGroupSelectorTerms",
      among: candidates.filter { $0.kind == .securityGroup })
  }

  /// Connects a node class to what its terms select of `candidates`; where there are none, what is
  /// selected is not known.
  private mutating func connect(
    _ entry: Entry, _ edge: EdgeKind, _ kind: Kind, by terms: String, among candidates: [Node]
  ) {
    let list = entry.manifest.object.declared("spec")?.list(terms) ?? []
    for term in list {
      let place = Place(entry.node, term)
      if let id = term.text("id") {
        let type = kind == .subnet ? "aws_subnet" : "aws_security_group"
        builder.connect(entry.node, edge, .named(Name("\(type).id", id), kind), place: place)
      } else if !candidates.isEmpty {
        for candidate in candidates { connect(entry, edge, candidate, by: term) }
      } else {
        connect(entry, edge, kind, unknown: outside(entry, "spec.\(terms)"), at: place)
      }
    }
    if list.isEmpty {
      let place = place(entry, "spec", terms)
      connect(entry, edge, kind, unknown: malformed(entry, "spec.\(terms)"), at: place)
    }
  }

  private mutating func connect(
    _ entry: Entry, _ edge: EdgeKind, _ candidate: Node, by term: Value
  ) {
    let place = Place(entry.node, term)
    switch selects(term, candidate) {
    case .known(true): builder.connect(entry.node, edge, .node(candidate.id), place: place)
    case .known(false): return
    case .unknown(let unknown):
      connect(entry, edge, candidate.kind, unknown: unknown, at: place)
    }
  }

  private mutating func connect(
    _ entry: Entry, _ edge: EdgeKind, _ kind: Kind, unknown: Unknown, at place: Place
  ) {
    builder.connect(
      entry.node, edge, .unknown(unknown, [kind]), place: place, acrossScopes: true)
  }

  /// Whether `term` selects `node`: it has all of the tags, `*` standing for any value, and the name.
  private func selects(_ term: Value, _ node: Node) -> Known<Bool> {
    if let name = term.text("name"), !node.isCalled(name) { return .known(false) }
    let wanted = term.declared("tags")?.texts ?? []
    guard !wanted.isEmpty else { return .known(term.text("name") != nil) }
    switch builder.fact(node.id, "labels") {
    case .map(let tags):
      for tag in wanted {
        guard let found = tags.first(where: { $0.key == tag.key })?.value else {
          return .known(false)
        }
        guard case .string(let text) = found else {
          return .unknown(Unknown(address: node.address, attribute: "tags", reason: .afterApply))
        }
        if tag.value != "*", text != tag.value { return .known(false) }
      }
      return .known(true)
    case .unknown(let unknown): return unknown.first.map { .unknown($0) } ?? .known(false)
    default: return .known(false)
    }
  }
}

extension Node {
  /// Whether the declared `name` of the thing is `name`.
  fileprivate func isCalled(_ name: String) -> Bool { object?["name"]?.string == name }
}
