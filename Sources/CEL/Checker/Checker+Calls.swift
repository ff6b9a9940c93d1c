extension Checker {
  /// A function or operator with its arguments.
  mutating func call(
    _ name: String, _ receiver: Expression?, _ arguments: [Expression], _ node: Expression
  ) -> Type {
    if name == Operator.and || name == Operator.or { return logical(name, arguments, node) }
    if let receiver, let type = qualifiedCall(name, receiver, arguments, node) { return type }
    if let receiver, let type = unknownQualifiedCall(name, receiver, arguments, node) {
      return type
    }
    if let type = misspeltMacro(name, receiver, arguments, node) { return type }
    let operands = (receiver.map { [$0] } ?? []) + arguments
    let types = operands.map { check($0) }
    let style: CallStyle = receiver == nil ? .global : .member
    guard let function = environment.resolvedFunction(name) else {
      set(
        .call(ResolvedCall(function: name, isQualified: false, overloads: [])), for: node)
      return unknownFunction(name, style, operands: types, node)
    }
    return resolve(
      Site(function: function, style: style, operands: operands, types: types, node: node))
  }

  /// `&&` and `||`, of any number of operands.
  private mutating func logical(
    _ name: String, _ operands: [Expression], _ node: Expression
  ) -> Type {
    references.functions.insert(name)
    for operand in operands {
      let type = check(operand)
      if !substitution.unify(.bool, with: type) {
        _ = report(
          "'\(Operator.symbol(of: name) ?? name)' needs bools, found \(type)", at: operand.range)
      }
    }
    set(.call(ResolvedCall(function: name, isQualified: false, overloads: [])), for: node)
    return .bool
  }

  /// A call such as `math.abs(x)`, whose receiver is a part of the function's name.
  private mutating func qualifiedCall(
    _ name: String, _ receiver: Expression, _ arguments: [Expression], _ node: Expression
  ) -> Type? {
    guard let qualifier = receiver.qualifiedName, !startsWithLocal(qualifier),
      let function = environment.resolvedFunction("\(qualifier).\(name)"),
      function.overloads.contains(where: { $0.style == .global })
    else { return nil }
    let types = arguments.map { check($0) }
    return resolve(
      Site(
        function: function, style: .global, operands: arguments, types: types, node: node,
        isQualified: true))
  }

  // MARK: Overloads

  /// A call whose function is known.
  struct Site {
    let function: FunctionDeclaration
    let style: CallStyle
    let operands: [Expression]
    let types: [Type]
    let node: Expression
    var isQualified = false
  }

  private mutating func resolve(_ site: Site) -> Type {
    references.functions.insert(site.function.name)
    var result: Type?
    var candidates: [ResolvedCall.Candidate] = []
    for overload in site.function.overloads where overload.style == site.style {
      let types = substitution.instantiate([overload.result] + overload.parameters)
      guard substitution.unify(site.types, with: Array(types.dropFirst())) else { continue }
      let refined = refine(overload, site)
      candidates.append(
        ResolvedCall.Candidate(
          overload: overload, implementation: refined.implementation ?? overload.implementation))
      let type = substitution.applied(to: refined.type ?? types[0])
      result = result.map { $0 == type ? $0 : .dyn } ?? type
    }
    if candidates.isEmpty { return unresolved(site) }
    setCall(site, candidates)
    return memberByKey(site) ?? result ?? .dyn
  }

  private mutating func setCall(_ site: Site, _ candidates: [ResolvedCall.Candidate]) {
    let call = ResolvedCall(
      function: site.function.name, isQualified: site.isQualified, overloads: candidates)
    set(.call(call), for: site.node)
  }

  /// No overload fits: a mistake, or a matter of the values if the checker is lenient.
  private mutating func unresolved(_ site: Site) -> Type {
    let possible = site.function.overloads.filter {
      $0.style == site.style && $0.parameters.count == site.types.count
    }
    setCall(
      site,
      possible.map {
        ResolvedCall.Candidate(overload: $0, implementation: $0.implementation)
      })
    guard !site.types.contains(.error) else { return .error }
    return report(noOverloadMessage(site), help: noOverloadHelp(site), at: site.node.range)
  }

  /// Lets an overload look at the types and the literals of a call.
  private mutating func refine(
    _ overload: Overload, _ site: Site
  ) -> (type: Type?, implementation: Implementation?) {
    guard let refine = overload.refine else { return (nil, nil) }
    let literals = site.operands.map { operand -> Value? in
      if case .literal(let value) = operand.kind { value } else { nil }
    }
    let types = site.types.map { substitution.resolved($0) }
    switch refine(CallSite(types: types, literals: literals)) {
    case .declared: return (nil, nil)
    case .specialized(let implementation): return (nil, implementation)
    case .typed(let type, let implementation): return (type, implementation)
    case .rejected(let message, let argument):
      let place = argument.flatMap { site.operands.indices.contains($0) ? $0 : nil }
      return (report(message, at: place.map { site.operands[$0].range } ?? site.node.range), nil)
    }
  }
}
