/// Which addresses pass somewhere: those that do for certain, and those that may.
struct Passage: Sendable {
  /// They pass, whatever is not known yet.
  var certain: AddressSet
  /// They may pass; all of `certain` is among them.
  var possible: AddressSet
  /// Why the two differ.
  var unknowns: [Unknown] = []

  /// Nothing passes.
  static let none = Passage(certain: .none, possible: .none)

  /// Everything of `family` passes.
  static func everything(_ family: AddressFamily) -> Passage {
    Passage(certain: .everything(family), possible: .everything(family))
  }

  /// Everything of `family` may pass, and `unknowns` say why that is not known.
  static func maybe(_ family: AddressFamily, _ unknowns: [Unknown]) -> Passage {
    Passage(certain: .none, possible: .everything(family), unknowns: unknowns)
  }

  /// Exactly `addresses` pass.
  static func only(_ addresses: AddressSet) -> Passage {
    Passage(certain: addresses, possible: addresses)
  }

  /// Everything of `family` passes, or nothing does.
  init(_ truth: Truth, _ family: AddressFamily) {
    switch truth {
    case .yes: self = .everything(family)
    case .no: self = .none
    case .unknown(let unknowns): self = .maybe(family, unknowns)
    }
  }

  init(certain: AddressSet, possible: AddressSet, unknowns: [Unknown] = []) {
    self.certain = certain
    self.possible = possible
    self.unknowns = unknowns
  }

  /// What passes through either.
  mutating func formUnion(_ other: Passage) {
    certain = certain.union(other.certain)
    possible = possible.union(other.possible)
    unknowns += other.unknowns
  }
}

/// One thing on the way that may hold traffic back.
struct Gate: Sendable {
  /// Whose addresses the passage is about.
  enum Side: Sendable {
    case source, destination
  }

  let side: Side
  let passage: Passage
  /// What is passed by, where the gate is open.
  var hops: [Hop] = []
  /// What to say where it is shut.
  let cut: Cut
}

/// Traffic on its way, for one family, protocol and range of ports: who is still in it.
struct Flow: Sendable {
  /// Those at one end.
  struct End: Sendable {
    var certain: AddressSet
    var possible: AddressSet
    /// All of them, before the first gate.
    let whole: AddressSet
    /// Why it is not known which address it is, where it is one and not everyone.
    ///
    /// With everyone, a gate that lets some pass is open; with one, it is open if it lets all pass
    /// that the one may be.
    let doubt: Unknown?

    /// Everyone in `addresses`.
    static func everyone(_ addresses: AddressSet) -> End {
      End(certain: addresses, possible: addresses, whole: addresses, doubt: nil)
    }

    /// One of `addresses`; `doubt` says which attribute would tell.
    static func one(of addresses: AddressSet, _ doubt: Unknown) -> End {
      End(certain: addresses, possible: addresses, whole: addresses, doubt: doubt)
    }
  }

  let family: AddressFamily
  let transport: String
  let ports: PortRange
  var source: End
  var destination: End
  private(set) var hops: [Hop]
  private(set) var unknowns: [Unknown] = []
  private(set) var cuts: [Cut] = []

  init(
    _ family: AddressFamily, _ transport: String, _ ports: PortRange, from source: End,
    to destination: End, hops: [Hop]
  ) {
    self.family = family
    self.transport = transport
    self.ports = ports
    self.source = source
    self.destination = destination
    self.hops = hops
  }

  /// Goes on through `gate`, with what it lets pass.
  mutating func pass(_ gate: Gate) {
    hops += gate.hops
    let before = gate.side == .source ? source : destination
    var end = before
    if before.whole.intersection(gate.passage.possible).isEmpty { cuts.append(gate.cut) }
    end.possible = before.possible.intersection(gate.passage.possible)
    if end.possible.isEmpty, cuts.isEmpty { cuts.append(gate.cut) }
    if let doubt = before.doubt {
      let isSure = gate.passage.certain.isSuperset(of: before.certain)
      if !isSure {
        end.certain = .none
        unknowns += gate.passage.unknowns.isEmpty ? [doubt] : gate.passage.unknowns
      }
    } else {
      end.certain = before.certain.intersection(gate.passage.certain)
      if end.certain.isEmpty { unknowns += gate.passage.unknowns }
    }
    if gate.side == .source { source = end } else { destination = end }
  }

  /// Goes on along `hops`, which hold nothing back.
  mutating func go(_ more: [Hop]) { hops += more }

  /// Goes on through a gate that an unknown leaves undecided.
  mutating func doubt(_ unknowns: [Unknown], at cut: Cut) {
    pass(Gate(side: .source, passage: .maybe(family, unknowns), cut: cut))
  }

  /// What became of it.
  var reach: Reach {
    if !cuts.isEmpty { return Reach(cuts: cuts) }
    if source.certain.isEmpty || destination.certain.isEmpty { return Reach(unknowns: unknowns) }
    return Reach(openings: [Opening(transport: transport, ports: ports, path: Path(hops))])
  }
}
