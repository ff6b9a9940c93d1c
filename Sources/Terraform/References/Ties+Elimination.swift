internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Takes away from `found` what can't be meant, because AWS refuses it there; says whether there was
  /// anything.
  mutating func narrow(_ found: inout Candidates, _ slot: Slot) -> Bool {
    guard slot.part.path.isEmpty, found.count > 1, !isNarrowing else { return false }
    isNarrowing = true
    defer { isNarrowing = false }
    let resources = resolver.plan.resources
    let resource = resources[slot.part.number]
    let types = TargetTypes.taken(by: slot, &self)
    let others = found.resources.filter { candidate in
      ArgumentRules.refuse(resources[candidate], as: slot.name, of: resource)
        || types.map { !$0.allows(resources[candidate]) } ?? false
    }
    // Where nothing would be left, something here is not as it seems.
    guard others.count < found.count else { return false }
    found = found.without(Set(others).contains)
    return !others.isEmpty
  }

  /// What an argument leads to whose expression is not to be had, or leads through locals that can't
  /// be looked into: what is in reach tells.
  mutating func ties(
    beyond found: Candidates, _ slot: Slot, _ target: Target, _ arity: Arity, count: Int?
  ) -> [Tie] {
    let reason: UnknownReason? = found.locals.isEmpty ? nil : .local
    var all = union(of: found, slot, target)
    _ = narrow(&all, slot)
    let isExhausted = !found.locals.isEmpty && all.rest.isEmpty && !all.isCutShort
    let mayBeNull =
      ProviderFilled.holds(slot.part.type, slot.schemaPath)
      && !isDemanded(slot)
      && !(found.count == 0 && found.locals.allSatisfy(resolver.unknownLocals.contains))
    switch arity {
    case _ where all.count == 1 && !all.isCutShort:
      let isProven = isExhausted && !found.isGuess && !mayBeNull
      return ties(to: all.withoutRest, slot, target, isProven ? .elimination : .guess)
    case .many where count == all.count && !slot.isShared:
      return ties(to: all.withoutRest, slot, target, isExhausted ? .elimination : .guess)
    case .many where found.count > 0:
      return ties(to: found, slot, target, .guess) + [
        unresolved(slot, target, slot.unknown(reason))
      ]
    case .one, .many:
      guard found.count == 0,
        let own = resolver.onlyOwn(target, besides: slot.part.number)
      else { return [unresolved(slot, target, slot.unknown(reason))] }
      let rest = arity == .many ? [unresolved(slot, target, slot.unknown(reason))] : []
      return ties(to: Candidates(resource: own), slot, target, .guess) + rest
    }
  }

  /// What was found, and what of `target` is in the reach of the locals on the way, or, where there
  /// is no expression, of the module; never the resource itself.
  private mutating func union(of found: Candidates, _ slot: Slot, _ target: Target) -> Candidates {
    var modules = Set(found.locals.map(\.module))
    if modules.isEmpty { modules = [resolver.plan.resources[slot.part.number].module] }
    var all = found
    for module in modules.sorted() {
      all.merge(Reach.candidates(in: module, target, argument: slot.name, &resolver))
    }
    let refused = resolver.refused(as: found.locals).subtracting(found.resources)
    return all.without { $0 == slot.part.number || refused.contains($0) }
  }

  /// Whether somebody must have set the argument `slot`, so that it is not null.
  private mutating func isDemanded(_ slot: Slot) -> Bool {
    let resource = resolver.plan.resources[slot.part.number]
    let block = resolver.plan.block(of: slot.part.number)
    if ArgumentRules.demand(slot.path, of: resource, block) { return true }
    guard let groups = ArgumentRules.groups(beside: slot.path, of: resource) else { return false }
    return isInNewVPC(slot.part, by: groups)
  }

  /// Whether a security group that the argument `argument` of `part` names is of a VPC that apply will
  /// make, which is never the default one.
  private mutating func isInNewVPC(_ part: Part, by argument: String) -> Bool {
    for tie in tiesAlone(part[argument], .securityGroup, .many) where tie.provenance == .exact {
      guard let group = self.part(at: tie.end) else { continue }
      for tie in tiesAlone(group["vpc_id"], .vpc) where tie.provenance == .exact {
        guard let vpc = self.part(at: tie.end), vpc.type == "aws_vpc" else { continue }
        if resolver.plan.resources[vpc.number].unknown?["id"]?.bool == true { return true }
      }
    }
    return false
  }
}

/// What target groups and their targets say of each other.
private struct TargetTypes {
  /// The types of resource that a target group takes; nil where it is not that which is sought.
  private var targets: Set<String>?
  /// What the target group may have as its type.
  private var ofGroup: Set<String>?

  /// What `slot`, an argument of what registers a target with a target group, can lead to by the
  /// other of its two; nil where that does not tell.
  static func taken(by slot: Slot, _ graph: inout Contribution) -> TargetTypes? {
    guard
      ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"]
        .contains(slot.part.type)
    else { return nil }
    switch slot.name {
    case "target_id":
      let group = graph.known(slot.part["target_group_arn"], .targetGroup)
      return group?.text("target_type").flatMap { types[$0] }.map { TargetTypes(targets: $0) }
    case "target_group_arn":
      return graph.known(slot.part["target_id"], .registered).flatMap { target in
        let fitting = types.filter { $0.value.contains(target.type) }.map(\.key)
        // What is called by address, not by id, is of the type "ip".
        return fitting.isEmpty ? nil : TargetTypes(ofGroup: Set(fitting + ["ip"]))
      }
    default: return nil
    }
  }

  /// Whether `candidate` is of a type that fits.
  func allows(_ candidate: Plan.Resource) -> Bool {
    if let targets { return targets.contains(candidate.type) }
    return candidate.text("target_type").flatMap { type in ofGroup.map { $0.contains(type) } }
      ?? true
  }

  private static let types: [String: Set<String>] = [
    "instance": ["aws_instance", "aws_spot_instance_request"],
    "lambda": ["aws_lambda_function", "aws_lambda_alias"],
    "alb": ["aws_lb", "aws_alb"],
  ]
}

extension Contribution {
  /// The one resource of this plan that `slot` leads to, if that is exact.
  fileprivate mutating func known(_ slot: Slot, _ target: Target) -> Plan.Resource? {
    let ties = tiesAlone(slot, target)
    guard ties.count == 1, ties[0].provenance == .exact else { return nil }
    return part(at: ties[0].end).map { resolver.plan.resources[$0.number] }
  }
}
