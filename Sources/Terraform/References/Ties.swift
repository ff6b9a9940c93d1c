internal import ArchitectureGraph
internal import Documents

/// One end that an argument leads to, and how that is known.
struct Tie: Sendable {
  let end: End
  let provenance: Provenance
  let place: Place
}

/// How many things an argument refers to.
enum Arity: Sendable {
  case one, many
}

extension Contribution {
  /// What the argument `slot` leads to; nothing where nobody set it.
  mutating func ties(_ slot: Slot?, _ target: Target, _ arity: Arity = .one) -> [Tie] {
    guard let slot, let value = slot.value else { return [] }
    var ties: [Tie] = []
    switch value.kind {
    case .string:
      if let tie = tie(value, slot, target) { ties.append(tie) }
    case .unknown:
      ties = self.ties(unknown: slot, target, arity, count: nil)
    case .sequence:
      var unknown = 0
      for element in value.elements {
        if element.kind == .unknown { unknown += 1 }
        if let tie = tie(element, slot, target) { ties.append(tie) }
      }
      if unknown > 0 { ties += self.ties(unknown: slot, target, arity, count: unknown) }
    default: break
    }
    return ties
  }

  /// Adds an edge to each thing that `slot` leads to; says whether anybody set it.
  @discardableResult
  mutating func connect(
    _ node: NodeID, _ edge: EdgeKind, _ slot: Slot, _ target: Target, _ arity: Arity = .one,
    isReversed: Bool = false
  ) -> Bool {
    for tie in ties(slot, target, arity) {
      builder.connect(
        node, edge, tie.end, provenance: tie.provenance, place: tie.place,
        isReversed: isReversed)
    }
    return slot.value != nil
  }

  private func tie(_ value: Value, _ slot: Slot, _ target: Target) -> Tie? {
    guard let text = value.string, !text.isEmpty else { return nil }
    return Tie(
      end: .named(target.name(for: text), target.kind), provenance: .exact,
      place: Place(slot.part.node, value))
  }

  /// What an argument leads to of which only apply will know the value; `count` is the number of
  /// such elements in a list whose length is known.
  private mutating func ties(
    unknown slot: Slot, _ target: Target, _ arity: Arity, count: Int?
  ) -> [Tie] {
    var found = Candidates()
    if case .expression(let expression) = slot.written {
      found = resolver.candidates(
        expression, in: resolver.context(of: slot.part.number), target, argument: slot.name)
    }
    if found.count == 0, found.rest.isEmpty { return [inferred(slot, target, found)] }
    let isAmbiguous =
      switch arity {
      case .one: found.count + found.rest.count > 1
      case .many: found.count > 1 && (slot.isShared || found.count > count ?? .max)
      }
    if isAmbiguous { return [unresolved(slot, target, slot.unknown())] }
    return ties(of: found, slot, target, arity)
  }

  private mutating func ties(
    of found: Candidates, _ slot: Slot, _ target: Target, _ arity: Arity
  ) -> [Tie] {
    let isChoice = found.isChoice && found.count > 1 && spansBlocks(found)
    let provenance: Provenance =
      found.isGuess || isChoice || !found.locals.isEmpty ? .inferred : .exact
    var ties: [Tie] = []
    for resource in found.resources {
      guard let node = nodes[resource] else { continue }
      ties.append(Tie(end: .node(node), provenance: provenance, place: slot.place))
    }
    for text in found.literals {
      ties.append(
        Tie(
          end: .named(target.name(for: text), target.kind), provenance: provenance,
          place: slot.place))
    }
    for thing in found.implied {
      let node = node(of: thing, target.kind)
      ties.append(Tie(end: .node(node), provenance: provenance, place: slot.place))
    }
    for unknown in found.rest { ties.append(unresolved(slot, target, unknown)) }
    if arity == .many, !found.locals.isEmpty {
      ties.append(unresolved(slot, target, slot.unknown(.local)))
    }
    return ties
  }

  /// Whether the resources found come from more than one block.
  private func spansBlocks(_ found: Candidates) -> Bool {
    let groups = Set(found.resources.map { resolver.plan.resources[$0].group })
    return groups.count + found.literals.count + found.implied.count > 1
  }

  private func unresolved(_ slot: Slot, _ target: Target, _ unknown: Unknown) -> Tie {
    Tie(end: .unknown(unknown, [target.kind]), provenance: .unknown, place: slot.place)
  }

  /// The one thing of the module that can be meant, where the expression is not to be had or leads
  /// through a local.
  private mutating func inferred(_ slot: Slot, _ target: Target, _ found: Candidates) -> Tie {
    let reason: UnknownReason? = found.locals.isEmpty ? nil : .local
    var near = siblings(of: slot.part, target.types).filter { $0 != slot.part.number }
    if near.isEmpty { near = inputs(of: slot.part, target) }
    guard near.count == 1, let node = nodes[near[0]] else {
      return unresolved(slot, target, slot.unknown(reason))
    }
    return Tie(end: .node(node), provenance: .inferred, place: slot.place)
  }
}
