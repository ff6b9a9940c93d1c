internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Policies

/// What an admission policy says of one object.
struct AdmissionOutcome {
  var verdict: Verdict
  /// Which validation it is about; nil where it is about the policy as a whole.
  var validation: Int?
  var message = ""
  var place: Place?
  var unknown: [Unknown] = []
  /// Why it could not be judged.
  var error: String?
  /// What could not be judged and is let through, by the policy's own word.
  var ignored: String?
}

/// One admission policy judging one object with one parameter, in the order of the API server:
/// matchConditions, then variables as they are read, then validations.
struct AdmissionSitting {
  private let policy: CompiledAdmissionPolicy
  private let request: AdmissionRequest
  private let values: AdmissionValues
  private let parameter: AdmissionParameter?
  private let text: SensitiveText
  private var doubt: [Unknown]
  private(set) var outcomes: [AdmissionOutcome] = []

  init(
    _ policy: CompiledAdmissionPolicy, _ request: AdmissionRequest, _ values: AdmissionValues,
    _ parameter: AdmissionParameter?, _ text: SensitiveText, doubt: [Unknown]
  ) {
    self.policy = policy
    self.request = request
    self.values = values
    self.parameter = parameter
    self.text = text
    self.doubt = doubt
  }

  mutating func run() {
    var activation = activation(nil)
    guard isMeant(&activation) else { return }
    var undecided: [(validation: Int, value: CEL.Value)] = []
    for (number, validation) in policy.validations.enumerated() {
      switch validation.condition.evaluate(in: &activation) {
      case .bool(true): continue
      case .bool(false): append(failed: number)
      case let other: undecided.append((number, other))
      }
    }
    guard outcomes.isEmpty else { return }
    guard let first = undecided.first else {
      outcomes.append(AdmissionOutcome(verdict: .pass))
      return
    }
    append(undecided: first.value, policy.validations[first.validation], first.validation)
  }

  /// The values of the variables; with `text`, as a message may see them.
  private func activation(_ text: SensitiveText?) -> Activation {
    var activation = Activation(for: policy.environment)
    values.bind(&activation, policy, parameter, text)
    for variable in policy.variables { activation.bind(variable.slot, to: variable.program) }
    return activation
  }

  /// Whether the match conditions hold; one that is false decides, whatever fails beside it.
  private mutating func isMeant(_ activation: inout Activation) -> Bool {
    var failure: CEL.Value?
    for condition in policy.matchConditions {
      switch condition.evaluate(in: &activation) {
      case .bool(true): continue
      case .bool(false): return false
      case .unknown(let set): doubt += values.unknowns(in: set)
      case let other: failure = failure ?? other
      }
    }
    guard let failure else { return true }
    append(undecided: failure, nil, nil)
    return false
  }

  // MARK: Outcomes

  private mutating func append(failed number: Int) {
    let validation = policy.validations[number]
    var outcome = AdmissionOutcome(verdict: doubt.isEmpty ? .fail : .unknown, validation: number)
    outcome.message = message(of: validation)
    outcome.unknown = doubt
    outcome.place = AdmissionPlaces(request, policy).place(of: validation.condition)
    outcomes.append(outcome)
  }

  private mutating func append(
    undecided value: CEL.Value, _ validation: CompiledAdmissionPolicy.Validation?, _ number: Int?
  ) {
    if case .unknown(let set) = value {
      var outcome = AdmissionOutcome(verdict: .unknown, validation: number)
      outcome.unknown = doubt + values.unknowns(in: set)
      outcome.message = Self.undecided(outcome.unknown)
      outcome.place = validation.map { AdmissionPlaces(request, policy).place(of: $0.condition) }
      outcomes.append(outcome)
      return
    }
    var reason = "the expression is no bool but a \(value.type)"
    if case .error(let error) = value { reason = error.message }
    guard policy.policy.failurePolicy == .fail else {
      var outcome = AdmissionOutcome(verdict: .pass)
      outcome.ignored = reason
      outcomes.append(outcome)
      return
    }
    var outcome = AdmissionOutcome(verdict: .unknown, validation: number)
    outcome.error = reason
    outcome.message = "could not be judged, so that the API server refuses it: \(reason)"
    outcome.unknown = [
      Unknown(address: values.address, attribute: "", reason: .error)
    ]
    outcomes.append(outcome)
  }

  /// What a verdict that can't be decided hangs on, as a clause.
  static func undecided(_ unknowns: [Unknown]) -> String {
    guard let first = unknowns.first else { return "can't be decided yet" }
    let name = first.attribute.isEmpty ? first.address : first.attribute
    let more = unknowns.count > 1 ? " and \(unknowns.count - 1) more" : ""
    return "can't be decided: \(name)\(more) is not in the inputs"
  }

  /// The message as the API server gives it: worked out, else as written, else the expression.
  private func message(of validation: CompiledAdmissionPolicy.Validation) -> String {
    if let program = validation.message {
      var activation = activation(text)
      if case .string(let text) = program.evaluate(in: &activation), Self.isFit(text) {
        return text.trimmingSpace
      }
    }
    if let message = validation.declared.message?.trimmingSpace, !message.isEmpty { return message }
    return "failed expression: \(validation.declared.expression.text.trimmingSpace)"
  }

  /// The API server takes a worked-out message of one line, not empty and not too long.
  private static func isFit(_ message: String) -> Bool {
    message.utf8.count <= maximumMessageLength && !message.contains { $0.isNewline }
      && !message.trimmingSpace.isEmpty
  }

  private static let maximumMessageLength = 5 * 1024
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmingSpace: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
