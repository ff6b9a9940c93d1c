internal import ArchitectureGraph
internal import Documents

/// What containers of a namespace get that say nothing themselves: from its LimitRanges.
struct LimitDefaults {
  /// `default`, by resource.
  var limits: [Label] = []
  /// `defaultRequest`, by resource.
  var requests: [Label] = []
}

extension Contribution {
  /// Reads the defaults that LimitRanges set for the containers of their namespaces.
  mutating func readLimitRanges() {
    for entry in entries where entry.manifest.qualifiedKind == "LimitRange" {
      guard let spec = entry.manifest.object.declared("spec") else { continue }
      var defaults = limitDefaults[entry.home] ?? LimitDefaults()
      for limit in spec.list("limits") where limit.text("type") == "Container" {
        defaults.limits += limit.declared("default")?.texts ?? []
        // A default limit is the default request, too, where that isn't said.
        defaults.requests += limit.declared("defaultRequest")?.texts ?? []
        defaults.requests += limit.declared("default")?.texts ?? []
      }
      limitDefaults[entry.home] = defaults
    }
  }

  /// Says what a container is given and may take, as the API server fills it in: its own figures,
  /// a limit as the request where that is missing, then the namespace's defaults.
  mutating func addResources(
    of container: Value, _ context: ContainerContext, to fields: inout [String: Fact]
  ) {
    let resources = container.declared("resources")
    for part in [resources, resources?.declared("requests"), resources?.declared("limits")] {
      guard let part, !part.isMapping else { continue }
      problems.warn(at: part, "resources of \(context.entry.manifest.address) are not a mapping")
      fields["requests"] = .unknown([malformed(context.entry, "resources")])
      fields["limits"] = .unknown([malformed(context.entry, "resources")])
      return
    }
    let ownLimits = resources?.declared("limits")?.texts ?? []
    let defaults = context.defaults ?? LimitDefaults()
    fields["limits"] = .labels(firstOfEach(ownLimits + defaults.limits))
    fields["requests"] = .labels(requests(of: container, defaults))
  }

  /// What is set aside for `container`, by resource.
  func requests(of container: Value, _ defaults: LimitDefaults) -> [Label] {
    let resources = container.declared("resources")
    let limits = resources?.declared("limits")?.texts ?? []
    let requests = resources?.declared("requests")?.texts ?? []
    return firstOfEach(requests + limits + defaults.requests)
  }

  private func firstOfEach(_ labels: [Label]) -> [Label] {
    var seen: Set<String> = []
    return labels.filter { seen.insert($0.key).inserted }
  }
}
