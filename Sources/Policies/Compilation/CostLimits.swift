internal import CEL

/// How much one evaluation may cost, in steps: roughly, nodes of the expression that are evaluated.
package enum CostLimits {
  /// For an expression about one resource: what Kubernetes allows one call.
  package static let resource = Activation.standardCostLimit
  /// For an expression about a whole architecture, which asks something of each of its resources:
  /// what Kubernetes allows all the expressions of one policy together.
  package static let architecture = 10_000_000

  /// For an expression of a policy of `scope`.
  package static func limit(for scope: Policy.Scope) -> Int {
    scope == .architecture ? architecture : resource
  }
}
