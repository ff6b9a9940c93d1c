extension Resolver {
  /// The instance of `origin` that has the key of the instance which asks for it.
  func own(of origin: Origin, _ key: InstanceKey) -> Origin {
    guard case .group(let number) = origin.source, key != .none else { return origin }
    let group = plan.groups[number]
    if let member = group.byKey[key] {
      return Origin(source: .instance(member), path: origin.path, isGuess: origin.isGuess)
    }
    if group.members.count == 1 {
      return Origin(
        source: .instance(group.members[0]), path: origin.path, isGuess: origin.isGuess)
    }
    guard case .index(let index) = key, index >= 0, group.byKey[.index(0)] != nil,
      let member = group.byKey[.index(index % group.members.count)]
    else { return origin }
    return Origin(source: .instance(member), path: origin.path, isGuess: true)
  }

  /// What `rest` selects in what `resolution` stands for.
  func descend(_ resolution: Resolution, _ rest: [Traversal.Step]) -> Resolution {
    guard let first = rest.first else { return resolution }
    let resolution = withoutKnownLocals(resolution.descendingLocals(rest))
    if case .key(.index(let index)) = first, resolution.origins.count > 1, !resolution.isChoice,
      index >= 0, index < resolution.origins.count, areInstances(resolution.origins)
    {
      var origin = resolution.origins[index]
      origin.isGuess = true
      return descend(Resolution([origin]), Array(rest.dropFirst()))
    }
    return resolution.mapping { descend($0, rest[...]) }
  }

  private func areInstances(_ origins: [Origin]) -> Bool {
    origins.allSatisfy { origin in
      if case .instance = origin.source { true } else { false }
    }
  }

  private func descend(_ origin: Origin, _ rest: ArraySlice<Traversal.Step>) -> Origin {
    var origin = origin
    var rest = rest
    if case .group(let number) = origin.source, case .key(let key)? = rest.first {
      let group = plan.groups[number]
      if let member = group.byKey[key] {
        origin.source = .instance(member)
      } else if let member = member(of: group, at: key) {
        origin.source = .instance(member)
        origin.isGuess = true
      }
      rest = rest.dropFirst()
    }
    if origin.path.isEmpty { origin.path = Array(rest) }
    return origin
  }

  /// The element at `key` of the list of values that a `for_each` makes: they come in their keys'
  /// order.
  private func member(of group: Plan.Group, at key: InstanceKey) -> Int? {
    guard case .index(let index) = key, index >= 0, index < group.members.count else { return nil }
    return group.members[index]
  }
}
