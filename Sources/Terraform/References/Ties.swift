internal import ArchitectureGraph
internal import Documents

/// One end that an argument leads to, and how that is known.
struct Tie: Sendable {
  let end: End
  let basis: ReferenceOutcome.Basis
  let place: Place

  /// What the edge is to say of how it is known.
  var provenance: Provenance {
    switch basis {
    case .value, .reference, .elimination: .exact
    case .guess: .inferred
    case .nothing: .unknown
    }
  }

  /// The end, with how it is known.
  var known: KnownEnd { KnownEnd(end, provenance) }
}

/// How many things an argument refers to.
enum Arity: Sendable {
  case one, many
}

extension Contribution {
  /// What the argument `slot` leads to; nothing where nobody set it.
  mutating func ties(_ slot: Slot?, _ target: Target, _ arity: Arity = .one) -> [Tie] {
    guard let slot, let value = slot.value else { return [] }
    let ties = ties(slot, value, target, arity)
    takeDown(ties, of: slot, target)
    return ties
  }

  /// The same, without taking it down in the census.
  mutating func tiesAlone(_ slot: Slot, _ target: Target, _ arity: Arity = .one) -> [Tie] {
    guard let value = slot.value else { return [] }
    return ties(slot, value, target, arity)
  }

  private mutating func ties(
    _ slot: Slot, _ value: Value, _ target: Target, _ arity: Arity
  ) -> [Tie] {
    var ties: [Tie] = []
    switch value.kind {
    case .string:
      if let tie = tie(value, slot, target) { ties.append(tie) }
    case .unknown:
      ties = self.ties(unknown: slot, target, arity, count: nil)
    case .sequence:
      var unknown = 0
      let affordable = resolver.affordable(value.count)
      if affordable < value.count {
        ties.append(unresolved(slot, target, slot.unknown(.error)))
      }
      for element in value.elements.prefix(affordable) {
        if element.kind == .unknown { unknown += 1 }
        if let tie = tie(element, slot, target) { ties.append(tie) }
      }
      if unknown > 0 { ties += self.ties(unknown: slot, target, arity, count: unknown) }
    default: break
    }
    return ties
  }

  /// Adds an edge to each thing that `slot` leads to; says whether anybody set it.
  ///
  /// Where the slot is another resource's, `way` is how that one is known.
  @discardableResult
  mutating func connect(
    _ node: NodeID, _ edge: EdgeKind, _ slot: Slot, _ target: Target, _ arity: Arity = .one,
    isReversed: Bool = false, through way: Provenance = .exact
  ) -> Bool {
    for tie in ties(slot, target, arity) {
      builder.connect(
        node, edge, tie.end, provenance: tie.provenance.through(way), place: tie.place,
        isReversed: isReversed)
    }
    return slot.value != nil
  }

  private func tie(_ value: Value, _ slot: Slot, _ target: Target) -> Tie? {
    guard let text = value.string, !text.isEmpty else { return nil }
    return Tie(
      end: .named(target.name(for: text), target.kind), basis: .value,
      place: Place(slot.part.node, value))
  }

  /// What an argument leads to of which only apply will know the value; `count` is the number of
  /// such elements in a list whose length is known.
  private mutating func ties(
    unknown slot: Slot, _ target: Target, _ arity: Arity, count: Int?
  ) -> [Tie] {
    if slot.part.isUnknown { return [unresolved(slot, target, slot.unknown())] }
    var found = Candidates()
    if let evaluated = resolver.evaluated(slot.part.number, at: slot.steps) {
      // What comes to nothing unknown is null, and the provider fills it.
      if evaluated.isKnown { return [] }
      found = resolver.candidates(evaluated, target, argument: slot.name)
    } else if case .expression(let expression) = slot.written {
      found = resolver.candidates(
        expression, in: resolver.context(of: slot.part.number), target, argument: slot.name)
    }
    if found.count == 0, found.rest.isEmpty, found.locals.isEmpty, !found.others.isEmpty {
      return found.others.compactMap { nodes[$0] }.map {
        Tie(end: .node($0), basis: found.isChoice ? .guess : .reference, place: slot.place)
      }
    }
    if !found.locals.isEmpty || found.count == 0 && found.rest.isEmpty {
      return ties(beyond: found, slot, target, arity, count: count)
    }
    var isNarrowed = narrow(&found, slot)
    if arity == .one, !found.literals.isEmpty, found.count > found.literals.count {
      // Then it would be known.
      found = found.withoutLiterals
      isNarrowed = true
    }
    let isAmbiguous =
      switch arity {
      case .one: found.count + found.rest.count > 1
      case .many: found.count > 1 && (slot.isShared || found.count > count ?? .max)
      }
    if isAmbiguous { return [unresolved(slot, target, slot.unknown())] }
    if found.isCutShort {
      let known = arity == .many ? ties(to: found, slot, target, .guess) : []
      return known + [unresolved(slot, target, slot.unknown())]
    }
    let isChoice = found.isChoice && found.count > 1 && spansBlocks(found)
    let basis: ReferenceOutcome.Basis =
      found.isGuess || isChoice ? .guess : isNarrowed ? .elimination : .reference
    return ties(to: found, slot, target, basis)
  }

  mutating func ties(
    to found: Candidates, _ slot: Slot, _ target: Target, _ basis: ReferenceOutcome.Basis
  ) -> [Tie] {
    var ties: [Tie] = []
    for resource in found.resources {
      guard let node = nodes[resource] else { continue }
      ties.append(Tie(end: .node(node), basis: basis, place: slot.place))
    }
    for text in found.literals {
      ties.append(
        Tie(end: .named(target.name(for: text), target.kind), basis: basis, place: slot.place))
    }
    for thing in found.implied {
      let node = node(of: thing, target.kind)
      ties.append(Tie(end: .node(node), basis: basis, place: slot.place))
    }
    for unknown in found.rest { ties.append(unresolved(slot, target, unknown)) }
    return ties
  }

  /// Whether the resources found come from more than one block.
  private func spansBlocks(_ found: Candidates) -> Bool {
    let groups = Set(found.resources.map { resolver.plan.resources[$0].group })
    return groups.count + found.literals.count + found.implied.count > 1
  }

  func unresolved(_ slot: Slot, _ target: Target, _ unknown: Unknown) -> Tie {
    Tie(end: .unknown(unknown, [target.kind]), basis: .nothing, place: slot.place)
  }
}

// MARK: - The census

extension Contribution {
  /// Takes down what `slot` led to, where someone asks for it.
  private mutating func takeDown(_ ties: [Tie], of slot: Slot, _ target: Target) {
    guard census != nil else { return }
    let ends = ties.map { address(of: $0.end) }
    var locals: [String] = []
    if case .expression(let expression) = slot.written {
      let context = resolver.context(of: slot.part.number)
      locals = resolver.resolve(expression, in: context).locals.map { address(of: $0) }
    }
    census?.add(slot, target, ties, ends, locals)
  }

  private func address(of end: End) -> String {
    switch end {
    case .node(let node): part(at: .node(node))?.address ?? "(implied)"
    case .named(let name, _): part(at: end)?.address ?? name.value
    case .unknown: "?"
    }
  }

  private func address(of local: LocalValue) -> String {
    let module = resolver.plan.modules[local.module].address
    return (module.isEmpty ? "" : module + ".") + "local." + local.name
  }
}
