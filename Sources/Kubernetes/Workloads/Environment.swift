internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says what a container finds in its environment, and adds what it reads from by that.
  ///
  /// What `envFrom` brings in has no names here: it makes edges only.
  mutating func environment(of container: Value, _ entry: Entry) -> Fact {
    for source in readings(container, "envFrom", entry) {
      read("Secret", source.declared("secretRef"), "name", as: .environment, entry)
      read("ConfigMap", source.declared("configMapRef"), "name", entry)
    }
    guard let list = container.declared("env") else { return .list([]) }
    guard list.isSequence else {
      problems.warn(
        at: list, "env of \(entry.manifest.address) is not a list",
        help: "write each variable as an element with name and value")
      return .unknown([malformed(entry, "env")])
    }
    var facts: [Fact] = []
    var rest: [Unknown] = []
    for variable in list.elements {
      if variable.isMapping {
        facts.append(environmentVariable(variable, entry))
      } else {
        rest.append(malformed(entry, "env"))
      }
    }
    return .list(facts, rest: rest)
  }

  private mutating func environmentVariable(_ variable: Value, _ entry: Entry) -> Fact {
    let name = variable.text("name") ?? ""
    var fields: [String: Fact] = ["name": .string(name)]
    let origin = variable.declared("valueFrom")
    if let reference = origin?.declared("secretKeyRef") {
      read("Secret", reference, "name", as: .environment, entry)
      fields["source"] = .string("secret")
      addReference(reference, to: &fields)
    } else if let reference = origin?.declared("configMapKeyRef") {
      read("ConfigMap", reference, "name", entry)
      fields["source"] = .string("config-map")
      addReference(reference, to: &fields)
    } else if origin?.declared("fieldRef") != nil {
      fields["source"] = .string("field")
    } else if origin?.declared("resourceFieldRef") != nil {
      fields["source"] = .string("resource")
    } else if let origin {
      fields["source"] = .unknown([malformed(entry, "env.valueFrom")])
      problems.warn(at: origin, "valueFrom of \(entry.manifest.address) names no source")
    } else {
      fields["source"] = .string("literal")
      if let value = variable.declared("value") {
        fields["value"] = .document(value)
        fields["literalSecret"] = literalSecret(named: name, value, source: "env", entry)
      }
    }
    return builder.record(.environmentVariable, fields, at: Place(entry.node, variable))
  }

  private func addReference(_ reference: Value, to fields: inout [String: Fact]) {
    if let name = reference.text("name") { fields["from"] = .string(name) }
    if let key = reference.text("key") { fields["key"] = .string(key) }
  }

  /// The elements of the member `key`, which says what is read; where it is no list, an edge says
  /// that something is read and not what.
  mutating func readings(_ value: Value, _ key: String, _ entry: Entry) -> [Value] {
    guard let list = value.declared(key) else { return [] }
    if list.isSequence { return Array(list.elements) }
    problems.warn(at: list, "\(key) of \(entry.manifest.address) is not a list")
    builder.connect(
      entry.node, .reads, .unknown(malformed(entry, key), [.secret, .configMap]),
      place: Place(entry.node, list))
    return []
  }

  /// Adds an edge to the Secret or config map that `reference` names under `key`; an optional one
  /// that is not in the inputs is taken not to be there.
  mutating func read(
    _ kind: String, _ reference: Value?, _ key: String, as manner: SecretReading.Manner? = nil,
    _ entry: Entry
  ) {
    guard let reference, let named = reference[key], let name = named.text, !name.isEmpty else {
      return
    }
    let target = ObjectKey(kind, namespace: entry.manifest.home, name: name)
    if reference["optional"]?.bool == true, find(target, from: entry.scope) == nil { return }
    if let manner {
      secretReadings[entry.node, default: []].append(
        SecretReading(name: name, manner: manner, value: named))
    }
    refer(
      entry, .reads, to: kind, named: name, as: kind == "Secret" ? .secret : .configMap, at: named)
  }
}
