package import CEL
internal import Diagnostics
internal import Documents

/// Compiles the expressions of admission policies, so that a mistake in one is an error at its place
/// when the policy is loaded, as it is when the API server is given the policy.
package struct AdmissionCompiler: Sendable {
  /// The variables that every policy has, by slot.
  package enum Slot {
    /// The object that is created.
    package static let object = 0
    /// Null, since the object is new.
    package static let oldObject = 1
    /// The request.
    package static let request = 2
    /// The object's Namespace.
    package static let namespaceObject = 3
    /// The cluster's authorizer.
    package static let authorizer = 4
    /// A question to it about the requested resource.
    package static let requestResource = 5
    /// The parameter; there only where the policy takes some.
    package static let params = 6
  }

  private let base: Environment

  /// A compiler; it keeps the declarations that all policies share.
  package init() {
    base = Environment(
      libraries: [.everything, .authorizer], types: AdmissionTypes.objectTypes,
      variables: [
        Variable("object", .dyn), Variable("oldObject", .dyn),
        Variable("request", .object(AdmissionTypes.request)), Variable("namespaceObject", .dyn),
        Variable("authorizer", .opaque(AdmissionTypes.authorizer, [])),
        Variable("authorizer.requestResource", .opaque(AdmissionTypes.resourceCheck, [])),
      ])
  }

  /// Compiles `policy`, which stands in `owner`.
  ///
  /// - Returns: the compiled policy, or everything that is wrong with its expressions.
  package func compile(
    _ policy: AdmissionPolicy, of owner: Policy
  ) -> Result<CompiledAdmissionPolicy, PolicyErrors> {
    var compilation = AdmissionCompilation(owner, environment: environment(for: policy))
    let compiled = compilation.run(policy)
    guard compilation.diagnostics.isEmpty else {
      return .failure(PolicyErrors(diagnostics: compilation.diagnostics))
    }
    return .success(compiled)
  }

  /// Everything that is wrong with the expressions of `policy`, which stands in `owner`.
  func check(_ policy: AdmissionPolicy, of owner: Policy) -> [Diagnostic] {
    guard case .failure(let errors) = compile(policy, of: owner) else { return [] }
    return errors.diagnostics
  }

  /// `params` is declared only where there are some, as in the API server.
  private func environment(for policy: AdmissionPolicy) -> Environment {
    policy.paramKind == nil ? base : base.extended(variables: [Variable("params", .dyn)])
  }
}

/// An admission policy whose expressions are ready to be evaluated.
package struct CompiledAdmissionPolicy: Sendable {
  /// The policy.
  package let policy: AdmissionPolicy
  /// What the variables' slots belong to.
  package let environment: Environment
  /// When it judges at all: each must be true.
  package let matchConditions: [Program]
  /// The named subexpressions, each with its slot; evaluated when first read.
  package let variables: [(slot: Int, name: String, program: Program)]
  /// What must hold.
  package let validations: [Validation]

  /// A validation whose expressions are ready to be evaluated.
  package struct Validation: Sendable {
    /// As it was read.
    package let declared: AdmissionPolicy.Validation
    /// The condition.
    package let condition: Program
    /// The message, where it is worked out.
    package let message: Program?
  }
}

/// The compilation of one policy: gathers every error instead of stopping at the first.
private struct AdmissionCompilation {
  private let owner: Policy
  private var environment: Environment
  private(set) var diagnostics: [Diagnostic] = []

  init(_ owner: Policy, environment: Environment) {
    self.owner = owner
    self.environment = environment
  }

  mutating func run(_ policy: AdmissionPolicy) -> CompiledAdmissionPolicy {
    let conditions = policy.matchConditions.compactMap {
      compile($0.expression, "a match condition", expecting: [.bool])
    }
    var variables: [(slot: Int, name: String, program: Program)] = []
    for variable in policy.variables {
      guard let program = compile(variable.expression, "a variable", expecting: nil) else {
        // What reads it is not to be blamed as well.
        environment = environment.extended(variables: [Variable("variables.\(variable.name)", .dyn)]
        )
        continue
      }
      let slot = environment.variables.count
      environment = environment.extended(variables: [
        Variable("variables.\(variable.name)", program.type)
      ])
      variables.append((slot, variable.name, program))
    }
    let validations = policy.validations.compactMap { compile($0) }
    for annotation in policy.auditAnnotations {
      _ = compile(annotation.expression, "'valueExpression'", expecting: [.string, .null])
    }
    return CompiledAdmissionPolicy(
      policy: policy, environment: environment, matchConditions: conditions, variables: variables,
      validations: validations)
  }

  private mutating func compile(
    _ validation: AdmissionPolicy.Validation
  ) -> CompiledAdmissionPolicy.Validation? {
    let condition = compile(validation.expression, "'expression'", expecting: [.bool])
    let message = validation.messageExpression.flatMap { expression -> Program? in
      let program = compile(expression, "'messageExpression'", expecting: [.string])
      let asked = program?.references.variables.first { $0.hasPrefix("authorizer") }
      guard let asked else { return program }
      report("a message can't read '\(asked)'", at: expression, offset: 0)
      return nil
    }
    return condition.map {
      CompiledAdmissionPolicy.Validation(declared: validation, condition: $0, message: message)
    }
  }

  /// A dynamic type is none of the expected ones: the API server takes it for a mistake, too.
  private mutating func compile(
    _ expression: Policy.Expression, _ what: String, expecting types: [CEL.`Type`]?
  ) -> Program? {
    do {
      let parsed = try CEL.Expression(parsing: expression.text, in: environment)
      let program = try Program(
        compiling: parsed.rewritten(rewrite), of: expression.text, in: environment)
      guard let types, !types.contains(program.type) else { return program }
      let names = types.map(\.description).joined(separator: " or ")
      report(
        "\(what) must be a \(names), but is a \(program.type)", at: expression, offset: 0,
        help: program.type == .dyn ? Self.help(expecting: types[0]) : nil)
      return nil
    } catch {
      for mistake in error.mistakes {
        report(
          mistake.message, at: expression, offset: mistake.range.lowerBound, help: mistake.help)
      }
      return nil
    }
  }

  /// How to give a dynamic value a type.
  private static func help(expecting type: CEL.`Type`) -> String {
    let remedy = type == .bool ? "compare it, as in '… == true'" : "write 'string(…)' around it"
    return "the API server knows no type of it: \(remedy)"
  }

  /// Fields by their own names; and a variable that is declared is there.
  private func rewrite(_ kind: CEL.Expression.Kind) -> CEL.Expression.Kind {
    let unescaped = { (name: Name) in Name(FieldEscapes.unescaped(name.text), at: name.range) }
    switch kind {
    case .presence(let operand, let field):
      guard case .identifier("variables") = operand.kind else {
        return .presence(operand, unescaped(field))
      }
      let isDeclared = environment.slot(of: "variables.\(field.text)") != nil
      return isDeclared ? .literal(.bool(true)) : kind
    case .select(let operand, let field, let access):
      if case .identifier("variables") = operand.kind { return kind }
      return .select(operand, unescaped(field), access)
    default: return kind
    }
  }

  private mutating func report(
    _ message: String, at expression: Policy.Expression, offset: Int, help: String? = nil
  ) {
    let source = expression.value.tree.source
    let place = expression.value.sourceOffset(ofText: offset)
    diagnostics.append(
      Diagnostic(
        path: owner.place.path, position: LineTable(source).position(at: place),
        message: "\(message) (in \(owner.id))", help: help))
  }
}
