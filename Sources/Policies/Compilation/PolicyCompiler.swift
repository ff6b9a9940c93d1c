package import ArchitectureGraph
package import CEL
package import Diagnostics
package import Documents

/// Compiles policies against the schema of the graph, so that a misspelt name is an error at its
/// place when the policy is loaded.
package struct PolicyCompiler: Sendable {
  private let base: Environment
  private let schema: Schema
  /// The types of resources, which `object` may be of.
  package let resources: ResourceTypes

  /// A compiler for policies about graphs of `schema`, and about resources of types that are built
  /// in or a user's own.
  package init(schema: Schema, resources: ResourceTypes = ResourceTypes()) {
    self.schema = schema
    self.resources = resources
    base = Environment(
      libraries: [.everything, .graph], types: GraphTypes(schema).objectTypes,
      structures: resources)
  }

  /// The environment of expressions about nodes of `kind`; of any kind, without one.
  ///
  /// - Parameters:
  ///   - kind: what `node` is.
  ///   - type: what `object` is, a type that ``resources`` knows; without one it is dynamic.
  /// - Returns: the environment, in which `object` and `node` are declared.
  package func environment(for kind: Kind?, type: String? = nil) -> Environment {
    base.extended(variables: [
      Variable("object", type.map { .structure($0) } ?? .dyn),
      Variable("node", .object(kind?.typeName ?? GraphTypes.anyNode)),
    ])
  }

  /// The environment of expressions about the architecture as a whole.
  package var architectureEnvironment: Environment {
    base.extended(variables: [
      Variable("object", .dyn),
      Variable("node", .object(Kind.architecture.typeName)),
      Variable("graph", .object(GraphTypes.graph)),
    ])
  }

  /// The environment of a lone expression: `object` (of `type`, if ``resources`` knows it) and
  /// `node` of `kind`, and `graph`.
  package func evaluationEnvironment(for kind: Kind?, type: String? = nil) -> Environment {
    let known = type.flatMap { resources.structure($0)?.name }
    return environment(for: kind, type: known).extended(variables: [
      Variable("graph", .object(GraphTypes.graph))
    ])
  }

  /// Compiles `policy` for nodes of `kind`, or for the architecture if that is its scope.
  ///
  /// - Parameters:
  ///   - policy: as it was read.
  ///   - kind: the kind of the nodes it is to judge; nil for any, where it names types alone.
  ///   - type: the type of the resources it is to judge, where it matches them by that; one that
  ///     ``resources`` does not know leaves `object` dynamic.
  ///   - parameters: what the configuration says its parameters are.
  /// - Returns: the compiled policy, or everything that is wrong with it.
  package func compile(
    _ policy: Policy, for kind: Kind?, type: String? = nil, parameters: [Documents.Value] = []
  ) -> Result<CompiledPolicy, PolicyErrors> {
    let known = type.flatMap { resources.structure($0)?.name }
    let environment =
      policy.scope == .architecture
      ? architectureEnvironment : environment(for: kind, type: known).explaining(Self.absences)
    var compilation = Compilation(policy: policy, environment: environment)
    let compiled = compilation.run(parameters)
    guard compilation.diagnostics.isEmpty, let compiled else {
      return .failure(PolicyErrors(diagnostics: compilation.diagnostics))
    }
    return .success(compiled)
  }
}

extension PolicyCompiler {
  /// Why what is there in other policies, or in other places, is not there for a resource.
  private static let absences = [
    "graph":
      "it is there with 'scope: architecture'; from one resource to others lead "
      + "node.targets(edge, kind) and node.sources(edge, kind)"
  ]
}

/// What is wrong with a policy, each at its place.
package struct PolicyErrors: Error, Sendable {
  /// The errors; never empty.
  package let diagnostics: [Diagnostic]
}

/// A policy whose expressions are ready to be evaluated, for nodes of one kind.
///
/// A class only so that it is one reference: it is handed over for each node that it judges.
package final class CompiledPolicy: Sendable {
  /// The policy.
  package let policy: Policy
  /// What the variables' slots belong to.
  package let environment: Environment
  /// When it judges at all: each must be true.
  package let matchConditions: [Program]
  /// The parts that are judged one by one: the variable's slot and the list.
  package let forEach: (slot: Int, list: Program)?
  /// The named subexpressions, each with its slot; evaluated when first read.
  package let variables: [(slot: Int, program: Program)]
  /// The parameters' values, each with its slot.
  package let parameters: [(slot: Int, value: CEL.Value)]
  /// What must hold.
  package let validations: [CompiledValidation]
  /// The conditions of the validations.
  package let conditions: [Program]
  /// Whether it judges the architecture as a whole.
  package let isAboutArchitecture: Bool
  /// How much one evaluation may cost, in steps.
  package let costLimit: Int

  init(
    policy: Policy, environment: Environment, matchConditions: [Program],
    forEach: (slot: Int, list: Program)?, variables: [(slot: Int, program: Program)],
    parameters: [(slot: Int, value: CEL.Value)], validations: [CompiledValidation]
  ) {
    self.policy = policy
    self.environment = environment
    self.matchConditions = matchConditions
    self.forEach = forEach
    self.variables = variables
    self.parameters = parameters
    self.validations = validations
    conditions = validations.map(\.condition)
    isAboutArchitecture = policy.scope == .architecture
    costLimit = CostLimits.limit(for: policy.scope)
  }
}

/// A validation whose expressions are ready to be evaluated.
package struct CompiledValidation: Sendable {
  /// The validation.
  package let validation: Policy.Validation
  /// The condition.
  package let condition: Program
  /// The message, where it is worked out.
  package let message: Program?
  /// The evidence.
  package let evidence: Program?
  /// The place to point at.
  package let at: Selection?
}
