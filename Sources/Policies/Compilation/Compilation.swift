internal import ArchitectureGraph
internal import CEL
internal import Diagnostics
internal import Documents

/// The compilation of one policy: gathers every error instead of stopping at the first.
struct Compilation {
  let policy: Policy
  private(set) var diagnostics: [Diagnostic] = []
  private var environment: Environment

  init(policy: Policy, environment: Environment) {
    self.policy = policy
    self.environment = environment.explaining(Self.absences)
  }

  mutating func run(_ overrides: [Documents.Value]) -> CompiledPolicy? {
    let parameters = declareParameters(overrides)
    let conditions = policy.matchConditions.compactMap {
      compile($0.expression, "matchConditions", expecting: .bool)
    }
    let forEach = compileForEach()
    let variables = policy.variables.compactMap { variable -> (slot: Int, program: Program)? in
      guard let program = compile(variable.expression, "variable '\(variable.name)'") else {
        _ = declare("variables.\(variable.name)", .dyn)
        return nil
      }
      let slot = declare("variables.\(variable.name)", program.type)
      return (slot, program)
    }
    let validations = policy.validations.compactMap { compile($0) }
    guard diagnostics.isEmpty else { return nil }
    return CompiledPolicy(
      policy: policy, environment: environment, matchConditions: conditions, forEach: forEach,
      variables: variables, parameters: parameters, validations: validations)
  }

  /// What is not there before its turn.
  private static let absences = [
    "variables":
      "variables come after matchConditions and forEach, each after those that stand before it",
    "params": "the policy declares no parameters",
  ]

  private mutating func declare(_ name: String, _ type: CEL.`Type`) -> Int {
    let slot = environment.variables.count
    environment = environment.extended(variables: [Variable(name, type)])
    return slot
  }

  private mutating func compileForEach() -> (slot: Int, list: Program)? {
    guard let forEach = policy.forEach else { return nil }
    guard let list = compile(forEach.list, "forEach") else {
      // Said once is enough: what reads the parts is checked as far as can be without them.
      _ = declare(forEach.name, .dyn)
      return nil
    }
    switch list.type.withoutNull {
    case .list(let element): return (declare(forEach.name, element), list)
    case .dyn: return (declare(forEach.name, .dyn), list)
    default:
      report(
        "'forEach' goes over a list, not over \(list.type.withoutNull)", at: forEach.list,
        offset: 0)
      _ = declare(forEach.name, .dyn)
      return nil
    }
  }

  private mutating func compile(_ validation: Policy.Validation) -> CompiledValidation? {
    let condition = compile(validation.expression, "expression", expecting: .bool)
    let message = validation.messageExpression.flatMap {
      compile($0, "messageExpression", expecting: .string)
    }
    let evidence = validation.evidence.flatMap { compile($0, "evidence") }
    let at = validation.at.flatMap { select($0) }
    guard let condition else { return nil }
    return CompiledValidation(
      validation: validation, condition: condition, message: message, evidence: evidence, at: at)
  }

  /// Checks that `at` is a selection of things that exist.
  private mutating func select(_ expression: Policy.Expression) -> Selection? {
    guard compile(expression, "at") != nil else { return nil }
    guard let tree = try? CEL.Expression(parsing: expression.text, in: environment),
      let selection = Selection(tree)
    else {
      report(
        "'at' must be a selection, as in object.spec.replicas", at: expression, offset: 0)
      return nil
    }
    return selection
  }

  private mutating func compile(
    _ expression: Policy.Expression, _ what: String, expecting type: CEL.`Type`? = nil
  ) -> Program? {
    do {
      let program = try Program(compiling: expression.text, in: environment)
      let found = program.type.withoutNull
      if let type, found != type, found != .dyn {
        report("\(what) must be a \(type), but is \(found.withArticle)", at: expression, offset: 0)
        return nil
      }
      return program
    } catch {
      for mistake in error.mistakes {
        report(
          mistake.message, at: expression, offset: mistake.range.lowerBound,
          end: mistake.range.upperBound, help: mistake.help)
      }
      return nil
    }
  }

  private mutating func report(
    _ message: String, at expression: Policy.Expression, offset: Int, end: Int? = nil,
    help: String? = nil
  ) {
    let source = expression.value.tree.source
    let place = expression.value.sourceOffset(ofText: offset)
    let last = expression.value.sourceOffset(ofText: max(end ?? offset + 1, offset + 1) - 1)
    diagnostics.append(
      Diagnostic(
        path: policy.place.path, position: LineTable(source).position(at: place),
        message: "\(message) (in \(policy.id))", help: help,
        excerpt: .init(of: source, marking: SourceRange(place, max(last, place) + 1))))
  }
}

extension Compilation {
  /// Declares every parameter as `params.name`, with the type of its default.
  private mutating func declareParameters(_ overrides: [Documents.Value]) -> [(
    slot: Int, value: CEL.Value
  )] {
    guard let defaults = policy.params else { return [] }
    var declared: [(slot: Int, value: CEL.Value)] = []
    for member in defaults.members {
      guard let name = member.key else { continue }
      let value = CEL.Value(literal: member)
      let type = CEL.`Type`(ofLiteral: member)
      let slot = declare("params.\(name)", type)
      guard let override = overrides.compactMap({ $0[name] }).last else {
        declared.append((slot, value))
        continue
      }
      declared.append((slot, parameter(name, override, type) ?? value))
    }
    for member in overrides.flatMap({ $0.members.map { $0 } }) {
      guard let name = member.key, defaults[name] == nil else { continue }
      let known = defaults.members.compactMap(\.key)
      reportSetting(
        "\(policy.id) has no parameter '\(name)'", at: member,
        help: Suggestion.help(for: name, among: known))
    }
    return declared
  }

  /// A parameter as the configuration has it; integers stand for doubles where those are asked for.
  private mutating func parameter(
    _ name: String, _ value: Documents.Value, _ type: CEL.`Type`
  ) -> CEL.Value? {
    if type == .double, let number = value.double { return .double(number) }
    let given = CEL.`Type`(ofLiteral: value)
    guard given == type || type == .dyn else {
      reportSetting(
        "the parameter '\(name)' must be a \(type), but is \(given.withArticle)", at: value)
      return nil
    }
    return CEL.Value(literal: value)
  }

  private mutating func reportSetting(
    _ message: String, at value: Documents.Value, help: String? = nil
  ) {
    let source = value.tree.source
    diagnostics.append(
      Diagnostic(
        path: source.path, position: LineTable(source).position(at: value.range.lowerBound),
        message: message, help: help))
  }
}

extension CEL.`Type` {
  /// The type in a sentence: `a string`, `an int`.
  fileprivate var withArticle: String {
    ("aeiou".contains(description.first ?? "x") ? "an " : "a ") + description
  }
}
