internal import Documents

extension Plan {
  /// Reads a plan's JSON: what changes, what stays, and what was read.
  init(plan document: Value) {
    self.init(configuration: Configuration(document["configuration"]))
    if document["errored"]?.bool == true {
      partial = "errored"
    } else if document["complete"]?.bool == false {
      partial = "complete"
    }
    for variable in document["variables"].members {
      if let name = variable.key { variables[name] = variable["value"] }
    }
    relevant = Self.relevant(document["relevant_attributes"])
    for change in document["resource_changes"].elements { add(change: change) }
    for module in Self.modules(in: document.descendant("planned_values", "root_module")) {
      for resource in module["resources"].elements { add(listed: resource, in: module) }
    }
    let prior = document.descendant("prior_state", "values", "root_module")
    for module in Self.modules(in: prior) {
      for resource in module["resources"].elements
      where resource["mode"]?.equals("data") ?? false {
        add(listed: resource, in: module)
      }
    }
    arrange()
  }

  /// Reads a state's JSON: all that is there, the objects too that an apply could not destroy.
  init(state document: Value) {
    self.init(configuration: Configuration())
    for module in Self.modules(in: document.descendant("values", "root_module")) {
      for resource in module["resources"].elements {
        add(listed: resource, in: module)
        add(deposed: resource, in: module)
      }
    }
    arrange()
  }

  private mutating func add(change resource: Value) {
    let actions = resource.descendant("change", "actions").elements
    let staysOrComes = actions.contains { action in
      ["create", "update", "no-op", "read"].contains { action.string == $0 }
    }
    guard staysOrComes, resource["deposed"] == nil, let change = resource["change"],
      var entry = Entry(resource, moduleAddress: resource["module_address"]?.string ?? "")
    else { return }
    entry.values = change["after"]
    entry.unknown = change["after_unknown"]
    entry.sensitive = change["after_sensitive"]
    add(entry)
  }

  private mutating func add(listed resource: Value, in module: Value) {
    guard resource["deposed_key"] == nil,
      var entry = Entry(resource, moduleAddress: module["address"]?.string ?? "")
    else { return }
    entry.values = resource["values"]
    entry.sensitive = resource["sensitive_values"]
    add(entry)
  }

  /// Adds what an earlier apply has replaced and not yet destroyed: it is no instance of its block, and
  /// nothing refers to it, but it is still there.
  private mutating func add(deposed resource: Value, in module: Value) {
    guard let key = resource["deposed_key"]?.string,
      var entry = Entry(resource, moduleAddress: module["address"]?.string ?? "")
    else { return }
    entry.deposed = " (deposed object \(key))"
    entry.address += entry.deposed
    entry.values = resource["values"]
    entry.sensitive = resource["sensitive_values"]
    add(entry)
  }

  /// The blocks that `relevant_attributes` names, without keys; nil where it names none.
  private static func relevant(_ list: Value?) -> Set<String>? {
    var blocks: Set<String> = []
    for entry in list.elements {
      guard let address = entry["resource"]?.string, let steps = Traversal(address)?.steps
      else { continue }
      let names = steps.compactMap { step in
        if case .name(let name) = step { name } else { nil }
      }
      blocks.insert(names.joined(separator: "."))
    }
    return blocks.isEmpty ? nil : blocks
  }

  /// `root` and all modules below it.
  private static func modules(in root: Value?) -> [Value] {
    guard let root else { return [] }
    var found = [root]
    var next = 0
    while next < found.count {
      found += found[next]["child_modules"].elements
      next += 1
    }
    return found
  }
}
