internal import Documents

extension Resolver {
  /// Whether what `expression` comes to is known when planning; if not, why not.
  ///
  /// A plan that does not know a computed attribute looks the same whether nobody set it or its
  /// expression comes to something that only apply will know; the references tell the two apart.
  mutating func uncertainty(of expression: Value, in context: Context) -> UnknownReason? {
    let resolution = resolve(expression, in: context)
    if resolution.origins.contains(where: { isUnknown($0) }) {
      return resolution.isChoice ? .afterApplyOrNull : .afterApply
    }
    if !resolution.locals.isEmpty { return .local }
    return resolution.isCutShort ? .afterApplyOrNull : nil
  }

  private func isUnknown(_ origin: Origin) -> Bool {
    switch origin.source {
    case .instance(let resource): isUnknown(origin.path, of: resource)
    case .group(let group):
      plan.groups[group].members.contains { isUnknown(origin.path, of: $0) }
    }
  }

  /// Whether `step` selects an attribute that `resource` has.
  private func has(_ step: Traversal.Step, _ resource: Int) -> Bool {
    switch step {
    case .name(let name), .key(.text(let name)):
      plan.resources[resource].unknown?[name] != nil
        || plan.resources[resource].values?[name] != nil
    case .key(.index): false
    case .key(.none): true
    }
  }

  /// Whether the attribute at `path` of `resource`, or a part of it, is known only after apply.
  private func isUnknown(_ path: [Traversal.Step], of resource: Int) -> Bool {
    guard var value = plan.resources[resource].unknown else { return false }
    // What the resource does not have was selected in something around it: an object in a local.
    if let first = path.first, !has(first, resource) { return value.holdsTrue }
    for step in path {
      if value.bool == true { return true }
      let next: Value? =
        switch step {
        case .name(let name): value[name] ?? value[0]?[name]
        case .key(.index(let index)): value[index]
        case .key(.text(let key)): value[key]
        case .key(.none): value
        }
      guard let next else { return false }
      value = next
    }
    return value.holdsTrue
  }
}

extension Value {
  /// Whether it is true, or anything below it is; containers lie no deeper than the reader's limit.
  var holdsTrue: Bool {
    bool == true || children.contains { $0.holdsTrue }
  }
}
