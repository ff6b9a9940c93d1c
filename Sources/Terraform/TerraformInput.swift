package import ArchitectureGraph
package import Diagnostics
package import Documents

/// What Terraform's JSON documents are.
package enum TerraformFormat: String, Sendable, Hashable {
  /// `terraform show -json` of a plan.
  case plan = "terraform-plan"
  /// `terraform show -json` of a state, or of what was applied.
  case state = "terraform-state"
}

/// A Terraform plan or state, recognised by its content.
///
/// The front end for Terraform: it makes the plan a graph's nodes and edges, and knows nothing of
/// policies. What is known only after apply is followed to the resource that will make it so.
package struct TerraformInput: Sendable {
  /// What the document is.
  package let format: TerraformFormat
  private let document: Value
  private let plan: Plan

  /// The document as one of Terraform's; nil where it is something else.
  ///
  /// - Complexity: O(resources) where it is.
  package init?(recognising document: Value) {
    guard document.isMapping,
      document["format_version"] != nil || document["terraform_version"] != nil
    else { return nil }
    if document["planned_values"] != nil || document["resource_changes"] != nil {
      format = .plan
      plan = Plan(plan: document)
    } else if document["values"] != nil, document["resources"] == nil {
      format = .state
      plan = Plan(state: document)
    } else {
      return nil
    }
    self.document = document
  }

  /// The types of resources that are of `kind`, by name; of plain resources, none.
  package static func types(of kind: Kind) -> [String] {
    kind == .resource ? [] : Family.types(of: kind)
  }

  /// How many resources it holds, data sources and what will be deleted left out.
  ///
  /// - Complexity: O(resources).
  package var resourceCount: Int { plan.resources.count { !$0.isData } }

  /// The state that a plan starts from, as it says it; nil where nothing is there yet, and of a state.
  ///
  /// - Complexity: O(resources).
  package var stateBefore: TerraformInput? {
    guard format == .plan, let prior = document["prior_state"] else { return nil }
    return TerraformInput(recognising: prior)
  }

  /// What was changed outside of Terraform before a plan was made, in the plan's order.
  ///
  /// The state that the plan starts from has it already, so none of it is the plan's own doing.
  /// - Complexity: O(what it says of that).
  package var drift: [Drift] { document["resource_drift"].elements.compactMap { Drift($0) } }

  /// The addresses that things will have, by those that they have now, where a plan moves them.
  ///
  /// - Complexity: O(resources).
  package var moves: [String: String] {
    var moves: [String: String] = [:]
    for change in document["resource_changes"].elements {
      guard let old = change["previous_address"]?.string, let new = change["address"]?.string
      else { continue }
      moves[old] = new
    }
    return moves
  }

  /// Adds what the document says to `builder`, as part of `scope`.
  ///
  /// - Parameters:
  ///   - builder: what takes the nodes and edges.
  ///   - scope: the plan's name; references resolve within it first.
  ///   - locals: what the sources say of locals, where they are at hand.
  ///   - sources: the sources, where they are at hand: they say more than the locals alone.
  /// - Returns: what makes the document less than the whole truth; an error where it can't be read.
  /// - Complexity: O(document).
  package func contribute(
    to builder: inout GraphBuilder, scope: String, locals: TerraformLocals = TerraformLocals(),
    sources: TerraformSources = TerraformSources()
  ) -> [Diagnostic] {
    let diagnostics = complaints
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return diagnostics }
    if let partial = plan.partial {
      builder.open(
        scope, because: Unknown(address: "", attribute: partial, reason: .notInInputs))
    }
    PlanContribution.contribute(
      Resolver(plan, locals: locals, sources: sources), from: document, to: &builder, scope: scope)
    return diagnostics
  }

  /// Where in `sources` the things of the document are declared.
  ///
  /// - Complexity: O(resources).
  package func places(in sources: TerraformSources) -> TerraformPlaces {
    TerraformPlaces(plan, sources)
  }

  /// How much of the document's root module `sources` declares, from 0 to 1: whether they are its own.
  ///
  /// - Complexity: O(blocks).
  package func agreement(with sources: TerraformSources) -> Double {
    guard let root = sources.modules[[]] else { return 0 }
    var labels = Set(plan.configuration.modules[0].blocks.keys)
    var calls = Set(plan.configuration.modules[0].calls.keys)
    for group in plan.groups where group.module == 0 { labels.insert(group.label) }
    for module in plan.modules where module.parent == 0 { calls.insert(module.call) }
    let count = labels.count + calls.count
    guard count > 0 else { return 0 }
    let found =
      labels.count { root.blocks[$0] != nil } + calls.count { root.calls[$0] != nil }
    return Double(found) / Double(count)
  }

  /// What becomes of each attribute of which the front end makes an edge.
  ///
  /// - Parameters:
  ///   - schema: the schema of the graph that is made on the way.
  ///   - sources: the sources, where they are at hand.
  /// - Returns: one outcome an attribute and kind of thing, in the plan's order.
  /// - Complexity: O(document).
  package func referenceOutcomes(
    _ schema: Schema, sources: TerraformSources = TerraformSources()
  ) -> [ReferenceOutcome] {
    var builder = GraphBuilder(schema: schema)
    var census: Census? = Census()
    PlanContribution.contribute(
      Resolver(plan, sources: sources), from: document, to: &builder, scope: "", &census)
    return census?.outcomes ?? []
  }

  private var complaints: [Diagnostic] {
    let path = document.tree.source.path
    if let version = document["format_version"]?.string,
      let major = version.split(separator: ".").first,
      major != "0", major != "1"
    {
      return [.unreadableVersion(version, path: path)]
    }
    var complaints: [Diagnostic] = []
    if document["errored"]?.bool == true { complaints.append(.erroredPlan(path: path)) }
    if document["complete"]?.bool == false { complaints.append(.incompletePlan(path: path)) }
    return complaints
  }
}

extension Diagnostic {
  fileprivate static func unreadableVersion(_ version: String, path: String) -> Diagnostic {
    Diagnostic(
      path: path, message: "the format_version '\(version)' of the plan is newer than 1.x",
      help: "write the JSON with a Terraform of the 1.x line, or use a newer archlint")
  }

  fileprivate static func erroredPlan(path: String) -> Diagnostic {
    Diagnostic(
      .warning, path: path, message: "planning failed, so the plan does not hold everything",
      help: "mend what 'terraform plan' says and write the JSON anew")
  }

  fileprivate static func incompletePlan(path: String) -> Diagnostic {
    Diagnostic(
      .warning, path: path, message: "the plan is not complete: some changes were put off",
      help: "apply what is planned, then plan again")
  }
}
