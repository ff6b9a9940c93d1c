internal import ArchitectureGraph
internal import Documents

/// What several families of resources need.
extension Contribution {
  /// Adds the edge that a resource which only associates declares; nothing where it names no start.
  mutating func associate(
    _ start: Slot, _ from: Target, _ edge: EdgeKind, _ end: Slot, _ to: Target,
    traffic: Traffic? = nil
  ) {
    let starts = ties(start, from)
    let ends = ties(end, to)
    for start in starts {
      for end in ends {
        builder.connect(
          start.end, edge, end.end, provenance: end.provenance.through(start.provenance),
          place: start.place, traffic: traffic)
      }
    }
  }

  /// Adds an edge to a thing that only the end of `tie` tells, which `slot` leads to and which is not
  /// in the plan.
  mutating func connectUnknown(
    _ node: NodeID, _ edge: EdgeKind, _ kind: Kind, beyond tie: Tie, of slot: Slot
  ) {
    var unknown = slot.unknown(.notInInputs)
    if case .unknown(let own, _) = tie.end { unknown = own }
    builder.connect(
      node, edge, .unknown(unknown, [kind]), provenance: .unknown, place: tie.place)
  }

  /// Ties a thing that adopts what came with a VPC to that VPC.
  mutating func connectToOwner(
    _ part: Part, by argument: String, kind: Kind, _ edge: EdgeKind
  ) {
    guard let owner = owner(of: part, by: argument, kind: kind) else {
      builder.connect(
        part.node, edge, .unknown(part[argument].unknown(), [.vpc]), provenance: .unknown,
        place: part[argument].place)
      return
    }
    builder.connect(part.node, edge, .node(owner), place: part[argument].place)
  }

  /// Remembers which of the plan's resources are the things that came with a VPC.
  mutating func adopt(_ part: Part) {
    switch part.type {
    case "aws_default_route_table":
      adopt(part, "default_route_table_id", .routeTable)
    case "aws_default_network_acl":
      adopt(part, "default_network_acl_id", .networkACL)
    case "aws_default_security_group":
      guard let vpc = ties(part["vpc_id"], .vpc).first.flatMap({ self.part(at: $0.end) })
      else { return }
      imply(
        part.node,
        Candidates.Implied(resource: vpc.number, attribute: "default_security_group_id"))
    default: return
    }
  }

  private mutating func adopt(_ part: Part, _ argument: String, _ kind: Kind) {
    guard let thing = thing(adoptedBy: part, argument, kind) else { return }
    imply(part.node, thing)
  }

  private mutating func owner(of part: Part, by argument: String, kind: Kind) -> NodeID? {
    if let thing = thing(adoptedBy: part, argument, kind) { return nodes[thing.resource] }
    guard let id = part.text(argument) else { return nil }
    return node(at: .named(Name("implied.\(argument)", id), .vpc))
  }

  private mutating func thing(adoptedBy part: Part, _ argument: String, _ kind: Kind)
    -> Candidates.Implied?
  {
    guard case .expression(let expression) = part[argument].written else { return nil }
    let found = resolver.candidates(
      expression, in: resolver.context(of: part.number), Target(kind), argument: argument)
    return found.implied.count == 1 && found.count == 1 ? found.implied[0] : nil
  }

  /// The address range that `slot` says; nil where nobody set it.
  func prefix(_ slot: Slot) -> Known<Prefix>? {
    guard let value = slot.value, !value.equals("") else { return nil }
    return prefix(value, slot)
  }

  /// The address ranges of a list.
  func prefixes(_ slot: Slot) -> [Known<Prefix>] {
    guard let value = slot.value else { return [] }
    if value.kind == .unknown { return [.unknown(slot.unknown())] }
    return value.elements.map { prefix($0, slot) }
  }

  private func prefix(_ value: Value, _ slot: Slot) -> Known<Prefix> {
    if value.kind == .unknown {
      return .unknown(slot.unknown(value.unknownReason))
    }
    return value.string.flatMap { Prefix($0) }.map { .known($0) }
      ?? .unknown(slot.unknown(.error))
  }

  /// What the prefix lists hold that `slot` names: address ranges where the lists are in the plan,
  /// else the lists' ids; a gateway endpoint's list is the endpoint itself.
  mutating func prefixes(ofLists slot: Slot, _ arity: Arity) -> (
    prefixes: [Known<Prefix>], ids: [String], endpoints: [KnownEnd]
  ) {
    var prefixes: [Known<Prefix>] = []
    var ids: [String] = []
    var endpoints: [KnownEnd] = []
    for tie in ties(slot, .prefixList, arity) {
      if tie.provenance == .inferred {
        prefixes.append(.unknown(slot.unknown()))
      } else if let list = part(at: tie.end), list.type == "aws_ec2_managed_prefix_list" {
        prefixes += list.parts("entry").compactMap { prefix($0["cidr"]) }
        prefixes += gathered.listEntries[list.node] ?? []
      } else if let part = part(at: tie.end), part.type == "aws_vpc_endpoint" {
        endpoints.append(tie.known)
      } else if case .named(let name, _) = tie.end {
        ids.append(name.value)
      } else if case .unknown(let unknown, _) = tie.end {
        prefixes.append(.unknown(unknown))
      }
    }
    return (prefixes, ids, endpoints)
  }
}
