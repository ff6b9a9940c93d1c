internal import ArchitectureGraph
internal import Documents

/// One thing that a container is told: a variable of its environment, or an argument.
struct Setting {
  /// What it is called: `DATABASE_HOST`, `--db-pool-size`.
  let name: String
  /// Its text, or why that is not known: it comes from a Secret, or from what is not in the inputs.
  let text: Known<String>
  /// Where it is declared.
  let place: Place
}

extension Contribution {
  /// What `container` of `entry` is told, each name once, as the kubelet puts it together: `env` goes
  /// before `envFrom`, the later before the earlier; `$(NAME)` stands for another.
  ///
  /// What a whole Secret brings in has no names here.
  func settings(of container: Value, _ entry: Entry) -> [Setting] {
    var settings: [String: Setting] = [:]
    for source in container.list("envFrom") {
      guard let name = source.text("configMapRef", "name"), let data = data(of: name, entry) else {
        continue
      }
      let prefix = source.text("prefix") ?? ""
      for value in data.value.members {
        guard let key = value.key, let text = value.text else { continue }
        settings[prefix + key] = Setting(
          name: prefix + key, text: .known(text), place: Place(data.node, value))
      }
    }
    for variable in container.list("env") {
      guard let name = variable.text("name") else { continue }
      settings[name] = setting(name, variable, entry, settings)
    }
    for argument in arguments(of: container, entry) where settings[argument.name] == nil {
      settings[argument.name] = argument
    }
    return settings.values.sorted { $0.name < $1.name }
  }

  /// The data of the config map called `name`, if the inputs hold it.
  private func data(of name: String, _ entry: Entry) -> (value: Value, node: NodeID)? {
    let key = ObjectKey("ConfigMap", namespace: entry.manifest.home, name: name)
    return find(key, from: entry.scope).flatMap { found in
      let object = entries[found.entry].manifest.object
      return object.declared("data").map { ($0, found.node) }
    }
  }

  private func setting(
    _ name: String, _ variable: Value, _ entry: Entry, _ before: [String: Setting]
  ) -> Setting {
    let place = Place(entry.node, variable)
    if let reference = variable.declared("valueFrom", "configMapKeyRef"),
      let key = reference.text("key"),
      let data = reference.text("name").flatMap({ self.data(of: $0, entry) }),
      let value = data.value.declared(key), let text = value.text
    {
      return Setting(name: name, text: .known(text), place: Place(data.node, value))
    }
    guard variable.declared("valueFrom") == nil else {
      return Setting(name: name, text: .unknown(outside(entry, "env.\(name)")), place: place)
    }
    let text = expanded(variable.text("value") ?? "", before)
    return Setting(
      name: name, text: text.map { .known($0) } ?? .unknown(outside(entry, "env.\(name)")),
      place: place)
  }

  /// The longest text that variables may make of each other: twice two of a kind, forty times over, must
  /// not fill the memory.
  private static let longestText = 65_536

  /// `text` with each `$(NAME)` of a setting before it replaced; nil where that gets too long.
  private func expanded(_ text: String, _ before: [String: Setting]) -> String? {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "$") {
      result += rest[..<start]
      rest = rest[start...]
      guard result.utf8.count <= Self.longestText else { return nil }
      guard rest.hasPrefix("$(") else {
        result.append(rest.removeFirst())
        continue
      }
      guard let end = rest.firstIndex(of: ")") else { return result + rest }
      let name = String(rest[rest.index(start, offsetBy: 2)..<end])
      if let setting = before[name] {
        // What is not known of a password leaves the rest of a URL known.
        result += setting.text.value ?? "$(\(name))"
      } else {
        result += rest[...end]
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// What `command` and `args` say by name: `--name=value`, `--name value`, `-Dname=value`.
  private func arguments(of container: Value, _ entry: Entry) -> [Setting] {
    let words = container.list("command") + container.list("args")
    var settings: [Setting] = []
    for (offset, word) in words.enumerated() {
      guard let text = word.text, text.hasPrefix("-") else { continue }
      let place = Place(entry.node, word)
      if let equals = text.firstIndex(of: "=") {
        let value = String(text[text.index(after: equals)...])
        settings.append(Setting(name: String(text[..<equals]), text: .known(value), place: place))
      } else if offset + 1 < words.count, let value = words[offset + 1].text,
        !value.hasPrefix("-")
      {
        settings.append(Setting(name: text, text: .known(value), place: place))
      }
    }
    return settings
  }
}
