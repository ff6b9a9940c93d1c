internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Policies

/// What a policy says of one part of a node.
struct Outcome {
  var verdict: Verdict
  /// Which validation it is about; nil where it is about the policy as a whole.
  var validation: Int?
  var message: String
  var place: Place?
  var evidence: [Hop] = []
  var unknown: [Unknown] = []
  var error: String?
  var isInferred = false
}

/// One policy judging one node.
///
/// The order is matchConditions, forEach, variables, validations (design.md, "Rulings"): one outcome
/// for each failed validation of each part; an unknown only where none of the part's failed.
struct Sitting {
  let policy: CompiledPolicy
  let node: NodeID
  let judge: Judge
  /// What is to be reported.
  private(set) var outcomes: [Outcome] = []
  /// How many parts passed without being reported.
  private(set) var passes = 0
  private let frame: Frame
  /// Whether an inferred edge was read for all parts together.
  private var isInferred = false
  /// Whether one was read for the part that is being judged.
  private var isPartInferred = false
  /// The same values with sensitive text replaced; made when the first message is needed.
  private var redacted: (frame: Frame, elements: [CEL.Value])?

  init(policy: CompiledPolicy, node: NodeID, judge: Judge) {
    self.policy = policy
    self.node = node
    self.judge = judge
    frame = judge.evaluator.conditionFrame(policy, node)
  }

  mutating func run() {
    _ = judge.evaluator.plain.takeReadInferred()
    var doubt: [Unknown] = []
    for condition in policy.matchConditions {
      switch frame.evaluate(condition) {
      case .bool(true): continue
      case .bool(false): return
      case .unknown(let set): doubt += judge.evaluator.unknowns(in: set)
      case let other: return append(failure: other)
      }
    }
    guard let forEach = policy.forEach else {
      judgePart(nil, index: 0, doubt: doubt)
      return
    }
    switch frame.evaluate(forEach.list) {
    case .list(let list):
      isInferred = readInferred()
      for index in 0..<list.count { judgePart(list[index], index: index, doubt: doubt) }
      isPartInferred = false
      if let rest = list.rest { append(unknown: rest, validation: nil, place: nil) }
      if list.count == 0, list.rest == nil { pass(nil) }
    case .unknown(let set): append(unknown: set, validation: nil, place: nil)
    case let other: append(failure: other)
    }
  }

  private mutating func judgePart(_ part: CEL.Value?, index: Int, doubt: [Unknown]) {
    isPartInferred = false
    if let part, let forEach = policy.forEach {
      if case .unknown(let set) = part {
        return append(unknown: set, validation: nil, place: nil)
      }
      frame.bind(forEach.slot, to: part)
    }
    for variable in policy.variables { frame.bind(variable.slot, to: variable.program) }
    var undecided: [(validation: Int, value: CEL.Value)] = []
    var hasFailed = false
    for number in policy.validations.indices {
      switch frame.evaluate(policy.validations[number].condition) {
      case .bool(true): continue
      case .bool(false):
        hasFailed = true
        append(failed: number, part, index: index, doubt: doubt)
      case let other: undecided.append((number, other))
      }
    }
    guard !hasFailed else { return }
    guard let first = undecided.first else { return pass(part) }
    switch first.value {
    case .unknown(let set):
      let place = place(of: first.validation, part)
      append(unknown: set, validation: first.validation, place: place)
    case let other: append(failure: other, validation: first.validation)
    }
  }

  // MARK: Outcomes

  /// Only counts, where nobody wants to see what passed: that is nearly all there is to do.
  private mutating func pass(_ part: CEL.Value?) {
    if judge.includesPassed {
      append(Outcome(verdict: .pass, message: "", place: part.flatMap { place(of: $0) }))
    } else {
      _ = judge.evaluator.plain.takeReadInferred()
      passes += 1
    }
  }

  private mutating func append(_ outcome: Outcome) {
    var outcome = outcome
    outcome.isInferred = readInferred()
    outcomes.append(outcome)
  }

  /// Whether an inferred edge has been read for the part so far: by this validation, or before it, as
  /// what variables hold is read once.
  private mutating func readInferred() -> Bool {
    isPartInferred = judge.evaluator.plain.takeReadInferred() || isPartInferred
    return isPartInferred || isInferred
  }

  private mutating func append(
    failed number: Int, _ part: CEL.Value?, index: Int, doubt: [Unknown]
  ) {
    var outcome = Outcome(
      verdict: doubt.isEmpty ? .fail : .unknown, validation: number, message: "")
    outcome.isInferred = readInferred()
    outcome.unknown = doubt
    outcome.place = place(of: number, part)
    outcome.message = message(of: number, index: index)
    if let evidence = policy.validations[number].evidence {
      outcome.evidence = hops(of: frame.evaluate(evidence))
      outcome.isInferred =
        outcome.isInferred || outcome.evidence.contains { $0.provenance == .inferred }
    }
    _ = judge.evaluator.plain.takeReadInferred()
    outcomes.append(outcome)
  }

  private mutating func append(unknown set: UnknownSet, validation: Int?, place: Place?) {
    let unknowns = judge.evaluator.unknowns(in: set)
    append(
      Outcome(
        verdict: .unknown, validation: validation, message: Self.undecided(unknowns), place: place,
        unknown: unknowns))
  }

  private mutating func append(failure value: CEL.Value, validation: Int? = nil) {
    var text = "the expression is no \(value.type)"
    if case .error(let error) = value { text = error.message }
    let unknown = Unknown(
      address: judge.graph[node].address, attribute: "", reason: .error)
    append(
      Outcome(
        verdict: .unknown, validation: validation, message: "could not be judged: \(text)",
        unknown: [unknown], error: text))
  }

  /// What a verdict that can't be decided hangs on, as a clause.
  private static func undecided(_ unknowns: [Unknown]) -> String {
    guard let first = unknowns.first else { return "can't be decided yet" }
    let name = first.attribute.isEmpty ? first.address : "\(first.address).\(first.attribute)"
    let more = unknowns.count > 1 ? " and \(unknowns.count - 1) more" : ""
    let reason =
      switch first.reason {
      case .afterApply, .afterApplyOrNull: "known only after apply"
      case .notInInputs: "not in the inputs"
      case .local: "behind a local, which a plan does not hold"
      case .error: "not evaluated"
      }
    return "can't be decided yet: \(name)\(more) is \(reason)"
  }

  // MARK: Messages, places, evidence

  /// The message of a validation, in a frame that shows no sensitive text.
  private mutating func message(of number: Int, index: Int) -> String {
    let validation = policy.validations[number]
    let fallback = validation.validation.message ?? policy.policy.title
    guard let program = validation.message else { return fallback }
    guard let frame = messageFrame(part: index),
      case .string(let text) = frame.evaluate(program)
    else { return fallback }
    return text
  }

  private mutating func messageFrame(part index: Int) -> Frame? {
    let evaluator = judge.evaluator
    if evaluator.redacting === evaluator.plain { return frame }
    if redacted == nil {
      let frame = evaluator.frame(policy, node, evaluator.redacting)
      var elements: [CEL.Value] = []
      if let forEach = policy.forEach, case .list(let list) = frame.evaluate(forEach.list) {
        elements = list.elements
      }
      redacted = (frame, elements)
    }
    guard let redacted else { return nil }
    if let forEach = policy.forEach {
      guard redacted.elements.indices.contains(index) else { return nil }
      redacted.frame.bind(forEach.slot, to: redacted.elements[index])
    }
    for variable in policy.variables {
      redacted.frame.bind(variable.slot, to: variable.program)
    }
    return redacted.frame
  }

  private func place(of number: Int, _ part: CEL.Value?) -> Place? {
    guard let selection = policy.validations[number].at else { return part.flatMap(place(of:)) }
    let name = selection.root.text
    guard let slot = policy.environment.slot(of: name) else { return nil }
    return judge.places.place(selection, root: frame.value(of: slot, named: name), of: node)
      ?? part.flatMap(place(of:))
  }

  private func place(of part: CEL.Value) -> Place? { judge.places.place(of: part, near: node) }

  /// What `evidence` came to, as hops: nodes, paths, places, and lists of these.
  private func hops(of value: CEL.Value) -> [Hop] {
    switch value {
    case .list(let list): return list.elements.prefix(100).flatMap { hops(of: $0) }
    case .object(let object):
      guard let (_, handle) = object.hosted else { return [] }
      switch GraphSource.Handle(handle) {
      case .node(let id): return [Hop(id, place: Place(id, judge.graph[id].object))]
      case .extra(let number):
        if case .path(let path)? = judge.evaluator.plain.extra(number) { return path.hops }
      default: break
      }
    default: break
    }
    return place(of: value).map { [Hop($0.node, place: $0, note: nil)] } ?? []
  }
}
