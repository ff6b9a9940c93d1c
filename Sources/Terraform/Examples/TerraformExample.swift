package import ArchitectureGraph
package import Diagnostics
package import Documents

/// A policy's example in Terraform's own JSON syntax, read as the plan that it would come to.
///
/// Literals are values, a string that is a reference is unknown and has its expression; the plan made
/// so goes through the reader of real plans. Functions, `count` and locals are errors, since nothing
/// here evaluates them. Positions are those of the policy's file.
package struct TerraformExample: Sendable {
  /// What can't be read; where there is an error, nothing is contributed.
  package let diagnostics: [Diagnostic]
  private let document: Value

  /// Reads the mapping under `terraform:`.
  ///
  /// - Complexity: O(values).
  package init(resourceBlocks: Value) {
    var reader = ExampleReader(resourceBlocks)
    document = reader.plan()
    diagnostics = reader.diagnostics
  }

  /// Adds what the example says to `builder`, as part of `scope`.
  package func contribute(to builder: inout GraphBuilder, scope: String) {
    guard diagnostics.isEmpty else { return }
    PlanContribution.contribute(
      Resolver(Plan(plan: document)), from: document, to: &builder, scope: scope)
  }
}

extension Diagnostic {
  /// A complaint about `value` of an example.
  static func example(_ value: Value, _ message: String, help: String? = nil) -> Diagnostic {
    let source = value.tree.source
    return Diagnostic(
      path: source.path, position: LineTable(source).position(at: value.range.lowerBound),
      message: message, help: help)
  }
}
