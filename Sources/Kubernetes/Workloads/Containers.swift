internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// What a container's facts take from around it.
  struct ContainerContext {
    let entry: Entry
    let podSpec: Value
    let defaults: LimitDefaults?
  }

  /// Says what containers a workload has: the main ones first, then init, sidecar and ephemeral.
  mutating func contributeContainers(of workload: Workload, _ spec: Value, _ entry: Entry) {
    let context = ContainerContext(
      entry: entry, podSpec: spec, defaults: limitDefaults[entry.home])
    var facts: [Fact] = []
    var rest: [Unknown] = []
    for (key, role) in [
      ("containers", "main"), ("initContainers", "init"), ("ephemeralContainers", "ephemeral"),
    ] {
      guard let list = spec.declared(key) else { continue }
      guard list.isSequence else {
        problems.warn(at: list, "\(key) of \(entry.manifest.address) is not a list")
        rest.append(malformed(entry, key))
        continue
      }
      for value in list.elements {
        if let fact = container(value, role: role, context) {
          facts.append(fact)
        } else {
          problems.warn(at: value, "a container of \(entry.manifest.address) is not a mapping")
          rest.append(malformed(entry, key))
        }
      }
    }
    if spec.declared("containers") == nil {
      rest.append(malformed(entry, "containers"))
      problems.warn(at: spec, "\(entry.manifest.address) has no containers")
    }
    builder.set(entry.node, "containers", .list(facts, rest: rest))
  }

  private mutating func container(_ value: Value, role: String, _ context: ContainerContext)
    -> Fact?
  {
    guard value.isMapping else { return nil }
    let entry = context.entry
    let stays = role == "init" && value.text("restartPolicy") == "Always"
    var fields: [String: Fact] = [
      "name": .string(value.text("name") ?? ""),
      "role": .string(stays ? "sidecar" : role),
      "imagePlace": .place(
        value.declared("image").map { Place(entry.node, $0) }
          ?? Place(entry.node, value, missing: "image")),
      "ports": ports(of: value, entry),
    ]
    addImage(of: value, entry, to: &fields)
    connectRepository(of: value, entry)
    addProbes(of: value, entry, to: &fields)
    addSecurity(of: value, context, to: &fields)
    addResources(of: value, context, to: &fields)
    addPreStop(of: value, to: &fields)
    fields["environment"] = environment(of: value, entry)
    scanArguments(of: value, entry)
    return builder.record(.container, fields, at: Place(entry.node, value))
  }

  /// The repository of Amazon's registry that a container's image comes from.
  private mutating func connectRepository(of container: Value, _ entry: Entry) {
    guard let image = container.declared("image"), let text = image.text,
      !ImageReference.isTemplated(text)
    else { return }
    let reference = ImageReference(text)
    guard reference.isOfECR else { return }
    builder.connect(
      entry.node, .uses, .named(AWSName.repository(reference.repository), .registry),
      place: Place(entry.node, image))
  }

  private func addImage(of container: Value, _ entry: Entry, to fields: inout [String: Fact]) {
    let text = container.text("image") ?? ""
    fields["image"] = .string(text)
    guard !ImageReference.isTemplated(text) else {
      let unknown = Fact.unknown([outside(entry, "image")])
      for field in [
        "imageTag", "imageDigest", "imageIsPinned", "imageRegistry", "imageRepository",
      ] { fields[field] = unknown }
      return
    }
    let image = ImageReference(text)
    fields["imageTag"] = .string(image.tag)
    fields["imageDigest"] = .string(image.digest)
    fields["imageIsPinned"] = .bool(image.isPinned)
    fields["imageRegistry"] = .string(image.registry)
    fields["imageRepository"] = .string(image.repository)
  }

  private mutating func addProbes(
    of container: Value, _ entry: Entry, to fields: inout [String: Fact]
  ) {
    for key in ["readinessProbe", "livenessProbe", "startupProbe"] {
      guard let probe = container.declared(key) else { continue }
      guard probe.isMapping else {
        problems.warn(at: probe, "\(key) of \(entry.manifest.address) is not a mapping")
        fields[key] = .unknown([malformed(entry, key)])
        continue
      }
      let handler = ["httpGet", "tcpSocket", "exec", "grpc"].first { probe.declared($0) != nil }
      var probeFields: [String: Fact] = [
        "handler": .string(handler ?? ""), "declared": .document(probe),
      ]
      if let port = handler.flatMap({ probe.text($0, "port") }) {
        probeFields["port"] = .string(port)
      }
      fields[key] = builder.record(.probe, probeFields, at: Place(entry.node, probe))
    }
  }

  private mutating func ports(of container: Value, _ entry: Entry) -> Fact {
    guard let list = container.declared("ports") else { return .list([]) }
    guard list.isSequence else {
      problems.warn(at: list, "ports of \(entry.manifest.address) is not a list")
      return .unknown([malformed(entry, "ports")])
    }
    return .list(
      list.elements.map { port in
        builder.record(
          .containerPort,
          [
            "name": .string(port.text("name") ?? ""),
            "port": port["containerPort"]?.int.map { .int($0) }
              ?? .unknown([malformed(entry, "containerPort")]),
            "transport": .string(port.text("protocol") ?? "TCP"),
          ], at: Place(entry.node, port))
      })
  }
}
