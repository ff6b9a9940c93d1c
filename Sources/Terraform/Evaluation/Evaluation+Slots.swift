internal import Documents
internal import HCL

/// Which expression of the sources an attribute of a resource is, and what it refers to.
extension Resolver {
  /// What the attribute at `path` of the resource numbered `number` refers to, by the sources; nil
  /// where they are not at hand, or do not tell.
  ///
  /// - Complexity: O(the block + the expressions that lead to it), each variable, local and output
  ///   once.
  mutating func evaluated(_ number: Int, at path: [Traversal.Step]) -> Resolution? {
    guard let symbol = symbol(number, at: path) else { return nil }
    let resolution = Resolution(symbol)
    return resolution.isCutShort ? nil : resolution
  }

  /// What the attribute at `path` of the resource numbered `number` comes to, by the sources; nil where
  /// they are not at hand, or do not tell.
  ///
  /// - Complexity: that of ``evaluated(_:at:)``.
  mutating func symbol(_ number: Int, at path: [Traversal.Step]) -> Symbol? {
    guard !sourceFiles.modules.isEmpty, case .name(let first)? = path.first else { return nil }
    let resource = plan.resources[number]
    let label = plan.groups[resource.group].label
    guard let blocks = sourceModule(of: resource.module)?.blocks[label] else { return nil }
    let budget = min(
      Self.evaluationBudget, max(Self.evaluationMinimum, evaluations.reserve))
    evaluations.budget = budget
    defer { evaluations.reserve -= budget - max(0, evaluations.budget) }
    let scope = Scope(
      module: resource.module, key: resource.key,
      element: element(label, blocks, in: resource.module, resource.key))
    for block in blocks {
      guard let symbol = find(path[...], first, in: block.block.body, scope) else { continue }
      return symbol
    }
    return nil
  }

  /// Whether the sources say that the argument `name`, which the plan does not know, is null, so that
  /// the provider fills it.
  mutating func isNull(_ name: String, of number: Int) -> Bool {
    guard plan.block(of: number)?.expressions?[name] != nil else { return false }
    return evaluated(number, at: [.name(name)])?.isKnown ?? false
  }

  private mutating func find(
    _ path: ArraySlice<Traversal.Step>, _ name: String, in body: Body, _ scope: Scope
  ) -> Symbol? {
    let rest = path.dropFirst()
    if let attribute = body.attribute(name) {
      return select(evaluate(attribute.value, in: scope), rest)
    }
    var index = 0
    var inner = rest
    if case .key(.index(let position))? = rest.first {
      index = position
      inner = rest.dropFirst()
    }
    guard case .name(let next)? = inner.first else { return nil }
    let blocks = body.blocks(name)
    let dynamic = body.blocks("dynamic").filter { $0.labels.first?.text == name }
    if dynamic.isEmpty {
      // Sets of blocks come sorted by their contents, so only a single one is told by its place.
      return blocks.count == 1 && index == 0 ? find(inner, next, in: blocks[0].body, scope) : nil
    }
    guard blocks.isEmpty, dynamic.count == 1 else { return nil }
    return find(inner, next, inDynamic: dynamic[0], at: index, scope)
  }

  private mutating func find(
    _ path: ArraySlice<Traversal.Step>, _ name: String, inDynamic block: Block, at index: Int,
    _ scope: Scope
  ) -> Symbol? {
    guard let source = block.body.attribute("for_each")?.value,
      let content = block.body.blocks("content").first?.body
    else { return nil }
    let collection = evaluate(source, in: scope)
    guard let elements = unfolded(collection).elements, elements.count == 1, index == 0 else {
      return nil
    }
    let iterator = block.body.attribute("iterator")?.value.references.first?.root
    var inner = scope
    inner.bound[iterator ?? block.labels.first?.text ?? ""] = .object([
      "key": elements[0].key, "value": elements[0].value,
    ])
    return find(path, name, in: content, inner)
  }

  private mutating func select(_ symbol: Symbol, _ path: ArraySlice<Traversal.Step>) -> Symbol? {
    var current = symbol
    for step in path {
      switch step {
      case .name(let name): current = member(name, of: current)
      case .key(.index(let index)):
        // A block in the attribute syntax, or a list of one.
        if case .object = current, index == 0 { continue }
        current = member(.number(Double(index)), of: current)
      case .key(.text(let key)): current = member(key, of: current)
      case .key(.none): continue
      }
    }
    if case .missing = current { return nil }
    return current
  }
}

extension Resolution {
  /// What `symbol` is made of.
  init(_ symbol: Symbol) {
    self.init()
    var pending = [symbol]
    while let next = pending.popLast() {
      switch next {
      case .part(let origin): add(origin)
      case .list(let elements), .mix(let elements): pending += elements.reversed()
      case .some(let choices):
        isChoice = true
        pending += choices.reversed()
      case .object(let object):
        if object.isOpen { isCutShort = true }
        pending += object.members.sorted { $0.key > $1.key }.map(\.value)
      case .unknown: isCutShort = true
      case .null, .bool, .number, .text, .module, .missing, .given: continue
      }
    }
  }
}
